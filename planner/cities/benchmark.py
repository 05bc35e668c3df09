"""Cities compared by a composite index in the open: figures, weights, what is missing, how sure the ranks are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from planner.cities.catalogue import Catalogue
from planner.cities.composite import (
    GEOMETRIC_FLOOR,
    Aggregation,
    FloatArray,
    IndexNormalisation,
    IntArray,
    Spans,
    aggregate,
    index_ranks,
    normalise,
    pillar_scores,
    spans,
)
from planner.cities.indicator_sets import IndicatorSet, Pillar, SetIndicator, Weighting, figures_of
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import Message, ProblemError
from planner.ranking.weight_draws import uniform
from planner.weighting import objective

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Choices:
    """How an index is made; every choice moves numbers and is named with the result.

    `switched_on` and `left_out` are ids of pillars or indicators. `typed` holds weights by pillar id for weighting
    "typed", in any scale, such as the priorities of an AHP matrix. With `drop_incomplete` a city that lacks any
    figure is not compared; else the weight of what it lacks is shared by the rest. `floor` is the least score in a
    geometric mean, where a score can be 0. `draws` weights are drawn with `seed` for the span of the ranks.
    """

    normalisation: IndexNormalisation
    weighting: Weighting
    aggregation: Aggregation
    switched_on: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    typed: Mapping[str, float] = field(default_factory=dict)
    drop_incomplete: bool = False
    floor: float = GEOMETRIC_FLOOR
    draws: int = 5000
    seed: int = 20_261_122


@dataclass(frozen=True, slots=True)
class CountedPillar:
    """A pillar of the index: how many of the compared cities have it, whether it counts, its weight if so."""

    pillar: Pillar
    cities: int
    counts: bool
    weight: float


@dataclass(frozen=True, slots=True)
class CountedIndicator:
    """An indicator of the index: how many cities have it, whether it counts, its weight within the whole."""

    indicator: SetIndicator
    pillar: str
    cities: int
    counts: bool
    weight: float


@dataclass(frozen=True, slots=True)
class BenchmarkedCity:
    """One city. `rank` is its place by the weights chosen; `low` to `high` holds 90 % of the places over all weights
    drawn, `first` the share of draws in which it leads. `pillars` are its scores 0..1 in the order of
    `Benchmark.pillars`, `values` its figures and `normalised` these on 0..1 in the order of `Benchmark.indicators`;
    None where a figure is missing."""

    city: CityProfile
    score: float
    rank: int
    low: int
    high: int
    first: float
    pillars: tuple[float | None, ...]
    values: tuple[float | None, ...]
    normalised: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """An index of some cities: what counts, the cities in the order they were given, and what has to be said.

    `cities` is empty where there is too little to rank by; `unranked` are those that could not be compared.
    """

    indicator_set: IndicatorSet
    choices: Choices
    pillars: tuple[CountedPillar, ...]
    indicators: tuple[CountedIndicator, ...]
    cities: tuple[BenchmarkedCity, ...]
    unranked: tuple[CityProfile, ...]
    messages: tuple[Message, ...]

    @property
    def order(self) -> tuple[BenchmarkedCity, ...]:
        """Best first."""
        return tuple(sorted(self.cities, key=lambda compared: compared.rank))

    def of(self, city: str) -> BenchmarkedCity | None:
        for compared in self.cities:
            if compared.city.id == city:
                return compared
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The compared cities with normalised figures (cities, indicators), NaN where none counts."""

    cities: tuple[CityProfile, ...]
    pillars: tuple[Pillar, ...]
    indicators: tuple[SetIndicator, ...]
    place: IntArray
    """(indicators,): the pillar of each."""
    values: FloatArray
    normalised: FloatArray
    known: IntArray
    """(indicators,): how many cities have each."""
    counts: NDArray[np.bool_]
    """(indicators,)"""


def comparable(catalogue: Catalogue) -> tuple[CityProfile, ...]:
    """The 133 prefecture-level units, for which there are figures: 126 of the 262 and the seven reference cities."""
    return tuple(city for city in catalogue.cities if city.admin_level in ("prefecture", "municipality"))


def default_choices(indicator_set: IndicatorSet) -> Choices:
    """The choices a set is shipped with."""
    return Choices(indicator_set.normalisation, indicator_set.weighting, indicator_set.aggregation)


