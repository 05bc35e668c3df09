"""The record of the consultation (会议纪要) with the decision log, as text."""

from planner.text.minutes import minutes
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTH = 110


def record_sheet(subject: Subject) -> Sheet | None:
    """One line a row; None where nothing but adopted schedules was recorded, which the sources sheet tells."""
    if all(entry.kind == "schedule adopted" for entry in subject.plan.log):
        return None
    texts = subject.texts
    told = minutes(subject.plan, texts)
    draft = Draft(texts.tr("Minutes"), [Column(_WIDTH)])
    title, _, rest = told.partition("\n")
    draft.heading(title, subject.subtitle)
    lines = rest.strip("\n").split("\n")
    for row, line in enumerate(lines, 3):
        draft.put(row, 0, line, Look("text", wrap=True, top=True, ruled=False))
    return draft.sheet(Printing(2 + len(lines), 0))
