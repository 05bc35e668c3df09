"""Do other ranking methods agree (方法互证)? All of them on the plan's own matrix, weights and scales."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.model.bilingual import Bilingual
from planner.model.evaluation import Ranking
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message, Param
from planner.model.method_names import METHOD_NAMES
from planner.model.opinions import Opinion, Opinions
from planner.model.plan import Plan
from planner.ranking.agreement import weighted_spearman, ws
from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.methods import METHODS, MethodScores, score
from planner.ranking.ranks import ranks
from planner.ranking.suitability import Unsuitable
from planner.ranking.vikor import Compromise
from planner.ranking.votes import borda, copeland

OPINION_METHODS = (
    "topsis_bounds",
    "topsis_vector",
    "additive",
    "vikor",
    "promethee2",
    "waspas",
    "marcos",
    "codas",
    "edas",
    "moora",
    "aras",
    "spotis",
    "mabac",
    "wpm",
    "wsm",
    "copras",
    "fuzzy_topsis",
)
OPTIONS = {
    "vikor": f"v = {METHODS['vikor'].options['v']:g}",
    "promethee2": "P(d) = 1 (d > 0)",
    "waspas": f"λ = {METHODS['waspas'].options['lam']:g}",
    "codas": f"τ = {METHODS['codas'].options['tau']:g}",
    "fuzzy_topsis": "A⁺ = 1, A⁻ = 0, w / max w",
}
"""The parameters in force, each the default of its method's paper. PROMETHEE takes the usual preference function:
any other needs thresholds that nobody has given."""
SAME_ORDER = {"spotis": "additive", "marcos": "wsm"}
"""Methods that rank as another does whatever the numbers: SPOTIS is 1 less the additive value on the same bounds, the
utility of MARCOS rises with the weighted sum of linearly normalised scores and depends on nothing else."""


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """What the methods are given: leaves of weight 0 are left out, so that nothing in them stops a method."""

    matrix: FloatArray
    ranges: FloatArray
    weights: FloatArray
    directions: IntArray
    bounds: FloatArray
    names: tuple[Bilingual, ...]


def opinions(plan: Plan, ranking: Ranking) -> Opinions:
    """What every method says of the matrix and weights of `ranking`, the plan's own; the first call imports pymcdm.

    All get the values in raw units with the direction of the scale: ratings 1 to 9 with 9 the best, measured leaves
    in their unit, an empty cell at the middle of its scale. TOPSIS on bounds, the additive value and SPOTIS take the
    declared bounds; the others draw their scale from the strategies, as their papers do. Fuzzy TOPSIS gets each score
    with its range, an empty cell as its whole scale, and the weights divided by the largest. No value is shifted to
    please a method: where one cannot take the numbers, its opinion is a note that says why.
    """
    problem = _problem(plan, ranking)
    in_force = f"topsis_{ranking.normalisation}"
    others = (_opinion(method, plan, ranking, problem) for method in OPINION_METHODS if method != in_force)
    given = (_in_force(in_force, ranking), *others)
    votes = [opinion.ranks for opinion in given if opinion.ranks is not None]
    free = [opinion.ranks for opinion in independent(given) if opinion.ranks is not None]
    copeland_scores, borda_scores = copeland(votes), borda(votes)
    first = [row for row, ranked in enumerate(ranking.strategies) if ranked.rank == 1]
    return Opinions(
        strategies=tuple(ranked.strategy for ranked in ranking.strategies),
        opinions=given,
        copeland=tuple(copeland_scores.tolist()),
        copeland_ranks=tuple(ranks(copeland_scores).tolist()),
        borda=tuple(borda_scores.tolist()),
        borda_ranks=tuple(ranks(borda_scores).tolist()),
        agreeing=sum(any(places[row] == 1 for row in first) for places in free),
        answering=len(free),
        options=dict(OPTIONS),
    )


def opinion(method: str, plan: Plan, ranking: Ranking) -> Opinion:
    """One method's answer, a name of `METHODS`, as in `opinions`."""
    return _opinion(method, plan, ranking, _problem(plan, ranking))


def independent(given: Sequence[Opinion]) -> tuple[Opinion, ...]:
    """The opinions that answer, less those that could not but rank as another of them."""
    answering = {opinion.method for opinion in given if opinion.ranks is not None}
    return tuple(
        opinion for opinion in given if opinion.method in answering and SAME_ORDER.get(opinion.method) not in answering
    )