def benchmark(indicator_set: IndicatorSet, cities: Sequence[CityProfile], choices: Choices | None = None) -> Benchmark:
    """Rank `cities` by their figures in force.

    Raises ProblemError without a city, where typed weights do not fit, bounds are not declared, or the figures do
    not allow the weighting chosen.
    """
    if not cities:
        raise ProblemError("no city chosen", "cities")
    chosen = choices or default_choices(indicator_set)
    pillars = _pillars(indicator_set, chosen)
    table = _table(indicator_set, pillars, tuple(cities), chosen)
    base = np.array([indicator.weight for indicator in table.indicators])
    required = np.array([not indicator.optional for indicator in table.indicators], dtype=np.bool_)
    whole = _of_pillars(np.where(required | table.counts, base, 0.0), table.place, len(pillars))
    scores = pillar_scores(table.normalised, base, table.place, whole, indicator_set.least_weight)
    having = (~np.isnan(scores)).sum(axis=0)
    counts = (having > 0) & (having >= indicator_set.minimum_units * len(table.cities) - _SLACK)
    weights, within = _weights(table, counts, base, chosen)
    weighed = pillar_scores(table.normalised, within, table.place, np.zeros(counts.size))
    scores = np.where(np.isnan(scores), np.nan, weighed)
    scores = np.where(counts, scores, np.nan)
    counted_pillars = tuple(
        CountedPillar(pillar, int(having[number]), bool(counts[number]), float(weights[number]))
        for number, pillar in enumerate(pillars)
    )
    overall = np.where(table.counts & counts[table.place], weights[table.place] * within, 0.0)
    counted_indicators = tuple(
        CountedIndicator(
            indicator, pillars[table.place[n]].id, int(table.known[n]), bool(overall[n] > 0), float(overall[n])
        )
        for n, indicator in enumerate(table.indicators)
    )
    enough = _share_of_set(indicator_set, counted_pillars, chosen) >= indicator_set.minimum_pillars - _SLACK
    compared, unranked = _compared(table, scores, weights, within, counts, chosen) if enough else ((), table.cities)
    kept = {city.id for city in table.cities}
    dropped = tuple(city for city in cities if city.id not in kept)
    result = Benchmark(indicator_set, chosen, counted_pillars, counted_indicators, compared, (*unranked, *dropped), ())
    return replace(result, messages=_messages(result))


def place_message(result: Benchmark, city: str) -> Message | None:
    """Where a city stands, with the span of its rank: 居第69—101位（84）. None where it is not ranked."""
    compared = result.of(city)
    if compared is None:
        return None
    return Message(
        "benchmark place",
        "note",
        "cities",
        city,
        {
            "city": compared.city.name,
            "low": compared.low,
            "high": compared.high,
            "rank": compared.rank,
            "count": len(result.cities),
        },
    )


def _pillars(indicator_set: IndicatorSet, choices: Choices) -> tuple[Pillar, ...]:
    """The pillars that are on, each with the indicators that are."""
    kept = []
    for pillar in indicator_set.pillar:
        chosen = tuple(indicator for indicator in pillar.indicator if indicator.id not in choices.left_out)
        on = (pillar.on or pillar.id in choices.switched_on) and pillar.id not in choices.left_out
        if on and chosen:
            kept.append(replace(pillar, indicator=chosen))
    return tuple(kept)


def _table(
    indicator_set: IndicatorSet, pillars: tuple[Pillar, ...], cities: tuple[CityProfile, ...], choices: Choices
) -> _Table:
    indicators = tuple(indicator for pillar in pillars for indicator in pillar.indicator)
    place = np.array([number for number, pillar in enumerate(pillars) for _ in pillar.indicator], dtype=np.int64)
    values = figures_of(indicators, cities)
    known = (~np.isnan(values)).sum(axis=0)
    counts = (known > 0) & (known >= indicator_set.minimum_units * len(cities) - _SLACK)
    if choices.drop_incomplete:
        complete: NDArray[np.bool_] = ~np.any(np.isnan(values[:, counts]), axis=1)
        cities = tuple(city for city, whole in zip(cities, complete, strict=True) if whole)
        values = values[complete]
    return _Table(
        cities,
        pillars,
        indicators,
        place,
        values,
        _normalised(values, indicators, counts, choices.normalisation),
        known,
        counts,
    )


def _normalised(
    values: FloatArray, indicators: Sequence[SetIndicator], counts: NDArray[np.bool_], method: IndexNormalisation
) -> FloatArray:
    bounds = np.array([(indicator.worst, indicator.best) for indicator in indicators])
    if method == "bounds":
        for indicator, (worst, best), used in zip(indicators, bounds, counts, strict=True):
            if used and worst == best:
                raise ProblemError("benchmark without bounds", "cities", indicator.id, indicator=indicator.name)
    directions = np.array([1.0 if indicator.better == "higher" else -1.0 for indicator in indicators])
    normalised = np.full(values.shape, np.nan)
    if counts.any() and values.size:
        normalised[:, counts] = normalise(values[:, counts], directions[counts], method, bounds[counts])
    return normalised


def _weights(
    table: _Table, counts: NDArray[np.bool_], base: FloatArray, choices: Choices
) -> tuple[FloatArray, FloatArray]:
    """Weights of the pillars, sum 1 over those that count, and of each indicator within its pillar, sum 1."""
    used = table.counts & counts[table.place]
    if not used.any():
        return np.zeros(counts.size), np.zeros(base.size)
    match choices.weighting:
        case "equal":
            pillars, indicators = counts.astype(np.float64), np.where(used, base, 0.0)
        case "typed":
            pillars, indicators = _typed(table, counts, choices), np.where(used, base, 0.0)
        case "entropy" | "critic":
            indicators = _objective(table, used, choices.weighting)
            pillars = _of_pillars(indicators, table.place, counts.size)
    sums = _of_pillars(indicators, table.place, counts.size)[table.place]
    return pillars / pillars.sum(), np.divide(indicators, sums, out=np.zeros(base.size), where=sums > 0)


