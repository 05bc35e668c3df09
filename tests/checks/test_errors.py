"""What makes a plan unusable: each rule on a small plan broken by hand, as a file written by hand could be."""

from dataclasses import replace

import pytest

from planner import checks
from planner.edits import roadmap, tracking
from planner.model.action import Contribution, Start
from planner.model.bilingual import Bilingual, same
from planner.model.city import Figure, HeldResource, Means
from planner.model.evidence import EXPERT
from planner.model.plan import Plan
from planner.model.ranking import Scenario, ScenarioScore
from planner.model.strategy import Potential
from planner.model.tracking import Progress, Report
from planner.model.weighting import Expert, Judgement
from tests.factories import (
    ECONOMY,
    ENVIRONMENT,
    INCOME,
    JOBS,
    PANELS,
    READY,
    SUN,
    SURVEY,
    WATER,
    YARD,
    proposal,
    small_plan,
)
from tests.sentences import sentence

PLAN = small_plan()
SCHEDULED = roadmap.adopt_schedule(PLAN, proposal((SURVEY, 2027)), "2026-11-22")
REPORTED = tracking.set_progress(tracking.add_report(PLAN, "2027-06-30"), "2027-06-30", YARD, percent=5)


def criterion(plan: Plan, id: str, /, **fields: object) -> Plan:
    changed = tuple(replace(old, **fields) if old.id == id else old for old in plan.criteria.criteria)
    return replace(plan, criteria=replace(plan.criteria, criteria=changed))


def action(plan: Plan, id: str, /, **fields: object) -> Plan:
    return replace(plan, actions=tuple(replace(old, **fields) if old.id == id else old for old in plan.actions))


def score(plan: Plan, **fields: object) -> Plan:
    return replace(plan, scores=(replace(plan.scores[0], **fields), *plan.scores[1:]))


def judged(plan: Plan, *judgements: Judgement) -> Plan:
    return replace(plan, weighting=replace(plan.weighting, judgements=judgements))


def figures(plan: Plan, *own: Figure) -> Plan:
    return replace(plan, city=replace(plan.city, own_figures=own))


def rules(plan: Plan, **fields: object) -> Plan:
    return replace(plan, rules=replace(plan.rules, **fields))


def phases(plan: Plan, position: int, **fields: object) -> Plan:
    changed = list(plan.phases)
    changed[position] = replace(changed[position], **fields)
    return replace(plan, phases=tuple(changed))


def starts(*given: Start) -> Plan:
    assert SCHEDULED.schedule is not None
    return replace(SCHEDULED, schedule=replace(SCHEDULED.schedule, starts=given))


def scenarios(*given: Scenario) -> Plan:
    return replace(PLAN, scenarios=given)


def sureness(**fields: object) -> Plan:
    doubt = replace(PLAN.ranking.sureness, **fields)
    return replace(PLAN, ranking=replace(PLAN.ranking, sureness=doubt))


def reports(*given: Report) -> Plan:
    return replace(PLAN, reports=given)


