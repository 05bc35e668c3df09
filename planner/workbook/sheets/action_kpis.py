"""The KPI of each action: where it stands, what it is to be, and what was read last."""

from planner.text.texts import MISSING
from planner.workbook.book import Value
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.indicator_columns import IndicatorColumns
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_TEXT, _CENTRED = Look("text", wrap=True), Look("text", wrap=True, align="center")
_KPI, _KPI_WIDTH, _UNIT, _FIGURES, _LEAD, _LEAD_WIDTH = 2, 4, 6, 7, 12, 3


def put_kpis(draft: Draft, subject: Subject, grid: IndicatorColumns, lines: tuple[ActionLine, ...], row: int) -> int:
    """Returns the row after the table, one left free."""
    texts = subject.texts
    told = [line for line in lines if texts.of(line.action.kpi)]
    draft.section(row, texts.tr("KPIs of the actions (as in the plan on the day of export)"))
    if not told:
        draft.put(row + 1, 0, texts.tr("No action of the plan has a KPI."), _TEXT, columns=grid.last + 1)
        return row + 3
    source = _LEAD + _LEAD_WIDTH
    width = grid.last + 1 - source
    draft.put_row(row + 1, 0, (texts.tr("No."), texts.tr("Action")), _HEAD)
    draft.put(row + 1, _KPI, texts.tr("KPI"), _HEAD, columns=_KPI_WIDTH)
    figures = (
        texts.tr("Unit"),
        texts.tr("Baseline"),
        texts.tr("Baseline year"),
        texts.tr("Target"),
        texts.tr("Target year"),
        texts.tr("Latest reading"),
    )
    draft.put_row(row + 1, _UNIT, figures, _HEAD)
    draft.put(row + 1, _LEAD, texts.tr("Lead unit"), _HEAD, columns=_LEAD_WIDTH)
    draft.put(row + 1, source, texts.tr("Data source and reporting"), _HEAD, columns=width)
    for number, line in enumerate(told, row + 2):
        action = line.action
        draft.put(number, 0, action.id, _CENTRED)
        draft.put(number, 1, subject.name(action.name), _TEXT)
        draft.put(number, _KPI, texts.of(action.kpi), _TEXT, columns=_KPI_WIDTH)
        draft.put(number, _UNIT, texts.of(action.kpi_unit), _CENTRED)
        held = (action.kpi_baseline, action.kpi_baseline_year, action.kpi_target, action.kpi_target_year)
        for place, figure in enumerate((*held, line.progress.kpi)):
            value: Value = MISSING if figure is None else figure
            draft.put(number, _FIGURES + place, value, Look("text", "number", "center"))
        draft.put(number, _LEAD, texts.of(action.lead), _TEXT, columns=_LEAD_WIDTH)
        draft.put(number, source, texts.of(action.kpi_source), _TEXT, columns=width)
    return row + 2 + len(told) + 1
