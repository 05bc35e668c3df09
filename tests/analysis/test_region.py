"""A region: every city from its own figures, who leads in what, what fits several cities."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from planner import evaluate
from planner.analysis.region import rank_cities, region
from planner.cities.catalogue import Catalogue
from planner.cities.search import filtered
from planner.edits.cities import set_own_figure
from planner.edits.weighting import set_judgement
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile, Figure
from planner.model.evidence import EXPERT
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.region import CityRanking, Region
from planner.new_plan import new_plan
from planner.roadmap.fit import fit

TODAY = date(2026, 11, 26)
HEILONGJIANG = Bilingual("黑龙江省", "Heilongjiang")


@pytest.fixture(scope="module")
def frame(catalogue: Catalogue) -> Plan:
    return new_plan(catalogue, catalogue.city("R066"), TODAY)


@pytest.fixture(scope="module")
def heilongjiang(frame: Plan, catalogue: Catalogue) -> Region:
    return region(frame, catalogue, filtered(catalogue, province="黑龙江"), HEILONGJIANG)


def assert_as_alone(batch: CityRanking, plan: Plan) -> None:
    alone = evaluate.ranking(plan).strategies
    np.testing.assert_allclose(batch.closeness, [ranked.closeness for ranked in alone], rtol=0, atol=1e-12)
    np.testing.assert_allclose(batch.values, [ranked.value for ranked in alone], rtol=0, atol=1e-9)
    assert batch.ranks == tuple(ranked.rank for ranked in alone)
    assert batch.empty == tuple(ranked.empty for ranked in alone)


def test_the_batch_gives_every_city_what_its_own_new_plan_gives(catalogue: Catalogue, frame: Plan) -> None:
    """A prefecture, a county-level city, a county, a district and a reference city among 269."""
    batch = rank_cities(frame, catalogue, catalogue.cities)
    assert len(batch) == 269
    for number in (0, 65, 130, 170, 230, 261, 262, 268):
        assert_as_alone(batch[number], new_plan(catalogue, catalogue.cities[number], TODAY))


def test_own_figures_of_a_city_count_for_it_alone(catalogue: Catalogue, frame: Plan) -> None:
    richer = replace(catalogue.cities[3], own_figures=(Figure("college_educated_per_100k", 40_000.0, EXPERT, "own"),))
    cities = [*catalogue.cities[:3], richer]
    batch, shipped = rank_cities(frame, catalogue, cities), rank_cities(frame, catalogue, catalogue.cities[:4])
    assert batch[:3] == shipped[:3] and batch[3] != shipped[3]
    alone = new_plan(catalogue, catalogue.cities[3], TODAY)
    alone = set_own_figure(alone, "college_educated_per_100k", 40_000.0, "", None, catalogue=catalogue)
    assert_as_alone(batch[3], alone)


@pytest.mark.parametrize("form", ["vector", "bounds"])
def test_weights_and_form_are_those_of_the_frame(catalogue: Catalogue, frame: Plan, form: str) -> None:
    judged = replace(frame, ranking=replace(frame.ranking, normalisation=form))
    for node in judged.criteria.nodes:
        children = judged.criteria.children(node)
        for second in children[1:]:
            judged = set_judgement(judged, node, children[0].id, second.id, 5.0)
    batch = rank_cities(judged, catalogue, catalogue.cities[10:12])
    for number, ranking in enumerate(batch, 10):
        own = new_plan(catalogue, catalogue.cities[number], TODAY)
        assert_as_alone(ranking, replace(own, weighting=judged.weighting, ranking=judged.ranking))
    assert region(judged, catalogue, catalogue.cities[:2], HEILONGJIANG).weights_judged


def test_heilongjiang_has_its_cities_leaders_and_shared_actions(heilongjiang: Region) -> None:
    assert len(heilongjiang.cities) == 11 and not heilongjiang.weights_judged
    leaders = {role.id: role.leader.city.name.zh for role in heilongjiang.roles if role.leader}
    assert leaders == {"research": "大庆市", "high_technology": "大兴安岭地区", "manufacturing": "大庆市"}
    for role in heilongjiang.roles:
        scores = [score.score for score in role.cities if score.score is not None]
        assert scores == sorted(scores, reverse=True)
        assert [score.score for score in role.cities[: len(scores)]] == scores, "cities without figures come last"


def test_closeness_follows_the_fit_along_a_curve(heilongjiang: Region, catalogue: Catalogue, frame: Plan) -> None:
    for ranking in heilongjiang.cities:
        for curve, fit_here, closeness in zip(heilongjiang.curves, ranking.fits, ranking.closeness, strict=True):
            assert fit_here is not None and curve.closeness(fit_here) == pytest.approx(closeness, abs=1e-12)
    classic = replace(frame, ranking=replace(frame.ranking, normalisation="vector"))
    assert region(classic, catalogue, catalogue.cities[:2], HEILONGJIANG).curves == ()


def test_a_role_is_the_weighted_mean_of_the_percentiles_shown(heilongjiang: Region) -> None:
    for role in heilongjiang.roles:
        for score in role.cities:
            known = [(each.weight, each.percentile) for each in score.figures if each.percentile is not None]
            if score.score is not None:
                total = sum(weight for weight, _ in known)
                assert score.score == pytest.approx(sum(weight * share for weight, share in known) / total)


def test_pairs_add_most_to_each_other_first(heilongjiang: Region) -> None:
    gains = [pair.gain for pair in heilongjiang.complements]
    assert gains == sorted(gains, reverse=True) and min(gains) >= 0
    pair = heilongjiang.complements[0]
    scores = np.array([[role.of(city.id).score for role in heilongjiang.roles] for city in (pair.first, pair.second)])
    assert pair.together == pytest.approx(scores.max(axis=0).mean())
    assert pair.gain == pytest.approx(pair.together - scores.mean(axis=1).max())


def test_shared_actions_fit_each_city_named_and_go_where_the_strategy_fits_best(
    heilongjiang: Region, frame: Plan
) -> None:
    assert len(heilongjiang.shared) > 20
    columns = {strategy.id: number for number, strategy in enumerate(frame.strategies)}
    for shared in heilongjiang.shared:
        assert len(shared.cities) > 1
        assert all(fit(shared.action, city) == "fits" for city in shared.cities)
        if shared.fit is not None:
            fits = [heilongjiang.of(city.id).fits[columns[shared.action.strategy]] for city in shared.cities]
            assert shared.fit == max(known for known in fits if known is not None)
        elif shared.action.strategy not in columns:
            assert shared.place == max(shared.cities, key=lambda city: city.value("population_census") or 0)


def test_a_city_without_figures_is_said_to_say_nothing(catalogue: Catalogue, frame: Plan) -> None:
    bare = replace(catalogue.cities[0], id="Z", figures=(), clusters=(), resources=(), type_2013="")
    made = region(frame, catalogue, [bare, catalogue.cities[1]], HEILONGJIANG)
    assert made.messages[0].code == "region cities without figures"
    assert set(made.cities[0].closeness) == {0.5}


def test_a_city_known_in_part_is_named(catalogue: Catalogue, frame: Plan) -> None:
    """Wansheng's wind and sun are known and nothing else: what is not known would lead at the middle."""
    made = region(frame, catalogue, filtered(catalogue, province="重庆"), Bilingual("重庆市", "Chongqing"))
    told = next(message for message in made.messages if message.code == "region cities partly known")
    assert [name.zh for name in told.params["cities"]] == ["万盛经济开发区"]


def test_a_region_needs_a_city(catalogue: Catalogue, frame: Plan) -> None:
    nobody: list[CityProfile] = []
    assert rank_cities(frame, catalogue, nobody) == ()
    with pytest.raises(ProblemError):
        region(frame, catalogue, nobody, HEILONGJIANG)
