"""A questionnaire laid out as sheets, complete before anything is written."""

from planner.workbook.book import Book
from planner.workbook.questionnaire.comparisons import comparisons_sheet
from planner.workbook.questionnaire.data import data_sheet
from planner.workbook.questionnaire.form import Form
from planner.workbook.questionnaire.instructions import instructions_sheet
from planner.workbook.questionnaire.ratings import ratings_sheet
from planner.workbook.questionnaire.working import working_sheet
from planner.workbook.style import FONTS


def build(form: Form) -> Book:
    """All sheets, those to be read and filled in first. Pure: the same form gives the same book."""
    texts = form.texts
    working = working_sheet(form)
    comparisons = comparisons_sheet(form, working.checks)
    ratings = ratings_sheet(form)
    return Book(
        title=texts.tr("Questionnaire: {plan}", plan=form.plan.title),
        font=FONTS[texts.language],
        date=form.date,
        header=(texts.of(form.plan.title), form.name),
        sheets=(
            instructions_sheet(form, comparisons, working.checks, ratings),
            comparisons,
            ratings.sheet,
            working.sheet,
            data_sheet(form),
        ),
        palette=form.look.palette,
    )
