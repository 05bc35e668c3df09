"""How a group's judgements and weights follow from the experts' cells, as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.workbook.book import Area

LONGEST_FORMULA = 8000
"""Excel stops at 8192 letters; a group beyond that keeps the value without its formula."""


@dataclass(frozen=True, slots=True)
class ExpertCells:
    """Where the answers of one expert who is heard stand for one node.

    `ratios` are the judged pairs by places of the children, first before second; `weights` None where the answers
    give none.
    """

    influence: Area
    ratios: dict[tuple[int, int], Area]
    weights: tuple[Area, ...] | None


def combined_ratio(experts: Sequence[ExpertCells], pair: tuple[int, int]) -> str:
    """The weighted geometric mean (AIJ) over those who judged the pair; empty where nobody did."""
    judged = [(expert.influence.full, expert.ratios[pair].full) for expert in experts if pair in expert.ratios]
    if not judged:
        return ""
    logs = "+".join(f"{influence}*LN({ratio})" for influence, ratio in judged)
    return _short_enough(f"EXP(({logs})/({'+'.join(influence for influence, _ in judged)}))")


def combined_weight(experts: Sequence[ExpertCells], place: int) -> str:
    """The weighted arithmetic mean (AIP) of the weights of one child; empty where nobody has weights."""
    weighed = [(expert.influence.full, expert.weights[place].full) for expert in experts if expert.weights is not None]
    if not weighed:
        return ""
    sums = "+".join(f"{influence}*{weight}" for influence, weight in weighed)
    return _short_enough(f"({sums})/({'+'.join(influence for influence, _ in weighed)})")


def _short_enough(formula: str) -> str:
    return formula if len(formula) <= LONGEST_FORMULA else ""
