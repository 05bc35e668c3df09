"""Composite indices of cities: the set worked out by hand once, and what must hold of any set."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
import pytest

from planner.cities.benchmark import Benchmark, Choices, benchmark, comparable, default_choices, place_message
from planner.cities.catalogue import Catalogue
from planner.cities.composite import Aggregation, IndexNormalisation, aggregate, normalise, spans
from planner.cities.indicator_sets import IndicatorSet, read_indicator_sets
from planner.model.city import Figure
from planner.model.evidence import EXPERT
from planner.model.message import ProblemError
from planner.ranking.agreement import spearman
from planner.ranking.topsis import topsis
from planner.ranking.weight_draws import uniform
from planner.templates.tables import templates_folder
from planner.text.texts import Texts
from planner.weighting.objective import entropy

HEGANG = "R066"
# Worked out apart from this program on 2026-11-22: rank, city, A, G, rank by G, span, scores of the four pillars.
WORKED_OUT = """
1 北京市 .993 .993 1 1 1 1.00 .99 1.00 .99
2 天津市 .976 .976 2 2 2 .99 .94 .98 .99
3 包头市 .830 .821 3 3 18 .64 .88 .89 .91
4 石家庄市 .824 .780 5 3 23 .98 .94 .96 .42
5 洛阳市 .804 .797 4 4 19 .66 .75 .90 .91
6 廊坊市 .780 .741 8 4 24 .95 .80 .95 .42
7 鄂尔多斯市 .766 .755 7 4 32 .64 .88 .63 .91
8 徐州市 .763 .757 6 4 23 .77 .63 .74 .91
9 盘锦市 .736 .699 10 5 48 .39 .81 .84 .91
10 保定市 .727 .712 9 5 37 .80 .52 .68 .91
84 鹤岗市 .433 .426 80 69 101 .32 .51 .49 .42
124 松原市 .277 .244 123 100 131 .10 .23 .36 .42
125 贺州市 .276 .242 124 116 128 .29 .30 .09 .42
126 毕节市 .275 .178 129 106 131 .38 .28 .02 .42
127 云浮市 .272 .240 125 109 131 .10 .30 .28 .42
128 亳州市 .269 .247 121 121 127 .25 .28 .13 .42
129 普洱市 .250 .225 126 122 130 .27 .20 .11 .42
130 陇南市 .222 .191 128 118 133 .09 .16 .22 .42
131 昭通市 .214 .136 133 127 133 .25 .18 .02 .42
132 临沧市 .212 .136 132 124 133 .27 .13 .02 .42
133 广安市 .210 .161 131 128 133 .07 .26 .09 .42
"""
CONTEXT = ("base", "market")


@pytest.fixture(scope="module")
def sets() -> Mapping[str, IndicatorSet]:
    return {each.id: each for each in read_indicator_sets(templates_folder())}


@pytest.fixture(scope="module")
def core(sets: Mapping[str, IndicatorSet], catalogue: Catalogue) -> Benchmark:
    return benchmark(sets["innovation"], comparable(catalogue))


def ranks(result: Benchmark) -> list[int]:
    return [compared.rank for compared in result.cities]


def rank_of(result: Benchmark, name: str) -> int:
    return next(compared.rank for compared in result.cities if compared.city.name.zh == name)


def test_innovation_core_as_worked_out_by_hand(
    core: Benchmark, sets: Mapping[str, IndicatorSet], catalogue: Catalogue
) -> None:
    geometric = benchmark(sets["innovation"], comparable(catalogue), replace(core.choices, aggregation="geometric"))
    of_name = {
        compared.city.name.zh: (compared, other) for compared, other in zip(core.cities, geometric.cities, strict=True)
    }
    for line in WORKED_OUT.strip().splitlines():
        rank, name, a, g, g_rank, low, high, *pillars = line.split()
        arithmetic, product = of_name[name]
        assert (arithmetic.rank, product.rank) == (int(rank), int(g_rank)), name
        assert arithmetic.score == pytest.approx(float(a), abs=5e-4) and product.score == pytest.approx(
            float(g), abs=5e-4
        )
        # Spans come from draws: a few places apart with another seed.
        assert abs(arithmetic.low - int(low)) <= 2 and abs(arithmetic.high - int(high)) <= 2, name
        assert arithmetic.pillars[:4] == pytest.approx([float(score) for score in pillars], abs=5.1e-3)
    assert spearman(ranks(core), ranks(geometric)) == pytest.approx(0.983, abs=5e-4)
    assert [counted.counts for counted in core.pillars] == [True] * 4 + [False] * 3


def test_innovation_core_among_cities_and_types(core: Benchmark) -> None:
    for name, rank in {
        "克拉玛依市": 13, "金昌市": 15, "大庆市": 16, "唐山市": 31, "铜陵市": 39, "七台河市": 71, "阜新市": 80,
        "伊春市": 88, "鸡西市": 98, "双鸭山市": 107,
    }.items():  # fmt: skip
        assert rank_of(core, name) == rank
    resource_cities = [compared for compared in core.order if compared.city.type_2013]
    assert [compared.city.id for compared in resource_cities].index(HEGANG) + 1 == 77
    for city_type, middle in (("regenerating", 40.5), ("declining", 58), ("mature", 71), ("growing", 90)):
        assert median(each.rank for each in core.cities if each.city.type_2013 == city_type) == middle
    assert median(compared.high - compared.low + 1 for compared in core.cities) == pytest.approx(34, abs=1)


@pytest.mark.parametrize(
    ("left_out", "hegang", "hegang_product", "agreement", "others"),
    [
        ((), 121, 122, 1.0, (4, 29, 16)),
        (("IN10",), 115, 117, 0.988, (3, 26, 11)),
        (("base",), 101, 104, 0.966, (3, 32, 11)),
        (("market",), 113, 118, 0.963, (6, 32, 21)),
        (("clusters",), 119, 122, 0.983, (10, 24, 25)),
        (("IN05",), 108, 117, 0.988, (3, 28, 11)),
        (("IN07",), 128, 124, 0.991, (3, 30, 15)),
        (("base", "market"), 84, 80, 0.925, (3, 39, 15)),
    ],
)
def test_innovation_with_context_and_its_variants(
    sets: Mapping[str, IndicatorSet],
    catalogue: Catalogue,
    left_out: tuple[str, ...],
    hegang: int,
    hegang_product: int,
    agreement: float,
    others: tuple[int, int, int],
) -> None:
    cities, set_ = comparable(catalogue), sets["innovation"]
    all_six = replace(default_choices(set_), switched_on=CONTEXT, draws=100)
    variant = replace(all_six, left_out=left_out)
    result = benchmark(set_, cities, variant)
    product = benchmark(set_, cities, replace(variant, aggregation="geometric"))
    assert (rank_of(result, "鹤岗市"), rank_of(product, "鹤岗市")) == (hegang, hegang_product)
    assert tuple(rank_of(result, name) for name in ("包头市", "铜陵市", "金昌市")) == others
    assert spearman(ranks(benchmark(set_, cities, all_six)), ranks(result)) == pytest.approx(agreement, abs=5e-4)


def test_other_normalisations_of_all_six_pillars(sets: Mapping[str, IndicatorSet], catalogue: Catalogue) -> None:
    cities, set_ = comparable(catalogue), sets["innovation"]
    six = replace(default_choices(set_), switched_on=CONTEXT, draws=100)
    percentile = benchmark(set_, cities, six)
    variants: tuple[tuple[IndexNormalisation, Aggregation, int, float | None], ...] = (
        ("minmax", "additive", 130, 0.944),
        ("minmax", "geometric", 117, None),
        ("zscore", "additive", 127, 0.969),
    )
    for normalisation, aggregation, hegang, agreement in variants:
        result = benchmark(set_, cities, replace(six, normalisation=normalisation, aggregation=aggregation))
        assert rank_of(result, "鹤岗市") == hegang
        if agreement is not None:
            assert spearman(ranks(percentile), ranks(result)) == pytest.approx(agreement, abs=5e-4)


def test_a_city_without_one_figure_shares_out_its_weight(
    sets: Mapping[str, IndicatorSet], catalogue: Catalogue
) -> None:
    """Baoding has no GDP per person: a plain weighted sum would send it to the last places in every draw."""
    six = replace(default_choices(sets["innovation"]), switched_on=CONTEXT)
    result = benchmark(sets["innovation"], comparable(catalogue), six)
    baoding = next(each for each in result.cities if each.city.name.zh == "保定市")
    assert baoding.pillars[-1] is None and baoding.rank == 8 and baoding.high < 60
    known = [score for score in baoding.pillars if score is not None]
    assert baoding.score == pytest.approx(sum(known) / len(known), rel=1e-12)
    dropped = benchmark(sets["innovation"], comparable(catalogue), replace(six, drop_incomplete=True))
    assert dropped.of(baoding.city.id) is None and baoding.city in dropped.unranked


def test_a_set_with_too_little_says_what_is_missing_and_ranks_nobody(
    sets: Mapping[str, IndicatorSet], catalogue: Catalogue
) -> None:
    result = benchmark(sets["circular_economy"], comparable(catalogue))
    assert not result.cities and len(result.unranked) == 133
    assert Texts("zh").message(result.messages[0]) == (
        "“循环经济”不排位次：4个方面中数据足够的有0个。须导入或填写综合指标、资源产出效率、资源循环利用水平、资源循环产业发展的数据。"
    )


def test_imported_figures_fill_a_pillar(sets: Mapping[str, IndicatorSet], catalogue: Catalogue) -> None:
    """R&D intensity, patents and contracts of every city make the fifth pillar count; of one city they do not."""
    wanted = ("rd_intensity", "invention_patents_per_10k", "technology_contracts")
    own = [
        replace(city, own_figures=tuple(Figure(name, 1.0 + number, EXPERT, "own") for name in wanted))
        for number, city in enumerate(comparable(catalogue))
    ]
    filled = benchmark(sets["innovation"], own)
    assert [counted.pillar.id for counted in filled.pillars if counted.counts] == [
        "academic", "talent", "jobs", "clusters", "research",
    ]  # fmt: skip
    assert all(counted.weight == pytest.approx(0.2) for counted in filled.pillars if counted.counts)
    alone = benchmark(sets["innovation"], [own[0], *comparable(catalogue)[1:]])
    assert sum(counted.counts for counted in alone.pillars) == 4


def test_where_a_city_stands_is_a_band_and_not_a_place(core: Benchmark) -> None:
    message = place_message(core, HEGANG)
    assert message is not None
    compared = core.of(HEGANG)
    assert compared is not None
    assert Texts("zh").message(message) == f"鹤岗市居第{compared.low}—{compared.high}位（84），共133个城市。"


def test_entropy_topsis_is_the_two_kernels_put_together(sets: Mapping[str, IndicatorSet], catalogue: Catalogue) -> None:
    cities = comparable(catalogue)
    choices = replace(default_choices(sets["transformation"]), drop_incomplete=True)
    result = benchmark(sets["transformation"], cities, choices)
    used = [number for number, counted in enumerate(result.indicators) if counted.counts]
    values = np.array([[compared.values[number] for number in used] for compared in result.cities], dtype=float)
    better = [result.indicators[number].indicator.better for number in used]
    directions = np.where(np.array(better) == "higher", 1, -1)
    weights = entropy(normalise(values, directions, "minmax"))
    expected = topsis(values, weights, directions, normalisation="minmax")
    np.testing.assert_allclose([result.indicators[number].weight for number in used], weights, rtol=1e-12)
    np.testing.assert_allclose([compared.score for compared in result.cities], expected.closeness, rtol=1e-12)
    assert ranks(result) == expected.ranks.tolist()


def test_typed_weights_rank_by_one_pillar_where_it_has_all(core: Benchmark, catalogue: Catalogue) -> None:
    only_jobs = replace(core.choices, weighting="typed", typed={"jobs": 3.0})
    result = benchmark(core.indicator_set, comparable(catalogue), only_jobs)
    assert [each.score for each in result.cities] == pytest.approx([each.pillars[2] for each in core.cities])
    with pytest.raises(ProblemError):
        benchmark(core.indicator_set, comparable(catalogue), replace(only_jobs, typed={"jobs": -1.0}))


def test_drawn_spans_are_those_of_ranking_each_draw_alone() -> None:
    table = np.random.default_rng(2).uniform(size=(9, 3))
    table[4, 1] = np.nan
    weights = uniform(3)(np.random.default_rng(5))(400)
    for aggregation in ("additive", "geometric", "topsis"):
        scores = aggregate(table, weights, aggregation)
        places = np.array([[(row > own + 1e-12).sum() + 1 for own in row] for row in scores])
        ordered = np.sort(places, axis=0)
        found = spans(table, weights, aggregation)
        assert found.low.tolist() == ordered[19].tolist()
        assert found.high.tolist() == ordered[379].tolist()
        np.testing.assert_allclose(found.first, (places == 1).mean(axis=0))


def test_every_normalisation_keeps_the_order_and_turns_costs_round() -> None:
    values = np.array([[3.0, 1.0], [1.0, 2.0], [np.nan, 9.0], [7.0, 4.0]])
    for method in ("percentile", "minmax", "zscore", "bounds"):
        made = normalise(values, [1, -1], method, [(0, 10), (10, 0)])
        assert np.isnan(made[2, 0]) and not np.isnan(made[2, 1])
        assert made[3, 0] > made[0, 0] > made[1, 0]
        assert all(better > worse for better, worse in pairwise(made[[0, 1, 3, 2], 1]))
        assert np.nanmin(made) >= 0 and np.nanmax(made) <= 1


def test_choices_name_what_they_cannot_do(core: Benchmark, catalogue: Catalogue) -> None:
    choices = Choices("bounds", "equal", "additive")
    with pytest.raises(ProblemError) as raised:
        benchmark(core.indicator_set, comparable(catalogue), choices)
    assert "普通本科院校数" in Texts("zh").message(raised.value.message)


@pytest.mark.parametrize("aggregation", ["additive", "geometric", "topsis"])
def test_whatever_is_left_out_or_missing_the_rest_is_ranked_or_said(
    core: Benchmark, catalogue: Catalogue, aggregation: Aggregation
) -> None:
    cities, set_ = comparable(catalogue), core.indicator_set
    choices = replace(core.choices, aggregation=aggregation, draws=50)
    nothing = benchmark(set_, cities, replace(choices, left_out=tuple(pillar.id for pillar in set_.pillar)))
    assert not nothing.cities and nothing.messages[0].code == "benchmark without figures"
    bare = replace(cities[0], figures=(), clusters=())
    only_jobs = benchmark(set_, [bare, *cities[1:]], replace(choices, weighting="typed", typed={"jobs": 1.0}))
    assert only_jobs.unranked == (bare,) and len(only_jobs.cities) == 132
    alone = benchmark(set_, cities[:1], choices)
    assert [(each.rank, each.low, each.high) for each in alone.cities] == [(1, 1, 1)]
    with pytest.raises(ProblemError):
        benchmark(set_, (), choices)
