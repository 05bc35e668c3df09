"""The sheet of risks and dependencies: the risk grid, what must be finished before what, live, and the risks."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.roadmap.situation import QUARTERS_A_YEAR
from planner.workbook.book import Area, Column, Printing, Sheet, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import LAG
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import SEPARATOR
from planner.workbook.sheets.risk_grid import put_grid, put_risks
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS = (9, 36, 26, 34, 14, 15, 13, 13, 26)
_WORKING = (Column(3), Column(9, outlined=True), Column(9, outlined=True))
_HEAD = Look("head", align="center")
_TEXT, _MIDDLE = Look("text", wrap=True), Look("text", align="center", wrap=True)
_NUMBER = Look("formula", "integer", "center")
_ACTIONS, _HASTY = len(_WIDTHS) + 1, len(_WIDTHS) + 2
"""Working columns: the action that waits, and 1 or 2 where it does not wait long enough after this predecessor."""


@dataclass(frozen=True, slots=True)
class _Link:
    """An action with one of its predecessors; `any_one` where one of several is enough."""

    action: ActionLine
    before: ActionLine
    any_one: bool


def dependencies_sheet(subject: Subject, lines: tuple[ActionLine, ...]) -> Sheet:
    """The dependencies between actions of the plan; those on actions left out are told on the action table."""
    texts = subject.texts
    columns = (*(Column(width) for width in _WIDTHS), *_WORKING)
    draft = Draft(texts.tr("Risks and dependencies"), columns)
    draft.heading(texts.tr("Dependencies and risks of the actions"), subject.subtitle)
    row = put_grid(draft, subject, lines, 2)
    draft.section(row, texts.tr("Dependencies (live)"))
    heads = (
        texts.tr("No."),
        texts.tr("Predecessor"),
        texts.tr("No. of the action that waits"),
        texts.tr("Action that waits for it"),
        texts.tr("Needed"),
        texts.tr("Ends and starts (quarter)"),
        texts.tr("Quarters between"),
        texts.tr("Wait (whole years)"),
        texts.tr("Finding"),
    )
    draft.put_row(row + 1, 0, heads, _HEAD)
    first, links = row + 2, tuple(_links(lines))
    waited: set[tuple[str, str]] = set()
    for row, link in enumerate(links, first):
        _put_link(draft, subject, link, row, waited)
    if not links:
        draft.put(first, 0, texts.tr("No action of the plan waits for another."), _TEXT, columns=len(_WIDTHS))
    last = first + max(len(links), 1) - 1
    draft.name(names.LINK_ACTIONS, draft.area(first, _ACTIONS, last, _ACTIONS))
    draft.name(names.LINK_HASTY, draft.area(first, _HASTY, last, _HASTY))
    end = put_risks(draft, subject, lines, last + 2)
    return draft.sheet(Printing(end, len(_WIDTHS) - 1), frozen=(2, 0))


def _links(lines: tuple[ActionLine, ...]) -> Iterator[_Link]:
    known = {line.action.id: line for line in lines}
    for line in lines:
        action = line.action
        for ids, any_one in ((action.prerequisites, False), (action.prerequisites_any, True)):
            for id in ids:
                if id in known:
                    yield _Link(line, known[id], any_one)


def _put_link(draft: Draft, subject: Subject, link: _Link, row: int, waited: set[tuple[str, str]]) -> None:
    """`waited` are the pairs whose wait already has a cell: of a predecessor needed in both ways only one has."""
    texts, before, action = subject.texts, link.before, link.action
    draft.put(row, 0, before.action.id, _MIDDLE)
    draft.put(row, 1, subject.name(before.action.name), _TEXT)
    draft.put(row, 2, action.action.id, _MIDDLE)
    draft.put(row, 3, subject.name(action.action.name), _TEXT)
    draft.put(row, 4, texts.tr("one of several") if link.any_one else texts.tr("this one"), _MIDDLE)
    ended, started = _count(before, names.ACTION_ENDS), _count(action, names.ACTION_FIRSTS)
    placed = before.placed is not None and action.placed is not None
    shown = f"{_quarter(before.quarters.last)} → {_quarter(action.quarters.first)}"
    formula = f'{_quarter_formula(ended)}&" → "&{_quarter_formula(started)}'
    draft.put(row, 5, shown, Look("formula", align="center"), formula)
    gap: Value = action.quarters.first - before.quarters.last - 1 if placed else "—"
    between = draft.put(row, 6, gap, _NUMBER, f'IF(AND({ended}>0,{started}>0),{started}-{ended}-1,"—")')
    pair = action.action.id, before.action.id
    key = () if pair in waited else (LAG, *pair)
    waited.add(pair)
    years = action.action.lag(before.action.id)
    wait = draft.put(row, 7, years, Look("input", "integer", "center", editable=bool(key)), key=key)
    draft.limit(wait, 0, 50, texts.tr("Whole years between the end of the predecessor and the start."), whole=True)
    hasty = _put_hasty(draft, link, years, wait, between.local, row)
    _put_finding(draft, subject, link, between, gap, hasty, row)


def _count(line: ActionLine, name: str) -> str:
    """A quarter of an action, counted, wherever its line was sorted to."""
    return f"SUMPRODUCT(({names.ACTION_IDS}={formula_text(line.action.id)})*{name})"


def _quarter(quarter: int) -> str:
    """As 2027Q4."""
    return f"{quarter // 4}Q{quarter % 4 + 1}" if quarter else "—"


def _quarter_formula(count: str) -> str:
    return f'IF({count}=0,"—",INT({count}/4)&"Q"&({count}-4*INT({count}/4)+1))'


def _put_hasty(draft: Draft, link: _Link, years: int, wait: Area, gap: str, row: int) -> tuple[Area, bool]:
    """Whether the predecessor is finished, but the years to wait after it are not over; the cell and its value.

    Of no account where the predecessor was taken off the action table meanwhile.
    """
    before, action = link.before, link.action
    kind = 2 if link.any_one else 1
    draft.put(row, _ACTIONS, action.action.id, Look("note"))
    done = before.placed is not None and action.placed is not None and before.quarters.last < action.quarters.first
    told = done and action.quarters.first <= before.quarters.last + QUARTERS_A_YEAR * years
    listed = names.ACTION_OPTIONS if link.any_one else names.ACTION_NEEDS
    own = f"({names.ACTION_IDS}={formula_text(action.action.id)})"
    wanted = formula_text(f"{SEPARATOR}{before.action.id}{SEPARATOR}")
    named = f'SUMPRODUCT({own}*ISNUMBER(FIND({wanted},"{SEPARATOR}"&{listed}&"{SEPARATOR}")))'
    early = f"IF(ISNUMBER({gap}),AND({gap}>=0,{gap}<{QUARTERS_A_YEAR}*N({wait.local})),FALSE)"
    formula = f"IF(AND({early},{named}>0),{kind},0)"
    return draft.put(row, _HASTY, kind if told else 0, Look("note", "integer", "center"), formula), told


def _put_finding(
    draft: Draft,
    subject: Subject,
    link: _Link,
    between: Area,
    value: Value,
    hasty: tuple[Area, bool],
    row: int,
) -> None:
    texts = subject.texts
    kept, late, open_ = texts.tr("In order"), texts.tr("Predecessor not finished"), texts.tr("Not both scheduled")
    short = texts.tr("Does not wait long enough")
    if link.any_one:
        late, short = texts.tr("Not by this one"), texts.tr("Not by this one: too short a wait")
    cell, told_hasty = hasty
    told = open_ if not isinstance(value, int) else late if value < 0 else short if told_hasty else kept
    fine = f"IF({cell.local}>0,{formula_text(short)},{formula_text(kept)})"
    words = f"IF({between.local}>=0,{fine},{formula_text(late)})"
    formula = f"IF(ISNUMBER({between.local}),{words},{formula_text(open_)})"
    finding = draft.put(row, 8, told, Look("formula", align="center", wrap=True), formula)
    if not link.any_one:
        wrong = f"OR({cell.local}>0,AND(ISNUMBER({between.local}),{between.local}<0))"
        draft.highlight(finding, wrong, Look("bad", bold=True))
