"""Edits of strategies and their scores."""

from collections.abc import Iterable
from dataclasses import replace

from planner.checks.scoring import expert_score_errors, score_errors, strategies_errors, strategy_errors
from planner.edits.action_set import without_actions
from planner.edits.change import changed, refuse
from planner.edits.scenario_set import with_fitting_scenarios
from planner.model.bilingual import Bilingual, Language, same
from planner.model.evidence import EXPERT
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore, Score, ScoreAggregation, Strategy


def set_score(
    plan: Plan,
    strategy: str,
    criterion: str,
    value: float | None,
    *,
    low: float | None = None,
    high: float | None = None,
    note: str = "",
) -> Plan:
    """Type one cell in the scale of its leaf, with the range it may lie in; None empties it.

    The cell counts as confirmed and as the expert's; a prefilled value that is kept stays to be read from its
    potential and fit. ProblemError: off the rating scale, outside the declared bounds, or a range that does not
    hold the value.
    """
    name = plan.strategy(strategy).name
    leaf = next((leaf for leaf in plan.criteria.leaves if leaf.id == criterion), None)
    if leaf is None:
        raise KeyError(criterion)
    scores = {(score.strategy, score.criterion): score for score in plan.scores}
    if value is None:
        scores.pop((strategy, criterion), None)
        return changed(plan, scores=tuple(scores.values()))
    value = float(value)
    before = scores.get((strategy, criterion))
    score = Score(
        strategy,
        criterion,
        value,
        value if low is None else float(low),
        value if high is None else float(high),
        replace(EXPERT, note=same(note)),
        before.potential if before is not None and before.value == value else None,
        confirmed=True,
    )
    refuse(score_errors(score, name, leaf))
    scores[strategy, criterion] = score
    return changed(plan, scores=tuple(scores.values()))


def confirm_scores(plan: Plan, cells: Iterable[tuple[str, str]]) -> Plan:
    """Accept prefilled cells, given as (strategy, criterion), as they stand; empty cells stay empty.

    The value becomes the expert's; the potential and fit behind it stay to be read.
    """
    accepted = set(cells)
    return changed(
        plan,
        scores=tuple(
            replace(score, confirmed=True, evidence=replace(EXPERT, note=score.evidence.source))
            if not score.confirmed and (score.strategy, score.criterion) in accepted
            else score
            for score in plan.scores
        ),
    )


def set_expert_score(plan: Plan, expert: str, strategy: str, criterion: str, value: float | None) -> Plan:
    """One expert's value of one cell, in the scale of its leaf; None clears it. The planner's own cell stays.

    ProblemError: unknown expert, off the scale or outside the bounds, not a cell of the plan.
    """
    given = ExpertScore(expert, strategy, criterion, 0.0 if value is None else float(value))
    scores = {(known.expert, known.strategy, known.criterion): known for known in plan.expert_scores}
    if value is None:
        scores.pop((expert, strategy, criterion), None)
    else:
        refuse(expert_score_errors(plan, given))
        scores[expert, strategy, criterion] = given
    return changed(plan, expert_scores=tuple(scores.values()))


def set_score_aggregation(plan: Plan, aggregation: ScoreAggregation) -> Plan:
    """How the experts' values of one cell become one: their median, or their mean weighted by influence."""
    return changed(plan, score_aggregation=aggregation)


def add_strategy(plan: Plan, name: Bilingual) -> Plan:
    """A strategy of one's own, last in order, without scores or actions; ProblemError for an empty name."""
    taken = {strategy.id for strategy in plan.strategies}
    number = 1
    while (id := f"own_{number}") in taken:
        number += 1
    strategy = Strategy(id, name, evidence=EXPERT)
    refuse(strategy_errors(strategy))
    return changed(plan, strategies=(*plan.strategies, strategy))


def rename_strategy(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    old = plan.strategy(id)
    new = replace(old, name=old.name.with_text(language, text.strip()))
    refuse(strategy_errors(new))
    strategies = tuple(new if strategy.id == id else strategy for strategy in plan.strategies)
    return changed(plan, strategies=strategies)


def remove_strategy(plan: Plan, id: str) -> Plan:
    """Remove a strategy with its scores, also in scenarios, its own actions and what other actions contribute to it.

    Its minimum share goes too. ProblemError: fewer than two would be left.
    """
    gone = plan.strategy(id)
    strategies = tuple(strategy for strategy in plan.strategies if strategy is not gone)
    refuse(strategies_errors(strategies))
    own = {action.id for action in plan.actions if action.strategy == id}
    plan = without_actions(plan, own)
    plan = changed(
        plan,
        strategies=strategies,
        fits=tuple(fit for fit in plan.fits if fit.strategy != id),
        scores=tuple(score for score in plan.scores if score.strategy != id),
        expert_scores=tuple(given for given in plan.expert_scores if given.strategy != id),
        results=tuple(replace(line, strategy="") if line.strategy == id else line for line in plan.results),
        actions=tuple(
            replace(
                action,
                contributions=tuple(part for part in action.contributions if part.strategy != id),
            )
            for action in plan.actions
        ),
        strategy_shares=tuple(share for share in plan.strategy_shares if share.strategy != id),
    )
    return with_fitting_scenarios(plan)
