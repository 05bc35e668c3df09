"""What public money buys: value against budget, what a cut takes away, what each pool binds. Never stored."""

from dataclasses import dataclass
from typing import Literal

Change = Literal["out", "later", "earlier", "in"]


@dataclass(frozen=True, slots=True)
class MoneyPoint:
    """The schedule at `share` (1: all the plan's) of the public money. `gap` is that of the exact solver, else None.

    `entering` and `leaving` are the actions that come in and fall out against the point before.
    """

    share: float
    value: float
    starts: tuple[tuple[str, int], ...]
    entering: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class MoneyCurve:
    """Value by share of the public money, shares rising.

    `yearly` is the public money of a year at share 1, per mille of GDP, its mean where years differ.
    """

    solver: Literal["greedy", "exact"]
    points: tuple[MoneyPoint, ...]
    yearly: float

    @property
    def steps(self) -> tuple[MoneyPoint, ...]:
        """The points at which an action comes in or falls out."""
        return tuple(point for point in self.points if point.entering or point.leaving)

    def at(self, share: float) -> MoneyPoint:
        """The last point at or below a share."""
        return max((point for point in self.points if point.share <= share + 1e-9), key=lambda point: point.share)


@dataclass(frozen=True, slots=True)
class MovedAction:
    """An action another sum of money puts elsewhere: start year before and after, None where it is not done."""

    action: str
    change: Change
    before: int | None
    after: int | None
    value: float


@dataclass(frozen=True, slots=True)
class MoneyCut:
    """The schedule with `share` (0..1) of a pool's money gone, against that with all of it, by the same solver.

    `pool` is `planner.model.funding.ALL_PUBLIC` for all public money. `moved` has what falls out first, then what is
    later, earlier and in, each by value. The gaps are the exact solver's optimality gaps, None of the greedy twin.
    """

    solver: Literal["greedy", "exact"]
    pool: str
    share: float
    value_before: float
    value_after: float
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]
    moved: tuple[MovedAction, ...]
    gap_before: float | None = None
    gap_after: float | None = None

    def of(self, change: Change) -> tuple[MovedAction, ...]:
        return tuple(entry for entry in self.moved if entry.change == change)


@dataclass(frozen=True, slots=True)
class PoolMargin:
    """What a pool's limit binds: the value of the schedule with a tenth less, with all, and with a tenth more of it.

    `spent` and `limit` add up all years, per mille of GDP, `spent` in the schedule with all money; `limit` is None
    where a year has none. `less` and `more` are None where the pool has no limit at all to vary, and `less` also where
    no schedule is left.
    """

    pool: str
    spent: float
    limit: float | None
    less: float | None
    value: float
    more: float | None
