"""The workbook: a plan and its results as a living xlsx file."""

from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.answers import Answers
from planner.model.bilingual import Language
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.workbook.book import Book


def export(
    plan: Plan,
    evaluation: Evaluation,
    path: Path,
    language: Language,
    today: str | None = None,
    answers: Answers | None = None,
) -> None:
    """Write the workbook of `plan` to `path`, replacing an older one only once the new one is complete.

    `evaluation` is that of this very plan, `today` the day it bears (ISO 8601, by default the present one).
    `answers` are what else was asked of its ranking (`planner.analysis.answers`); without them the sensitivity
    sheet says that robustness was not worked out.
    Title, organisation, logo and colours are those of templates/workbook/look.toml. Raises ProblemError with the
    first error that keeps the plan from being ranked, where that file is wrong, and where `path` cannot be written.
    """
    from planner.workbook.writer import write

    write(layout_of(plan, evaluation, language, today, answers), path)


def layout_of(
    plan: Plan, evaluation: Evaluation, language: Language, today: str | None = None, answers: Answers | None = None
) -> "Book":
    """The same workbook as plain data."""
    from planner.text.texts import Texts
    from planner.workbook.layout import build
    from planner.workbook.subject import subject_of

    return build(subject_of(plan, evaluation, Texts(language), today, answers))
