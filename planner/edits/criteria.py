"""Edits of the criteria tree. What still fits is kept: judgements on the same pair, scores on the same scale."""

from collections.abc import Callable
from dataclasses import replace

from planner.checks.criteria import criterion_errors, tree_errors
from planner.checks.names import strategy_name
from planner.checks.scoring import expert_score_errors, score_errors
from planner.edits.change import changed, refuse
from planner.edits.freeze import refuse_frozen
from planner.edits.scenario_set import with_fitting_scenarios
from planner.edits.weighting import fitting, fitting_importances
from planner.model.action import Action
from planner.model.bilingual import Bilingual, Language
from planner.model.criterion import GOAL, CriteriaTree, Criterion, MapIndex, Scale
from planner.model.evidence import EXPERT
from planner.model.plan import Plan
from planner.model.ranking import Scenario
from planner.model.weighting import Focus


def add_criterion(plan: Plan, parent: str, name: Bilingual) -> Plan:
    """A new leaf, rated 1 to 9, as the last child of `parent`.

    Below a former leaf it makes that a group, whose own scores go. ProblemError: empty name, tree too deep.
    """
    criterion = Criterion(_free_id(plan.criteria, parent), parent, name, evidence=EXPERT)
    return _with_criteria(plan, (*plan.criteria.criteria, criterion))


