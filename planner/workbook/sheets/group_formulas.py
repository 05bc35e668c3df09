"""How a group's judgements follow from the experts' cells, and how far the experts agree, as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.workbook.book import Area

LONGEST_FORMULA = 8000
"""Excel stops at 8192 letters; a group beyond that keeps the value without its formula."""


@dataclass(frozen=True, slots=True)
class ExpertCells:
    """Where the answers of one expert who is heard stand for one node.

    `ratios` are the judged pairs by places of the children, first before second; `weights` None where the answers
    give none. `index`, `random` and `ratio` (CI, RI, CR) are None where nothing checks the answers.
    """

    expert: str
    influence: Area
    ratios: dict[tuple[int, int], Area]
    weights: tuple[Area, ...] | None
    index: Area | None = None
    random: Area | None = None
    ratio: Area | None = None


def combined_ratio(experts: Sequence[ExpertCells], pair: tuple[int, int]) -> str:
    """The weighted geometric mean (AIJ) over those who judged the pair; empty where nobody did."""
    judged = [(expert.influence.full, expert.ratios[pair].full) for expert in experts if pair in expert.ratios]
    if not judged:
        return ""
    logs = "+".join(f"{influence}*LN({ratio})" for influence, ratio in judged)
    formula = f"EXP(({logs})/({'+'.join(influence for influence, _ in judged)}))"
    return formula if len(formula) <= LONGEST_FORMULA else ""


def entropy(weights: Area) -> str:
    """Shannon's entropy of a row of weights, 0 ln 0 being 0."""
    return f"-SUMPRODUCT({weights.local}*LN({weights.local}+({weights.local}=0)))"
