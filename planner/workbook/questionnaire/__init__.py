"""Questionnaires (咨询问卷): judgements and ratings asked for in a workbook, and read back from it."""

from pathlib import Path

from planner.model.bilingual import Language
from planner.model.plan import Plan


def export_questionnaire(plan: Plan, path: Path, language: Language, today: str, expert: str | None = None) -> None:
    """Write the questionnaire of one expert of the plan (an id), or a blank one, in place of what is at `path`.

    `today` is the day it bears (ISO 8601). Raises KeyError for an unknown expert and ProblemError where the file
    cannot be written.
    """
    from planner.text.texts import Texts
    from planner.workbook.questionnaire.for_expert import blank_form, form_for
    from planner.workbook.questionnaire.layout import build
    from planner.workbook.writer import write

    texts = Texts(language)
    form = blank_form(plan, texts, today) if expert is None else form_for(plan, expert, texts, today)
    write(build(form), path)
