"""The sheet of risks and dependencies: what must be finished before what, checked live, and the risk of each action."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.workbook.book import Area, Column, Printing, Sheet, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS = (9, 44, 9, 44, 20, 14, 14, 14, 26)
_HEAD = Look("head", align="center")
_TEXT, _MIDDLE = Look("text", wrap=True), Look("text", align="center", wrap=True)
_NUMBER = Look("formula", "integer", "center")
_FIRST_ROW = 4


@dataclass(frozen=True, slots=True)
class _Link:
    """An action with one of its predecessors; `any_one` where one of several is enough."""

    action: ActionLine
    before: ActionLine
    any_one: bool


def dependencies_sheet(subject: Subject, lines: tuple[ActionLine, ...]) -> Sheet:
    """The dependencies between actions of the plan; those on actions left out are told on the action table."""
    texts = subject.texts
    draft = Draft(texts.tr("Risks and dependencies"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Dependencies and risks of the actions"), subject.subtitle)
    draft.section(_FIRST_ROW - 2, texts.tr("Dependencies (live)"))
    heads = (
        texts.tr("No."),
        texts.tr("Predecessor"),
        texts.tr("No."),
        texts.tr("Action that waits for it"),
        texts.tr("Needed"),
        texts.tr("Predecessor ends (quarter)"),
        texts.tr("Action starts (quarter)"),
        texts.tr("Quarters between"),
        texts.tr("Finding"),
    )
    draft.put_row(_FIRST_ROW - 1, 0, heads, _HEAD)
    links = tuple(_links(lines))
    for row, link in enumerate(links, _FIRST_ROW):
        _put_link(draft, subject, link, row)
    row = _FIRST_ROW + len(links)
    if not links:
        draft.put(row, 0, texts.tr("No action of the plan waits for another."), _TEXT, columns=len(_WIDTHS))
        row += 1
    last = _put_risks(draft, subject, lines, row + 1)
    return draft.sheet(Printing(last, len(_WIDTHS) - 1), frozen=(2, 0))


def _links(lines: tuple[ActionLine, ...]) -> Iterator[_Link]:
    known = {line.action.id: line for line in lines}
    for line in lines:
        action = line.action
        for ids, any_one in ((action.prerequisites, False), (action.prerequisites_any, True)):
            for id in ids:
                if id in known:
                    yield _Link(line, known[id], any_one)


def _put_link(draft: Draft, subject: Subject, link: _Link, row: int) -> None:
    texts, before, action = subject.texts, link.before, link.action
    draft.put(row, 0, before.action.id, _MIDDLE)
    draft.put(row, 1, subject.name(before.action.name), _TEXT)
    draft.put(row, 2, action.action.id, _MIDDLE)
    draft.put(row, 3, subject.name(action.action.name), _TEXT)
    draft.put(row, 4, texts.tr("one of several") if link.any_one else texts.tr("this one"), _MIDDLE)
    end = _put_quarter(draft, before, names.ACTION_ENDS, before.quarters.last, row, 5)
    start = _put_quarter(draft, action, names.ACTION_FIRSTS, action.quarters.first, row, 6)
    placed = before.placed is not None and action.placed is not None
    gap = action.quarters.first - before.quarters.last - 1
    both = f"AND({end[1]}>0,{start[1]}>0)"
    shown: Value = gap if placed else "—"
    between = draft.put(row, 7, shown, _NUMBER, f'IF({both},{start[1]}-{end[1]}-1,"—")')
    _put_finding(draft, subject, link, between, shown, row)


def _put_quarter(draft: Draft, line: ActionLine, name: str, quarter: int, row: int, column: int) -> tuple[Area, str]:
    """The quarter of an action, as 2027Q4, wherever its line was sorted to; its cell, and its count as a formula."""
    count = f"SUMPRODUCT(({names.ACTION_IDS}={formula_text(line.action.id)})*{name})"
    shown = f"{quarter // 4}Q{quarter % 4 + 1}" if quarter else "—"
    formula = f'IF({count}=0,"—",INT({count}/4)&"Q"&({count}-4*INT({count}/4)+1))'
    return draft.put(row, column, shown, Look("formula", align="center"), formula), count


def _put_finding(draft: Draft, subject: Subject, link: _Link, between: Area, value: Value, row: int) -> None:
    texts = subject.texts
    kept, late, open_ = texts.tr("In order"), texts.tr("Predecessor not finished"), texts.tr("Not both scheduled")
    if link.any_one:
        late = texts.tr("Not by this one")
    told = open_ if not isinstance(value, int) else kept if value >= 0 else late
    words = f"IF({between.local}>=0,{formula_text(kept)},{formula_text(late)})"
    formula = f"IF(ISNUMBER({between.local}),{words},{formula_text(open_)})"
    cell = draft.put(row, 8, told, Look("formula", align="center"), formula)
    if not link.any_one:
        draft.highlight(cell, f"AND(ISNUMBER({between.local}),{between.local}<0)", Look("bad", bold=True))


def _put_risks(draft: Draft, subject: Subject, lines: tuple[ActionLine, ...], row: int) -> int:
    """The risk told of each action; returns the last row."""
    texts = subject.texts
    draft.section(row, texts.tr("Risks"))
    draft.put_row(row + 1, 0, (texts.tr("No."), texts.tr("Action")), _HEAD)
    draft.put(row + 1, 2, texts.tr("Risk"), _HEAD, columns=4)
    draft.put_row(row + 1, 6, (texts.tr("Readiness"), texts.tr("Basis")), _HEAD)
    draft.put(row + 1, 8, texts.tr("Lead unit"), _HEAD)
    told = [line for line in lines if texts.of(line.action.risk)]
    for number, line in enumerate(told, row + 2):
        action = line.action
        draft.put(number, 0, action.id, _MIDDLE)
        draft.put(number, 1, subject.name(action.name), _TEXT)
        draft.put(number, 2, texts.of(action.risk), _TEXT, columns=4)
        draft.put(number, 6, action.readiness, Look("text", "integer", "center"))
        assumed = Look("assumption" if action.evidence.basis == "assumption" else "text", wrap=True, editable=False)
        draft.put(number, 7, subject.basis(action.evidence.basis), assumed)
        draft.put(number, 8, texts.of(action.lead), _TEXT)
    return row + 1 + len(told)
