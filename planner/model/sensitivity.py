"""What would have to change for another strategy to win. Recomputed, never stored."""

from dataclasses import dataclass
from typing import Literal

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """How far one criterion's share of the whole may move, all others scaled in proportion, before the order changes.

    `weight` is the present share 0..1 of a group or leaf. `first` is the interval around it in which the first
    place stays, `order` that of the whole order; both for closeness. `value_first`, `value_order`: the same for
    the additive value's own order. All ends are exact up to rounding. `above`, `below`: the strategy that takes the
    first place just past the ends of `first`; empty where the end is 0 or 1.
    """

    criterion: str
    weight: float
    first: Interval
    order: Interval
    value_first: Interval
    value_order: Interval
    below: str = ""
    above: str = ""


InputKind = Literal["weight", "score", "judgement"]


@dataclass(frozen=True, slots=True)
class Input:
    """One number of the plan: a criterion's share of the whole (`criterion`), a cell (`strategy`, `criterion`), or
    an AHP judgement under `node` of `criterion` over `other`: the group's combined one, or that of `expert` where
    the experts' weights are combined instead."""

    kind: InputKind
    criterion: str
    strategy: str = ""
    node: str = ""
    other: str = ""
    expert: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest value of one input that puts another strategy first, everything else as it is.

    `now` and `then` are in the input's own unit (share, scale, ratio 1/9..9); `then` lies just past the tie.
    `size` is the move as a share of the input's whole range (a judgement's range: ln 1/9 to ln 9), by which
    flips are sorted. `winner` is the strategy that then leads.
    """

    input: Input
    now: float
    then: float
    size: float
    winner: str


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input does to the lead over its range: `lead` is the first strategy's closeness less the best other's.

    `low` and `high` are the ends the input was moved to (a weight: its present share ± a tenth of the whole, cut at
    0 and 1; a score: its range, or its scale where empty; a judgement: one step of Saaty's scale either way).
    """

    input: Input
    now: float
    low: float
    high: float
    lead_low: float
    lead_high: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """`flips` by size, smallest first; inputs whose whole range flips nothing are counted by kind in `firm`.

    `lead` is the present first strategy's closeness less the best other's; `swings` largest first.
    """

    first: str
    lead: float
    intervals: tuple[WeightInterval, ...]
    flips: tuple[Flip, ...]
    firm: dict[InputKind, int]
    swings: tuple[Swing, ...]
