"""Actions on two indices, social-environmental and financial-economic. Recomputed, never stored."""

from dataclasses import dataclass
from typing import Literal

Quadrant = Literal["A", "B", "C", "D"]
"""A: high on both indices, B: on the social-environmental one alone, C: on the financial-economic one alone, D: on
neither."""


@dataclass(frozen=True, slots=True)
class IndexedAction:
    """`social` and `financial` are 0..100, 100 being the included action of greatest value on the index's criteria.

    `public_cost` is the whole public money it takes, per mille of yearly GDP.
    """

    action: str
    social: float
    financial: float
    public_cost: float
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class IndexMap:
    """Included actions in plan order, forbidden ones left out.

    `social_criteria` and `financial_criteria` are the top criteria that count to each index. `budget` is the public
    money of all years together, per mille of GDP. A line is the index of the last action this money reaches when
    actions take it in the order of that index: high is at the line or above. It is 0 where all are reached and None
    where not even the first is.
    """

    actions: tuple[IndexedAction, ...]
    social_criteria: tuple[str, ...]
    financial_criteria: tuple[str, ...]
    budget: float
    social_line: float | None
    financial_line: float | None

    def of(self, action: str) -> IndexedAction | None:
        for found in self.actions:
            if found.action == action:
                return found
        return None
