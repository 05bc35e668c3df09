"""Tables of the budget sheet: public money by phase, by year and by strategy, all from the action table."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.model.action import CROSS
from planner.roadmap.money import gdp_wan
from planner.roadmap.resources import exceeds
from planner.workbook.book import Area, Chart, Series, formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.excess import beyond
from planner.workbook.sheets.money import wan, wan_formula
from planner.workbook.sheets.names import (
    ACTION_COSTS,
    ACTION_PHASES,
    ACTION_SHARES,
    ACTION_STRATEGIES,
    BUDGET_LIMIT,
    BUDGET_SPENT,
    BUDGET_YEARS,
    PHASE_FIRST,
    PHASE_LAST,
    PHASE_NAMES,
)
from planner.workbook.style import RED, Look
from planner.workbook.subject import Subject
from planner.workbook.uses import Uses

_HEAD = Look("head", align="center")
_INTEGER, _PERMILLE = Look("formula", "integer", "center"), Look("formula", "permille", "center")
_MONEY = Look("formula", "money", "center")
_BAD = Look("bad", bold=True)
_TOTAL, _TOTAL_LABEL = Look("total", "permille", "center"), Look("total", wrap=True)


@dataclass(frozen=True, slots=True)
class YearLine:
    """Public money of a year and its limit, per mille of GDP; `costs` are the whole costs of the actions in it."""

    year: int
    spent: float
    limit: float
    costs: Area
    limit_formula: str


def put_phases(draft: Draft, subject: Subject, uses: Uses, row: int) -> tuple[int, Area]:
    """Returns the row after the table, one left free, and the lines of the phases."""
    texts, gdp = subject.texts, gdp_wan(subject.plan)
    draft.section(row, texts.tr("By phase"))
    heads = (
        texts.tr("Phase"),
        texts.tr("First year"),
        texts.tr("Last year"),
        texts.tr("Actions that start"),
        texts.tr("Their whole cost, ‰ of GDP"),
        *_money_heads(subject),
        texts.tr("Motto"),
    )
    draft.put_row(row + 1, 0, heads, _HEAD)
    first = row + 2
    for number, (phase, money) in enumerate(zip(subject.plan.phases, uses.phases, strict=True), 1):
        line = first + number - 1
        draft.put(line, 0, subject.name(phase.name), Look("text", wrap=True, bold=True))
        start = draft.put(line, 1, phase.first_year, Look("text", "integer", "center"))
        end = draft.put(line, 2, phase.last_year, Look("text", "integer", "center"))
        draft.put(line, 3, money.actions, _INTEGER, f"SUMPRODUCT(({ACTION_PHASES}={number})*1)")
        cost = f"SUMPRODUCT(({ACTION_PHASES}={number})*{ACTION_COSTS})"
        draft.put(line, 4, money.permille, _PERMILLE, cost)
        span = f"({BUDGET_YEARS}>={start.local})*({BUDGET_YEARS}<={end.local})"
        formulas = (f"SUMPRODUCT({span}*{BUDGET_SPENT})", f"SUMPRODUCT({span}*{BUDGET_LIMIT})")
        _put_money(draft, line, 5, (money.spent, money.limit), formulas, gdp)
        draft.put(line, 11, texts.of(phase.motto), Look("text", wrap=True))
    last = first + len(subject.plan.phases) - 1
    for name, column in ((PHASE_NAMES, 0), (PHASE_FIRST, 1), (PHASE_LAST, 2)):
        draft.name(name, draft.area(first, column, last, column))
    draft.highlight(draft.area(first, 7, last, 7), beyond(f"$F{first + 1}", f"$G{first + 1}"), _BAD)
    return last + 2, draft.area(first, 0, last, 11)


def put_years(draft: Draft, subject: Subject, years: Sequence[YearLine], row: int) -> int:
    """Returns the row after table and chart, one left free."""
    texts, gdp = subject.texts, gdp_wan(subject.plan)
    draft.section(row, texts.tr("By year"))
    draft.put_row(row + 1, 0, (texts.tr("Year"), *_money_heads(subject), texts.tr("Check")), _HEAD)
    first, last = row + 2, row + 1 + len(years)
    kept, over = texts.tr("Within the limit"), texts.tr("Over the limit")
    for line, year in enumerate(years, first):
        draft.put(line, 0, year.year, Look("text", "integer", "center"))
        spent = f"SUMPRODUCT({ACTION_SHARES},{year.costs.full})"
        _put_money(draft, line, 1, (year.spent, year.limit), (spent, year.limit_formula), gdp)
        exceeded = beyond(f"B{line + 1}", f"C{line + 1}")
        word = over if exceeds(year.spent, year.limit) else kept
        look = Look("formula", align="center")
        draft.put(line, 7, word, look, f"IF({exceeded},{formula_text(over)},{formula_text(kept)})")
    for name, column in ((BUDGET_YEARS, 0), (BUDGET_SPENT, 1), (BUDGET_LIMIT, 2)):
        draft.name(name, draft.area(first, column, last, column))
    draft.highlight(draft.area(first, 3, last, 3), beyond(f"$B{first + 1}", f"$C{first + 1}"), _BAD)
    checks = draft.area(first, 7, last, 7)
    draft.highlight(checks, beyond(f"$B{first + 1}", f"$C{first + 1}"), _BAD)
    _put_chart(draft, subject, draft.area(first, 0, last, 2))
    return years_end(row, len(years))


def years_end(row: int, years: int) -> int:
    """The row after table and chart of so many years, one left free."""
    return row + 2 + max(years - 1, 12) + 2


def put_strategies(draft: Draft, subject: Subject, lines: tuple[ActionLine, ...], row: int) -> int:
    """The whole cost of the actions by strategy and phase of their start; returns the row after, one left free."""
    texts, phases = subject.texts, subject.plan.phases
    draft.section(row, texts.tr("Whole cost by strategy and by phase of the start, ‰ of GDP"))
    names = [subject.name(phase.name) for phase in phases]
    draft.put_row(row + 1, 0, (texts.tr("Strategy"), *names, texts.tr("Sum")), _HEAD)
    ids = [*(strategy.id for strategy in subject.plan.strategies), CROSS]
    first = row + 2
    for number, strategy in enumerate(ids, 1):
        line, own = first + number - 1, [each for each in lines if each.strategy == number]
        draft.put(line, 0, subject.strategy(strategy), Look("text", wrap=True))
        for phase in range(1, len(phases) + 1):
            value = sum(each.permille for each in own if each.phase == phase)
            chosen = f"({ACTION_PHASES}={phase})*({ACTION_STRATEGIES}={number})"
            draft.put(line, phase, value, _PERMILLE, f"SUMPRODUCT({chosen}*{ACTION_COSTS})")
        across = draft.area(line, 1, line, len(phases))
        value = sum(each.permille for each in own if each.phase)
        draft.put(line, len(phases) + 1, value, _TOTAL, f"SUM({across.local})")
    last = first + len(ids)
    draft.put(last, 0, texts.tr("Sum"), _TOTAL_LABEL)
    for phase in range(1, len(phases) + 2):
        column = draft.area(first, phase, last - 1, phase)
        value = sum(each.permille for each in lines if each.phase and phase in (each.phase, len(phases) + 1))
        draft.put(last, phase, value, _TOTAL, f"SUM({column.local})")
    return last + 2


def _money_heads(subject: Subject) -> tuple[str, ...]:
    texts = subject.texts
    return (
        texts.tr("Public money, ‰ of GDP"),
        texts.tr("Limit, ‰ of GDP"),
        texts.tr("Left, ‰ of GDP"),
        texts.tr("Public money, 10,000 yuan"),
        texts.tr("Limit, 10,000 yuan"),
        texts.tr("Left, 10,000 yuan"),
    )


def _put_money(
    draft: Draft,
    row: int,
    column: int,
    amounts: tuple[float, float],
    formulas: tuple[str, str],
    gdp: float | None,
) -> None:
    """Spent, limit and what is left, per mille of GDP and again in 10,000 yuan where GDP is known."""
    spent, limit = (draft.put(row, column + place, amounts[place], _PERMILLE, formulas[place]) for place in (0, 1))
    left = draft.put(row, column + 2, amounts[1] - amounts[0], _PERMILLE, f"{limit.local}-{spent.local}")
    values = (*amounts, amounts[1] - amounts[0])
    for place, (cell, value) in enumerate(zip((spent, limit, left), values, strict=True), 3):
        draft.put(row, column + place, wan(value, gdp), _MONEY, wan_formula(cell.local))


def _put_chart(draft: Draft, subject: Subject, table: Area) -> None:
    """Spent and limit by year, from the first three columns of the table."""
    head = table.row - 1
    series = (
        Series(draft.area(head, 1, head, 1), table.column_at(0), table.column_at(1), subject.look.palette.accent),
        Series(draft.area(head, 2, head, 2), table.column_at(0), table.column_at(2), RED, line=True),
    )
    title = subject.texts.tr("Public money by year, ‰ of GDP")
    draft.chart(Chart("column", title, series, head, 8, 388, 300, "0.0"))
