"""What a further round of the consultation (德尔菲法) changed: whose answers, and by how much."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.edits.weighting import fitting, fitting_importances
from planner.model.evaluation import ExpertWeights, Weights
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import Answer, Judgement
from planner.weighting.weigh import weigh


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One judgement of an expert before and now, first to second; None where not given."""

    node: str
    first: str
    second: str
    before: float | None
    now: float | None


@dataclass(frozen=True, slots=True)
class ExpertChange:
    """One expert between two rounds.

    `judgements` are the changed ones, in the order of the present round; `others` counts changed values of criteria
    and scores. `shift` is half the sum of absolute differences of the expert's leaf weights, 0..1; `towards` is by
    how much the distance from the group shrank (negative: grew). Both None without weights in both rounds.
    """

    expert: str
    judgements: tuple[AnswerChange, ...]
    others: int
    shift: float | None
    towards: float | None

    @property
    def changed(self) -> bool:
        return bool(self.judgements) or self.others > 0


@dataclass(frozen=True, slots=True)
class RoundChanges:
    """From past round `number` to the present answers; `before` and `now` are the group's weights."""

    number: int
    before: Weights
    now: Weights
    experts: tuple[ExpertChange, ...]


def as_in_round(plan: Plan, number: int) -> Plan:
    """The plan with the answers of a past round, as far as its criteria and strategies are still there.

    KeyError where there was no such round.
    """
    past = next((past for past in plan.weighting.rounds if past.number == number), None)
    if past is None:
        raise KeyError(number)
    strategies = {strategy.id for strategy in plan.strategies}
    leaves = {leaf.id for leaf in plan.criteria.leaves}
    weighting = replace(
        plan.weighting,
        judgements=fitting(plan.criteria, past.judgements),
        importances=fitting_importances(plan.criteria, past.importances),
    )
    scores = tuple(given for given in past.scores if given.strategy in strategies and given.criterion in leaves)
    return replace(plan, weighting=weighting, expert_scores=scores)


def round_changes(plan: Plan, weights: Weights, number: int) -> RoundChanges:
    """Every expert between past round `number` and now; `weights` are the plan's. KeyError for no such round."""
    then = as_in_round(plan, number)
    before = weigh(then, weights)
    return RoundChanges(
        number,
        before,
        weights,
        tuple(
            _change(expert.id, then, plan, before.expert(expert.id), weights.expert(expert.id))
            for expert in plan.weighting.experts
        ),
    )


def _change(
    expert: str, then: Plan, now: Plan, before: ExpertWeights | None, after: ExpertWeights | None
) -> ExpertChange:
    old, new = _judged(expert, then.weighting.judgements), _judged(expert, now.weighting.judgements)
    pairs = dict.fromkeys((*new, *old))
    judgements = tuple(
        AnswerChange(*pair, old.get(pair), new.get(pair)) for pair in pairs if old.get(pair) != new.get(pair)
    )
    values = _others(expert, (*then.weighting.importances, *then.expert_scores)).symmetric_difference(
        _others(expert, (*now.weighting.importances, *now.expert_scores))
    )
    others = len({place for place, _ in values})
    shift = towards = None
    if before is not None and after is not None and before.leaf_weights and after.leaf_weights:
        shift = sum(abs(a - b) for a, b in zip(before.leaf_weights, after.leaf_weights, strict=True)) / 2
        towards = (before.distance or 0.0) - (after.distance or 0.0)
    return ExpertChange(expert, judgements, others, shift, towards)


def _judged(expert: str, judgements: Iterable[Judgement]) -> dict[tuple[str, str, str], float]:
    return {(given.node, given.first, given.second): given.value for given in judgements if given.expert == expert}


def _others(expert: str, answers: Iterable[Answer]) -> set[tuple[tuple[str, ...], float]]:
    """Values of criteria and scores, each under its place."""
    found: set[tuple[tuple[str, ...], float]] = set()
    for given in answers:
        if given.expert != expert or isinstance(given, Judgement):
            continue
        kind = given.strategy if isinstance(given, ExpertScore) else given.way
        found.add(((kind, given.criterion), given.value))
    return found
