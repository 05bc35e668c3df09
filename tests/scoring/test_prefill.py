"""The prefill: two cities differ because their figures do, and each cell can say why."""

import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.model.city import CityProfile, Figure, HeldResource
from planner.model.evidence import EXPERT
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.strategy import LocalFit
from planner.new_plan import new_plan
from planner.scoring.prefill import local_fits, prefilled_scores
from planner.scoring.rules import read_prefill_rules
from planner.scoring.strategies import read_potentials
from planner.templates.tables import templates_folder
from planner.text.texts import Texts

RULES = read_prefill_rules(templates_folder())
POTENTIALS = read_potentials(templates_folder())
NAMED = {"铜陵市", "鄂尔多斯市", "榆林市", "徐州市", "鹤岗市"}


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> Plan:
    return new_plan(catalogue, catalogue.city("R066"), date(2026, 11, 22))


def fit_of(catalogue: Catalogue, profile: CityProfile, strategy: str) -> LocalFit:
    return next(fit for fit in local_fits(catalogue, profile, RULES) if fit.strategy == strategy)


def holding(profile: CityProfile, *codes: str) -> CityProfile:
    return replace(profile, resources=tuple(HeldResource(code, EXPERT) for code in codes))


def with_own(profile: CityProfile, indicator: str, value: float) -> CityProfile:
    return replace(profile, own_figures=(*profile.own_figures, Figure(indicator, value, EXPERT, "own")))


def test_over_the_262_no_strategy_wins_by_template_alone(catalogue: Catalogue, plan: Plan) -> None:
    winners: dict[str, str] = {}
    for city in catalogue.resource_cities:
        fits = local_fits(catalogue, city, RULES)
        scores = prefilled_scores(fits, POTENTIALS, plan.criteria, RULES.evidence)
        ranking = evaluate.ranking(replace(plan, city=city, fits=fits, scores=scores))
        winners[city.id] = ranking.order[0].strategy
    distribution = Counter(winners.values())
    assert distribution == {"circular_economy": 113, "new_energy": 93, "new_materials": 43, "knowledge_economy": 13}
    assert max(distribution.values()) <= 0.55 * 262
    assert {city.name.zh: winners[city.id] for city in catalogue.resource_cities if city.name.zh in NAMED} == {
        "铜陵市": "circular_economy",
        "鄂尔多斯市": "new_energy",
        "榆林市": "new_energy",
        "徐州市": "new_materials",
        "鹤岗市": "circular_economy",
    }


def test_hegang_circular_economy_worked_out_by_hand(catalogue: Catalogue, plan: Plan) -> None:
    """Counted in figures.csv with a spreadsheet: of the 260 cities with census figures Hegang's mining share of jobs
    (11.14 %) has rank 243 and its manufacturing share (4.33 %) rank 22; its blend has rank 202 of 260."""
    fit = fit_of(catalogue, catalogue.city("R066"), "circular_economy")
    assert [part.share for part in fit.parts] == pytest.approx([243 / 260, 22 / 260, 1.0])
    assert fit.blend == pytest.approx(0.45 * 243 / 260 + 0.30 * 22 / 260 + 0.25 * 1.0)
    assert fit.fit == pytest.approx(202 / 260)
    scores = prefilled_scores((fit,), POTENTIALS, plan.criteria, RULES.evidence)
    solid_waste = next(score for score in scores if score.criterion == "C3.2")
    effect = 0.3 + 0.7 * 202 / 260
    assert (solid_waste.low, solid_waste.value, solid_waste.high) == pytest.approx(
        (1 + 4 * effect, 1 + 7 * effect, 1 + 8 * effect)
    )
    assert solid_waste.evidence.basis == "assumption"
    assert not solid_waste.confirmed


def test_a_county_without_land_area_is_judged_on_the_rest(catalogue: Catalogue) -> None:
    fit = fit_of(catalogue, catalogue.city("R051"), "new_energy")
    sun, wind, land = fit.parts
    assert land.share is None
    assert fit.coverage == pytest.approx(0.8)
    assert fit.blend == pytest.approx((0.4 * (sun.share or 0) + 0.4 * (wind.share or 0)) / 0.8)
    assert "未计入" in land.shown.zh
    assert "left out" in land.shown.en


