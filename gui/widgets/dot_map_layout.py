"""Where things stand on a dot map: dots from degrees, captions beside one another."""

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

STANDARD_LATITUDE = math.radians(35)
"""The parallel that is drawn true to scale: the middle of China."""
NEARBY = tuple((across / 4, down / 2) for down in range(-2, 3) for across in range(-2, 3))
"""Places tried for a caption around its point, in its own widths and heights; all lie within three times its size."""
MOST_COVERED = 2


@dataclass(frozen=True, slots=True)
class Caption:
    """A word for orientation; `weight` decides which of two that would overlap is written."""

    text: str
    longitude: float
    latitude: float
    weight: int


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular: degrees of longitude shortened by the cosine of the standard parallel."""

    scale: float
    origin: QPointF

    def point(self, longitude: float, latitude: float) -> QPointF:
        return self.origin + _plane(longitude, latitude) * self.scale


def fitted(degrees: Iterable[tuple[float, float]], room: QRectF) -> Projection:
    """The projection that shows all (longitude, latitude) as large as `room` allows, in its middle."""
    points = [_plane(longitude, latitude) for longitude, latitude in degrees]
    if not points:
        return Projection(1.0, room.center())
    left, right = min(point.x() for point in points), max(point.x() for point in points)
    top, bottom = min(point.y() for point in points), max(point.y() for point in points)
    scale = min(room.width() / max(right - left, 1e-6), room.height() / max(bottom - top, 1e-6))
    return Projection(scale, room.center() - QPointF((left + right) / 2, (top + bottom) / 2) * scale)


def placed_captions(
    captions: Iterable[Caption],
    projection: Projection,
    size: Callable[[str], QSizeF],
    room: QRectF,
    dots: Collection[QPointF],
) -> list[tuple[QRectF, str]]:
    """Captions near their points, the weightiest first, each where it covers the fewest dots.

    One that would meet another caption or cover more than `MOST_COVERED` dots everywhere nearby is left out.
    """
    places = [(dot.x(), dot.y()) for dot in dots]
    placed: list[tuple[QRectF, str]] = []
    for caption in sorted(captions, key=lambda caption: -caption.weight):
        extent = size(caption.text)
        center = projection.point(caption.longitude, caption.latitude)
        near = _within(QRectF(center - _corner(extent) * 3, extent * 3), places)
        free = []
        for across, down in NEARBY:
            area = QRectF(center - _corner(extent) + QPointF(across * extent.width(), down * extent.height()), extent)
            if room.contains(area) and not any(area.intersects(other) for other, _ in placed):
                free.append((len(_within(area, near)), abs(across) + abs(down), area))
        if free:
            covered, _, area = min(free, key=lambda place: place[:2])
            if covered <= MOST_COVERED:
                placed.append((area, caption.text))
    return placed


def _corner(extent: QSizeF) -> QPointF:
    """From the top left corner to the middle."""
    return QPointF(extent.width() / 2, extent.height() / 2)


def _within(area: QRectF, places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    return [(x, y) for x, y in places if left <= x <= right and top <= y <= bottom]


def _plane(longitude: float, latitude: float) -> QPointF:
    return QPointF(longitude * math.cos(STANDARD_LATITUDE), -latitude)
