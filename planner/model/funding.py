"""Where the money of actions comes from, and how much of it there is."""

from dataclasses import dataclass

from planner.model.bilingual import Bilingual

ALL_PUBLIC = ""
"""The pool id of a limit on all public money together."""


@dataclass(frozen=True, slots=True)
class FundingPool:
    """A source of money; `codes` are the funding codes of actions (templates/actions/funding.csv) it stands for.

    `public` pools carry the public share of a cost, the others the rest.
    """

    id: str
    name: Bilingual
    codes: tuple[str, ...] = ()
    public: bool = True


@dataclass(frozen=True, slots=True)
class PoolShare:
    """The share (0..1) of an action's whole cost that a pool pays."""

    pool: str
    share: float


@dataclass(frozen=True, slots=True)
class MoneyLimit:
    """What a pool can pay at most, in 10,000 yuan (万元).

    With `year` in that year, with `phase` over all its years together, with neither in every year that has no limit
    of its own. `pool` may be `ALL_PUBLIC`; without a limit of its own a year then has the plan's yearly public money.
    """

    pool: str
    amount: float
    year: int | None = None
    phase: str = ""


@dataclass(frozen=True, slots=True)
class CapacityLimit:
    """How much of its `Action.capacity` a lead department can carry in a year, or in every year without its own."""

    department: Bilingual
    amount: float
    year: int | None = None
