"""Several cities side by side: every city's strategies from its own figures in one batch, roles, shared actions."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.cities.roles import read_role_rules, roles
from planner.model.action import Action
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.criterion import RATING_WORST, Criterion
from planner.model.message import Message, Param, ProblemError
from planner.model.plan import Plan
from planner.model.region import CityRanking, Complement, FitCurve, Region, Role, SharedAction
from planner.ranking.additive import additive_value
from planner.ranking.ranks import competition_ranks
from planner.ranking.topsis import topsis
from planner.roadmap.fit import fit
from planner.scoring.prefill import fits_of_all, local_fits
from planner.scoring.rules import PrefillRules, read_prefill_rules
from planner.scoring.strategies import Potentials, read_potentials
from planner.templates.tables import templates_folder

FloatArray = NDArray[np.float64]


def rank_cities(
    frame: Plan, catalogue: Catalogue, cities: Sequence[CityProfile], templates: Path | None = None
) -> tuple[CityRanking, ...]:
    """The strategies of `frame` ranked for every city from its own figures, by the frame's criteria and weights.

    The same as a new plan for each city under these weights, in one batch: scores somebody typed or confirmed in the
    frame belong to its own city and do not count. Raises ProblemError for templates that cannot be read.
    """
    if not cities:
        return ()
    folder = templates or templates_folder()
    rules = read_prefill_rules(folder)
    leaves = frame.criteria.leaves
    fits = _fits(frame, catalogue, cities, rules)
    scores = _scores(frame, leaves, fits, rules, read_potentials(folder))
    empty = np.isnan(scores)
    bounds = np.array([(leaf.worst, leaf.best) for leaf in leaves])
    matrices = np.where(empty, bounds.mean(axis=1), scores)
    weights = np.array(evaluate.weights(frame).leaf_weights)
    closeness = _closeness(frame, matrices, weights, bounds)
    rows = matrices.reshape(-1, len(leaves))
    values = additive_value(rows, weights, bounds).values.reshape(closeness.shape)
    return tuple(
        CityRanking(
            city=city,
            fits=tuple(None if np.isnan(value) else float(value) for value in fits[number]),
            closeness=tuple(closeness[number].tolist()),
            values=tuple(values[number].tolist()),
            ranks=tuple(competition_ranks(-closeness[number]).tolist()),
            empty=tuple(empty[number].sum(axis=1).tolist()),
        )
        for number, city in enumerate(cities)
    )


def region(
    frame: Plan,
    catalogue: Catalogue,
    cities: Sequence[CityProfile],
    name: Bilingual,
    templates: Path | None = None,
) -> Region:
    """A province or any other set of cities compared; `frame` gives strategies, criteria, weights and actions.

    Raises ProblemError without a city and for templates that cannot be read.
    """
    if not cities:
        raise ProblemError("no city chosen", "cities")
    folder = templates or templates_folder()
    ranked = rank_cities(frame, catalogue, cities, folder)
    parts = roles(read_role_rules(folder), catalogue.cities, cities)
    shared = _shared_actions(frame, ranked)
    return Region(
        name=name,
        strategies=frame.strategies,
        cities=ranked,
        roles=parts,
        complements=_complements(parts, cities),
        shared=shared,
        edition=catalogue.edition,
        curves=_curves(frame, folder) if frame.ranking.normalisation == "bounds" else (),
        weights_judged=any(node.basis == "judged" for node in evaluate.weights(frame).nodes),
        messages=_messages(ranked, parts, shared),
    )


def _fits(frame: Plan, catalogue: Catalogue, cities: Sequence[CityProfile], rules: PrefillRules) -> FloatArray:
    """Local fits (cities, strategies), NaN for none. Shipped cities at once, those with own figures one by one."""
    blends = {blend.strategy: number for number, blend in enumerate(rules.blend)}
    shipped = {city.id: number for number, city in enumerate(catalogue.resource_cities)}
    of_all = fits_of_all(catalogue, rules)
    fits = np.full((len(cities), len(frame.strategies)), np.nan)
    for row, city in enumerate(cities):
        number = shipped.get(city.id)
        if number is not None and catalogue.resource_cities[number] == city:
            of_city = of_all[:, number]
        else:
            of_city = np.array([_number(each.fit) for each in local_fits(catalogue, city, rules)])
        for column, strategy in enumerate(frame.strategies):
            if strategy.id in blends:
                fits[row, column] = of_city[blends[strategy.id]]
    return fits


def _number(fit: float | None) -> float:
    return np.nan if fit is None else fit


def _scores(
    frame: Plan, leaves: Sequence[Criterion], fits: FloatArray, rules: PrefillRules, potentials: Potentials
) -> FloatArray:
    """Prefilled ratings (cities, strategies, leaves), NaN where nothing can be prefilled."""
    effects = rules.floor + (1 - rules.floor) * fits
    scores: FloatArray = RATING_WORST + (_modes(frame, leaves, potentials) - RATING_WORST) * effects[:, :, None]
    return scores


def _modes(frame: Plan, leaves: Sequence[Criterion], potentials: Potentials) -> FloatArray:
    """The potential of each strategy on each rated leaf, (strategies, leaves), NaN where there is none."""
    modes = np.full((len(frame.strategies), len(leaves)), np.nan)
    for row, strategy in enumerate(frame.strategies):
        for column, leaf in enumerate(leaves):
            potential = potentials.get((strategy.id, leaf.id))
            if potential is not None and leaf.scale == "rating":
                modes[row, column] = potential.mode
    return modes


def _curves(frame: Plan, folder: Path) -> tuple[FitCurve, ...]:
    """Each place of the weighted matrix is a line in the effect of the fit, so squared distances are quadratic."""
    rules, leaves = read_prefill_rules(folder), frame.criteria.leaves
    worst, best = np.array([(leaf.worst, leaf.best) for leaf in leaves]).T
    weights = np.array(evaluate.weights(frame).leaf_weights) ** 2
    modes = _modes(frame, leaves, read_potentials(folder))
    rise = np.where(np.isnan(modes), 0.0, (modes - RATING_WORST) / (best - worst))
    start = np.where(np.isnan(modes), 0.5, (RATING_WORST - worst) / (best - worst))
    return tuple(
        FitCurve(
            rules.floor,
            (float(weights @ place**2), float(2 * weights @ (place * slope)), float(weights @ slope**2)),
            (float(weights @ (1 - place) ** 2), float(-2 * weights @ ((1 - place) * slope)), float(weights @ slope**2)),
        )
        for place, slope in zip(start, rise, strict=True)
    )


def _closeness(frame: Plan, matrices: FloatArray, weights: FloatArray, bounds: FloatArray) -> FloatArray:
    """Closeness (cities, strategies). On declared bounds no row changes another: all cities in one call."""
    form = frame.ranking.normalisation
    cities, strategies, leaves = matrices.shape
    directions = np.where(bounds[:, 1] > bounds[:, 0], 1, -1)
    if form == "bounds":
        rows = matrices.reshape(cities * strategies, leaves)
        return topsis(rows, weights, directions, form, bounds).closeness.reshape(cities, strategies)
    return np.array([topsis(matrix, weights, directions, form, bounds).closeness for matrix in matrices])


def _complements(parts: Sequence[Role], cities: Sequence[CityProfile]) -> tuple[Complement, ...]:
    """Pairs of cities with a score in every role, those who add most to each other first."""
    scored = []
    for city in cities:
        scores = [score.score for role in parts if (score := role.of(city.id)) is not None]
        if parts and None not in scores:
            scored.append((city, np.array(scores, dtype=np.float64)))
    pairs = []
    for (first, own), (second, other) in combinations(scored, 2):
        together = float(np.maximum(own, other).mean())
        pairs.append(Complement(first, second, together, together - max(float(own.mean()), float(other.mean()))))
    return tuple(sorted(pairs, key=lambda pair: -pair.gain))


def _shared_actions(frame: Plan, ranked: Sequence[CityRanking]) -> tuple[SharedAction, ...]:
    """Actions that fit two cities or more, those that fit most first."""
    columns = {strategy.id: number for number, strategy in enumerate(frame.strategies)}
    shared = []
    for action in frame.actions:
        fitting = [ranking for ranking in ranked if fit(action, ranking.city) == "fits"]
        if len(fitting) > 1:
            shared.append(_shared(action, fitting, columns.get(action.strategy)))
    return tuple(sorted(shared, key=lambda each: -len(each.cities)))


def _shared(action: Action, fitting: Sequence[CityRanking], column: int | None) -> SharedAction:
    def strength(ranking: CityRanking) -> tuple[float, float]:
        fit_here = None if column is None else ranking.fits[column]
        people = ranking.city.value("population_census")
        return (-1.0 if fit_here is None else fit_here, people or 0.0)

    best = max(fitting, key=strength)
    return SharedAction(
        action,
        tuple(ranking.city for ranking in fitting),
        best.city,
        None if column is None else best.fits[column],
    )


def _messages(
    ranked: Sequence[CityRanking], parts: Sequence[Role], shared: Sequence[SharedAction]
) -> tuple[Message, ...]:
    messages = []
    unknown = tuple(ranking.city.name for ranking in ranked if not ranking.known)
    if unknown:
        messages.append(Message("region cities without figures", "warning", "cities", params={"cities": unknown}))
    partly = tuple(ranking.city.name for ranking in ranked if ranking.known and not ranking.complete)
    if partly:
        messages.append(Message("region cities partly known", "warning", "cities", params={"cities": partly}))
    for role in parts:
        leader = role.leader
        if leader is not None and leader.score is not None:
            params: dict[str, Param] = {
                "role": role.name,
                "city": leader.city.name,
                "percentile": round(100 * leader.score),
            }
            messages.append(Message("region leader", "note", "cities", leader.city.id, params))
        else:
            messages.append(Message("region without leader", "note", "cities", params={"role": role.name}))
    if not shared and len(ranked) > 1:
        messages.append(Message("region nothing shared", "note", "cities"))
    return tuple(messages)
