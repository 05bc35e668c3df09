"""The scheduler's tasks, made from a plan."""

from planner.model.action import Action
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.roadmap.money import budget_permille, public_permille
from planner.roadmap.schedule import Task
from planner.roadmap.value import action_value


def tasks(plan: Plan, ranking: Ranking) -> tuple[Task, ...]:
    """A task for each included action whose prerequisites are included too, in plan order.

    Costs and budgets are public money in per mille of GDP.
    """
    values = strategy_values(ranking)
    included = {action.id for action in schedulable(plan)}
    return tuple(
        Task(
            id=action.id,
            value=action_value(action, values),
            cost=(public_permille(plan, action),) * action.whole_years,
            earliest=gate_year(plan, action),
            prerequisites=action.prerequisites,
            prerequisites_any=tuple(id for id in action.prerequisites_any if id in included),
            mandatory=action.mandatory,
            pinned=action.pinned_start,
        )
        for action in plan.actions
        if action.id in included
    )


def schedulable(plan: Plan) -> tuple[Action, ...]:
    """Included actions that do not wait, directly or through others, for something outside the plan."""
    kept = {action.id: action for action in plan.actions if action.included}
    while True:
        waiting = [
            id
            for id, action in kept.items()
            if any(needed not in kept for needed in action.prerequisites)
            or (action.prerequisites_any and kept.keys().isdisjoint(action.prerequisites_any))
        ]
        if not waiting:
            return tuple(kept.values())
        for id in waiting:
            del kept[id]


def budgets(plan: Plan) -> dict[int, float]:
    """The public money of each schedulable year, per mille of GDP."""
    limit = budget_permille(plan)
    return dict.fromkeys(range(plan.first_year, plan.last_year + 1), limit)


def strategy_values(ranking: Ranking) -> dict[str, float]:
    return {ranked.strategy: ranked.schedule_value for ranked in ranking.strategies}


def gate_year(plan: Plan, action: Action) -> int:
    """The first year the readiness gates allow; with feasibility in the value there are no gates."""
    if plan.rules.feasibility_in_value:
        return plan.first_year
    open_phases = {gate.phase for gate in plan.rules.gates if action.readiness >= gate.minimum_readiness}
    years = [phase.first_year for phase in plan.phases if phase.id in open_phases]
    return max(plan.first_year, min(years, default=plan.last_year + 1))
