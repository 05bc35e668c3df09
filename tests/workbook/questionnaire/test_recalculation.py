"""The questionnaire checks its answers while they are given, and in every office says what the program says."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from planner.edits.weighting import set_random_index
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.weighting.ahp import circular_triads, priorities
from tests.factories import small_plan
from tests.workbook.conftest import Recalculate
from tests.workbook.files import Value, differences, formulas, opened, poisoned, values
from tests.workbook.questionnaire.answers import answered, export, filled, in_second_round, wide_plan, with_experts

pytestmark = pytest.mark.libreoffice

SIZES = (2, 3, 4, 7, 9)


@pytest.mark.parametrize(("language", "every"), [("zh", 1), ("en", 2)])
def test_answers_typed_in_are_checked_as_the_program_checks_them(
    hegang: Plan, language: Language, every: int, tmp_path: Path, recalculate: Recalculate
) -> None:
    """An empty questionnaire filled by hand and recalculated is the one the program writes with those answers."""
    plan = with_experts(hegang)
    empty, expected = tmp_path / "empty.xlsx", tmp_path / "expected.xlsx"
    export(plan, empty, "E1", language)
    told = answered(plan, "E1", every)
    export(told, expected, "E1", language)
    typed = filled(empty, tmp_path / "typed.xlsx", told, "E1", language)
    assert len(differences(expected, empty)) > 300
    assert differences(expected, recalculate(typed)) == {}


def test_consistency_and_contradictions_of_every_size_are_the_programs(
    tmp_path: Path, recalculate: Recalculate
) -> None:
    plan = set_random_index(wide_plan(with_experts(small_plan()), SIZES), "alonso_lamata")
    plan = answered(plan, "E1")
    path = tmp_path / "questionnaire.xlsx"
    export(plan, path, "E1", "en")
    copy = recalculate(poisoned(path, tmp_path / "poisoned.xlsx"))
    shown = values(copy)
    for size in SIZES:
        matrix = _matrix(plan, f"G{size}")
        ratio, cycles = priorities(matrix, random_index="alonso_lamata").consistency_ratio, circular_triads(matrix)
        light = _beside(copy, f"Criterion G{size}")
        if size == 2:
            assert light == "Answered; a single pair needs no check"
            continue
        assert str(light).startswith(f"CR {ratio:.4f}")
        assert (f"contradictory triples: {len(cycles)}" in str(light)) == (len(cycles) > 0)
        names = [criterion.name.en for criterion in plan.criteria.children(f"G{size}")]
        rings = {"＞".join(names[place] for place in (*triad, triad[0])) for triad in cycles}
        told = {text for (sheet, _), text in shown.items() if sheet == "Pairwise comparisons" and "＞" in str(text)}
        assert {text for text in told if str(text).startswith(f"Criterion G{size}.")} == rings


def test_recalculation_repairs_a_poisoned_cache(hegang: Plan, tmp_path: Path, recalculate: Recalculate) -> None:
    path = tmp_path / "questionnaire.xlsx"
    export(in_second_round(hegang), path, "E2", "zh")
    poison = poisoned(path, tmp_path / "poisoned.xlsx")
    assert len(differences(path, poison)) == len(formulas(path)) > 900
    assert differences(path, recalculate(poison)) == {}


def _matrix(plan: Plan, node: str) -> NDArray[np.float64]:
    children = [criterion.id for criterion in plan.criteria.children(node)]
    matrix = np.ones((len(children), len(children)))
    for given in plan.weighting.judgements:
        if given.node == node:
            first, second = children.index(given.first), children.index(given.second)
            matrix[first, second], matrix[second, first] = given.value, 1 / given.value
    return matrix


def _beside(path: Path, name: str) -> Value:
    """What the first sheet says of a group."""
    sheet = opened(path).worksheets[0]
    return next(row[1].value for row in sheet.iter_rows() if row[0].value == name)
