"""Rules on strategies and their scores."""

from collections.abc import Iterator

from planner.checks.finding import error, note, warning
from planner.checks.names import criterion_name, is_blank, repeated, strategy_name
from planner.model.action import CROSS
from planner.model.bilingual import Bilingual
from planner.model.criterion import RATING_BEST, RATING_WORST, Criterion
from planner.model.evidence import EXPERT
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore, Score, Strategy

NARROW = 0.1
"""Share of a scale below which the strategies hardly differ on it."""


def strategy_errors(strategy: Strategy) -> Iterator[Message]:
    if is_blank(strategy.name):
        yield error("scoring", "strategy without name", strategy.id)


def strategies_errors(strategies: tuple[Strategy, ...]) -> Iterator[Message]:
    """A ranking compares two strategies or more, each with its own id and a name."""
    if len(strategies) < 2:
        yield error("scoring", "two strategies needed")
    ids = tuple(strategy.id for strategy in strategies)
    for id in (*repeated(ids), *(id for id in ids if id in ("", CROSS))):
        yield error("scoring", "strategy id unusable", id, strategy=id)
    for strategy in strategies:
        yield from strategy_errors(strategy)


def score_errors(score: Score, strategy: Bilingual, criterion: Criterion) -> Iterator[Message]:
    """Value and range lie within the scale of the criterion, and the value within its range."""
    where = f"{score.strategy}/{score.criterion}"
    names = {"strategy": strategy, "criterion": criterion.name}
    lowest, highest = sorted((criterion.worst, criterion.best))
    outside = [value for value in (score.value, score.low, score.high) if not lowest <= value <= highest]
    if outside and criterion.scale == "rating":
        yield error("scoring", "rating off the scale", where, value=outside[0], **names)
    elif outside:
        bounds = {"lowest": lowest, "highest": highest}
        yield error("scoring", "score outside bounds", where, value=outside[0], **names, **bounds)
    elif not score.low <= score.value <= score.high:
        limits = {"value": score.value, "low": score.low, "high": score.high}
        yield error("scoring", "score outside its range", where, **names, **limits)


def expert_score_errors(plan: Plan, given: ExpertScore) -> Iterator[Message]:
    """An expert of the plan values a cell of the plan on the scale of its leaf."""
    if all(expert.id != given.expert for expert in plan.weighting.experts):
        yield error("weighting", "expert unknown", given.expert, expert=given.expert)
    leaf = next((leaf for leaf in plan.criteria.leaves if leaf.id == given.criterion), None)
    if leaf is None or all(strategy.id != given.strategy for strategy in plan.strategies):
        yield _about_cell(plan, given, "score of nothing")
    else:
        score = Score(given.strategy, given.criterion, given.value, given.value, given.value, EXPERT)
        yield from score_errors(score, strategy_name(plan, given.strategy), leaf)


def errors(plan: Plan) -> Iterator[Message]:
    yield from strategies_errors(plan.strategies)
    names = {strategy.id: strategy.name for strategy in plan.strategies}
    leaves = {leaf.id: leaf for leaf in plan.criteria.leaves}
    seen: set[tuple[str, str]] = set()
    for score in plan.scores:
        cell = (score.strategy, score.criterion)
        if score.strategy in names and score.criterion in leaves:
            yield from score_errors(score, names[score.strategy], leaves[score.criterion])
        else:
            yield _about_cell(plan, score, "score of nothing")
        if cell in seen:
            yield _about_cell(plan, score, "score twice")
        seen.add(cell)
        if not _potential_holds(score):
            yield _about_cell(plan, score, "potential off the scale")
    yield from _expert_scores_errors(plan)
    unknown = (fit.strategy for fit in plan.fits if fit.strategy not in names)
    for id in (*repeated(fit.strategy for fit in plan.fits), *unknown):
        yield error("scoring", "fit unusable", id, strategy=strategy_name(plan, id))


def findings(plan: Plan) -> Iterator[Message]:
    scores = scores_in_force(plan)
    scored = {(score.strategy, score.criterion) for score in scores}
    leaves = plan.criteria.leaves
    for strategy in plan.strategies:
        empty = tuple(leaf.name for leaf in leaves if (strategy.id, leaf.id) not in scored)
        if empty:
            count = len(empty)
            yield warning("scoring", "cells empty", strategy.id, strategy=strategy.name, count=count, criteria=empty)
    unconfirmed = open_assumptions(plan)
    if unconfirmed:
        yield note("scoring", "cells unconfirmed", count=unconfirmed)
    for leaf in leaves:
        values = [score.value for score in scores if score.criterion == leaf.id]
        if len(values) > 1 and max(values) - min(values) < NARROW * abs(leaf.best - leaf.worst):
            yield note("scoring", "scores hardly differ", leaf.id, criterion=leaf.name)


def open_assumptions(plan: Plan) -> int:
    """Prefilled cells nobody has touched or accepted, and no expert scored."""
    return sum(not score.confirmed for score in scores_in_force(plan))


def _potential_holds(score: Score) -> bool:
    potential = score.potential
    return potential is None or (RATING_WORST <= potential.low <= potential.mode <= potential.high <= RATING_BEST)


def _expert_scores_errors(plan: Plan) -> Iterator[Message]:
    """The same rules for all experts' scores, looked up in tables: forty experts give thousands of them."""
    experts = {expert.id for expert in plan.weighting.experts}
    strategies = {strategy.id for strategy in plan.strategies}
    limits = {leaf.id: sorted((leaf.worst, leaf.best)) for leaf in plan.criteria.leaves}
    seen: set[tuple[str, str, str]] = set()
    for given in plan.expert_scores:
        lowest, highest = limits.get(given.criterion, (1.0, 0.0))
        known = given.expert in experts and given.strategy in strategies
        if not (known and lowest <= given.value <= highest):
            yield from expert_score_errors(plan, given)
        cell = (given.expert, given.strategy, given.criterion)
        if cell in seen:
            yield _about_cell(plan, given, "score twice")
        seen.add(cell)


def _about_cell(plan: Plan, score: Score | ExpertScore, code: str) -> Message:
    return error(
        "scoring",
        code,
        f"{score.strategy}/{score.criterion}",
        strategy=strategy_name(plan, score.strategy),
        criterion=criterion_name(plan.criteria, score.criterion),
    )