def _of_pillars(weights: FloatArray, place: IntArray, pillars: int) -> FloatArray:
    sums = np.zeros(pillars)
    np.add.at(sums, place, weights)
    return sums


def _typed(table: _Table, counts: NDArray[np.bool_], choices: Choices) -> FloatArray:
    typed = np.array([choices.typed.get(pillar.id, 0.0) for pillar in table.pillars])
    if not (np.isfinite(typed) & (typed >= 0)).all() or not typed[counts].any():
        raise ProblemError("benchmark typed weights", "cities")
    return np.where(counts, typed, 0.0)


def _objective(table: _Table, used: NDArray[np.bool_], weighting: Weighting) -> FloatArray:
    """Weights from the spread of the figures, over the cities that have all of them."""
    figures = table.normalised[:, used]
    complete = figures[~np.isnan(figures).any(axis=1)]
    weights = np.zeros(used.size)
    try:
        weights[used] = objective.entropy(complete) if weighting == "entropy" else objective.critic(complete)
    except ValueError as error:
        raise ProblemError("benchmark weights undefined", "cities", cities=len(complete)) from error
    return weights


def _share_of_set(indicator_set: IndicatorSet, pillars: Sequence[CountedPillar], choices: Choices) -> float:
    """How much of the set's own pillars counts; those switched on beside them or left out do not enter."""
    own = [pillar.id for pillar in indicator_set.pillar if pillar.on and pillar.id not in choices.left_out]
    return sum(counted.counts for counted in pillars if counted.pillar.id in own) / max(1, len(own))


def _compared(
    table: _Table,
    scores: FloatArray,
    weights: FloatArray,
    within: FloatArray,
    counts: NDArray[np.bool_],
    choices: Choices,
) -> tuple[tuple[BenchmarkedCity, ...], tuple[CityProfile, ...]]:
    # A typed weight may be 0: a city with no other pillar has nothing to be ranked by.
    ranked: NDArray[np.bool_] = np.any(~np.isnan(scores) & (weights > 0), axis=1)
    drawn = np.zeros((choices.draws, counts.size))
    drawn[:, counts] = uniform(int(counts.sum()))(np.random.default_rng(choices.seed))(choices.draws)
    columns, own, every = scores, weights[None, :], drawn
    if choices.aggregation == "topsis":
        # An indicator counts for a city only together with its pillar.
        columns = np.where(np.isnan(scores[:, table.place]) | (within == 0), np.nan, table.normalised)
        own, every = weights[table.place][None, :] * within, drawn[:, table.place] * within
    # Percentiles are never 0 and need no floor.
    floor = 0.0 if choices.normalisation == "percentile" else choices.floor
    index = aggregate(columns[ranked], own, choices.aggregation, floor)
    span = spans(columns[ranked], every, choices.aggregation, floor)
    ranks = index_ranks(index)[0]
    rows = np.flatnonzero(ranked)
    compared = tuple(
        _city(table, scores, int(row), float(index[0, number]), int(ranks[number]), span, number)
        for number, row in enumerate(rows)
    )
    return compared, tuple(city for city, has in zip(table.cities, ranked, strict=True) if not has)


def _city(
    table: _Table, scores: FloatArray, row: int, score: float, rank: int, span: Spans, number: int
) -> BenchmarkedCity:
    return BenchmarkedCity(
        city=table.cities[row],
        score=score,
        rank=rank,
        low=int(span.low[number]),
        high=int(span.high[number]),
        first=float(span.first[number]),
        pillars=_known(scores[row]),
        values=_known(table.values[row]),
        normalised=_known(table.normalised[row]),
    )


def _known(values: FloatArray) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)


def _messages(result: Benchmark) -> tuple[Message, ...]:
    indicator_set = result.indicator_set
    missing = tuple(counted.pillar.name for counted in result.pillars if not counted.counts)
    params: dict[str, int | Bilingual | tuple[Bilingual, ...]] = {
        "name": indicator_set.name,
        "counted": len(result.pillars) - len(missing),
        "all": len(result.pillars),
        "missing": missing,
    }
    if not result.cities:
        return (Message("benchmark without figures", "warning", "cities", indicator_set.id, {**params}),)
    code = "benchmark coverage" if missing else "benchmark complete"
    messages = [Message(code, "note", "cities", indicator_set.id, {**params})]
    empty = tuple(
        counted.indicator.name
        for counted in result.indicators
        if not counted.counts and counted.pillar not in {each.pillar.id for each in result.pillars if not each.counts}
    )
    if empty:
        messages.append(Message("benchmark indicators missing", "note", "cities", params={"indicators": empty}))
    if result.unranked:
        names = tuple(city.name for city in result.unranked)
        messages.append(Message("benchmark cities left out", "note", "cities", params={"cities": names}))
    return tuple(messages)
