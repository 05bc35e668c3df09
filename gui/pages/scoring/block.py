"""Blocks of scores on the clipboard: tab-separated, as spreadsheets exchange them."""

import math
import unicodedata
from collections.abc import Sequence

from planner.edits import scoring
from planner.model.expert_scores import scores_in_force
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.text.texts import MISSING

Block = tuple[tuple[float | None, ...], ...]
"""Values by row and column; None where a cell was left blank."""


def parse_score(text: str) -> float:
    """A number as typed or pasted: full-width digits, thousands commas and a true minus sign are understood."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace("−", "-")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ProblemError("score not a number", "scoring", text=text.strip())
    return value


def parse_block(text: str) -> Block:
    """Rows and columns of a pasted text; ProblemError for a cell that is neither blank nor a number."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return tuple(
        tuple(None if cell.strip() in ("", MISSING) else parse_score(cell) for cell in line.split("\t"))
        for line in lines
    )


def paste_block(plan: Plan, block: Block, strategies: Sequence[str], leaves: Sequence[str]) -> Plan:
    """Set the cells from the first of `strategies` and `leaves` on; blanks leave a cell as it is.

    ProblemError where the block reaches beyond the table, or a value off its scale: then nothing is set.
    """
    rows, columns = len(block), max(len(line) for line in block)
    if rows > len(leaves) or columns > len(strategies):
        raise ProblemError(
            "pasted block too large",
            "scoring",
            rows=rows,
            columns=columns,
            room_down=len(leaves),
            room_across=len(strategies),
        )
    for leaf, line in zip(leaves, block, strict=False):
        for strategy, value in zip(strategies, line, strict=False):
            if value is not None:
                plan = set_value(plan, strategy, leaf, value)
    return plan


def set_value(plan: Plan, strategy: str, criterion: str, value: float) -> Plan:
    """Type a value; the expert's own range and note stay while the range still holds the value.

    ProblemError where experts gave the cell its value.
    """
    refuse_group_cell(plan, strategy, criterion)
    old = plan.score(strategy, criterion)
    if old is not None and old.confirmed and old.potential is None and old.low <= value <= old.high:
        note = old.evidence.note.text("zh")
        return scoring.set_score(plan, strategy, criterion, value, low=old.low, high=old.high, note=note)
    return scoring.set_score(plan, strategy, criterion, value)


def clear_cells(plan: Plan, cells: Sequence[tuple[str, str]]) -> Plan:
    """Empty cells given as (strategy, criterion); ProblemError where experts gave one its value."""
    for strategy, criterion in cells:
        refuse_group_cell(plan, strategy, criterion)
        plan = scoring.set_score(plan, strategy, criterion, None)
    return plan


def refuse_group_cell(plan: Plan, strategy: str, criterion: str) -> None:
    """Raise the sentence that says where a cell's value comes from, where experts gave it."""
    heard = {expert.id for expert in plan.weighting.heard}
    place = strategy, criterion
    count = sum((given.strategy, given.criterion) == place and given.expert in heard for given in plan.expert_scores)
    if count:
        names = {"strategy": plan.strategy(strategy).name, "criterion": plan.criteria.criterion(criterion).name}
        raise ProblemError("cell from experts", "scoring", f"{strategy}/{criterion}", count=count, **names)


def unconfirmed(plan: Plan, strategy: str = "", criterion: str = "") -> tuple[tuple[str, str], ...]:
    """Prefilled cells nobody accepted yet, as (strategy, criterion), of one column, one row, or all."""
    open_ones = (score for score in scores_in_force(plan) if not score.confirmed)
    return tuple(_cell(score) for score in open_ones if _within(score, strategy, criterion))


def _cell(score: Score) -> tuple[str, str]:
    return score.strategy, score.criterion


def _within(score: Score, strategy: str, criterion: str) -> bool:
    return strategy in ("", score.strategy) and criterion in ("", score.criterion)
