"""The first sheet of a questionnaire: who answers, how it is done, and how far one has come."""

from collections.abc import Sequence

from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.questionnaire.form import Form
from planner.workbook.questionnaire.ratings import RatingsSheet
from planner.workbook.questionnaire.working import Check
from planner.workbook.returned.keys import ANSWER, COLUMN, DEPARTMENT, IDENTITY, NAME, key
from planner.workbook.sentences import Live, sentence
from planner.workbook.style import Look

_LABEL, _TEXT, _KEY, _STATE = range(4)
_WIDTHS = (30, 74)
_MARKS, _IDENTITY = 2, 5
_FIELD_HEIGHT = 26.0
_PROSE = Look("text", wrap=True, top=True, ruled=False)


def instructions_sheet(form: Form, comparisons: Sheet, checks: Sequence[Check], ratings: RatingsSheet) -> Sheet:
    texts = form.texts
    draft = Draft(texts.tr("Instructions"), (*map(Column, _WIDTHS), *(Column(20, hidden=True),) * 2))
    draft.heading(texts.tr("Questionnaire: {plan}", plan=form.plan.title), form.subtitle)
    draft.put(_MARKS, _TEXT, key(COLUMN, ANSWER), Look("note"))
    draft.height(_MARKS, 0)
    row = _put_identity(draft, form)
    row = _put_paragraphs(draft, row, texts.tr("What is asked"), _asked(form, comparisons, ratings))
    row = _put_scale(draft, form, row)
    row = _put_paragraphs(draft, row, texts.tr("Before sending it back"), _before_sending(form))
    row = _put_progress(draft, form, checks, ratings, row)
    return draft.sheet(Printing(row, _TEXT, one_page=True, paper="A4"))


def _put_identity(draft: Draft, form: Form) -> int:
    texts = form.texts
    draft.section(_IDENTITY - 1, texts.tr("Who answers"))
    fields = (
        (NAME, texts.tr("Your name"), form.name),
        (DEPARTMENT, texts.tr("Department or institution"), form.department),
    )
    for row, (field, label, value) in enumerate(fields, _IDENTITY):
        draft.put(row, _LABEL, label, Look("text", bold=True, indent=1))
        draft.put(row, _TEXT, value, Look("input", wrap=True, indent=1))
        draft.put(row, _KEY, key(IDENTITY, field), Look("note"))
        draft.height(row, _FIELD_HEIGHT)
    return _IDENTITY + len(fields) + 1


def _put_paragraphs(draft: Draft, row: int, title: str, paragraphs: Sequence[str]) -> int:
    draft.section(row, title)
    for line, paragraph in enumerate(paragraphs, row + 1):
        draft.put(line, _LABEL, paragraph, _PROSE, columns=2)
    return row + len(paragraphs) + 2


def _asked(form: Form, comparisons: Sheet, ratings: RatingsSheet) -> tuple[str, ...]:
    texts = form.texts
    pairs = sum(len(node.questions) for node in form.nodes)
    cells = len(form.leaves) * len(form.plan.strategies)
    again = texts.tr(
        "This is round {number}. Your last answers are filled in; beside them stands what the group said. Change what "
        "you now see otherwise.",
        number=form.plan.weighting.round_number,
    )
    return (
        *((again,) if form.second_round else ()),
        texts.tr(
            "1. Sheet “{sheet}”, {count} questions. Each row puts two criteria side by side. Say which of them matters "
            "more to the transition of {city}, and by how much: choose the words from the list in the yellow cell.",
            sheet=comparisons.title,
            count=pairs,
            city=form.plan.city.name,
        ),
        texts.tr(
            "2. Sheet “{sheet}”, {count} cells. Each row is one criterion with what its values mean. Rate how each "
            "strategy would do in this city.",
            sheet=ratings.sheet.title,
            count=cells,
        ),
        texts.tr(
            "Example: if jobs (left) matter moderately more than income (right), choose “{left}”; if income matters "
            "strongly more, choose “{right}”.",
            left=texts.tr("Left moderately more important (3)"),
            right=texts.tr("Right strongly more important (5)"),
        ),
    )


def _put_scale(draft: Draft, form: Form, row: int) -> int:
    texts = form.texts
    draft.section(row, texts.tr("The answers in words"))
    scale = (
        (texts.tr("Equally important (1)"), texts.tr("Both contribute to the goal in the same way.")),
        (texts.tr("Moderately more important (3)"), texts.tr("Experience favours one slightly over the other.")),
        (texts.tr("Strongly more important (5)"), texts.tr("Experience favours one clearly over the other.")),
        (texts.tr("Very strongly more important (7)"), texts.tr("One prevails; its lead shows in practice.")),
        (texts.tr("Extremely more important (9)"), texts.tr("The evidence for one could not be stronger.")),
    )
    for line, (words, meaning) in enumerate(scale, row + 1):
        draft.put(line, _LABEL, words, Look("text", bold=True, wrap=True, indent=1))
        draft.put(line, _TEXT, meaning, Look("text", wrap=True, indent=1))
    note = texts.tr("The answers 2, 4, 6 and 8 lie between two of these.")
    draft.put(row + len(scale) + 1, _LABEL, note, _PROSE, columns=2)
    return row + len(scale) + 3


def _before_sending(form: Form) -> tuple[str, ...]:
    tr = form.texts.tr
    return (
        tr(
            "Answers may contradict one another a little. The table below checks them at once: up to 0.1 the "
            "consistency ratio (CR) is acceptable; above it, the question named is the one to look at first. Answers "
            "on a red ground go round in a circle (A before B, B before C, C before A)."
        ),
        tr("Keep an answer you are sure of even so; the planner sees the check too."),
        tr("Only yellow cells can be changed. Save the file under its name, as .xlsx, and send it back."),
    )


def _put_progress(draft: Draft, form: Form, checks: Sequence[Check], ratings: RatingsSheet, row: int) -> int:
    texts = form.texts
    draft.section(row, texts.tr("How far you have come"))
    row += 1
    for node, check in zip(form.nodes, checks, strict=True):
        draft.put(row, _LABEL, node.name, Look("text", wrap=True, indent=1))
        light = draft.put(row, _TEXT, check.light_text, Look("text", wrap=True, indent=1), check.light.full)
        state = draft.put(row, _STATE, check.state_value, Look("note", "integer"), check.state.full)
        draft.highlight(light, f"{state.local}=1", Look("good"))
        draft.highlight(light, f"{state.local}=2", Look("bad"))
        row += 1
    given = _ratings_given(form, ratings)
    draft.put(row, _LABEL, ratings.sheet.title, Look("text", wrap=True, indent=1))
    draft.put(row, _TEXT, given.value, Look("text", wrap=True, indent=1), given.formula)
    return row


def _ratings_given(form: Form, ratings: RatingsSheet) -> Live:
    cells = len(form.leaves) * len(form.plan.strategies)
    count = len(form.ratings)
    blanks = {
        "count": Live(f"COUNT({ratings.answers.full})", str(count)),
        "cells": Live(str(cells), str(cells)),
    }
    return sentence(form.texts.tr("Filled in: {count} of {cells}"), blanks)
