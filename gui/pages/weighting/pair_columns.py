"""Where the parts of a row stand, so that all rows and their head line up."""

from planner.text.saaty_scale import POINTS

_MARGIN = 2.0
_GAP = 7.0
_WIDEST_NAME = 290.0


class PairColumns:
    """Left name, points, right name and words within a row of `width` pixels.

    `first_name`, `second_name` and `words` are (left edge, width).
    """

    def __init__(self, width: float) -> None:
        self.pitch = min(max(width * 0.0228, 16.5), 26.0)
        self.radius = min(self.pitch * 0.5, 10.0)
        words = min(max(width * 0.14, 98.0), 190.0)
        points = self.pitch * POINTS
        fixed = points + words + 2 * _MARGIN + 3 * _GAP
        name = min(max((width - fixed) / 2, 40.0), _WIDEST_NAME)
        left = max((width - fixed - 2 * name) / 2, 0.0) + _MARGIN
        self.first_name = (left, name)
        self._points_left = left + name + _GAP
        self.second_name = (self._points_left + points + _GAP, name)
        self.words = (self.second_name[0] + name + _GAP, words)

    def point(self, point: float) -> float:
        """The middle of a point, counted from 0 at the left."""
        return self._points_left + self.pitch * (point + 0.5)

    def point_at(self, x: float) -> int | None:
        """The point under `x`; None beside the points."""
        point = int((x - self._points_left) // self.pitch)
        return point if 0 <= point < POINTS else None
