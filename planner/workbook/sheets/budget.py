"""The budget sheet: money by phase, year, funding source and strategy against its limits, and its rules, live."""

from dataclasses import dataclass

from planner.model.funding import ALL_PUBLIC
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.sheets.budget_pools import PoolTables
from planner.workbook.sheets.budget_rules import put_rules
from planner.workbook.sheets.budget_tables import YearLine, put_phases, put_strategies, put_years, years_end
from planner.workbook.sheets.names import BUDGET_IN_FORCE
from planner.workbook.style import Look
from planner.workbook.subject import Subject
from planner.workbook.uses import Uses

_WIDTHS = (24, *(13.5,) * 11)


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """The sheet; one line a phase in `counts` (actions), `spent` and `limits` (per mille of GDP) and in 万元."""

    sheet: Sheet
    counts: Area
    spent: Area
    limits: Area
    spent_wan: Area


def budget_sheet(subject: Subject, lines: tuple[ActionLine, ...], uses: Uses, table: ActionTable) -> BudgetSheet:
    texts, sources = subject.texts, len(uses.pools)
    printed = max(len(_WIDTHS), sources + 3)
    columns = [Column(width) for width in (*_WIDTHS, *(_WIDTHS[-1],) * (printed - len(_WIDTHS)))]
    draft = Draft(texts.tr("Budget"), [*columns, Column(2), *[Column(9, outlined=True)] * (2 * sources)])
    draft.heading(texts.tr("Money against its limits"), subject.subtitle)
    draft.put(2, 0, _introduction(subject), Look("note", wrap=True), columns=len(_WIDTHS))
    row, phases = put_phases(draft, subject, uses, 4)
    pools = PoolTables(draft, subject, uses, table, years_end(row, len(uses.years)), printed + 1)
    years = [
        YearLine(
            year,
            uses.spent(ALL_PUBLIC, (year,)),
            uses.at.resources.public_limit(year),
            table.spent_in(place),
            pools.limit_formula(place, sources - 1, BUDGET_IN_FORCE),
        )
        for place, year in enumerate(uses.years)
    ]
    put_years(draft, subject, years, row)
    row = pools.put()
    row = put_strategies(draft, subject, lines, row)
    last = put_rules(draft, subject, row)
    return BudgetSheet(
        sheet=draft.sheet(Printing(last, printed - 1), frozen=(2, 0)),
        counts=phases.column_at(3),
        spent=phases.column_at(5),
        limits=phases.column_at(6),
        spent_wan=phases.column_at(8),
    )


def _introduction(subject: Subject) -> str:
    return subject.texts.tr(
        "Money counts in the years in which it is spent: the cost of an action over its whole years, evenly or as "
        "typed in the action table, and of that the public share or the share of a funding source. The schedule works "
        "in per mille of yearly GDP; amounts in 10,000 yuan follow where GDP is known, and only then do limits hold "
        "that are typed in them."
    )
