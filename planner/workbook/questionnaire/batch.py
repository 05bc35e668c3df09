"""Many questionnaires at once, written into a folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.store.file_name import file_name
from planner.text.texts import Texts
from planner.workbook.folder import Cancelled, OnProgress, write_books
from planner.workbook.questionnaire.for_expert import blank_form, form_for
from planner.workbook.questionnaire.form import Form
from planner.workbook.questionnaire.layout import build
from planner.workbook.questionnaire.people import expert_named

SUFFIX = ".xlsx"


def forms(plan: Plan, language: Language, today: str, names: Sequence[str] = ()) -> dict[str, Form]:
    """The questionnaires of the named people by file name; by default of every expert heard, and a blank one.

    A name that no expert of the plan has makes a questionnaire for somebody new. `today` is ISO 8601.
    """
    texts = Texts(language)
    if names:
        asked = [_form_named(plan, name, texts, today) for name in names]
    else:
        asked = [form_for(plan, expert.id, texts, today) for expert in plan.weighting.heard]
        asked.append(blank_form(plan, texts, today))
    made: dict[str, Form] = {}
    for form in asked:
        title = texts.tr(
            "Questionnaire_{city}_{name}", city=plan.city.name, name=form.name.strip() or texts.tr("blank")
        )
        name = file_name(title, SUFFIX)
        made[file_name(f"{title}_{form.expert or len(made)}", SUFFIX) if name in made else name] = form
    return made


def write_forms(
    forms: dict[str, Form],
    folder: Path,
    *,
    replace: bool = False,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> list[Path]:
    """Write questionnaires into a folder as `write_books` does."""
    books = {name: partial(build, form) for name, form in forms.items()}
    return write_books(books, folder, replace=replace, progress=progress, cancel=cancel)


def _form_named(plan: Plan, name: str, texts: Texts, today: str) -> Form:
    expert = expert_named(plan, name)
    if expert is not None:
        return form_for(plan, expert, texts, today)
    return blank_form(plan, texts, today, name.strip())
