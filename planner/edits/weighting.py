"""Edits of judgements and of the way they become weights."""

from collections.abc import Iterable
from dataclasses import replace

from planner.checks.names import criterion_name
from planner.checks.weighting import importance_errors, judgement_errors
from planner.edits.change import changed, refuse
from planner.edits.freeze import refuse_frozen
from planner.edits.log import logged
from planner.model.criterion import CriteriaTree
from planner.model.evidence import Evidence
from planner.model.log import Detail, LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import (
    Aggregation,
    Focus,
    Importance,
    Judgement,
    NodeWay,
    ObjectiveChoice,
    RandomIndexTable,
    WeighingWay,
    WeightMethod,
)


def set_judgement(
    plan: Plan, node: str, first: str, second: str, value: float | None, *, expert: str | None = None
) -> Plan:
    """Say how much more important `first` is than `second` below `node`: a ratio 1/9..9; None clears it.

    Stored once a pair and expert (the first expert by default), the earlier child in the tree first.
    ProblemError: off the scale, not two children of the node, unknown expert, weights locked.
    """
    refuse_frozen(plan)
    expert = plan.weighting.experts[0].id if expert is None else expert
    judgement = Judgement(expert, node, first, second, 1.0 if value is None else float(value))
    refuse(judgement_errors(plan, judgement))
    judgement = _oriented(plan.criteria, judgement)
    new = () if value is None else (judgement,)
    given = plan.weighting.judgements
    place = next((place for place, known in enumerate(given) if _on_same_pair(known, judgement)), len(given))
    return _with_judgements(plan, (*given[:place], *new, *given[place + 1 :]))


def accept_revision(
    plan: Plan, node: str, first: str, second: str, value: float, *, expert: str, who: str, date: str
) -> Plan:
    """Take a proposed value in place of an expert's judgement; the original goes to the decision log.

    ProblemError as for `set_judgement`, and for an impossible date. KeyError where the pair was not judged.
    """
    before = judgement_of(plan, expert, node, first, second)
    if before is None:
        raise KeyError((first, second))
    edited = set_judgement(plan, node, first, second, value, expert=expert)
    if edited is plan:
        return plan
    details: dict[str, Detail] = {
        "first": criterion_name(plan.criteria, first),
        "second": criterion_name(plan.criteria, second),
        "before": before,
        "after": float(value),
    }
    return logged(edited, LogEntry(date, who.strip(), "revision accepted", expert, details))


def judgement_of(plan: Plan, expert: str, node: str, first: str, second: str) -> float | None:
    """How much more important `first` is than `second` to one expert; None where not judged."""
    for given in plan.weighting.judgements:
        if (given.expert, given.node) == (expert, node):
            if (given.first, given.second) == (first, second):
                return given.value
            if (given.second, given.first) == (first, second):
                return 1 / given.value
    return None


def clear_judgements(plan: Plan, node: str, *, expert: str | None = None) -> Plan:
    """Forget what one expert, or any by default, said on the children of one node; without any they weigh equal.

    ProblemError: weights locked.
    """
    refuse_frozen(plan)
    weighting = plan.weighting

    def stays(given: Judgement | Importance) -> bool:
        return given.node != node or expert not in (None, given.expert)

    judgements = tuple(given for given in weighting.judgements if stays(given))
    importances = tuple(given for given in weighting.importances if stays(given))
    return changed(plan, weighting=replace(weighting, judgements=judgements, importances=importances))


def set_way(plan: Plan, node: str, way: WeighingWay) -> Plan:
    """Weigh the children of a node in another way; answers given in other ways stay. ProblemError: weights locked.

    KeyError where the tree has no such node.
    """
    refuse_frozen(plan)
    if node not in plan.criteria.nodes:
        raise KeyError(node)
    others = tuple(chosen for chosen in plan.weighting.ways if chosen.node != node)
    ways = others if way == "pairwise" else (*others, NodeWay(node, way))
    if plan.weighting.way(node) == way:
        return plan
    return changed(plan, weighting=replace(plan.weighting, ways=ways))


