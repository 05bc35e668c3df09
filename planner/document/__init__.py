"""The document: the implementation plan as a Word draft, to be edited there."""

from pathlib import Path

from planner.model.answers import Answers
from planner.model.bilingual import Language
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan


def write_document(
    plan: Plan,
    evaluation: Evaluation,
    path: Path,
    language: Language,
    today: str | None = None,
    answers: Answers | None = None,
) -> None:
    """Write the draft of `plan` to `path`, replacing an older one only once the new one is complete.

    `evaluation` is that of this very plan, `today` the day it bears (ISO 8601, by default the present one).
    `answers` are what else was asked of its ranking; without them the result says less. The own look is the workbook's.
    Raises ProblemError with the first error that keeps the plan from being ranked, for a look that cannot be read,
    and where the file cannot be written.
    """
    from planner.document.docx_writer import write
    from planner.document.layout import build
    from planner.document.source import source_of
    from planner.text.texts import Texts

    write(build(source_of(plan, evaluation, Texts(language), today, answers)), path)
