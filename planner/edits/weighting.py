"""Edits of judgements and of the way they become weights."""

from dataclasses import replace

from planner.checks.weighting import judgement_errors
from planner.edits.change import changed, refuse
from planner.model.criterion import CriteriaTree
from planner.model.evidence import Evidence
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import Focus, Judgement, RandomIndexTable, WeightMethod


def set_judgement(
    plan: Plan, node: str, first: str, second: str, value: float | None, *, expert: str | None = None
) -> Plan:
    """Say how much more important `first` is than `second` below `node`: a ratio 1/9..9; None clears it.

    Stored once a pair and expert (the first expert by default), the earlier child in the tree first.
    ProblemError: off the scale, not two children of the node, unknown expert.
    """
    expert = plan.weighting.experts[0].id if expert is None else expert
    judgement = Judgement(expert, node, first, second, 1.0 if value is None else float(value))
    refuse(judgement_errors(plan, judgement))
    judgement = _oriented(plan.criteria, judgement)
    given = fitting(plan.criteria, plan.weighting.judgements)
    judgements = {_pair(known): known for known in given}
    if value is None:
        judgements.pop(_pair(judgement), None)
    else:
        judgements[_pair(judgement)] = judgement
    return _with_judgements(plan, tuple(judgements.values()))


def clear_judgements(plan: Plan, node: str) -> Plan:
    """Forget what any expert said on the children of one node; their weights become equal."""
    kept = tuple(judgement for judgement in plan.weighting.judgements if judgement.node != node)
    return _with_judgements(plan, kept)


def apply_focus(plan: Plan, focus: Focus) -> Plan:
    """Take an offered set of judgements in place of the first expert's on the same nodes, as assumptions.

    Judgements on criteria that the tree no longer has are left out; ProblemError where none is left.
    """
    expert = plan.weighting.experts[0].id
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
    """How judgements become weights: principal eigenvector or row geometric means."""
    return changed(plan, weighting=replace(plan.weighting, method=method))


def set_random_index(plan: Plan, table: RandomIndexTable) -> Plan:
    """Which published table of random indices the consistency ratio uses."""
    return changed(plan, weighting=replace(plan.weighting, random_index=table))


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


def _pair(judgement: Judgement) -> tuple[str, str, str, str]:
    return judgement.expert, judgement.node, judgement.first, judgement.second


def _with_judgements(plan: Plan, judgements: tuple[Judgement, ...]) -> Plan:
    return changed(plan, weighting=replace(plan.weighting, judgements=judgements))
