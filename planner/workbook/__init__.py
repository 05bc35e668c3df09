"""The workbook: a plan and its results as a living xlsx file."""

from pathlib import Path

from planner.model.bilingual import Language
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan


def export(plan: Plan, evaluation: Evaluation, path: Path, language: Language, today: str | None = None) -> None:
    """Write the workbook of `plan` to `path`, replacing an older one only once the new one is complete.

    `evaluation` is that of this very plan, `today` the day it bears (ISO 8601, by default the present one).
    Raises ProblemError with the first error that keeps the plan from being ranked, for a look that cannot be read,
    and where the file cannot be written.
    """
    from planner.templates.house_style import read_house_style
    from planner.text.texts import Texts
    from planner.workbook.layout import build
    from planner.workbook.subject import subject_of
    from planner.workbook.writer import write

    write(build(subject_of(plan, evaluation, Texts(language), today, read_house_style())), path)
