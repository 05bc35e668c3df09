"""What was reported on the actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Status = Literal["not started", "in progress", "done", "delayed", "stopped"]
STATUSES: tuple[Status, ...] = ("not started", "in progress", "done", "delayed", "stopped")


@dataclass(frozen=True, slots=True)
class Progress:
    """One action on one reporting date; `percent` 0..100, `actual_cost` in 10,000 yuan (万元) so far, `kpi` as read."""

    action: str
    status: Status = "not started"
    percent: float = 0.0
    actual_cost: float | None = None
    note: str = ""
    kpi: float | None = None

    @property
    def begun(self) -> bool:
        """Work has been done on it, or is said to be under way."""
        return self.percent > 0 or self.status in ("in progress", "done")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an indicator of the plan (`planner.model.targets`) stood at."""

    target: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was reported on one date (ISO 8601)."""

    date: str
    entries: tuple[Progress, ...] = ()
    readings: tuple[Reading, ...] = ()

    def entry(self, action: str) -> Progress | None:
        for entry in self.entries:
            if entry.action == action:
                return entry
        return None

    def reading(self, target: str) -> Reading | None:
        for reading in self.readings:
            if reading.target == target:
                return reading
        return None


def last_reported(reports: Iterable[Report], action: str) -> Progress | None:
    """What the latest report that names the action says of it; what is not told again still holds."""
    found = [(report.date, entry) for report in reports if (entry := report.entry(action)) is not None]
    return max(found, key=lambda each: each[0])[1] if found else None
