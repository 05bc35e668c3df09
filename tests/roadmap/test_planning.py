"""From a plan to its schedule and back to places, money and reasons."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.edits import cities as city_edits
from planner.edits import roadmap as edits
from planner.model.bilingual import LANGUAGES
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts


def read(plan: Plan) -> Roadmap:
    roadmap = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert roadmap is not None
    return roadmap


def place(plan: Plan, action: str) -> PlacedAction:
    placed = read(plan).of(action)
    assert placed is not None
    return placed


def test_the_first_schedule_of_hegang_keeps_every_rule_and_is_proven(hegang: Plan) -> None:
    roadmap = read(hegang)
    assert hegang.schedule is not None
    assert hegang.schedule.status == "optimal"
    assert hegang.schedule.gap == pytest.approx(0, abs=1e-9)
    assert not [placed.action for placed in roadmap.placed if placed.broken]
    assert all(year.spent <= year.limit + 1e-9 for year in roadmap.years)
    assert roadmap.messages == ()
    assert {"XC01", "XC02", "XC03", "XC05", "XC06", "XC08"} <= {placed.action for placed in roadmap.placed}
    graphite = place(hegang, "NM02")
    assert graphite.year >= 2030, "dear and not among the most valuable, it waits for money"
    counts = [sum(placed.phase == phase for placed in roadmap.placed) for phase in hegang.phases]
    assert sum(counts) == len(roadmap.placed)
    assert min(counts) >= 8


def test_money_is_the_public_share_spread_evenly_in_per_mille_and_in_yuan(hegang: Plan) -> None:
    placed, action = place(hegang, "CC01"), hegang.action("CC01")
    assert (action.cost_class, action.whole_years, action.public_share) == ("L", 3, 0.2)
    gdp = hegang.city.value("gdp")
    assert gdp is not None
    assert [amount for _, amount in placed.public_cost] == pytest.approx([4 * 0.2 / 3] * 3)
    assert placed.cost_wan == pytest.approx(gdp * 1e4 * 4 / 1000)
    assert placed.public_wan is not None
    assert sum(amount for _, amount in placed.public_wan) == pytest.approx(placed.cost_wan * 0.2)


def test_own_means_replace_the_assumed_budget(hegang: Plan) -> None:
    plan = city_edits.set_means(hegang, 5000.0, 1000.0)
    gdp = hegang.city.value("gdp")
    assert gdp is not None
    years = read(plan).years
    assert years[0].limit == pytest.approx(6000 / (gdp * 1e4) * 1000)
    assert years[0].limit_wan == pytest.approx(6000)
    codes = {message.code for message in read(plan).messages}
    assert "year over budget" in codes


def test_an_action_moved_before_its_predecessor_breaks_the_rule_in_words(hegang: Plan) -> None:
    moved = edits.move_start(hegang, "NE02", 2027, 1)
    broken = place(moved, "NE02").broken
    assert [message.code for message in broken] == ["starts before predecessor ends"]
    assert "资源与矿地底数调查" in Texts("zh").message(broken[0])
    assert "before" in Texts("en").message(broken[0])
    assert "schedule breaks rules" in {message.code for message in read(moved).messages}


def test_readiness_holds_an_action_back_until_its_phase(hegang: Plan) -> None:
    early = edits.move_start(hegang, "CC10", 2027, 1)
    assert "starts before readiness allows" in {message.code for message in place(early, "CC10").broken}
    assert place(hegang, "CC10").year >= 2028
    without_gates = edits.set_feasibility_in_value(early, True)
    assert "starts before readiness allows" not in {message.code for message in place(without_gates, "CC10").broken}


def test_every_placed_action_has_a_reason_that_is_true(hegang: Plan) -> None:
    roadmap = read(hegang)
    ends = {placed.action: placed.last_year for placed in roadmap.placed}
    for placed in roadmap.placed:
        blanks = placed.reason.params
        if placed.reason.code == "placed at once":
            assert placed.year == hegang.first_year
        elif placed.reason.code == "placed after predecessor":
            action = hegang.action(placed.action)
            waited = (*action.prerequisites, *action.prerequisites_any)
            assert placed.year - 1 in {ends[id] for id in waited if id in ends}
            assert blanks["ended"] == placed.year - 1
        elif placed.reason.code == "placed by budget":
            year = next(year for year in roadmap.years if year.year == blanks["short_year"])
            share = placed.public_cost[0][1]
            assert year.spent + share > year.limit


def test_a_mandatory_action_too_dear_for_the_budget_is_told_by_name(hegang: Plan) -> None:
    plan = edits.set_budget_permille(edits.set_mandatory(hegang, "NM02", True), 0.05)
    with pytest.raises(ProblemError) as told:
        evaluate.schedule(plan, evaluate.ranking(plan), time_limit=5)
    assert told.value.message.code.startswith("clash of ")
    for language in LANGUAGES:
        assert "{" not in Texts(language).message(told.value.message)


def test_a_city_without_gdp_is_scheduled_all_the_same_and_its_money_stays_empty(hegang: Plan) -> None:
    city = replace(hegang.city, figures=tuple(figure for figure in hegang.city.figures if figure.indicator != "gdp"))
    roadmap = read(replace(hegang, city=city))
    assert all(placed.cost_wan is None and placed.public_wan is None for placed in roadmap.placed)
    assert all(year.limit_wan is None and year.limit == 3.0 for year in roadmap.years)


def test_a_start_moved_within_the_year_moves_the_end_and_what_waits_for_it(hegang: Plan) -> None:
    moved = edits.move_start(hegang, "XC02", 2027, 3)
    assert place(moved, "XC02").last_year == 2028
    broken = {message.code for message in place(moved, "NE02").broken}
    assert "starts before predecessor ends" in broken, "one year from the third quarter ends in mid-2028"
    later = edits.move_start(moved, "NE02", 2028, 3)
    assert not place(later, "NE02").broken
