"""Re-planning from a reporting date: what was begun or done stays, the rest is scheduled anew."""

from dataclasses import replace
from datetime import date

from planner.edits.replanning import released
from planner.evaluate import Cancelled, OnProgress
from planner.model.action import Action
from planner.model.evaluation import Ranking, Roadmap
from planner.model.plan import Plan
from planner.model.quarters import Quarters, taken
from planner.model.replan import Replan
from planner.roadmap.planning import propose
from planner.tracking.outlook import Outlook, next_quarter, outlook
from planner.tracking.rows import tracked_rows


def replan(
    plan: Plan,
    ranking: Ranking,
    roadmap: Roadmap,
    on: str,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> Replan:
    """The best schedule for what is left on the reporting date `on`.

    Actions begun keep their start and last as long as the outlook says; those done keep both. Money spent in years
    that are over binds nobody any more. ProblemError where no schedule keeps the rules, as in `evaluate.schedule`.
    """
    first = next_quarter(date.fromisoformat(on))
    expectation = outlook(plan, roadmap, on)
    rows = {row.action.id: row for row in tracked_rows(plan, roadmap, on)}
    kept, stopped = [], []
    for id, row in rows.items():
        if row.progress is not None and row.progress.status == "stopped":
            stopped.append(id)
        elif row.progress is not None and row.progress.begun:
            kept.append(id)
    actions = tuple(
        _begun(action, rows[action.id].quarters, expectation, plan.last_year)
        if action.id in kept
        else _given_up(action)
        if action.id in stopped
        else _open(action, max(first, plan.first_year * 4), plan.last_year)
        for action in plan.actions
    )
    begun_first = min((rows[id].quarters.first // 4 for id in kept), default=plan.first_year)
    left = replace(plan, actions=actions, first_year=min(plan.first_year, begun_first))
    found = propose(left, ranking, progress, cancel, settled_before=first // 4)
    return Replan(on, first, tuple(kept), tuple(stopped), found)


def _begun(action: Action, planned: Quarters, expectation: Outlook, last_year: int) -> Action:
    """Fixed in its year, and no shorter than it is going to take, at most to the end of the plan.

    A typed course of its cost holds only for the years it was typed for.
    """
    expected = expectation.expected[action.id] or planned
    start = planned.first // 4
    years = max(action.duration_years, (expected.last + 1) / 4 - start)
    begun = replace(
        action,
        pinned_start=start,
        prerequisites=(),
        prerequisites_any=(),
        duration_years=min(years, last_year - start + 1),
    )
    return begun if begun.whole_years == action.whole_years else replace(begun, cost_profile=())


def _given_up(action: Action) -> Action:
    return replace(action, forbidden=True, mandatory=False, pinned_start=None)


def _open(action: Action, first: int, last_year: int) -> Action:
    """Not before the quarter `first`, nor in its year where what is left of it is too little to end in time; a start
    fixed in the past and a latest end out of reach no longer hold."""
    year, over = divmod(first, 4)
    due = last_year if action.latest_end is None else min(action.latest_end, last_year)
    if taken(year, over + 1, action.duration_years).last_year > due:
        year += 1
    earliest, latest = max(action.earliest_start or year, year), action.latest_end
    return replace(
        released(action, first // 4),
        earliest_start=earliest,
        latest_end=None if latest is not None and latest < earliest + action.whole_years - 1 else latest,
    )
