"""What would have to change for another strategy to win: intervals, smallest reversals and the tornado of a plan."""

from collections.abc import Iterator
from concurrent.futures import CancelledError

from planner.analysis.flips import Standing, of_judgements, of_scores, of_weight, standing
from planner.analysis.judgement_lines import judgement_lines
from planner.analysis.leaves_below import leaves_below
from planner.evaluate import Cancelled, OnProgress
from planner.model.evaluation import Ranking
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.model.sensitivity import Flip, InputKind, Sensitivity, Swing, WeightInterval
from planner.ranking.stability import group_of, interval
from planner.ranking.terms import scores
from planner.ranking.weight_path import WeightPath, weight_path

_Effect = tuple[Flip | None, Swing | None]


def sensitivity(
    plan: Plan, ranking: Ranking, progress: OnProgress | None = None, cancel: Cancelled | None = None
) -> Sensitivity:
    """Move every weight, every score and every judgement by itself; `ranking` is the plan's.

    Judgements are the group's combined ones, or each expert's own where their weights are combined. Where several
    strategies are first together the first in the plan counts as leading. A job of a fraction of a second;
    a cancelled one raises `concurrent.futures.CancelledError`.
    """
    now, additive = standing(ranking, plan.ranking.normalisation), standing(ranking, "additive")
    paths = {
        criterion: weight_path(now.weights, group_of(places, now.weights.size))
        for criterion, places in leaves_below(plan.criteria).items()
    }
    effects: dict[InputKind, list[_Effect]] = {"weight": [], "score": [], "judgement": []}
    intervals: list[WeightInterval] = []
    lines = list(judgement_lines(plan, ranking.weights))
    steps = len(paths) + 1 + len(lines)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done / steps)
        if cancel is not None and cancel():
            raise CancelledError

    for criterion, path in paths.items():
        intervals.append(_interval(now, additive, criterion, path))
        effects["weight"].append(of_weight(now, criterion, path))
        step()
    cells = {(score.strategy, score.criterion): score for score in scores_in_force(plan)}
    effects["score"].extend(of_scores(now, ranking.leaves, cells))
    step()
    for matrix in lines:
        effects["judgement"].extend(of_judgements(now, matrix))
        step()
    return Sensitivity(
        first=now.strategies[now.leader],
        lead=float(now.lead(scores(now.terms, now.weights[None]))[0]),
        intervals=tuple(intervals),
        flips=tuple(sorted(_flips(effects), key=lambda flip: flip.size)),
        firm={kind: sum(flip is None for flip, _ in found) for kind, found in effects.items()},
        swings=tuple(sorted(_swings(effects), key=lambda swing: -abs(swing.lead_high - swing.lead_low))),
    )


def _interval(now: Standing, additive: Standing, criterion: str, path: WeightPath) -> WeightInterval:
    closeness, value = interval(now.terms, path), interval(additive.terms, path)
    return WeightInterval(
        criterion=criterion,
        weight=path.share,
        first=closeness.first,
        order=closeness.order,
        value_first=value.first,
        value_order=value.order,
        below="" if closeness.below is None else now.strategies[closeness.below],
        above="" if closeness.above is None else now.strategies[closeness.above],
    )


def _flips(effects: dict[InputKind, list[_Effect]]) -> Iterator[Flip]:
    return (flip for found in effects.values() for flip, _ in found if flip is not None)


def _swings(effects: dict[InputKind, list[_Effect]]) -> Iterator[Swing]:
    return (swing for found in effects.values() for _, swing in found if swing is not None)
