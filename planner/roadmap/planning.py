"""Solving a plan's schedule: from the plan to a proposal."""

from collections.abc import Callable
from math import inf

from planner.model.evaluation import Proposal, Ranking
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.roadmap.schedule import Schedule, schedule
from planner.roadmap.tasks import budgets, tasks

SOLVER = "HiGHS"


def propose(
    plan: Plan,
    ranking: Ranking,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    time_limit: float | None = None,
    settled_before: int | None = None,
) -> Proposal:
    """The schedule of greatest value under the plan's rules, and of those the earliest.

    `time_limit` is in seconds, by default the plan's. Money of years before `settled_before` is spent and binds
    nobody. ProblemError where no schedule keeps the rules, naming the
    rule to give up, and where the time was too short to find one.
    """
    limit = plan.rules.time_limit_seconds if time_limit is None else time_limit
    planned = tasks(plan, ranking)
    money = budgets(plan)
    if settled_before is not None:
        money |= {year: inf for year in money if year < settled_before}
    found = schedule(planned, money, time_limit=limit, progress=progress, cancel=cancel)
    if not found.starts and (found.clash or any(task.required for task in planned)):
        raise _problem(plan, found, limit)
    return Proposal(
        starts=tuple((id, year) for id, year in found.starts.items()),
        solver=SOLVER,
        status=found.status,
        gap=found.gap,
        value=found.value,
        seconds=found.seconds,
        time_limit_seconds=limit,
        messages=_messages(found.status, found.gap, limit),
        changed=_changes(plan, dict(found.starts)),
    )


def _problem(plan: Plan, found: Schedule, limit: float) -> ProblemError:
    """Why there is no schedule: the first of the rules to give up, or that the search was stopped too early."""
    if not found.clash:
        return ProblemError("no schedule in time", "roadmap", limit=limit)
    clash = found.clash[0]
    names = tuple(plan.action(id).name for id in clash.tasks)
    amount = 0.0 if clash.amount is None else round(clash.amount, 2)
    return ProblemError(
        f"clash of {clash.kind}",
        "roadmap",
        clash.tasks[0] if clash.tasks else "",
        actions=names,
        first=names[0] if names else "",
        others=names[1:],
        year=clash.year or plan.first_year,
        amount=amount,
    )


def _messages(status: str, gap: float, limit: float) -> tuple[Message, ...]:
    if status == "optimal":
        return (Message("proven greatest value", "note", "roadmap"),)
    return (Message("time limit reached", "warning", "roadmap", params={"limit": limit, "gap": gap * 100}),)


def _changes(plan: Plan, starts: dict[str, int]) -> tuple[tuple[str, int | None, int | None], ...]:
    """(action, adopted start year, new start year) where the two differ, in plan order."""
    adopted = {start.action: start.year for start in plan.schedule.starts} if plan.schedule else {}
    return tuple(
        (action.id, adopted.get(action.id), starts.get(action.id))
        for action in plan.actions
        if adopted.get(action.id) != starts.get(action.id)
    )
