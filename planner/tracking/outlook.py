"""What the reports mean for the rest of the roadmap: when actions will end as it stands, and whom they push.

Work that remains is taken to go on at the planned rate (Lipke 2003, Schedule is different: the planned duration times
the share not done yet), so that the date can be redone by hand. Ahead of its plan an action still ends as planned.
"""

import math
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.quarters import Quarters
from planner.tracking.rows import TrackedRow, tracked_rows

Cause = Literal["late start", "late end", "stopped", "pushed"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One action that will not keep its place.

    `cause`: it should have started, it is behind or still not done, it was stopped (`expected` is then None), or
    `pushed_by` predecessors that slip themselves. `pushes` are the actions that wait for it and slip because of it.
    """

    action: str
    planned: Quarters
    expected: Quarters | None
    cause: Cause
    pushed_by: tuple[str, ...] = ()
    pushes: tuple[str, ...] = ()

    @property
    def delay(self) -> int | None:
        """Quarters by which the end slips; None for an action stopped."""
        return None if self.expected is None else self.expected.last - self.planned.last


@dataclass(frozen=True, slots=True)
class Outlook:
    """`expected` is when each scheduled action will take place as it stands on the date, None for one stopped or
    waiting for one; `slips` are those later than planned, by their planned start."""

    on: str
    expected: dict[str, Quarters | None]
    slips: tuple[Slip, ...]


def outlook(plan: Plan, roadmap: Roadmap, on: str) -> Outlook:
    """The outlook on the reporting date `on` (ISO 8601); without a report on or before it all goes as planned."""
    rows = {row.action.id: row for row in tracked_rows(plan, roadmap, on)}
    day = date.fromisoformat(on)
    alone = {id: _alone(row, day) for id, row in rows.items()}
    expected: dict[str, Quarters | None] = {}
    pushed_by: dict[str, tuple[str, ...]] = {}
    for id in _in_order(rows):
        row, own = rows[id], alone[id]
        if own is None or (row.progress is not None and row.progress.begun):
            expected[id] = own
            continue
        earliest, held_by = _earliest(row.action, rows, expected, own.first)
        expected[id] = None if earliest is None else _shifted(own, earliest)
        if held_by:
            pushed_by[id] = held_by
    slips = tuple(_slips(rows, alone, expected, pushed_by))
    return Outlook(on, expected, slips)


def fraction_of_quarters(day: date) -> float:
    """Quarters since year 0 that are over at the end of the day."""
    month_share = day.day / monthrange(day.year, day.month)[1]
    return day.year * 4 + (day.month - 1 + month_share) / 3


def next_quarter(day: date) -> int:
    """The quarter of the day after, counted from year 0: the first in which something can still begin."""
    over = day.month % 3 == 0 and day.day == monthrange(day.year, day.month)[1]
    return day.year * 4 + (day.month - 1) // 3 + over


def _alone(row: TrackedRow, day: date) -> Quarters | None:
    """When the action takes place by its own reports, whatever it waits for."""
    planned, progress = row.quarters, row.progress
    status = "not started" if progress is None else progress.status
    if status == "stopped":
        return None
    if status == "done":
        return planned
    if progress is None or not progress.begun:
        return _shifted(planned, max(planned.first, next_quarter(day))) if row.late else planned
    if not progress.percent and not row.late:  # under way, and nobody said how far
        return planned
    remaining = (planned.last - planned.first + 1) * (1 - progress.percent / 100)
    last = math.ceil(round(fraction_of_quarters(day) + remaining, 6)) - 1
    return Quarters(planned.first, max(planned.last, last))


def _shifted(quarters: Quarters, first: int) -> Quarters:
    return Quarters(first, first + quarters.last - quarters.first)


def _in_order(rows: dict[str, TrackedRow]) -> Iterator[str]:
    """Each scheduled action after those it waits for; a circle of a plan moved by hand is cut where it closes."""
    told: set[str] = set()

    def visit(id: str) -> Iterator[str]:
        if id in told:
            return
        told.add(id)
        action = rows[id].action
        for other in (*action.prerequisites, *action.prerequisites_any):
            if other in rows:
                yield from visit(other)
        yield id

    for id in rows:
        yield from visit(id)


def _earliest(
    action: Action, rows: dict[str, TrackedRow], expected: dict[str, Quarters | None], first: int
) -> tuple[int | None, tuple[str, ...]]:
    """The first quarter the predecessors leave open, and which of them hold the action up longer than `first`.

    None where it waits for something that was stopped. A predecessor that was late by the plan already holds nobody
    up more than it did: only what it slips counts.
    """
    earliest: int | None = first
    held_by: list[str] = []

    def opens(id: str) -> int | None:
        quarters = expected.get(id)
        return None if quarters is None else quarters.last + 1 + 4 * action.lag(id)

    for id in action.prerequisites:
        if id not in rows or not _slips_against(rows[id], expected.get(id)):
            continue
        open_from = opens(id)
        if open_from is None or open_from > first:
            held_by.append(id)
        earliest = None if open_from is None or earliest is None else max(earliest, open_from)
    options = [id for id in action.prerequisites_any if id in rows]
    if options and all(_slips_against(rows[id], expected.get(id)) for id in options):
        choices = [open_from for id in options if (open_from := opens(id)) is not None]
        soonest = min(choices, default=None)
        if soonest is None or soonest > first:
            held_by.extend(options)
        earliest = None if soonest is None or earliest is None else max(earliest, soonest)
    return earliest, tuple(held_by)


def _slips_against(row: TrackedRow, expected: Quarters | None) -> bool:
    return expected is None or expected.last > row.quarters.last


def _slips(
    rows: dict[str, TrackedRow],
    alone: dict[str, Quarters | None],
    expected: dict[str, Quarters | None],
    pushed_by: dict[str, tuple[str, ...]],
) -> Iterator[Slip]:
    slipping = {id for id, row in rows.items() if expected[id] != row.quarters}
    for id, row in rows.items():
        if id not in slipping:
            continue
        own = alone[id]
        cause: Cause = (
            "stopped"
            if own is None
            else "pushed"
            if own == row.quarters or id in pushed_by
            else "late start"
            if own.first > row.quarters.first
            else "late end"
        )
        pushes = tuple(other for other, by in pushed_by.items() if id in by and other in slipping)
        yield Slip(id, row.quarters, expected[id], cause, pushed_by.get(id, ()), pushes)
