"""What nobody has confirmed yet, counted step by step, with the sheet on which it stands."""

from planner import checks
from planner.model.message import Step
from planner.text.marker import mark
from planner.workbook.draft import Draft
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_STEPS: dict[Step, tuple[str, str]] = {
    "cities": (mark("City"), mark("Figures and resources of the city that no source is given for.")),
    "criteria": (mark("Criteria"), mark("Criteria and scales proposed by the template.")),
    "weighting": (mark("Weights"), mark("Groups at equal weights, and judgements taken over from an offered set.")),
    "scoring": (mark("Scores"), mark("Scores prefilled from template and city figures.")),
    "roadmap": (mark("Actions"), mark("Actions as the template describes them, and the rules of the schedule.")),
}
"""By step, where and what."""


def put_open_assumptions(draft: Draft, subject: Subject, row: int) -> int:
    """Put the table at `row` over eight columns and return the row after it, one left free."""
    texts = subject.texts
    draft.section(row, texts.tr("Assumptions still open"))
    head = Look("head", align="center")
    draft.put_row(row + 1, 0, (texts.tr("Step"), texts.tr("How many")), head)
    draft.put(row + 1, 2, texts.tr("What they are"), head, columns=6)
    counted = [(message.step, message.params["count"]) for message in checks.assumptions(subject.plan)]
    line = row + 2
    for step, count in counted:
        title, told = (texts.tr(text) for text in _STEPS[step])
        draft.put(line, 0, title, Look("text"))
        draft.put(line, 1, int(str(count)), Look("assumption", "integer", "center", editable=False))
        draft.put(line, 2, told, Look("text", wrap=True), columns=6)
        line += 1
    if not counted:
        draft.put(line, 0, texts.tr("None: every figure has a source or was confirmed."), Look("text"), columns=8)
        line += 1
    return line + 1