WET = Scenario("S1", same("湿"), weights=((JOBS, 0.25), (INCOME, 0.25), (WATER, 0.5), (READY, 0.0)))
GDP = Figure("gdp", 400.0, EXPERT, "own")
FLAWS: list[tuple[str, Plan, str]] = [
    ("title empty", replace(PLAN, title=Bilingual()), "needs a title"),
    ("figure not a number", figures(PLAN, replace(GDP, value=1e300)), "usable figure"),
    ("gdp not positive", figures(PLAN, replace(GDP, value=-5.0)), "cannot be −5"),
    ("year of figure unlikely", figures(PLAN, replace(GDP, evidence=replace(EXPERT, year=203))), "203"),
    ("figure twice", figures(PLAN, GDP, GDP), "“gdp”"),
    (
        "resource twice",
        replace(PLAN, city=replace(PLAN.city, resources=(HeldResource("coal", EXPERT),) * 2)),
        "“coal”",
    ),
    ("means negative", replace(PLAN, means=Means(own=-5.0)), "−5"),
    ("criterion without name", criterion(PLAN, JOBS, name=Bilingual(" ", "")), "needs a name"),
    ("bounds not numbers", criterion(PLAN, WATER, worst=1e200), "“Water”"),
    ("bounds equal", criterion(PLAN, WATER, worst=0.0), "both 0"),
    ("rating bounds fixed", criterion(PLAN, JOBS, best=10.0), "“Jobs”"),
    ("criterion without id", criterion(PLAN, JOBS, id=""), "has no id"),
    ("criterion twice", criterion(PLAN, JOBS, id=INCOME), "the id of “Jobs”"),
    ("parent unknown", criterion(PLAN, JOBS, parent="C9"), "“C9”"),
    ("criterion below itself", criterion(PLAN, ECONOMY, parent=JOBS), "below itself"),
    ("goal needs two criteria", criterion(PLAN, ENVIRONMENT, parent=ECONOMY), "two criteria"),
    ("judgement on other criteria", judged(PLAN, Judgement("E1", ECONOMY, JOBS, WATER, 2.0)), "“Water”"),
    ("judgement off the scale", judged(PLAN, Judgement("E1", ECONOMY, JOBS, INCOME, 11.0)), "11 is off"),
    ("expert unknown", judged(PLAN, Judgement("E7", ECONOMY, JOBS, INCOME, 2.0)), "“E7”"),
    (
        "judgement twice",
        judged(PLAN, Judgement("E1", ECONOMY, JOBS, INCOME, 2.0), Judgement("E1", ECONOMY, INCOME, JOBS, 2.0)),
        "judged “Income” and “Jobs” twice",
    ),
    ("no expert", replace(PLAN, weighting=replace(PLAN.weighting, experts=(), judgements=())), "at least one"),
    (
        "expert twice",
        replace(PLAN, weighting=replace(PLAN.weighting, experts=(Expert("E1", same("张")), Expert("E1", same("李"))))),
        "“E1”",
    ),
    (
        "influence not positive",
        replace(PLAN, weighting=replace(PLAN.weighting, experts=(Expert("E1", same("张"), influence=0.0),))),
        "“张”",
    ),
    ("two strategies needed", replace(PLAN, strategies=PLAN.strategies[:1]), "two strategies"),
    (
        "strategy id unusable",
        replace(PLAN, strategies=(*PLAN.strategies, replace(PLAN.strategies[0], id="cross"))),
        "“cross”",
    ),
    (
        "strategy without name",
        replace(PLAN, strategies=(replace(PLAN.strategies[0], name=Bilingual()), *PLAN.strategies[1:])),
        "needs a name",
    ),
    ("rating off the scale", score(PLAN, high=9.5), "9.5 is not a rating"),
    ("score outside bounds", score(PLAN, criterion=WATER, value=-1.0, low=-1.0, high=-1.0), "bounds 0 to 100"),
    ("score outside its range", score(PLAN, value=5.0, low=6.0, high=7.0), "range 6 to 7"),
    ("score of nothing", score(PLAN, criterion=ECONOMY), "“Economy”"),
    ("score twice", replace(PLAN, scores=(*PLAN.scores, PLAN.scores[0])), "two scores"),
    ("potential off the scale", score(PLAN, potential=Potential(5.0, 4.0, 6.0, Bilingual())), "“New energy”"),
    ("fit unusable", replace(PLAN, fits=(*PLAN.fits, PLAN.fits[0])), "“New energy”"),
    ("spread off the scale", sureness(spread=0.0), "not 0"),
    ("draws out of range", sureness(draws=2_000_000), "2,000,000 draws"),
    ("seed out of range", sureness(seed=-7), "−7"),
    ("scenario without name", scenarios(replace(WET, name=Bilingual(" "))), "needs a name"),
    ("scenario id twice", scenarios(WET, replace(WET, name=same("干"))), "“S1”"),
    ("scenario name twice", scenarios(WET, replace(WET, id="S2", name=Bilingual("湿 ", "wet"))), "“湿”"),
    ("scenario weights and experts", scenarios(replace(WET, experts=("E1",))), "“湿”"),
    ("scenario weights incomplete", scenarios(replace(WET, weights=WET.weights[:3])), "do not pair"),
    ("scenario weights incomplete", scenarios(replace(WET, weights=((ECONOMY, 1.0),))), "do not pair"),
    ("scenario weight outside", scenarios(replace(WET, weights=((JOBS, 1.5), *WET.weights[1:]))), "1.5"),
    ("scenario weights not whole", scenarios(replace(WET, weights=((JOBS, 0.1), *WET.weights[1:]))), "0.85"),
    ("scenario expert unusable", scenarios(replace(WET, weights=(), experts=("E9",))), "“E9”"),
    ("scenario method unknown", scenarios(replace(WET, method="magic")), "method “magic”"),
    (
        "scenario score of nothing",
        scenarios(replace(WET, scores=(ScenarioScore(SUN, ECONOMY, 5.0),))),
        "“Economy”",
    ),
    (
        "scenario score off the scale",
        scenarios(replace(WET, scores=(ScenarioScore(SUN, WATER, 101.0),))),
        "scale 0 to 100",
    ),
    (
        "scenario score twice",
        scenarios(replace(WET, scores=(ScenarioScore(SUN, WATER, 1.0),) * 2)),
        "“Water” twice",
    ),
    ("action without name", action(PLAN, YARD, name=Bilingual()), "needs a name"),
    ("duration impossible", action(PLAN, YARD, duration_years=0.0), "0 years"),
    ("readiness off the scale", action(PLAN, YARD, readiness=0), "readiness of 0"),
    ("cost negative", action(PLAN, YARD, cost=-0.5), "−0.5"),
    ("share off the scale", action(PLAN, YARD, public_share=1.5), "1.5"),
    ("share off the scale", action(PLAN, PANELS, contributions=(Contribution("loop", -0.1),)), "−0.1"),
    ("action id unusable", action(PLAN, YARD, id=SURVEY), "used twice"),
    ("action tied to nothing", action(PLAN, YARD, exclusive_with=("Z9",)), "“Z9”"),
    ("action tied to nothing", action(PLAN, YARD, prerequisites=(YARD,)), "the action itself"),
    ("strategy unknown", action(PLAN, YARD, strategy="moon"), "“moon”"),
    ("criterion unknown", action(PLAN, YARD, also_moves=("C9.9-",)), "“C9.9”"),
    ("fit rule unreadable", action(PLAN, YARD, fits_if="gdp about 5"), "“gdp about 5”"),
    ("prerequisites in a circle", action(PLAN, SURVEY, prerequisites=(PANELS,)), "Subsidence survey, Solar base"),
    ("no phase", replace(PLAN, phases=()), "at least one phase"),
    ("phase twice", phases(PLAN, 1, id="near"), "“near”"),
    ("phase without name", phases(PLAN, 1, name=Bilingual()), "2028–2030"),
    ("phase years impossible", phases(PLAN, 2, last_year=20350), "20350"),
    ("phases overlap", phases(PLAN, 1, first_year=2027), "begin in 2028"),
    ("gap between phases", phases(PLAN, 1, first_year=2029), "begin in 2028"),
    ("first year outside phases", replace(PLAN, first_year=2025), "2025"),
    ("start outside phases", action(PLAN, YARD, pinned_start=2026), "2026"),
    ("cost class without amount", rules(PLAN, cost_permille={"S": 1.0, "M": 1.0, "L": 1.0}), "Cost class XL"),
    ("budget negative", rules(PLAN, budget_permille=-3.0), "−3"),
    ("time limit impossible", rules(PLAN, time_limit_seconds=0.0), "time limit"),
    ("gate of unknown phase", phases(PLAN, 2, id="far"), "“long”"),
    ("gate off the scale", rules(PLAN, gates=(replace(PLAN.rules.gates[0], minimum_readiness=12),)), "12"),
    ("start twice", starts(Start(YARD, 2027), Start(YARD, 2028)), "“Recycling yard”"),
    ("start of nothing", starts(Start("Z9", 2027)), "“Z9”"),
    ("quarter impossible", starts(Start(YARD, 2027, 5)), "quarter 5"),
    ("start outside phases", starts(Start(YARD, 20270)), "20270"),
    ("date impossible", reports(Report("2027-6-30")), "“2027-6-30”"),
    ("report twice", reports(Report("2027-06-30"), Report("2027-06-30")), "2027-06-30"),
    ("entry unusable", reports(Report("2027-06-30", (Progress("Z9"),))), "“Z9”"),
    ("percent off the scale", reports(Report("2027-06-30", (Progress(YARD, percent=120.0),))), "120%"),
    ("actual cost negative", reports(Report("2027-06-30", (Progress(YARD, actual_cost=-1.0),))), "so far"),
]


