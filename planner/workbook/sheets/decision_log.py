"""The decision log (变更记录): who decided what and when, and the minutes of the meetings."""

from planner.model.log import LogEntry, LogKind
from planner.text.log import log_line, shown_who
from planner.text.marker import mark
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS = (8, 16, 18, 24, 110)
_HEAD_ROW = 3
_KINDS: dict[LogKind, str] = {
    "revision accepted": mark("Revision"),
    "expert excluded": mark("Expert"),
    "expert heard again": mark("Expert"),
    "weights frozen": mark("Weights"),
    "weights released": mark("Weights"),
    "round started": mark("Round"),
    "schedule adopted": mark("Schedule"),
    "start overridden": mark("Schedule"),
    "action mandated": mark("Schedule"),
    "replanned": mark("Schedule"),
    "meeting": mark("Meeting"),
    "note": mark("Note"),
}


def decision_log_sheet(subject: Subject) -> Sheet | None:
    """One decision or meeting a row, in the order of their days; None where nothing was recorded."""
    log = sorted(subject.plan.log, key=lambda entry: entry.date)
    if not log:
        return None
    texts = subject.texts
    draft = Draft(texts.tr("Decision log"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Decision log and minutes of meetings"), subject.subtitle)
    heads = (
        texts.tr("No."),
        texts.tr("Date"),
        texts.tr("Kind"),
        texts.tr("Recorded by"),
        texts.tr("Decision or minutes"),
    )
    draft.put_row(_HEAD_ROW, 0, heads, Look("head", align="center"))
    for number, entry in enumerate(log, 1):
        _put_entry(draft, subject, entry, number)
    last = _HEAD_ROW + len(log)
    lines = draft.area(_HEAD_ROW, 0, last, len(_WIDTHS) - 1)
    printing = Printing(last, len(_WIDTHS) - 1, repeat_rows=(_HEAD_ROW, _HEAD_ROW))
    return draft.sheet(printing, frozen=(_HEAD_ROW + 1, 0), filtered=lines)


def _put_entry(draft: Draft, subject: Subject, entry: LogEntry, number: int) -> None:
    row, texts, weighting = _HEAD_ROW + number, subject.texts, subject.plan.weighting
    middle = Look("text", align="center", wrap=True, top=True)
    draft.put(row, 0, number, Look("text", "integer", "center", top=True))
    draft.put_row(row, 1, (entry.date, texts.tr(_KINDS[entry.kind]), shown_who(entry, weighting, texts)), middle)
    draft.put(row, 4, log_line(entry, weighting, texts), Look("text", wrap=True, top=True))
