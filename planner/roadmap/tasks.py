"""The scheduler's tasks, budgets and rules, made from a plan."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf

from planner.model.action import Action
from planner.model.evaluation import Ranking
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.money import public_by_year, total_permille
from planner.roadmap.resources import Resource, Resources
from planner.roadmap.task import MONEY, Group, Limit, Rules, Share, Task
from planner.roadmap.value import action_value


def tasks(plan: Plan, ranking: Ranking) -> tuple[Task, ...]:
    """A task for each action in the plan, in plan order; what waits for something outside the plan can never be done.

    Costs and budgets are public money in per mille of GDP. Uses are those of pools, in the same unit, and of lead
    departments, as far as they have a limit; sizes are the whole cost.
    """
    values, resources = strategy_values(ranking), Resources(plan)
    return tuple(
        Task(
            id=action.id,
            value=action_value(action, values),
            cost=public_by_year(plan, action),
            earliest=max(gate_year(plan, action), action.earliest_start or plan.first_year),
            latest=None if action.latest_end is None else action.latest_end - action.whole_years + 1,
            prerequisites=action.prerequisites,
            prerequisites_any=action.prerequisites_any,
            mandatory=action.mandatory,
            pinned=action.pinned_start,
            forbidden=action.forbidden,
            lags={lag.predecessor: lag.years for lag in action.lags},
            uses=_uses(resources, action),
            size=total_permille(plan, action),
        )
        for action in plan.actions
        if action.included
    )


def budgets(plan: Plan) -> dict[int, float]:
    """The public money of each year in which something may start, per mille of GDP."""
    resources = Resources(plan)
    return {year: resources.public_limit(year) for year in _years(plan)}


def rules(plan: Plan) -> Rules:
    """The limits on pools and departments by year and on money by phase, the groups, and the strategies' shares.

    A share is named by its strategy, and taken over the actions of it.
    """
    resources = Resources(plan)
    limits = [
        Limit(resource_key(resource), year, year, amount)
        for resource in sorted(resources.limited - {ALL_PUBLIC}, key=resource_key)
        for year in _years(plan)
        if (amount := resources.limit(resource, year)) is not None
    ]
    limits += [
        Limit(resource_key(resource), limited.phase.first_year, limited.phase.last_year, limited.amount)
        for resource, by_phase in resources.by_phase.items()
        for limited in by_phase
    ]
    return Rules(
        limits=tuple(limits),
        groups=tuple(Group(group.id, group.actions, group.at_least, group.at_most) for group in plan.groups),
        shares=tuple(
            Share(
                share.strategy,
                tuple(action.id for action in plan.actions if action.included and action.strategy == share.strategy),
                share.minimum,
            )
            for share in plan.strategy_shares
        ),
    )


def settled(means: Mapping[int, float], binding: Rules, before: int) -> tuple[dict[int, float], Rules]:
    """The same budgets and rules without limits for years before `before`, which are past."""
    open_means = {year: limit if year >= before else inf for year, limit in means.items()}
    limits = tuple(limit for limit in binding.limits if limit.last_year >= before)
    return open_means, replace(binding, limits=limits)


def resource_key(resource: Resource) -> str:
    """The resource as the scheduler knows it."""
    if resource == ALL_PUBLIC:
        return MONEY
    return f"pool {resource}" if isinstance(resource, str) else f"department {resource.zh} / {resource.en}"


def _uses(resources: Resources, action: Action) -> Mapping[str, tuple[float, ...]]:
    return {
        resource_key(resource): amounts
        for resource, amounts in resources.takes(action).items()
        if resource in resources.limited and resource != ALL_PUBLIC
    }


def _years(plan: Plan) -> range:
    return range(plan.first_year, plan.last_year + 1)


def strategy_values(ranking: Ranking) -> dict[str, float]:
    return {ranked.strategy: ranked.schedule_value for ranked in ranking.strategies}


def gate_year(plan: Plan, action: Action) -> int:
    """The first year the readiness gates allow; with feasibility in the value there are no gates."""
    if plan.rules.feasibility_in_value:
        return plan.first_year
    open_phases = {gate.phase for gate in plan.rules.gates if action.readiness >= gate.minimum_readiness}
    years = [phase.first_year for phase in plan.phases if phase.id in open_phases]
    return max(plan.first_year, min(years, default=plan.last_year + 1))
