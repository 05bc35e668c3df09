"""What planners of six cities of different kind would insist on in the roadmap they start with."""

import re
from datetime import date

import pytest

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.edits import roadmap as edits
from planner.model.bilingual import Bilingual
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.message import Message
from planner.model.plan import Plan
from planner.new_plan import ready_plan
from tests.sentences import sentence

CITIES = {"Hegang": "R066", "Baotou": "R028", "Ordos": "R032", "Tongling": "R086", "Daqing": "R064", "Gejiu": "R221"}
GROUP, SURVEY, PIPELINE = "XC01", "XC02", "XC08"
SUBSIDENCE, RELOCATION, RETRAINING = "XC03", "XC05", "XC06"
ABSURD = {
    "Hegang": {
        "NE02": "floating panels freeze in at 47° N",
        "NM03": "rare earths",
        "NM07": "copper",
        "CC10": "no source",
    },
    "Baotou": {"NE01": "no coal-subsidence land", "NM07": "copper", "NM10": "coal or oil chemistry", "NM04": "nickel"},
    "Ordos": {"NE02": "no flooded subsidence in a dry land", "NM03": "rare earths", "NM07": "copper", "NM04": "nickel"},
    "Tongling": {
        "NE01": "no coal-subsidence land",
        "NE12": "no heating season",
        "NM04": "nickel",
        "CC04": "coal mines",
    },
    "Daqing": {"NE04": "no pit", "NE06": "no roadways", "CC01": "gangue", "XC03": "no subsidence", "NM07": "copper"},
    "Gejiu": {"NE01": "no coal-subsidence land", "NE12": "no heating season", "NM04": "nickel", "NE14": "coal-bed gas"},
}
OWN = {
    "Hegang": {"NM02": "graphite", "XC03": "subsidence", "CC01": "gangue", "XC10": "farming", "XC06": "miners"},
    "Baotou": {"NM03": "rare earths", "CC08": "zero-waste pilot", "NE03": "wind", "CC02": "tailings"},
    "Ordos": {"NE08": "net-zero park", "NE07": "green hydrogen", "CC04": "mine water", "KE07": "smart mines"},
    "Tongling": {"NM07": "copper", "CC05": "parks", "CC08": "zero-waste pilot", "XC04": "legacy mines"},
    "Daqing": {"NM10": "oil chemistry", "CC10": "carbon storage", "KE12": "oilfield heritage", "XC06": "oil workers"},
    "Gejiu": {"CC02": "tailings", "CC07": "secondary metals", "XC04": "legacy mines", "XC06": "miners"},
}


@pytest.fixture(scope="module", params=CITIES)
def city(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def plan(city: str, catalogue: Catalogue) -> Plan:
    return ready_plan(catalogue, catalogue.city(CITIES[city]), date(2026, 11, 26))


@pytest.fixture(scope="module")
def roadmap(plan: Plan) -> Roadmap:
    found = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert found is not None
    return found


def test_what_the_city_is_known_for_is_suggested_and_what_it_cannot_have_is_not(city: str, plan: Plan) -> None:
    suggested = {action.id for action in plan.actions if action.included}
    assert not ABSURD[city].keys() & suggested
    assert OWN[city].keys() <= suggested


def test_the_leading_group_and_the_survey_come_first_and_order_is_kept(plan: Plan, roadmap: Roadmap) -> None:
    placed = {each.action: each for each in roadmap.placed}
    assert placed[GROUP].year == placed[SURVEY].year == plan.first_year
    assert placed[PIPELINE].year == plan.first_year + 1
    for each in roadmap.placed:
        action = plan.action(each.action)
        assert not each.broken
        assert all(placed[id].last_year < each.year for id in action.prerequisites)
        options = action.prerequisites_any
        assert not options or any(id in placed and placed[id].last_year < each.year for id in options)


def test_livelihoods_come_early_where_resources_run_out(plan: Plan, roadmap: Roadmap) -> None:
    if plan.city.type_2013 != "declining":
        return
    placed = {each.action: each for each in roadmap.placed}
    needed = {id for id in (SUBSIDENCE, RELOCATION, RETRAINING) if plan.action(id).included}
    assert RELOCATION in needed
    assert all(placed[id].year <= plan.first_year + 2 for id in needed), "within three years, once the survey is done"
    if RETRAINING in needed:
        assert placed[RETRAINING].phase == plan.phases[0], "before mines close"


def test_deadlines_of_the_template_leave_room_for_a_budget_cut_by_a_third(plan: Plan) -> None:
    cut = edits.set_budget_permille(plan, plan.rules.budget_permille * 2 / 3)
    assert evaluate.schedule(cut, evaluate.ranking(cut), time_limit=2).starts


def test_every_action_has_its_sentence_in_both_languages(plan: Plan, roadmap: Roadmap) -> None:
    reasons = [*(each.reason for each in roadmap.placed), *(each.reason for each in roadmap.left_out)]
    assert len(reasons) == sum(action.included for action in plan.actions)
    for reason in reasons:
        said = sentence(reason)
        assert len(said) < 400, said


def test_money_that_a_sentence_names_is_right(plan: Plan, roadmap: Roadmap) -> None:
    """What would be lacking, from the yearly sums of the roadmap and the costs of the one action alone."""
    over = {year.year: year.spent - year.limit for year in roadmap.years}
    named = 0
    for placed in roadmap.placed:
        if placed.reason.code == "placed by budget":
            year = placed.reason.params["short_year"]
            assert isinstance(year, int)
            assert_told(plan, placed.reason, over[year] - share(placed, year) + share(placed, year + 1))
            named += 1
    for out in roadmap.left_out:
        missing = out.reason.params.get("missing", ())
        assert isinstance(missing, tuple)
        action = plan.action(out.action)
        yearly = plan.rules.cost_permille[action.cost_class] * action.public_share / action.whole_years
        for clause in missing:
            assert isinstance(clause, Message)
            first = clause.params["short_year"]
            last = clause.params.get("last_year", first)
            assert isinstance(first, int)
            assert isinstance(last, int)
            assert_told(plan, clause, max(over[year] for year in range(first, last + 1)) + yearly)
            named += 1
    assert named


def share(placed: PlacedAction, year: int) -> float:
    """Public money (‰ of GDP) of an action in a year of the plan."""
    return dict(placed.public_cost).get(year, 0.0)


def assert_told(plan: Plan, message: Message, permille: float) -> None:
    """The Chinese amount is the one lacking, rounded up in its last figure."""
    short = message.params["short"]
    assert isinstance(short, Bilingual)
    found = re.match(r"([\d.,]+)(万元|亿元|‰)", short.zh)
    assert found is not None, short
    gdp = plan.city.value("gdp")
    assert (found[2] == "‰") == (gdp is None)
    step, lacking = {
        "‰": (0.01, permille),
        "万元": (1.0, permille * (gdp or 0.0) * 10),
        "亿元": (0.01, permille * (gdp or 0.0) / 1000),
    }[found[2]]
    told = float(found[1].replace(",", ""))
    assert lacking - 1e-6 <= told <= lacking + step + 1e-4