def agreement(plan: Plan, opinions: Opinions) -> tuple[Message, ...]:
    """The sentences to read the opinions by: how many put the ranking's first place first, whom the votes put first,
    and how many methods have no answer."""
    reference = opinions.opinions[0]
    blanks: dict[str, Param] = {"agreeing": opinions.agreeing, "answering": opinions.answering}
    told = [_note("opinions agree", strategies=_firsts(plan, opinions, reference.ranks or ()), **blanks)]
    copeland_first = _firsts(plan, opinions, opinions.copeland_ranks)
    borda_first = _firsts(plan, opinions, opinions.borda_ranks)
    if copeland_first == borda_first:
        told.append(_note("opinions votes agree", strategies=copeland_first))
    else:
        told.append(_note("opinions votes differ", copeland=copeland_first, borda=borda_first))
    silent = tuple(METHOD_NAMES[given.method] for given in opinions.opinions if given.ranks is None)
    if silent:
        told.append(_note("opinions silent", methods=silent))
    return tuple(told)


def _problem(plan: Plan, ranking: Ranking) -> _Problem:
    weights = np.array(ranking.weights.leaf_weights)
    counted = weights > 0
    matrix, bounds = np.array(ranking.matrix), np.array(ranking.bounds)
    cells = {(score.strategy, score.criterion): (score.low, score.value, score.high) for score in scores_in_force(plan)}
    whole = dict(zip(ranking.leaves, np.column_stack([bounds.min(1), bounds.mean(1), bounds.max(1)]), strict=True))
    ranges = [
        [cells.get((ranked.strategy, leaf), tuple(whole[leaf])) for leaf in ranking.leaves]
        for ranked in ranking.strategies
    ]
    return _Problem(
        matrix=matrix[:, counted],
        ranges=np.array(ranges)[:, counted],
        weights=weights[counted],
        directions=np.where(bounds[:, 1] > bounds[:, 0], 1, -1)[counted],
        bounds=bounds[counted],
        names=tuple(
            plan.criteria.criterion(leaf).name for leaf, kept in zip(ranking.leaves, counted, strict=True) if kept
        ),
    )


def _in_force(method: str, ranking: Ranking) -> Opinion:
    several = len(ranking.strategies) > 1
    return Opinion(
        method,
        scores=tuple(ranked.closeness for ranked in ranking.strategies),
        ranks=tuple(ranked.rank for ranked in ranking.strategies),
        weighted_spearman=1.0 if several else None,
        ws=1.0 if several else None,
    )


def _opinion(method: str, plan: Plan, ranking: Ranking, problem: _Problem) -> Opinion:
    description = METHODS[method]
    matrix, weights = problem.matrix, problem.weights
    if description.ranges:
        matrix, weights = problem.ranges, weights / weights.max()
    options = {"bounds": problem.bounds} if description.needs_bounds else {}
    try:
        answer = score(method, matrix, weights, problem.directions, **options)
    except Unsuitable as refusal:
        return Opinion(method, None, None, description.lower_is_better, note=_refusal(refusal, problem))
    reference = [ranked.rank for ranked in ranking.strategies]
    several = len(reference) > 1
    return Opinion(
        method,
        tuple(answer.scores.tolist()),
        tuple(answer.ranks.tolist()),
        answer.lower_is_better,
        weighted_spearman(reference, answer.ranks) if several else None,
        ws(reference, answer.ranks) if several else None,
        _qualification(answer, plan),
    )


def _refusal(refusal: Unsuitable, problem: _Problem) -> Message:
    if refusal.criteria:
        return _note(f"opinion {refusal.reason}", criteria=tuple(problem.names[column] for column in refusal.criteria))
    return _note(f"opinion {refusal.reason}")


def _qualification(answer: MethodScores, plan: Plan) -> Message | None:
    """What an answer must not be read without."""
    if len(answer.ranks) > 1 and answer.ranks.max() == 1:
        return _note("opinion ties all")
    if answer.method in SAME_ORDER:
        return _note("opinion same order", method=METHOD_NAMES[SAME_ORDER[answer.method]])
    if answer.compromise is not None and len(answer.compromise.alternatives) > 1:
        return _compromise(answer.compromise, plan)
    return None


def _compromise(compromise: Compromise, plan: Plan) -> Message:
    names = tuple(plan.strategies[row].name for row in compromise.alternatives)
    if compromise.advantage:
        return _note("opinion compromise unstable", strategies=names, first=names[0])
    return _note("opinion compromise close", strategies=names, threshold=f"{compromise.threshold:.4f}")


def _firsts(plan: Plan, opinions: Opinions, places: tuple[int, ...]) -> tuple[Bilingual, ...]:
    return tuple(
        plan.strategy(strategy).name for strategy, place in zip(opinions.strategies, places, strict=True) if place == 1
    )


def _note(code: str, **params: Param) -> Message:
    return Message(code, "note", "ranking", params=params)
