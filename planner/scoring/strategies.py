"""The strategies of the template and what each can do at its best: templates/strategies."""

from pathlib import Path

from planner.model.criterion import RATING_BEST, RATING_WORST
from planner.model.evidence import Evidence
from planner.model.strategy import Potential, Strategy
from planner.templates.rows import Row, read_rows

Potentials = dict[tuple[str, str], Potential]
"""Potential by (strategy, leaf criterion)."""


def read_strategies(templates: Path) -> tuple[Strategy, ...]:
    """The strategies of a templates folder in their order; which ones to compare is template judgement."""
    return tuple(
        Strategy(
            id=row.text("id"),
            name=row.bilingual("name"),
            description=row.bilingual("description"),
            tradeoff=row.bilingual("tradeoff"),
            evidence=Evidence("source", row.bilingual("source")),
        )
        for row in read_rows(templates / "strategies" / "strategies.csv", ("id", "name_zh", "name_en"))
    )


def read_potentials(templates: Path) -> Potentials:
    """Ratings 1-9, low to high, of each strategy on each leaf; ProblemError where they are not in that order."""
    columns = ("strategy", "criterion", "low", "mode", "high")
    rows = read_rows(templates / "strategies" / "potential.csv", columns)
    return {(row.text("strategy"), row.text("criterion")): _potential(row) for row in rows}


def _potential(row: Row) -> Potential:
    low, mode, high = row.decimal("low"), row.decimal("mode"), row.decimal("high")
    if not RATING_WORST <= low <= mode <= high <= RATING_BEST:
        raise row.problem("potential out of order", "mode")
    return Potential(low, mode, high, row.bilingual("reason"), row.codes("evidence"))
