"""The budget sheet: the rules money follows, and public money by phase, year and strategy, live."""

from dataclasses import dataclass

from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine, year_lines
from planner.workbook.sheets.budget_rules import put_rules
from planner.workbook.sheets.budget_tables import put_phases, put_strategies, put_years
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS = (24, *(13.5,) * 11)


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """The sheet; one line a phase in `counts` (actions), `spent` and `limits` (per mille of GDP) and in 万元."""

    sheet: Sheet
    counts: Area
    spent: Area
    limits: Area
    spent_wan: Area


def budget_sheet(subject: Subject, lines: tuple[ActionLine, ...]) -> BudgetSheet:
    texts, years = subject.texts, year_lines(subject)
    draft = Draft(texts.tr("Budget"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Public money against its limit"), subject.subtitle)
    draft.put(2, 0, _introduction(subject), Look("note", wrap=True), columns=len(_WIDTHS))
    row, phases = put_phases(draft, subject, lines, 4)
    row = put_years(draft, subject, years, row)
    row = put_strategies(draft, subject, lines, row)
    last = put_rules(draft, subject, row)
    return BudgetSheet(
        sheet=draft.sheet(Printing(last, len(_WIDTHS) - 1, one_page=True), frozen=(2, 0)),
        counts=phases.column_at(3),
        spent=phases.column_at(5),
        limits=phases.column_at(6),
        spent_wan=phases.column_at(8),
    )


def _introduction(subject: Subject) -> str:
    return subject.texts.tr(
        "Money counts in the years in which it is spent: the public share of an action's whole cost, spread evenly "
        "over its whole years. The schedule works in per mille of yearly GDP; amounts in 10,000 yuan follow where GDP "
        "is known."
    )
