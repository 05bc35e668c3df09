"""Questionnaires taken into the plan: whose they are, what still fits, and that nothing else is touched."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.analysis.questionnaires import worst_node
from planner.edits.criteria import remove_criterion
from planner.edits.experts import set_anonymous, take_answers
from planner.edits.freeze import freeze_weights
from planner.edits.questionnaires import Returned, match, take_over
from planner.edits.weighting import set_judgement
from planner.model.bilingual import LANGUAGES, Bilingual
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import Judgement
from planner.text.texts import Texts
from planner.weighting.ahp import priorities
from planner.workbook.questionnaire.answers import Answers
from planner.workbook.questionnaire.batch import forms, write_forms
from planner.workbook.questionnaire.reader import read_answers
from planner.workbook.received import receive
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, STONE, SUN, WATER, small_plan
from tests.sentences import refusal, sentence
from tests.workbook.files import changed
from tests.workbook.questionnaire.answers import TODAY, answer_places, answered, export, pairs, with_experts


@pytest.fixture
def plan() -> Plan:
    return with_experts(small_plan())


def came_back(plan: Plan, folder: Path, expert: str = "E1", name: str = "a.xlsx") -> Answers:
    return read_answers(export(plan, folder / name, expert))


def told(returned: Returned) -> str:
    return " ".join(sentence(message) for message in returned.messages)


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_importing_what_was_exported_changes_nothing(data: st.DataObject, tmp_path: Path) -> None:
    """Any judgements, also between the steps of the scale, any scores, either language, any number of experts."""
    plan = with_experts(small_plan())
    ratios = st.one_of(st.none(), st.floats(1 / 9, 9), st.sampled_from([1 / 7, 1 / 3, 1.0, 2.0, 9.0]))
    for expert in ("E1", "E2"):
        judged = [Judgement(expert, *pair, ratio) for pair in pairs(plan) if (ratio := data.draw(ratios)) is not None]
        scores = [
            ExpertScore(expert, strategy.id, leaf.id, data.draw(st.floats(*sorted((leaf.worst, leaf.best)))))
            for strategy in plan.strategies
            for leaf in plan.criteria.leaves
            if data.draw(st.booleans())
        ]
        plan = take_answers(plan, expert, judged, (), scores)
    made = forms(plan, data.draw(st.sampled_from(LANGUAGES)), TODAY)
    batch = receive(write_forms(made, tmp_path, replace=True))
    assert batch.problems == ()
    assert [problem for answers in batch.answers for problem in answers.problems] == []
    returned = match(plan, batch.answers)
    assert take_over(plan, [each for each in returned if each.offered]) == plan


def test_answers_replace_those_of_their_expert_and_blanks_keep_what_is_there(plan: Plan, tmp_path: Path) -> None:
    plan = set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 5.0, expert="E1")
    plan = set_judgement(plan, ECONOMY, JOBS, INCOME, 7.0, expert="E1")
    plan = set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 9.0, expert="E2")
    path = export(plan, tmp_path / "a.xlsx", "E1")
    places = answer_places(path)
    typed = {
        places["pair", GOAL, ECONOMY, ENVIRONMENT]: "右边稍微重要（3）",
        places["pair", ECONOMY, JOBS, INCOME]: None,
        places["rating", READY, LOOP]: 8.0,
    }
    returned = match(plan, [read_answers(changed(path, tmp_path / "b.xlsx", typed))])
    after = take_over(plan, returned)
    said = {(each.expert, each.first): each.value for each in after.weighting.judgements}
    assert said == {("E1", ECONOMY): 1 / 3, ("E1", JOBS): 7.0, ("E2", ECONOMY): 9.0}
    assert after.expert_scores == (ExpertScore("E1", LOOP, READY, 8.0),)
    assert after.scores == plan.scores


def test_somebody_new_joins_the_group_under_the_name_in_the_file(plan: Plan, tmp_path: Path) -> None:
    blank = export(plan, tmp_path / "blank.xlsx")
    places = answer_places(blank)
    first, second = (
        {("填写说明", "B6"): name, ("填写说明", "B7"): "市财政局", places["pair", GOAL, ECONOMY, ENVIRONMENT]: 3.0}
        for name in ("赵工", "")
    )
    files = [changed(blank, tmp_path / f"{name}.xlsx", cells) for name, cells in (("1", first), ("孙工", second))]
    returned = match(plan, receive(files).answers)
    assert [(each.expert, each.name) for each in returned] == [("", "赵工"), ("", "孙工")]
    assert "names no expert" in told(returned[1])
    after = take_over(plan, returned)
    assert [(each.name.zh, each.department) for each in after.weighting.experts[2:]] == [
        ("赵工", "市财政局"),
        ("孙工", "市财政局"),
    ]
    assert {each.expert for each in after.weighting.judgements} == {"E3", "E4"}


def test_a_blank_one_with_a_known_name_is_that_experts(plan: Plan, tmp_path: Path) -> None:
    blank = export(plan, tmp_path / "blank.xlsx")
    typed = {("填写说明", "B6"): " li gong ", answer_places(blank)["rating", READY, LOOP]: 4.0}
    returned = match(plan, [read_answers(changed(blank, tmp_path / "x.xlsx", typed))])
    assert [each.expert for each in returned] == ["E1"]


def test_a_questionnaire_that_someone_else_filled_in_is_theirs(plan: Plan, tmp_path: Path) -> None:
    path = export(answered(plan, "E1"), tmp_path / "a.xlsx", "E1")
    returned = match(plan, [read_answers(changed(path, tmp_path / "b.xlsx", {("填写说明", "B6"): "钱工"}))])
    assert (returned[0].expert, returned[0].name) == ("", "钱工")
    assert "made out to 李工 and filled in by 钱工" in told(returned[0])


def test_under_anonymity_a_number_finds_its_expert(plan: Plan, tmp_path: Path) -> None:
    plan = set_anonymous(answered(plan, "E2"), True)
    returned = match(plan, [came_back(plan, tmp_path, "E2")])
    assert returned[0].expert == "E2"
    assert take_over(plan, returned) == plan


def test_of_two_by_one_expert_the_newer_is_offered_and_the_older_can_be_chosen(plan: Plan, tmp_path: Path) -> None:
    older = came_back(set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 3.0, expert="E1"), tmp_path, name="old.xlsx")
    newer = came_back(set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 5.0, expert="E1"), tmp_path, name="new.xlsx")
    newer = replace(newer, saved=older.saved + timedelta(hours=1))
    returned = match(plan, [newer, older])
    assert [each.offered for each in returned] == [True, False]
    assert "a newer one by 李工 is there (“new.xlsx”)" in told(returned[1])
    for chosen, value in (([returned[0]], 5.0), ([returned[1]], 3.0), (returned, 5.0)):
        assert [each.value for each in take_over(plan, chosen).weighting.judgements] == [value]


def test_of_an_older_tree_what_still_fits_is_offered_and_the_rest_named(plan: Plan, tmp_path: Path) -> None:
    answers = came_back(answered(plan, "E1"), tmp_path)
    smaller = remove_criterion(plan, INCOME)
    returned = match(smaller, [answers])[0]
    assert returned.offered
    assert returned.complete == 1.0
    assert f"{answers.answered - 4} of {answers.answered} answers still fit" in told(returned)
    assert "“就业 – 收入” is no longer asked" in told(returned)
    after = take_over(smaller, [returned])
    assert {each.criterion for each in after.expert_scores} == {JOBS, WATER, READY}


def test_of_another_plan_nothing_is_offered_and_its_numbers_of_experts_mean_nothing(plan: Plan, tmp_path: Path) -> None:
    answers = came_back(answered(plan, "E1"), tmp_path)
    other = replace(plan, city=replace(plan.city, id="R999"))
    other = replace(
        other,
        weighting=replace(
            other.weighting, experts=(replace(other.weighting.experts[0], name=Bilingual("周工", "Zhou Gong")),)
        ),
    )
    returned = match(other, [answers])[0]
    assert not returned.offered
    assert returned.expert == ""
    assert "was made for another plan (“小城转型路线图”)" in told(returned)


def test_a_rating_outside_its_bounds_is_named_and_left_out(plan: Plan, tmp_path: Path) -> None:
    path = export(plan, tmp_path / "a.xlsx", "E1")
    place = answer_places(path)["rating", WATER, STONE]
    cells = {place: 250.0, answer_places(path)["rating", READY, SUN]: 3.0}
    returned = match(plan, [read_answers(changed(path, tmp_path / "b.xlsx", cells))])[0]
    assert f"cell {place[1]}: 250 lies outside 0 to 100" in told(returned)
    assert returned.scores == (ExpertScore("E1", SUN, READY, 3.0),)


def test_locked_weights_take_no_questionnaire(plan: Plan, tmp_path: Path) -> None:
    returned = match(plan, [came_back(answered(plan, "E1"), tmp_path)])
    locked = freeze_weights(plan, who="主任", date=TODAY, reason="评分公布前锁定")
    assert "locked" in refusal(lambda: take_over(locked, returned))


def test_the_worst_ratio_is_that_of_the_experts_own_answers(hegang: Plan, tmp_path: Path) -> None:
    plan = answered(with_experts(hegang), "E1")
    returned = match(plan, [came_back(plan, tmp_path)])[0]
    worst = worst_node(answered(plan, "E2", seed=9), returned)
    ratios = {node: _ratio(plan, node) for node in plan.criteria.nodes}
    assert worst is not None
    assert worst.ratio == pytest.approx(max(ratios.values()), rel=1e-12)
    assert ratios[worst.node] == max(ratios.values())


def test_people_named_get_their_own_and_files_that_are_there_stay(plan: Plan, tmp_path: Path) -> None:
    made = forms(plan, "zh", TODAY, ["Wang Gong", "王工", "新人"])
    assert [form.expert for form in made.values()] == ["", "E2", ""]
    assert [form.name for form in made.values()] == ["Wang Gong", "王工", "新人"]
    write_forms(made, tmp_path)
    assert "already there" in refusal(lambda: write_forms(made, tmp_path))
    assert {form.name for form in forms(plan, "en", TODAY).values()} == {"Li Gong", "王工", ""}
    assert all(Texts("zh").tr("blank") in name for name, form in forms(plan, "zh", TODAY).items() if not form.name)


def _ratio(plan: Plan, node: str) -> float:
    children = [criterion.id for criterion in plan.criteria.children(node)]
    matrix = [[1.0] * len(children) for _ in children]
    for each in plan.weighting.judgements:
        if (each.expert, each.node) == ("E1", node):
            first, second = children.index(each.first), children.index(each.second)
            matrix[first][second], matrix[second][first] = each.value, 1 / each.value
    return priorities(matrix).consistency_ratio or 0.0
