"""One workbook for each lead unit (牵头单位): its actions only, and only what it may fill in is open."""

import re
from collections.abc import Callable
from functools import partial

from planner.model.bilingual import Language
from planner.model.evaluation import Evaluation
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.store.file_name import file_name
from planner.text.texts import Texts
from planner.workbook.book import Book
from planner.workbook.home.marks import marked
from planner.workbook.layout import stamp
from planner.workbook.lines import ActionLine, action_lines
from planner.workbook.returned.cell_value import plain
from planner.workbook.sheets.department import department_sheet
from planner.workbook.style import FONTS
from planner.workbook.subject import Subject, subject_of

_BETWEEN_UNITS = re.compile(r"[、,，;；/]")


def lead_unit(line: ActionLine, subject: Subject) -> str:
    """The first of the units that lead an action, empty where none is named."""
    return _BETWEEN_UNITS.split(subject.texts.of(line.action.lead))[0].strip()


def department_books(
    plan: Plan, evaluation: Evaluation, language: Language, today: str, department: str = ""
) -> dict[str, Callable[[], Book]]:
    """The workbooks by file name, each laid out when called, in the order of the units' first actions.

    Of one `department` where it is named. ProblemError as for the export of the whole plan, where no action has a lead
    unit, and where none is led by the one that is named.
    """
    subject = subject_of(plan, evaluation, Texts(language), today)
    units: dict[str, list[ActionLine]] = {}
    for line in action_lines(subject):
        units.setdefault(lead_unit(line, subject), []).append(line)
    units.pop("", None)
    chosen = {unit: lines for unit, lines in units.items() if not department or plain(unit) == plain(department)}
    if not units:
        raise ProblemError("no lead units", "roadmap")
    if not chosen:
        raise ProblemError("no such lead unit", "roadmap", department=department, known=tuple(units))
    city = subject.texts.of(plan.city.name)
    return {
        file_name(subject.texts.tr("Return_{city}_{department}", city=city, department=unit), ".xlsx"): partial(
            _book, subject, tuple(lines), unit
        )
        for unit, lines in chosen.items()
    }


def _book(subject: Subject, lines: tuple[ActionLine, ...], department: str) -> Book:
    texts = subject.texts
    book = Book(
        title=texts.tr("Return of {department}", department=department),
        font=FONTS[texts.language],
        date=subject.date,
        header=(texts.of(subject.plan.title), department),
        sheets=(department_sheet(subject, lines, department),),
        palette=subject.look.palette,
    )
    return marked(book, stamp(subject, department), texts.tr("Exported values"))