def test_with_under_half_the_weight_known_nothing_is_prefilled(catalogue: Catalogue, plan: Plan) -> None:
    """Yangjiazhangzi appears in no census table: only sun, wind, type and resource are known."""
    fits = local_fits(catalogue, catalogue.city("R051"), RULES)
    scores = prefilled_scores(fits, POTENTIALS, plan.criteria, RULES.evidence)
    assert {fit.strategy for fit in fits if fit.fit is None} == {
        "new_materials",
        "circular_economy",
        "knowledge_economy",
    }
    assert {score.strategy for score in scores} == {"new_energy"}


def test_a_resource_not_entered_counts_as_absent_and_the_cell_says_so(catalogue: Catalogue) -> None:
    xuzhou = replace(catalogue.city("R074"), resources=(), clusters=())
    before, after = (fit_of(catalogue, city, "new_materials") for city in (xuzhou, holding(xuzhou, "copper")))
    assert before.parts[1].share == 0
    assert before.parts[1].shown.en.startswith("Resource not entered")
    assert before.coverage == 1
    assert after.parts[1].share == 1
    assert after.parts[1].shown.en == "dominant resources: copper"
    assert (after.fit or 0) > (before.fit or 0)


def test_a_narrower_resource_counts_as_its_wider_kind_only(catalogue: Catalogue) -> None:
    city = replace(catalogue.city("R066"), clusters=())
    shares = {
        code: fit_of(catalogue, holding(city, code), "new_materials").parts[1].share
        for code in ("nickel_cobalt", "vanadium_titanium", "graphite", "coal")
    }
    assert shares == {"nickel_cobalt": 1, "vanadium_titanium": 1, "graphite": 0, "coal": 0}


@given(shares=st.tuples(st.floats(0, 100), st.floats(0, 100)))
def test_a_greater_own_figure_never_lowers_the_fit(catalogue: Catalogue, shares: tuple[float, float]) -> None:
    city = catalogue.city("R066")
    lower, upper = (
        fit_of(catalogue, with_own(city, "mining_employment_share", share), "circular_economy").fit or 0
        for share in sorted(shares)
    )
    assert 0 < lower <= upper <= 1


def test_an_own_figure_takes_the_place_of_the_shipped_one(catalogue: Catalogue) -> None:
    city = with_own(catalogue.city("R066"), "manufacturing_employment_share", 99.0)
    part = fit_of(catalogue, city, "circular_economy").parts[1]
    assert part.share == 1
    assert part.shown.zh.startswith("99.00%")
    assert part.evidence == EXPERT


def test_every_city_gets_fits_that_explain_themselves_in_both_languages(catalogue: Catalogue) -> None:
    for city in catalogue.cities:
        for fit in local_fits(catalogue, city, RULES):
            assert fit.fit is None or 0 < fit.fit <= 1
            for part in fit.parts:
                assert part.shown.zh
                assert part.shown.en
                assert part.label.zh
                assert part.label.en
                assert part.share is None or part.evidence is not None


def test_a_measured_leaf_is_never_prefilled(catalogue: Catalogue, plan: Plan) -> None:
    criteria = replace(
        plan.criteria,
        criteria=tuple(
            replace(leaf, scale="measured", worst=0.0, best=100.0) if leaf.id == "C3.2" else leaf
            for leaf in plan.criteria.criteria
        ),
    )
    scores = prefilled_scores(plan.fits, POTENTIALS, criteria, RULES.evidence)
    assert len(scores) == 4 * 21
    assert "C3.2" not in {score.criterion for score in scores}


def test_fits_are_quick_enough_to_follow_typing(catalogue: Catalogue) -> None:
    city = catalogue.city("R066")
    local_fits(catalogue, city, RULES)
    started = time.perf_counter()
    for _ in range(5):
        local_fits(catalogue, city, RULES)
    assert (time.perf_counter() - started) / 5 < 0.015


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("floor = 0.3", "floor = 1.3", "between 0 and 1"),
        ('"1" = 1.0, "2" = 0.6', '"1" = 7.0, "2" = 0.6', "between 0 and 1"),
        ("weight = 0.45", "weight = -0.45", "circular_economy"),
        ("weight = 0.45", 'weight = "much"', "weight"),
        ('kind = "type"\nmap', 'kind = "mood"\nmap', "kind"),
    ],
)
def test_a_faulty_rule_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (templates_folder() / "rules" / "prefill.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "prefill.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemError) as problem:
        read_prefill_rules(tmp_path)
    sentence = Texts("en").message(problem.value.message)
    assert "prefill.toml" in sentence
    assert said in sentence
