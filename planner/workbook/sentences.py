"""Sentences that formulas put together, so that words follow the numbers when these change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.workbook.book import formula_text

_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Live:
    """A formula together with the text it gives now."""

    formula: str
    value: str


def fixed(address: str, value: float, decimals: int) -> Live:
    """A number written out with fixed decimals inside a sentence."""
    return Live(f"FIXED({address},{decimals},TRUE)", f"{value:.{decimals}f}")


def sentence(template: str, blanks: Mapping[str, Live]) -> Live:
    """`template` with its {blanks} filled by live parts, as one formula and its present text."""
    parts = _BLANK.split(template)
    formulas = [
        blanks[part].formula if odd else formula_text(part)
        for place, part in enumerate(parts)
        if (odd := place % 2) or part
    ]
    value = "".join(blanks[part].value if place % 2 else part for place, part in enumerate(parts))
    return Live("&".join(formulas), value)
