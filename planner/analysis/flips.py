"""The nearest value of each input that puts another strategy first, and what each does to the lead over its range.

Everything else is as it is: objective weights, where they are in force, do not follow a moved score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.analysis.judgement_lines import JudgementLines
from planner.model.evaluation import Ranking
from planner.model.sensitivity import Flip, Input, Swing
from planner.model.strategy import Score
from planner.model.weighting import SAATY_MAXIMUM
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.flips import SmallestFlip, leading, overtaken, score_flips, weight_flip
from planner.ranking.moved_scores import moved_scores
from planner.ranking.nearest import nearer, nearest
from planner.ranking.terms import Form, Frame, Terms, frame, scores, terms
from planner.ranking.weight_path import WeightPath

WEIGHT_SWING = 0.1
"""A weight's swing is by so much of the whole either way."""
_LARGEST_LOG = float(np.log(SAATY_MAXIMUM))


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A ranking as arrays: `values` (n_strategies, n_leaves) in the leaves' scales, `weights` (n_leaves,) summing to 1,
    `terms` those of closeness in force, `leader` the row of the first strategy."""

    strategies: tuple[str, ...]
    values: FloatArray
    weights: FloatArray
    bounds: FloatArray
    frame: Frame
    terms: Terms
    leader: int

    def lead(self, scores: FloatArray) -> FloatArray:
        """The leader's score less the best other's, strategies along the first axis; 0 where there is no other."""
        if len(scores) == 1:
            return np.zeros(scores.shape[1:])
        difference: FloatArray = scores[self.leader] - np.delete(scores, self.leader, axis=0).max(axis=0)
        return difference


def standing(ranking: Ranking, form: Form) -> Standing:
    values, setting = frame(ranking.matrix, form, None, ranking.bounds)
    weights = np.array(ranking.weights.leaf_weights)
    weights = weights / weights.sum()
    fixed = terms(values, setting)
    strategies = tuple(ranked.strategy for ranked in ranking.strategies)
    return Standing(strategies, values, weights, np.array(ranking.bounds), setting, fixed, leading(fixed, weights))


def of_weight(now: Standing, criterion: str, path: WeightPath) -> tuple[Flip | None, Swing]:
    """One criterion's share of the whole, others in proportion."""
    moved = Input("weight", criterion)
    ends = np.clip([path.share - WEIGHT_SWING, path.share + WEIGHT_SWING], 0.0, 1.0)
    leads = now.lead(scores(now.terms, path.weights(ends)))
    swing = Swing(moved, path.share, *ends.tolist(), *leads.tolist())
    return _flip(now, moved, weight_flip(now.terms, path, now.leader), 1.0), swing


def of_scores(
    now: Standing, leaves: Sequence[str], cells: dict[tuple[str, str], Score]
) -> Iterator[tuple[Flip | None, Swing | None]]:
    """Every cell over its scale; the swing is over its range, for an empty cell its scale, None where that is none."""
    rows, columns = (places.ravel() for places in np.indices(now.values.shape))
    moved = moved_scores(now.values, now.weights, now.frame, rows, columns)
    scales = np.sort(now.bounds[columns], axis=1)
    found = score_flips(moved, now.leader, scales[:, 0], scales[:, 1])
    inputs = [Input("score", leaf, strategy) for strategy in now.strategies for leaf in leaves]
    given = [cells.get((cell.strategy, cell.criterion)) for cell in inputs]
    ends = np.array(
        [scale if score is None else (score.low, score.high) for score, scale in zip(given, scales, strict=True)]
    )
    leads = now.lead(moved.scores(ends))
    for place, (cell, value) in enumerate(zip(inputs, now.values.ravel().tolist(), strict=True)):
        swing = Swing(cell, value, *ends[place].tolist(), *leads[place].tolist())
        flip = _flip(now, cell, found[place], float(np.ptp(scales[place])))
        yield flip, swing if swing.low < swing.high else None


def of_judgements(now: Standing, lines: JudgementLines) -> Iterator[tuple[Flip | None, Swing]]:
    """Every judgement of one matrix over 1/9 to 9; the swing is one step of Saaty's scale either way."""
    count = lines.rows.size

    def moved_scores_at(ratios: FloatArray) -> FloatArray:
        return scores(now.terms, lines.leaf_weights(ratios)).reshape(len(now.strategies), count, -1)

    def ahead(logs: FloatArray) -> NDArray[np.bool_]:
        return overtaken(moved_scores_at(np.exp(logs)), now.leader)

    logs, end = np.log(lines.now), np.full(count, _LARGEST_LOG)
    _, thens = nearer(logs, nearest(ahead, logs, -end), nearest(ahead, logs, end))
    winners = moved_scores_at(np.exp(np.where(np.isnan(thens), logs, thens))[:, None])[:, :, 0].argmax(axis=0)
    ends = _steps_away(lines.now)
    leads = now.lead(moved_scores_at(ends))
    for place in range(count):
        first, second = (lines.node.children[index[place]] for index in (lines.rows, lines.columns))
        moved = Input("judgement", first, node=lines.node.node, other=second, expert=lines.expert)
        ratio = float(lines.now[place])
        swing = Swing(moved, ratio, *ends[place].tolist(), *leads[place].tolist())
        if np.isnan(thens[place]):
            yield None, swing
        else:
            size = abs(float(thens[place] - logs[place])) / (2 * _LARGEST_LOG)
            winner = now.strategies[winners[place]]
            yield Flip(moved, ratio, float(np.exp(thens[place])), size, winner), swing


def _flip(now: Standing, moved: Input, found: SmallestFlip | None, whole: float) -> Flip | None:
    if found is None:
        return None
    return Flip(moved, found.now, found.then, abs(found.then - found.now) / whole, now.strategies[found.winner])


def _steps_away(ratios: FloatArray) -> FloatArray:
    """(n, 2): each ratio one step of Saaty's scale … 1/3, 1/2, 1, 2, 3 … down and up, cut at 1/9 and 9."""
    places = np.where(ratios >= 1.0, ratios - 1.0, 1.0 - 1.0 / ratios)
    moved = np.clip(places[:, None] + [-1.0, 1.0], 1.0 - SAATY_MAXIMUM, SAATY_MAXIMUM - 1.0)
    steps: FloatArray = np.where(moved >= 0.0, moved + 1.0, 1.0 / (1.0 - np.minimum(moved, 0.0)))
    return steps
