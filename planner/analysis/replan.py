"""Re-planning from a reporting date: what was begun or done stays, the rest is scheduled anew."""

from dataclasses import replace
from datetime import date

from planner.evaluate import Cancelled, OnProgress
from planner.model.action import Action
from planner.model.evaluation import Ranking, Roadmap
from planner.model.plan import Plan
from planner.model.quarters import Quarters
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
        status = row.progress.status if row.progress else "not started"
        if status == "stopped":
            stopped.append(id)
        elif status == "done" or (row.progress is not None and row.progress.percent > 0):
            kept.append(id)
    year = first // 4
    actions = tuple(
        _begun(action, rows[action.id].quarters, expectation)
        if action.id in kept
        else _given_up(action)
        if action.id in stopped
        else _open(action, year)
        for action in plan.actions
    )
    left = replace(plan, actions=actions)
    found = propose(left, ranking, progress, cancel, settled_before=year)
    return Replan(on, first, tuple(kept), tuple(stopped), found)


def _begun(action: Action, planned: Quarters, expectation: Outlook) -> Action:
    """Fixed in its year, and no shorter than it is going to take."""
    expected = expectation.expected[action.id] or planned
    quarters = planned.first % 4 + expected.last - expected.first + 1
    return replace(
        action,
        pinned_start=planned.first // 4,
        prerequisites=(),
        prerequisites_any=(),
        duration_years=max(action.duration_years, quarters / 4),
        cost_profile=(),
    )


def _given_up(action: Action) -> Action:
    return replace(action, forbidden=True, mandatory=False, pinned_start=None)


def _open(action: Action, year: int) -> Action:
    """Not before `year`; a start fixed in the past and a latest end out of reach no longer hold."""
    pinned, latest = action.pinned_start, action.latest_end
    earliest = max(action.earliest_start or year, year)
    return replace(
        action,
        pinned_start=None if pinned is not None and pinned < year else pinned,
        earliest_start=earliest,
        latest_end=None if latest is not None and latest < earliest + action.whole_years - 1 else latest,
    )
