"""How sure a plan's ranking is when its weights and scores are uncertain."""

import numpy as np

from planner.analysis.weight_doubt import unjudged_nodes, weight_draws, weight_spread
from planner.evaluate import Cancelled, OnProgress
from planner.model.evaluation import Ranking
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.model.sureness import Sureness
from planner.ranking.acceptability import acceptability
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.score_draws import ScoreRanges, score_ranges


def sureness(
    plan: Plan, ranking: Ranking, progress: OnProgress | None = None, cancel: Cancelled | None = None
) -> Sureness:
    """Rank the strategies under as many draws of weights and scores as the plan's `SurenessChoices` ask for.

    `ranking` is the plan's. Scores vary one by one: triangular over their range with the mode at their value, empty
    cells uniform over their scale. A job of about a second; a cancelled one raises `concurrent.futures.CancelledError`.
    """
    choices = plan.ranking.sureness
    spread = weight_spread(plan, ranking.weights)
    ranges = _ranges(plan, ranking)
    found = acceptability(
        ranges if choices.scores else ranking.matrix,
        weight_draws(plan, ranking.weights, spread.value),
        form=plan.ranking.normalisation,
        bounds=ranking.bounds,
        draws=choices.draws,
        seed=choices.seed,
        reference=[ranked.rank for ranked in ranking.strategies],
        progress=progress,
        cancel=cancel,
    )
    assert found.pairwise is not None and found.same_first is not None and found.same_order is not None
    around = choices.weights == "around"
    return Sureness(
        strategies=tuple(ranked.strategy for ranked in ranking.strategies),
        leaves=ranking.leaves,
        acceptability=_rows(found.acceptability),
        pairwise=_rows(found.pairwise),
        central_weights=tuple(
            None if weights is None else tuple(weights.tolist()) for weights in found.central_weights
        ),
        confidence=found.confidence,
        same_first=found.same_first,
        same_order=found.same_order,
        weights=choices.weights,
        spread=spread.value if around else None,
        spread_from_experts=around and spread.from_experts,
        unjudged_nodes=unjudged_nodes(ranking.weights) if choices.weights in ("around", "experts") else (),
        normalisation=plan.ranking.normalisation,
        ranged=int(np.count_nonzero((ranges.low < ranges.high) & ~ranges.flat)) if choices.scores else 0,
        empty=int(np.count_nonzero(ranges.flat)) if choices.scores else 0,
        draws=choices.draws,
        seed=choices.seed,
    )


def _ranges(plan: Plan, ranking: Ranking) -> ScoreRanges:
    scores = {(score.strategy, score.criterion): score for score in scores_in_force(plan)}
    mode = np.array(ranking.matrix)
    worst, best = np.array(ranking.bounds).T
    low = np.tile(np.minimum(worst, best), (len(mode), 1))
    high = np.tile(np.maximum(worst, best), (len(mode), 1))
    empty = np.ones(mode.shape, dtype=bool)
    for row, ranked in enumerate(ranking.strategies):
        for column, leaf in enumerate(ranking.leaves):
            score = scores.get((ranked.strategy, leaf))
            if score is not None:
                low[row, column], high[row, column], empty[row, column] = score.low, score.high, False
    return score_ranges(low, mode, high, empty)


def _rows(shares: FloatArray) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, shares.tolist()))
