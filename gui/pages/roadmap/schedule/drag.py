"""What a pressed mouse holds of a bar, and what becomes of the bar as it moves."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF

from gui.pages.roadmap.schedule.gantt_paint import HANDLE, handle_at
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import Timeline

Part = Literal["bar", "start", "end", "link"]
EDGE = 6.0
"""How much of a bar's end takes hold of the end, pixels; of a short bar a quarter."""
SHORTEST = 0.25
SLACK = 4
"""Pixels the mouse may tremble before a press becomes a drag."""


@dataclass(frozen=True, slots=True)
class Drag:
    """A bar held since `press`: where it began (`start`, `end`) and where it is by now."""

    action: str
    part: Part
    press: QPoint
    start: float
    end: float
    now: tuple[float, float]
    key: str
    active: bool = False

    @property
    def moved(self) -> bool:
        return self.now != (self.start, self.end)

    def at(self, point: QPoint, timeline: Timeline) -> "Drag":
        """The drag with the mouse at another point, in whole quarters."""
        way = point.x() - self.press.x()
        active = self.active or (point - self.press).manhattanLength() >= SLACK
        by = round(way / timeline.year_width * 4) / 4
        return replace(self, active=active, now=moved_ends(self.part, self.start, self.end, by))


def moved_ends(part: Part, start: float, end: float, by: float) -> tuple[float, float]:
    """Start and end with the bar or one of its ends moved by so many years; a quarter always stays."""
    if part == "bar":
        return start + by, end + by
    if part == "start":
        return min(start + by, end - SHORTEST), end
    if part == "end":
        return start, max(end + by, start + SHORTEST)
    return start, end


def part_at(bar: QRectF, point: QPointF, *, handled: bool) -> Part | None:
    """The part of a bar under a point; the link handle only where it is shown."""
    if handled:
        off = point - handle_at(bar)
        if max(abs(off.x()), abs(off.y())) <= HANDLE + 2:
            return "link"
    if not bar.adjusted(-3, -3, 3, 3).contains(point):
        return None
    edge = min(EDGE, bar.width() / 4)
    if point.x() <= bar.left() + edge:
        return "start"
    return "end" if point.x() >= bar.right() - edge else "bar"


def held(row: Row, part: Part, press: QPoint, key: str) -> Drag:
    return Drag(row.id, part, press, row.start, row.end, (row.start, row.end), key)
