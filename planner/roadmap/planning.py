"""Solving a plan's schedule: from the plan to a proposal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from planner.model.evaluation import Proposal, Ranking
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.roadmap.clash_words import clash_problem
from planner.roadmap.greedy import GreedySchedule, greedy
from planner.roadmap.schedule import Schedule, schedule
from planner.roadmap.situation import strategy_name
from planner.roadmap.task import Rules, Share, Task
from planner.roadmap.tasks import budgets, rules, settled, tasks

SOLVER = "HiGHS"


def propose(
    plan: Plan,
    ranking: Ranking,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    time_limit: float | None = None,
    settled_before: int | None = None,
) -> Proposal:
    """The schedule of greatest value under the plan's rules, and of those the earliest, beside its greedy twin.

    `time_limit` is in seconds, by default the plan's. What years before `settled_before` take is past and binds
    nobody. ProblemError where no schedule keeps the rules, naming all rules to give up, where the time was too
    short to find one, and where minimum shares of investment keep out everything that costs.
    """
    limit = plan.rules.time_limit_seconds if time_limit is None else time_limit
    planned, means, binding = tasks(plan, ranking), budgets(plan), rules(plan)
    if settled_before is not None:
        means, binding = settled(means, binding, settled_before)
    found = schedule(planned, means, binding, time_limit=limit, progress=progress, cancel=cancel)
    if found.clash:
        raise clash_problem(plan, planned, found.clash)
    needed = any(task.required for task in planned) or any(group.at_least for group in binding.groups)
    if not found.starts and needed:
        raise ProblemError("no schedule in time", "roadmap", limit=limit)
    if found.status == "optimal" and (shares := _barring(planned, means, binding, found.starts)):
        names = tuple(strategy_name(plan, share.id) for share in shares)
        raise ProblemError("shares leave nothing", "roadmap", shares[0].id, strategies=names)
    twin = greedy(planned, means, binding)
    return Proposal(
        starts=tuple(found.starts.items()),
        solver=SOLVER,
        status=found.status,
        gap=found.gap,
        value=found.value,
        seconds=found.seconds,
        time_limit_seconds=limit,
        messages=(_quality(found, limit), _twin_message(found, twin)),
        changed=_changes(plan, found.starts),
        greedy_starts=tuple(twin.starts.items()) if twin.complete else (),
        greedy_value=twin.value if twin.complete else None,
    )


def _barring(
    planned: Sequence[Task], means: Mapping[int, float], binding: Rules, starts: Mapping[str, int]
) -> tuple[Share, ...]:
    """The shares for the sake of which the schedule invests nothing, though something could be; else none."""

    def invests(done: Mapping[str, int]) -> bool:
        return any(task.size > 0 for task in planned if task.id in done)

    shares = tuple(share for share in binding.shares if share.minimum)
    if not shares or invests(starts):
        return ()
    return shares if invests(greedy(planned, means, replace(binding, shares=())).starts) else ()


def _quality(found: Schedule, limit: float) -> Message:
    """How good the schedule is known to be."""
    if found.status == "optimal":
        return Message("proven greatest value", "note", "roadmap")
    return Message(
        "time limit reached", "warning", "roadmap", params={"limit": limit, "gap": ceil(found.gap * 1000) / 10}
    )


def _twin_message(found: Schedule, twin: GreedySchedule) -> Message:
    """What the greedy twin reaches beside the schedule."""
    if not twin.complete:
        return Message("greedy twin incomplete", "note", "roadmap")
    behind = (found.value - twin.value) / found.value if found.value else 0.0
    if behind < 5e-4:  # not a tenth of a per cent
        return Message("greedy twin as good", "note", "roadmap")
    params = {"value": round(twin.value, 1), "gap": round(behind * 100, 1)}
    return Message("greedy twin", "note", "roadmap", params={**params})


def _changes(plan: Plan, starts: Mapping[str, int]) -> tuple[tuple[str, int | None, int | None], ...]:
    """(action, adopted start year, new start year) where the two differ, in plan order."""
    adopted = {start.action: start.year for start in plan.schedule.starts} if plan.schedule else {}
    return tuple(
        (action.id, adopted.get(action.id), starts.get(action.id))
        for action in plan.actions
        if adopted.get(action.id) != starts.get(action.id)
    )
