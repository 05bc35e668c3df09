"""The lines of the table as plain data: each scheduled action as it stands on a reporting date."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.model.quarters import Quarters, taken
from planner.model.tracking import Progress, last_reported

Late = Literal["", "start", "end"]


@dataclass(frozen=True, slots=True)
class TrackedRow:
    """One action. `progress` is what was last reported on the date or before, None where nothing was.

    `reported_on` is the date it was reported on; `estimate` and `progress.actual_cost` are in 10,000 yuan (万元);
    `late` says which end of its quarters has passed without the status saying so.
    """

    action: Action
    placed: PlacedAction
    quarters: Quarters
    progress: Progress | None
    reported_on: str
    late: Late

    @property
    def estimate(self) -> float | None:
        return self.placed.cost_wan

    @property
    def estimate_assumed(self) -> bool:
        """The estimate stands on the cost class, not on a typed amount."""
        return self.action.cost is None

    @property
    def cost_share(self) -> float | None:
        """Actual cost over the estimate, 1 for all of it."""
        actual = self.progress.actual_cost if self.progress else None
        return actual / self.estimate if actual is not None and self.estimate else None


def tracked_rows(plan: Plan, roadmap: Roadmap, on: str) -> tuple[TrackedRow, ...]:
    """The scheduled actions in the order of their start, as of the reporting date `on` (ISO 8601; empty: none yet)."""
    places = sorted(roadmap.placed, key=lambda placed: (placed.year, placed.quarter, -placed.value))
    return tuple(_row(plan, placed, on) for placed in places)


def _row(plan: Plan, placed: PlacedAction, on: str) -> TrackedRow:
    action = plan.action(placed.action)
    quarters = taken(placed.year, placed.quarter, action.duration_years)
    progress, reported_on = _last_reported(plan, action.id, on)
    late = _late(quarters, progress, date.fromisoformat(on)) if on else ""
    return TrackedRow(action, placed, quarters, progress, reported_on, late)


def _last_reported(plan: Plan, action: str, on: str) -> tuple[Progress | None, str]:
    reports = [report for report in plan.reports if report.date <= on and report.entry(action) is not None]
    return last_reported(reports, action), max((report.date for report in reports), default="")


def _late(quarters: Quarters, progress: Progress | None, day: date) -> Late:
    status = progress.status if progress else "not started"
    if status in ("done", "stopped"):
        return ""
    if quarters.ended_by(day):
        return "end"
    return "start" if status == "not started" and quarters.started_by(day) else ""
