"""Rules on the actions of a schedule taken together."""

from dataclasses import dataclass

from planner.model.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Of these actions at least and at most so many are done; `at_most` 1 makes them exclude one another."""

    id: str
    name: Bilingual
    actions: tuple[str, ...] = ()
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class StrategyShare:
    """The actions of a strategy take at least `minimum` (0..1) of the whole investment of the schedule."""

    strategy: str
    minimum: float
