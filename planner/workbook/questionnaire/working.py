"""The hidden sheet that checks the answers while they are given: weights, consistency, contradictory triples."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.weighting.ahp import random_index
from planner.weighting.eigenvector import principal_eigenpair
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.questionnaire.contradictions import COLUMNS, Contradictions, put_contradictions, triples
from planner.workbook.questionnaire.form import Form, NodeQuestions
from planner.workbook.returned.keys import PAIR, WORKING_SHEET, key
from planner.workbook.sentences import Live, fixed, sentence
from planner.workbook.sheets.eigenvector_block import WORKING, eigenvector_columns, put_eigenvector
from planner.workbook.style import Look

ACCEPTABLE_RATIO = 0.1
PAIR_KEYS, PAIR_RATIOS = "pair_keys", "pair_ratios"
"""Names of the columns of the comparisons sheet with the key of each pair and its answer as a number, 0 for none."""

_KEY, _RATIO, _NUMBER, _DEVIATION, _CONTRADICTIONS = range(5)
_MATRIX = _CONTRADICTIONS + COLUMNS
_FIGURES = 1
_NOTE = Look("note")
_WHOLE = Look("note", "integer", "right")
_DECIMALS = 9
"""Deviations are compared after rounding, so that a tie is a tie in every office."""


@dataclass(frozen=True, slots=True)
class Check:
    """Where the findings on one node stand: `light` says them in words, `state` is 0 unanswered, 1 good, 2 doubtful.

    `keys` are those of its questions, in the order of the flags of the `contradictions`.
    """

    light: Area
    light_text: str
    state: Area
    state_value: int
    keys: Area
    contradictions: Contradictions


@dataclass(frozen=True, slots=True)
class WorkingSheet:
    sheet: Sheet
    checks: tuple[Check, ...]


def working_sheet(form: Form) -> WorkingSheet:
    nodes = form.nodes
    largest = max((len(node.names) for node in nodes), default=0)
    width = _MATRIX + max(largest, 9) + 1 + eigenvector_columns(largest)
    draft = Draft(form.texts.tr("Working"), (Column(24), *(Column(11),) * width))
    draft.put(0, 0, WORKING_SHEET, _NOTE)
    checks: list[Check] = []
    row = 1
    for node in nodes:
        checks.append(_put_node(draft, form, node, row, _MATRIX + max(largest, 9) + 1))
        row += 3 + max(len(node.questions), len(triples(len(node.names))), len(node.names))
    return WorkingSheet(draft.sheet(Printing(row, width, paper="A4"), hidden=True), tuple(checks))


@dataclass(frozen=True, slots=True)
class _Matrix:
    """The judgement matrix of a node with 1 where nothing was answered, and the answers, 0 for none."""

    area: Area
    values: NDArray[np.float64]
    ratios: Area
    answers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Figures:
    missing: Area
    ratio: Area
    cycles: Area
    doubtful: Area
    missing_value: int
    ratio_value: float
    cycles_value: int
    doubtful_value: int


def _put_node(draft: Draft, form: Form, node: NodeQuestions, row: int, working: int) -> Check:
    draft.put(row, _KEY, node.name, _NOTE)
    matrix = _put_matrix(draft, node, row)
    eigenvector = put_eigenvector(draft, form.texts, matrix.area, matrix.values, working)
    weights = principal_eigenpair(matrix.values)[1]
    deviations = _put_deviations(draft, node, matrix, eigenvector, weights)
    contradictions = put_contradictions(draft, node, matrix.ratios, matrix.answers, _CONTRADICTIONS)
    figures = _put_figures(draft, form, node, matrix, eigenvector, deviations, contradictions)
    light = _light(form, node, figures)
    state, value = _state(figures)
    end = row + 1
    return Check(
        draft.put(end, _FIGURES + 8, light.value, _NOTE, light.formula),
        light.value,
        draft.put(end, _FIGURES + 9, value, _WHOLE, state),
        value,
        draft.area(matrix.ratios.row, _KEY, matrix.ratios.last_row, _KEY),
        contradictions,
    )


def _put_matrix(draft: Draft, node: NodeQuestions, row: int) -> _Matrix:
    """Answers are looked up by their key, so that sorting the questions changes nothing."""
    size, top = len(node.names), row + 2
    values = np.ones((size, size))
    for place in range(size):
        draft.put(top + place, _MATRIX + place, 1, WORKING)
    answers: list[float] = []
    for line, question in enumerate(node.questions, top):
        answers.append(question.ratio or 0.0)
        own = draft.put(line, _KEY, key(PAIR, *question.pair), _NOTE)
        lookup = f"IFERROR(INDEX({PAIR_RATIOS},MATCH({own.local},{PAIR_KEYS},0)),0)"
        ratio = draft.put(line, _RATIO, answers[-1], WORKING, lookup)
        draft.put(line, _NUMBER, question.number, _WHOLE)
        value = answers[-1] or 1.0
        first, second = question.first, question.second
        values[first, second], values[second, first] = value, 1.0 / value
        cell = draft.put(top + first, _MATRIX + second, value, WORKING, f"IF({ratio.local}>0,{ratio.local},1)")
        draft.put(top + second, _MATRIX + first, 1.0 / value, WORKING, f"1/{cell.local}")
    area = draft.area(top, _MATRIX, top + size - 1, _MATRIX + size - 1)
    ratios = draft.area(top, _RATIO, top + len(answers) - 1, _RATIO)
    return _Matrix(area, values, ratios, tuple(answers))


def _put_deviations(
    draft: Draft, node: NodeQuestions, matrix: _Matrix, eigenvector: Area, weights: NDArray[np.float64]
) -> tuple[Area, tuple[float, ...]]:
    """How far each answer is from the quotient of the weights, as a logarithm."""
    top, values = matrix.area.row, []
    for line, question in enumerate(node.questions, top):
        first, second = question.first, question.second
        judged = matrix.area.cell(first, second).local
        quotient = f"{eigenvector.cell(second).local}/{eigenvector.cell(first).local}"
        value = abs(float(np.log(matrix.values[first, second] * weights[second] / weights[first])))
        values.append(round(value, _DECIMALS))
        formula = f"ROUND(ABS(LN({judged}*{quotient})),{_DECIMALS})"
        draft.put(line, _DEVIATION, values[-1], WORKING, formula)
    return draft.area(top, _DEVIATION, top + len(values) - 1, _DEVIATION), tuple(values)


def _put_figures(
    draft: Draft,
    form: Form,
    node: NodeQuestions,
    matrix: _Matrix,
    eigenvector: Area,
    deviations: tuple[Area, tuple[float, ...]],
    contradictions: Contradictions,
) -> _Figures:
    """The row above the block: label, figure, label, figure …"""
    row, size, tr = matrix.area.row - 2, len(node.names), form.texts.tr
    missing = sum(answer == 0 for answer in matrix.answers)
    lambda_max = principal_eigenpair(matrix.values)[0]
    random = random_index(size, table=form.plan.weighting.random_index) or 0.0
    ratio = max(0.0, (lambda_max - size) / (size - 1)) / random if random else 0.0
    total = contradictions.total
    cycles = int(total.value)
    area, values = deviations
    doubtful = node.questions[values.index(max(values))].number
    column = iter(range(_FIGURES, _FIGURES + 16, 2))

    def put(label: str, value: float, formula: str, look: Look = WORKING) -> Area:
        place = next(column)
        draft.put(row, place, label, _NOTE)
        return draft.put(row, place + 1, value, look, formula)

    left = put(tr("Unanswered"), missing, f"COUNTIF({matrix.ratios.local},0)", _WHOLE)
    largest = put("λmax", lambda_max, f"SUMPRODUCT(MMULT({matrix.area.local},{eigenvector.local}))")
    index = put("RI", random, "")
    quotient = f"MAX(0,({largest.local}-{size})/{size - 1})/{index.local}" if random else "0"
    found = put("CR", ratio, quotient)
    many = put(tr("Contradictions"), cycles, total.formula, _WHOLE)
    numbers = draft.area(area.row, _NUMBER, area.last_row, _NUMBER).local
    furthest = f"INDEX({numbers},MATCH(MAX({area.local}),{area.local},0))"
    first = put(tr("Look at"), doubtful, furthest, _WHOLE)
    return _Figures(left, found, many, first, missing, ratio, cycles, doubtful)


def _light(form: Form, node: NodeQuestions, figures: _Figures) -> Live:
    tr = form.texts.tr
    whole = {
        "missing": Live(figures.missing.local, str(figures.missing_value)),
        "ratio": fixed(figures.ratio.local, figures.ratio_value, 4),
        "number": Live(figures.doubtful.local, str(figures.doubtful_value)),
        "count": Live(figures.cycles.local, str(figures.cycles_value)),
        "pairs": Live(str(len(node.questions)), str(len(node.questions))),
    }
    open_ones = sentence(tr("Unanswered: {missing} of {pairs}"), whole)
    only_one = len(node.questions) == 1
    good = sentence(tr("Answered; a single pair needs no check") if only_one else tr("CR {ratio}: acceptable"), whole)
    bad = sentence(tr("CR {ratio}, above 0.1: look at question {number} again"), whole)
    loop = sentence(tr("; contradictory triples: {count}"), whole)
    high = figures.ratio_value > ACCEPTABLE_RATIO
    value = open_ones.value if figures.missing_value else bad.value if high else good.value
    verdict = f"IF({figures.ratio.local}>{ACCEPTABLE_RATIO},{bad.formula},{good.formula})"
    text = f"IF({figures.missing.local}>0,{open_ones.formula},{verdict})"
    return Live(
        f'{text}&IF({figures.cycles.local}>0,{loop.formula},"")', value + (loop.value if figures.cycles_value else "")
    )


def _state(figures: _Figures) -> tuple[str, int]:
    """Formula and present value of `Check.state`."""
    doubtful = f"OR({figures.ratio.local}>{ACCEPTABLE_RATIO},{figures.cycles.local}>0)"
    formula = f"IF({figures.missing.local}>0,0,IF({doubtful},2,1))"
    bad = figures.ratio_value > ACCEPTABLE_RATIO or figures.cycles_value > 0
    return formula, 0 if figures.missing_value else 2 if bad else 1
