"""The sensitivity sheet: a weight walked in the file gives the program's order; what is a value says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner import evaluate, workbook
from planner.analysis.answers import answers
from planner.analysis.walking import walked
from planner.edits.ranking import keep_scenario, set_normalisation
from planner.model.bilingual import LANGUAGES, Bilingual
from planner.model.plan import Plan
from planner.ranking.rank import rank
from tests.factories import small_plan
from tests.workbook.conftest import RecalculateAll
from tests.workbook.files import cell_at, changed, differences, opened, values

TODAY = "2026-11-22"
SHEET = "Sensitivity"


@pytest.mark.libreoffice
def test_a_weight_walked_in_the_file_gives_the_programs_closeness_and_ranks(
    hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    """A group and a leaf, in both forms of TOPSIS; all of the whole, nothing of it, and in between."""
    group, leaf = hegang.criteria.children("")[1], hegang.criteria.leaves[9]
    cases = [
        (plan, criterion, share)
        for plan in (hegang, set_normalisation(hegang, "vector"))
        for criterion, share in ((group, 0.55), (leaf, 0.0), (leaf, 1.0))
    ]
    typed = []
    for number, (plan, criterion, share) in enumerate(cases):
        path = tmp_path / f"plan{number}.xlsx"
        workbook.export(plan, evaluate.evaluate(plan), path, "en", TODAY)
        cells = {(SHEET, "B6"): criterion.name.en, (SHEET, "B7"): share}
        typed.append(changed(path, tmp_path / f"typed{number}.xlsx", cells))
    for again, (plan, criterion, share) in zip(recalculate_all(typed), cases, strict=True):
        expected = rank(plan, walked(evaluate.weights(plan), criterion.id, share))
        shown, book = values(again), opened(again)
        for ranked in expected.strategies:
            name = plan.strategy(ranked.strategy).name.en
            assert shown[cell_at(book, SHEET, name, "Closeness then")] == pytest.approx(ranked.closeness, abs=1e-9)
            assert shown[cell_at(book, SHEET, name, "Rank then")] == ranked.rank
        last = expected.weights.leaf_weights[9]
        assert shown[cell_at(book, SHEET, leaf.name.en, "Weight then")] == pytest.approx(last, abs=1e-9)


@pytest.mark.libreoffice
def test_criteria_of_one_name_are_told_apart_and_signs_of_searches_are_letters(
    tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    plan = small_plan()
    first, *others = plan.criteria.criteria
    named = (replace(first, name=Bilingual("*", "*")), *(replace(each, name=Bilingual("~A", "~a")) for each in others))
    plan = replace(plan, criteria=replace(plan.criteria, criteria=named))
    paths = [tmp_path / f"{language}.xlsx" for language in LANGUAGES]
    for path, language in zip(paths, LANGUAGES, strict=True):
        workbook.export(plan, evaluate.evaluate(plan), path, language, TODAY)
    assert [differences(path, again) for path, again in zip(paths, recalculate_all(paths), strict=True)] == [{}, {}]


def test_answers_stand_there_as_values_with_draws_seed_and_day(tmp_path: Path) -> None:
    plan = keep_scenario(small_plan(), Bilingual("情景甲", "Scenario A"), method="vikor")
    evaluation = evaluate.evaluate(plan)
    assert evaluation.ranking is not None
    found = answers(plan, evaluation.ranking)
    path = tmp_path / "plan.xlsx"
    workbook.export(plan, evaluation, path, "en", TODAY, found)
    shown, book = values(path), opened(path)
    told = [text for (sheet, _), text in shown.items() if sheet == SHEET and isinstance(text, str)]
    assert any("22 November 2026" in text and f"seed {found.sureness.seed}" in text for text in told)
    first = evaluation.ranking.order[0].strategy
    name = plan.strategy(first).name.en
    assert shown[cell_at(book, SHEET, name, "Rank 1")] == found.sureness.first_share(first)
    ranks = found.scenarios[0].ranks
    assert ranks is not None
    place = [strategy.id for strategy in plan.strategies].index(first)
    assert shown[cell_at(book, SHEET, "Scenario A", name)] == ranks[place]
    workbook.export(plan, evaluation, path, "en", TODAY)
    told = [text for (sheet, _), text in values(path).items() if sheet == SHEET and isinstance(text, str)]
    assert "Not worked out for this file. The window and the command line export them with it." in told