def rename_criterion(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    return _with_criterion(
        plan, id, lambda criterion: replace(criterion, name=criterion.name.with_text(language, text.strip()))
    )


def set_map_index(plan: Plan, id: str, index: MapIndex) -> Plan:
    """Count a top criterion to an index of the two-index map, or to neither."""
    return _with_criterion(plan, id, lambda criterion: replace(criterion, map_index=index))


def move_criterion(plan: Plan, id: str, parent: str, position: int) -> Plan:
    """Put a criterion with all below it under `parent`, as child number `position` counted from 0.

    ProblemError: below itself, tree too deep, or fewer than two criteria left below the goal.
    """
    criterion = plan.criteria.criterion(id)
    siblings = [child for child in plan.criteria.children(parent) if child.id != id]
    position = min(max(position, 0), len(siblings))
    if criterion.parent == parent and plan.criteria.children(parent)[position].id == id:
        return plan
    others = [other for other in plan.criteria.criteria if other.id != id]
    place = others.index(siblings[position]) if position < len(siblings) else len(others)
    others.insert(place, replace(criterion, parent=parent))
    tree = replace(plan.criteria, criteria=tuple(others))
    refuse(sorted(tree_errors(tree), key=lambda error: error.where != id))
    return _with_tree(plan, tree)


def remove_criterion(plan: Plan, id: str) -> Plan:
    """Remove a criterion and all below it, with the judgements and scores on them.

    A group that loses its last child becomes a leaf without scores. ProblemError: fewer than two criteria
    would be left below the goal.
    """
    gone = {plan.criteria.criterion(id).id, *(below.id for below in plan.criteria.depth_first(id))}
    kept = tuple(criterion for criterion in plan.criteria.criteria if criterion.id not in gone)
    return _with_criteria(plan, kept)


def set_scale(plan: Plan, id: str, scale: Scale, worst: float, best: float, *, unit: Bilingual | None = None) -> Plan:
    """Rate a leaf 1 to 9 or measure it in `unit` (the criterion's own if None) between `worst` and `best`.

    A change of scale or unit clears the scores of the leaf: they are in another unit. ProblemError: worst
    equal to best, other bounds than 1 and 9 for a rating, a score that would lie outside.
    """
    old = plan.criteria.criterion(id)
    new = replace(old, scale=scale, worst=float(worst), best=float(best), unit=old.unit if unit is None else unit)
    if new == old:
        return plan
    same_measure = (new.scale, new.unit) == (old.scale, old.unit)
    if not same_measure:
        plan = _without_scores_on(plan, {id})
    plan = _with_criterion(plan, id, lambda _criterion: replace(new, evidence=EXPERT))
    for score in plan.scores:
        if score.criterion == id:
            refuse(score_errors(score, strategy_name(plan, score.strategy), new))
    for given in plan.expert_scores:
        if given.criterion == id:
            refuse(expert_score_errors(plan, given))
    return with_fitting_scenarios(plan)


def replace_criteria(plan: Plan, tree: CriteriaTree, focuses: tuple[Focus, ...]) -> Plan:
    """Take another tree with the focuses it offers.

    A criterion of the same id, name, scale, bounds and unit counts as the same: its judgements and scores stay.
    """
    refuse(tree_errors(tree))
    known = {criterion.id: criterion for criterion in plan.criteria.criteria}
    strangers = {new.id for new in tree.criteria if new.id in known and not _is_same(known[new.id], new)}
    weighting = plan.weighting
    judgements = tuple(
        judgement
        for judgement in weighting.judgements
        if strangers.isdisjoint((judgement.node, judgement.first, judgement.second))
    )
    importances = tuple(given for given in weighting.importances if strangers.isdisjoint((given.node, given.criterion)))
    plan = changed(
        _without_scores_on(plan, strangers),
        weighting=replace(weighting, judgements=judgements, importances=importances, focuses=focuses),
    )
    return _with_tree(with_fitting_scenarios(plan, strangers=strangers), tree)


def _without_scores_on(plan: Plan, leaves: set[str]) -> Plan:
    """The plan without the planner's, the experts' and the scenarios' scores on some leaves."""

    def cleared(scenario: Scenario) -> Scenario:
        return replace(scenario, scores=tuple(cell for cell in scenario.scores if cell.criterion not in leaves))

    return changed(
        plan,
        scenarios=tuple(cleared(scenario) for scenario in plan.scenarios),
        scores=tuple(score for score in plan.scores if score.criterion not in leaves),
        expert_scores=tuple(given for given in plan.expert_scores if given.criterion not in leaves),
    )


def _with_criteria(plan: Plan, criteria: tuple[Criterion, ...]) -> Plan:
    tree = replace(plan.criteria, criteria=criteria)
    refuse(tree_errors(tree))
    return _with_tree(plan, tree)


def _with_criterion(plan: Plan, id: str, edit: Callable[[Criterion], Criterion]) -> Plan:
    edited = edit(plan.criteria.criterion(id))
    refuse(criterion_errors(edited))
    criteria = tuple(edited if criterion.id == id else criterion for criterion in plan.criteria.criteria)
    return changed(plan, criteria=replace(plan.criteria, criteria=criteria))


def _with_tree(plan: Plan, tree: CriteriaTree) -> Plan:
    """The plan with a checked tree and without what names criteria that are no longer where they were.

    Another tree would move weights: ProblemError where they are locked. Past rounds stay whole.
    """
    refuse_frozen(plan)
    leaves = {leaf.id for leaf in tree.leaves}
    ids = {criterion.id for criterion in tree.criteria}
    nodes = set(tree.nodes)
    scored = {score.criterion for score in plan.scores} | {given.criterion for given in plan.expert_scores}
    weighting = plan.weighting
    plan = changed(
        _without_scores_on(plan, scored - leaves),
        criteria=tree,
        weighting=replace(
            weighting,
            judgements=fitting(tree, weighting.judgements),
            importances=fitting_importances(tree, weighting.importances),
            ways=tuple(chosen for chosen in weighting.ways if chosen.node in nodes),
        ),
        actions=tuple(_with_known_criteria(action, ids) for action in plan.actions),
    )
    return with_fitting_scenarios(plan)


def _with_known_criteria(action: Action, ids: set[str]) -> Action:
    linked = action.linked_criterion if action.linked_criterion in ids else ""
    moved = tuple(moves for moves in action.also_moves if moves.rstrip("+-") in ids)
    if (linked, moved) == (action.linked_criterion, action.also_moves):
        return action
    return replace(action, linked_criterion=linked, also_moves=moved)


def _is_same(old: Criterion, new: Criterion) -> bool:
    return (old.name, old.scale, old.worst, old.best, old.unit) == (
        new.name,
        new.scale,
        new.worst,
        new.best,
        new.unit,
    )


def _free_id(tree: CriteriaTree, parent: str) -> str:
    taken = {criterion.id for criterion in tree.criteria}
    number = 1
    while (id := f"C{number}" if parent == GOAL else f"{parent}.{number}") in taken:
        number += 1
    return id