def set_importance(
    plan: Plan, way: WeighingWay, node: str, criterion: str, value: float | None, *, expert: str | None = None
) -> Plan:
    """Say how important one child of `node` is by itself, on the scale of `way`; None clears it.

    ProblemError: off the scale, not a child of the node, unknown expert, weights locked.
    """
    refuse_frozen(plan)
    expert = plan.weighting.experts[0].id if expert is None else expert
    importance = Importance(expert, way, node, criterion, 1.0 if value is None else float(value))
    refuse(importance_errors(plan, importance))
    given = {_valued(known): known for known in plan.weighting.importances}
    if value is None:
        given.pop(_valued(importance), None)
    else:
        given[_valued(importance)] = importance
    return changed(plan, weighting=replace(plan.weighting, importances=tuple(given.values())))


def apply_focus(plan: Plan, focus: Focus, *, expert: str | None = None) -> Plan:
    """Take an offered set of judgements in place of an expert's (the first's) on the same nodes, as assumptions.

    Judgements on criteria that the tree no longer has are left out; ProblemError where none is left, or the
    weights are locked.
    """
    refuse_frozen(plan)
    expert = plan.weighting.experts[0].id if expert is None else expert
    origin = Evidence("assumption", focus.source, note=focus.reason)
    offered = tuple(Judgement(expert, *judgement, evidence=origin) for judgement in focus.judgements)
    fit = fitting(plan.criteria, offered)
    if not fit:
        raise ProblemError("focus does not fit", "weighting", focus.city_type, focus=focus.name)
    nodes = {judgement.node for judgement in fit}
    kept = (
        judgement
        for judgement in plan.weighting.judgements
        if judgement.expert != expert or judgement.node not in nodes
    )
    return _with_judgements(plan, (*kept, *fit))


def set_method(plan: Plan, method: WeightMethod) -> Plan:
    """How judgements become weights: principal eigenvector or row geometric means. ProblemError: weights locked."""
    refuse_frozen(plan)
    return changed(plan, weighting=replace(plan.weighting, method=method))


def set_random_index(plan: Plan, table: RandomIndexTable) -> Plan:
    """Which published table of random indices the consistency ratio uses."""
    return changed(plan, weighting=replace(plan.weighting, random_index=table))


def set_aggregation(plan: Plan, aggregation: Aggregation) -> Plan:
    """Combine the experts' judgements (AIJ) or their weights (AIP). ProblemError: weights locked."""
    refuse_frozen(plan)
    return changed(plan, weighting=replace(plan.weighting, aggregation=aggregation))


def set_objective(plan: Plan, choice: ObjectiveChoice) -> Plan:
    """Whether and how weights from the spread of the scores join in. ProblemError: share outside 0..1, locked."""
    refuse_frozen(plan)
    if not 0 <= choice.subjective_share <= 1:
        raise ProblemError("share outside", "weighting", value=choice.subjective_share)
    return changed(plan, weighting=replace(plan.weighting, objective=choice))


def fitting_importances(tree: CriteriaTree, importances: Iterable[Importance]) -> tuple[Importance, ...]:
    """Those values that are of a child of their node."""
    parents = {criterion.id: criterion.parent for criterion in tree.criteria}
    return tuple(given for given in importances if parents.get(given.criterion) == given.node)


def fitting(tree: CriteriaTree, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Those judgements that compare two children of their node, the earlier child first."""
    parents = {criterion.id: criterion.parent for criterion in tree.criteria}
    return tuple(
        _oriented(tree, judgement)
        for judgement in judgements
        if parents.get(judgement.first) == parents.get(judgement.second) == judgement.node
    )


def _oriented(tree: CriteriaTree, judgement: Judgement) -> Judgement:
    order = [child.id for child in tree.children(judgement.node)]
    if order.index(judgement.first) < order.index(judgement.second):
        return judgement
    return replace(judgement, first=judgement.second, second=judgement.first, value=1 / judgement.value)


def _on_same_pair(one: Judgement, other: Judgement) -> bool:
    """Whether both are one expert's on one pair, whichever of the two is named first."""
    return (
        one.expert == other.expert and one.node == other.node and {one.first, one.second} == {other.first, other.second}
    )


def _valued(importance: Importance) -> tuple[str, str, str]:
    return importance.expert, importance.way, importance.criterion


def _with_judgements(plan: Plan, judgements: tuple[Judgement, ...]) -> Plan:
    return changed(plan, weighting=replace(plan.weighting, judgements=judgements))
