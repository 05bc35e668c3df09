"""The record of the consultation (会议纪要) with the decision log, as text."""

from planner.text.minutes import minutes
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTH = 110


def record_sheet(subject: Subject) -> Sheet | None:
    """One line a row; None where nothing was recorded."""
    told = minutes(subject.plan, subject.texts)
    if not told:
        return None
    texts = subject.texts
    draft = Draft(texts.tr("Minutes"), [Column(_WIDTH)])
    title, _, rest = told.partition("\n")
    draft.heading(title, subject.subtitle)
    lines = rest.strip("\n").split("\n")
    for row, line in enumerate(lines, 3):
        draft.put(row, 0, line, Look("text", wrap=True, top=True, ruled=False))
    return draft.sheet(Printing(2 + len(lines), 0))
