"""Names of a plan's items for the blanks of messages; an id that names nothing stands for itself."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from planner.model.bilingual import Bilingual, same
from planner.model.criterion import GOAL, CriteriaTree
from planner.model.plan import Plan
from planner.model.trials import LeaveOutTrial

Id = TypeVar("Id", bound=Hashable)
NO_DEPARTMENT = Bilingual("未注明单位的专家", "experts without a department")


def criterion_name(tree: CriteriaTree, id: str) -> Bilingual:
    """The name of a criterion, or of the goal for `GOAL`."""
    if id == GOAL:
        return tree.goal
    return next((criterion.name for criterion in tree.criteria if criterion.id == id), same(id))


def strategy_name(plan: Plan, id: str) -> Bilingual:
    return next((strategy.name for strategy in plan.strategies if strategy.id == id), same(id))


def action_name(plan: Plan, id: str) -> Bilingual:
    return next((action.name for action in plan.actions if action.id == id), same(id))


def phase_name(plan: Plan, id: str) -> Bilingual:
    return next((phase.name for phase in plan.phases if phase.id == id), same(id))


def left_out_name(plan: Plan, trial: LeaveOutTrial) -> Bilingual:
    """The name of what a trial leaves out."""
    match trial.kind:
        case "criterion":
            return plan.criteria.criterion(trial.item).name
        case "expert":
            return plan.weighting.shown_name(trial.item)
        case "department":
            return same(trial.item) if trial.item else NO_DEPARTMENT


def is_blank(name: Bilingual) -> bool:
    """True where neither language says anything."""
    return not (name.zh.strip() or name.en.strip())


def repeated(ids: Iterable[Id]) -> tuple[Id, ...]:
    """The ids that stand there more than once, each once, in order."""
    seen: set[Id] = set()
    twice: dict[Id, None] = {}
    for id in ids:
        if id in seen:
            twice[id] = None
        seen.add(id)
    return tuple(twice)