@pytest.mark.parametrize(("code", "plan", "said"), FLAWS, ids=[code for code, _plan, _said in FLAWS])
def test_a_flaw_is_an_error_with_a_sentence_that_names_it(code: str, plan: Plan, said: str) -> None:
    errors = checks.errors(plan)
    found = [sentence(error) for error in errors if error.code == code]
    assert any(said in text for text in found), errors
    assert all(error.severity == "error" for error in errors)
    assert checks.check(plan) == errors


@pytest.mark.parametrize("plan", [PLAN, SCHEDULED, REPORTED], ids=["new", "scheduled", "reported"])
def test_a_sound_plan_has_no_errors(plan: Plan) -> None:
    assert checks.errors(plan) == ()


def test_a_circle_of_criteria_ends() -> None:
    tangled = criterion(criterion(PLAN, ECONOMY, parent=INCOME), INCOME, parent=JOBS)
    codes = {error.code for error in checks.errors(tangled)}
    assert codes == {"criterion below itself", "goal needs two criteria"}


def test_every_rule_of_a_real_plan_holds(hegang: Plan) -> None:
    assert checks.errors(hegang) == ()


def test_strategies_score_within_their_own_scale() -> None:
    cost = score(PLAN, strategy=SUN, criterion=WATER, value=100.0, low=0.0, high=100.0)
    assert checks.errors(cost) == ()
