"""The results framework in the form of ADB's design and monitoring framework, live where figures and years are."""

from collections.abc import Sequence
from itertools import pairwise

from planner.model.evidence import Basis
from planner.model.quarters import taken
from planner.roadmap.results_framework import FrameworkRow, framework_rows
from planner.roadmap.target_words import FRAMEWORK_HEADS, milestone_line, row_label
from planner.workbook.book import formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import RESULT
from planner.workbook.sheets import names
from planner.workbook.sheets.indicator_columns import IndicatorColumns
from planner.workbook.style import Look, Role
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_TEXT, _LABEL = Look("text", wrap=True), Look("text", wrap=True, bold=True, align="center")
_LIVE = Look("formula", wrap=True)
_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}
_STATEMENT, _MEASURED, _SOURCES, _RISKS = 1, 2, 12, 16
"""First columns of the four; the label of a row stands before the first."""
_LONGEST = 4000


def put_framework(draft: Draft, subject: Subject, grid: IndicatorColumns, row: int) -> int:
    """Returns the last row."""
    texts = subject.texts
    draft.section(row, texts.tr("Results framework (impact, outcome, outputs, key activities)"))
    rows = framework_rows(subject.plan, subject.roadmap)
    if not rows:
        none = texts.tr("The results chain is still empty: step 6 of the program, Targets, Results chain.")
        draft.put(row + 1, 0, none, _TEXT, columns=grid.last + 1)
        return row + 1
    chain, *others = (texts.tr(head) for head in FRAMEWORK_HEADS)
    draft.put(row + 1, 0, chain, _HEAD, columns=_MEASURED)
    for (column, width), head in zip(_widths(grid), others, strict=True):
        draft.put(row + 1, column, head, _HEAD, columns=width)
    for line, each in enumerate(rows, row + 2):
        draft.put(line, 0, row_label(texts, each), _LABEL)
        if each.kind == "activity":
            _put_activity(draft, subject, grid, each, line)
        else:
            _put_result(draft, subject, grid, each, line)
    return row + 1 + len(rows)


def _widths(grid: IndicatorColumns) -> tuple[tuple[int, int], ...]:
    """First column and number of columns of indicators, data sources and risks."""
    bounds = (_MEASURED, _SOURCES, _RISKS, grid.last + 1)
    return tuple((first, after - first) for first, after in pairwise(bounds))


def _put_result(draft: Draft, subject: Subject, grid: IndicatorColumns, row: FrameworkRow, line: int) -> None:
    texts, result = subject.texts, row.result
    measured, sources, risks = _widths(grid)
    if result is None:
        draft.put(line, _STATEMENT, "", _TEXT)
        draft.put(line, risks[0], "", _TEXT, columns=risks[1])
    else:
        look = Look(_ROLES[result.evidence.basis], wrap=True)
        statement, threat = (RESULT, result.id, "statement"), (RESULT, result.id, "risks")
        draft.put(line, _STATEMENT, texts.of(result.statement), look, key=statement)
        draft.put(line, risks[0], texts.of(result.risks), look, columns=risks[1], key=threat)
    places = [subject.plan.targets.index(target) for target in row.targets]
    for (column, width), shown in ((measured, grid.worked), (sources, grid.source)):
        cells = [grid.at(place, shown).local for place in places]
        texts_now = [draft.text_at(grid.first + place, shown) for place in places]
        _put_joined(draft, line, column, width, cells, texts_now)


def _put_joined(draft: Draft, line: int, column: int, width: int, cells: Sequence[str], texts: Sequence[str]) -> None:
    """The texts of other cells, each on a line of its own, without the empty ones."""
    if not cells:
        draft.put(line, column, "", _TEXT, columns=width)
        return
    parts = "&".join(f'IF({cell}="","",CHAR(10)&{cell})' for cell in cells)
    draft.put(line, column, "\n".join(filter(None, texts)), _LIVE, f"MID({parts},2,{_LONGEST})", columns=width)


def _put_activity(draft: Draft, subject: Subject, grid: IndicatorColumns, row: FrameworkRow, line: int) -> None:
    """An action with its years and milestones, which move along with its start in the action table."""
    texts, action, placed = subject.texts, row.action, row.placed
    assert action is not None
    assert placed is not None
    own = f"({names.ACTION_IDS}={formula_text(action.id)})"
    run = taken(placed.year, placed.quarter, action.duration_years)
    number = Look("note", "integer", "center")
    first, last = (
        draft.put(line, grid.worked + place, quarter, number, f"SUMPRODUCT({own}*{name})").local
        for place, (quarter, name) in enumerate(((run.first, names.ACTION_FIRSTS), (run.last, names.ACTION_ENDS)))
    )
    measured, lead, risks = _widths(grid)
    draft.put(line, _STATEMENT, f"{action.id} {subject.name(action.name)}", _TEXT)
    between, dash = ("；", "—") if texts.language == "zh" else ("; ", "–")
    span = f'{_quarter(first)}&IF({last}>{first},"{dash}"&{_quarter(last)},"")'
    stages = "".join(
        f"&{formula_text(between)}&{_quarter(f'({first}+{stage.quarter - 1})')}&"
        f"{formula_text(' ' + subject.name(stage.name))}"
        for stage in action.milestones
    )
    unplaced = texts.tr("Not scheduled")
    formula = f"IF({first}=0,{formula_text(unplaced)},{span}{stages})"
    draft.put(line, measured[0], milestone_line(texts, action, placed), _LIVE, formula, columns=measured[1])
    draft.put(line, lead[0], texts.of(action.lead), _TEXT, columns=lead[1])
    draft.put(line, risks[0], "", _TEXT, columns=risks[1])


def _quarter(count: str) -> str:
    """2027Q3 of a quarter counted from the year 0."""
    return f'INT({count}/4)&"Q"&({count}-4*INT({count}/4)+1)'
