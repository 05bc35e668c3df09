"""The Gantt chart: a line an action, a column a quarter, drawn by the values of the action table's cells."""

from planner.model.action import CROSS
from planner.model.bilingual import Language
from planner.workbook.book import Column, Printing, Sheet, Value, column_letters, quoted_sheet
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.style import BAND, PAPER, Look
from planner.workbook.subject import Subject

_PHASE_ROW, _YEAR_ROW, _QUARTER_ROW, _FIRST_ROW = 3, 4, 5, 6
_LEAD_WIDTHS: dict[Language, tuple[float, ...]] = {"zh": (7, 34, 12, 7.5, 7.5), "en": (7, 56, 19, 7.5, 7.5)}
_LEAD = 5
_MOST_ON_ONE_PAGE = 55
_LEGEND_ROW, _LEGEND_WIDTH = 1, 5
_SHADES = (PAPER, BAND)


def gantt_sheet(subject: Subject, table: ActionTable, lines: tuple[ActionLine, ...]) -> Sheet:
    texts, plan = subject.texts, subject.plan
    starts = [line.placed.year for line in lines if line.placed is not None]
    first, last = min((plan.first_year, *starts)), plan.last_year
    quarters = 4 * (last - first + 1)
    leads = [Column(width) for width in _LEAD_WIDTHS[texts.language]]
    columns = [*leads, *[Column(2.4)] * quarters, Column(2), *[Column(10, outlined=True)] * 3]
    draft = Draft(texts.tr("Gantt chart"), columns)
    draft.heading(texts.tr("Gantt chart by quarter"), subject.subtitle)
    _put_heads(draft, subject, first, last)
    for place, line in enumerate(lines):
        _put_line(draft, subject, table, line, place, first, quarters)
    _draw_bars(draft, subject, len(lines), first, quarters)
    _put_legend(draft, subject, quarters)
    last_row = _FIRST_ROW + max(len(lines), 1) - 1
    heads = (_PHASE_ROW, _QUARTER_ROW)
    printing = Printing(last_row, _LEAD + quarters - 1, len(lines) <= _MOST_ON_ONE_PAGE, heads)
    return draft.sheet(printing, frozen=(_FIRST_ROW, 2), zoom=90)


def _put_heads(draft: Draft, subject: Subject, first: int, last: int) -> None:
    """Phases as bands over their years, and years over their quarters."""
    texts = subject.texts
    head = Look("head", align="center")
    titles = (
        texts.tr("No."),
        texts.tr("Action"),
        texts.tr("Strategy"),
        texts.tr("Start (year)"),
        texts.tr("End (year)"),
    )
    for column, title in enumerate(titles):
        draft.put(_PHASE_ROW, column, title, head, rows=3)
    for phase in subject.plan.phases:
        begin, end = max(phase.first_year, first), min(phase.last_year, last)
        if begin > end:
            continue
        motto = texts.of(phase.motto) if end > begin else ""
        words = f"{subject.name(phase.name)}　{motto}".strip()
        band = Look("head", align="center", fill="#D3E0EE")
        draft.put(_PHASE_ROW, _LEAD + 4 * (begin - first), words, band, columns=4 * (end - begin + 1))
    for year in range(first, last + 1):
        column = _LEAD + 4 * (year - first)
        draft.put(_YEAR_ROW, column, year, Look("head", "integer", "center"), columns=4)
        small = Look("head", "integer", "center", size=7, fill=PAPER, ink="#6B7280")
        draft.put_row(_QUARTER_ROW, column, (1, 2, 3, 4), small)


def _put_line(
    draft: Draft, subject: Subject, table: ActionTable, line: ActionLine, place: int, first: int, quarters: int
) -> None:
    row, source = _FIRST_ROW + place, table.first + place
    sheet = quoted_sheet(table.sheet)

    def follow(column: int, key: str, value: Value, look: Look) -> None:
        draft.put(row, column, value, look, f"{sheet}!{table.at(key, source)}")

    year = None if line.placed is None else line.placed.year
    centred = Look("formula", "integer", "center")
    colour = subject.strategy_colour(line.strategy)
    follow(0, "id", line.action.id, Look("formula", align="center"))
    follow(1, "name", subject.name(line.action.name), Look("formula", shrink=True))
    follow(2, "strategy", subject.strategy(line.action.strategy), Look("formula", bold=True, ink=colour, shrink=True))
    start = f"{sheet}!{table.at('start_year', source)}"
    draft.put(row, 3, "" if year is None else year, centred, f'IF({start}=0,"",{start})')
    follow(4, "end", "" if year is None else line.quarters.last_year, centred)
    for quarter in range(quarters):
        draft.put(row, _LEAD + quarter, None, Look("text", fill=_shade(subject, first + quarter // 4)))
    working, note = _LEAD + quarters + 1, Look("note", "integer", "right")
    follow(working, "first_quarter", line.quarters.first, note)
    follow(working + 1, "last_quarter", line.quarters.last, note)
    follow(working + 2, "strategy_number", line.strategy, note)


def _shade(subject: Subject, year: int) -> str:
    """Phases by turns on white and on grey."""
    phases = subject.plan.phases
    return _SHADES[sum(phase.last_year < year for phase in phases) % 2]


def _draw_bars(draft: Draft, subject: Subject, count: int, first: int, quarters: int) -> None:
    """A conditional format a strategy fills the quarters from start to end."""
    if not count:
        return
    chart = draft.area(_FIRST_ROW, _LEAD, _FIRST_ROW + count - 1, _LEAD + quarters - 1)
    begin, end, strategy = (f"${column_letters(_LEAD + quarters + 1 + place)}{_FIRST_ROW + 1}" for place in range(3))
    now = f"{4 * first}+COLUMN()-{_LEAD + 1}"
    for number in range(1, len(subject.plan.strategies) + 2):
        colour = subject.strategy_colour(number)
        formula = f"AND({strategy}={number},{begin}>0,{now}>={begin},{now}<={end})"
        draft.highlight(chart, formula, Look(fill=colour, ink=colour))


def _put_legend(draft: Draft, subject: Subject, quarters: int) -> None:
    """The colours of the strategies, in a line above the chart, as far as it is wide."""
    ids = [*(strategy.id for strategy in subject.plan.strategies), CROSS]
    for number, strategy in enumerate(ids, 1):
        column = _LEAD + _LEGEND_WIDTH * (number - 1)
        if column + _LEGEND_WIDTH <= _LEAD + quarters:
            name = Look("head", align="center", size=9, fill=subject.strategy_colour(number), ink=PAPER)
            draft.put(_LEGEND_ROW, column, subject.strategy(strategy), name, columns=_LEGEND_WIDTH)
