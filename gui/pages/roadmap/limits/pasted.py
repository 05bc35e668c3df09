"""Amounts on the clipboard: a block of cells as spreadsheets exchange them."""

import math
import unicodedata

from planner.model.message import ProblemError
from planner.text.texts import MISSING


def pasted_amounts(text: str, room_down: int, room_across: int) -> dict[tuple[int, int], float]:
    """Numbers by row and column from the cell pasted into; a blank says nothing.

    ProblemError for a cell that is no number, and for a block larger than the room there is.
    """
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")]
    rows, columns = len(lines), max(map(len, lines))
    if rows > room_down or columns > room_across:
        raise ProblemError(
            "pasted block too large",
            "scoring",
            rows=rows,
            columns=columns,
            room_down=room_down,
            room_across=room_across,
        )
    return {
        (down, across): _number(cell)
        for down, line in enumerate(lines)
        for across, cell in enumerate(line)
        if cell.strip() not in ("", MISSING)
    }


def _number(text: str) -> float:
    """Full-width digits, thousands commas and a true minus sign are understood."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace("−", "-")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ProblemError("pasted amount unreadable", "roadmap", text=text.strip())
    return value
