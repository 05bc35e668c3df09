"""Those who came through: both languages, known cities and cases, steps a plan can borrow."""

import pytest

from planner import edits
from planner.cities.catalogue import Catalogue
from planner.cities.transformations import read_transformations
from planner.model.plan import Plan
from planner.model.transformation import Transformation
from planner.roadmap.library import read_library
from planner.scoring.strategies import read_potentials
from planner.templates.tables import templates_folder
from tests.sentences import refusal

FOLDER = templates_folder()
TRANSFORMATIONS = read_transformations(FOLDER)
ACTIONS = {action.id: action for action in read_library(FOLDER)}


def named(name: str) -> Transformation:
    return next(each for each in TRANSFORMATIONS if each.name.en == name)


def test_thirteen_chinese_cities_and_three_regions_abroad(catalogue: Catalogue) -> None:
    assert len(TRANSFORMATIONS) == 16
    at_home = [each for each in TRANSFORMATIONS if each.city]
    assert len(at_home) == 13
    for each in at_home:
        assert catalogue.city(each.city).name.zh == each.name.zh


def test_everything_is_said_in_both_languages_with_its_caveat_and_source() -> None:
    for each in TRANSFORMATIONS:
        texts = (each.name, each.country, each.had, each.outcome, each.caveat, each.source)
        for text in (*texts, *(step.text for step in each.steps)):
            assert text.zh and text.en
            assert "(b)" not in text.zh + text.en
        assert [step.number for step in each.steps] == list(range(1, len(each.steps) + 1))


def test_strategies_and_precedents_are_known() -> None:
    cases = {case.id for action in ACTIONS.values() for case in action.precedents}
    strategies = {strategy for strategy, _ in read_potentials(FOLDER)}
    for each in TRANSFORMATIONS:
        assert set(each.precedents) <= cases
        assert set(each.strategies) <= strategies


def test_a_step_is_linked_only_to_actions_with_a_case_of_its_own_transformation() -> None:
    for each in TRANSFORMATIONS:
        for action in each.actions:
            assert {case.id for case in ACTIONS[action].precedents} & set(each.precedents), (each.id, action)


def test_public_record_that_was_not_read_is_marked() -> None:
    tangshan = named("Tangshan")
    assert [step.text.en for step in tangshan.steps if not step.checked] == ["Caofeidian on the coast", "Robots"]


def test_borrowing_takes_the_actions_with_their_case_and_moves_no_score(hegang: Plan) -> None:
    tongling = named("Tongling")
    missing = [id for id in tongling.actions if not hegang.action(id).included]
    plan = edits.actions.borrow_actions(hegang, tongling.actions, tongling.precedents)
    assert missing
    for id in missing:
        action = plan.action(id)
        assert action.included
        assert action.included_because.removeprefix("borrowed of ") in tongling.precedents
    for id in set(tongling.actions) - set(missing):
        assert plan.action(id) == hegang.action(id)
    assert (plan.scores, plan.fits, plan.weighting) == (hegang.scores, hegang.fits, hegang.weighting)


def test_what_a_borrowed_action_waits_for_comes_along(hegang: Plan) -> None:
    for each in TRANSFORMATIONS:
        if all(hegang.action(id).included for id in each.actions):
            continue
        plan = edits.actions.borrow_actions(hegang, each.actions, each.precedents)
        within = {action.id for action in plan.actions if action.included}
        for id in each.actions:
            assert set(plan.action(id).prerequisites) <= within


def test_a_borrowed_action_survives_new_resources(hegang: Plan, catalogue: Catalogue) -> None:
    baotou = named("Baotou")
    plan = edits.actions.borrow_actions(hegang, ("NM03",), baotou.precedents)
    later = edits.cities.set_resources(plan, ("coal",), catalogue)
    assert later.action("NM03").included
    assert later.action("NM03").included_because == "borrowed of P11"


@pytest.mark.parametrize("ids", [(), ("unknown",)])
def test_nothing_to_borrow_is_said(hegang: Plan, ids: tuple[str, ...]) -> None:
    assert "none of these actions" in refusal(lambda: edits.actions.borrow_actions(hegang, ids, ()))
