"""Scenarios side by side with the plan as it stands: what each says, and what differs in it."""

from collections.abc import Iterator
from dataclasses import replace

from planner.analysis.experts import hearing, nodes_left_equal
from planner.analysis.opinions import opinion
from planner.analysis.reranking import first_changes, order_changes, reweighted
from planner.checks.finding import note
from planner.checks.names import criterion_name
from planner.model.bilingual import Bilingual
from planner.model.evaluation import Ranking, Weights
from planner.model.evidence import EXPERT
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message
from planner.model.method_names import METHOD_NAMES
from planner.model.plan import Plan
from planner.model.ranking import Scenario
from planner.model.strategy import Score
from planner.model.trials import ScenarioOutcome
from planner.ranking.rank import rank
from planner.text.figures import apart, percent, plain
from planner.text.phrases import quoted
from planner.weighting.weigh import weigh

NAMED = 5
"""Differences are told by at most so many weights and scores; more would be a table."""
_HARDLY = 0.0005
"""Share of the whole below which a change of weight reads as none."""


def outcomes(plan: Plan, ranking: Ranking) -> tuple[ScenarioOutcome, ...]:
    """The ranking of every scenario of the plan, in its order; `ranking` is the plan's."""
    return tuple(_outcome(plan, ranking, scenario) for scenario in plan.scenarios)


def differences(plan: Plan, ranking: Ranking, outcome: ScenarioOutcome) -> tuple[Message, ...]:
    """What of a scenario differs from the plan, in words: experts heard, weights, scores, form and method.

    The largest changes of weights and scores are named, as they were and are.
    """
    scenario = next(scenario for scenario in plan.scenarios if scenario.id == outcome.scenario)
    found = (
        *_experts_heard(plan, scenario),
        *_weights_changed(plan, ranking, outcome),
        *_scores_changed(plan, scenario),
        *_method_changed(plan, outcome),
    )
    return found or (note("ranking", "scenario as the plan"),)


def scenarios_summary(plan: Plan, results: tuple[ScenarioOutcome, ...]) -> Message | None:
    """In how many scenarios the first place stays, and which change it; None without an answer."""
    names = {scenario.id: scenario.name for scenario in plan.scenarios}
    answered = [outcome for outcome in results if outcome.ranks is not None]
    changing = tuple(names[outcome.scenario] for outcome in answered if outcome.first_changes)
    if not answered:
        return None
    if not changing:
        return note("ranking", "scenarios hold", count=len(answered))
    return note("ranking", "scenarios change", count=len(answered), changed=len(changing), scenarios=changing)


def _outcome(plan: Plan, ranking: Ranking, scenario: Scenario) -> ScenarioOutcome:
    variant = _as_scenario(plan, scenario)
    weights = _weights(variant, ranking, scenario)
    unanswered = ScenarioOutcome(
        scenario.id, scenario.method, variant.ranking.normalisation, weights.leaf_weights, None, None
    )
    if not variant.weighting.experts:
        return replace(unanswered, note=note("ranking", "scenario nobody heard", scenario.id, scenario=scenario.name))
    ranked = rank(variant, weights)
    answer = opinion(scenario.method or f"topsis_{ranked.normalisation}", variant, ranked)
    if answer.ranks is None:
        return replace(unanswered, note=answer.note)
    notes = (*_notes(plan, ranking, scenario, weights), *([answer.note] if answer.note else []))
    return replace(
        unanswered,
        scores=answer.scores,
        ranks=answer.ranks,
        first_changes=first_changes(ranking, answer.ranks),
        order_changes=order_changes(ranking, answer.ranks),
        note=next(iter(notes), None),
    )


def _weights(variant: Plan, ranking: Ranking, scenario: Scenario) -> Weights:
    """Those of the scenario, or those its plan comes to."""
    judged = weigh(variant, ranking.weights)
    shares = dict(scenario.weights)
    return reweighted(variant.criteria, judged, [shares[leaf] for leaf in judged.leaves]) if shares else judged


def _as_scenario(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with the scenario's experts, scores and form; weights of its own are not a plan's to hold."""
    scores = {(score.strategy, score.criterion): score for score in plan.scores}
    for cell in scenario.scores:
        value = cell.value
        score = Score(cell.strategy, cell.criterion, value, value, value, EXPERT, confirmed=True)
        scores[cell.strategy, cell.criterion] = score
    heard = hearing(plan, scenario.experts) if scenario.experts else plan
    asked = {(cell.strategy, cell.criterion) for cell in scenario.scores}
    expert_scores = tuple(given for given in heard.expert_scores if (given.strategy, given.criterion) not in asked)
    form = scenario.normalisation or plan.ranking.normalisation
    return replace(
        heard,
        scores=tuple(scores.values()),
        expert_scores=expert_scores,
        ranking=replace(plan.ranking, normalisation=form),
    )


def _notes(plan: Plan, ranking: Ranking, scenario: Scenario, judged: Weights) -> Iterator[Message]:
    """What a reader of the outcome should know, the gravest first."""
    if not (scenario.weights or scenario.experts or scenario.scores or scenario.normalisation or scenario.method):
        yield note("ranking", "scenario empty", scenario.id, scenario=scenario.name)
    if equal := nodes_left_equal(ranking.weights, judged):
        nodes = tuple(criterion_name(plan.criteria, node) for node in equal)
        yield note("ranking", "scenario leaves equal", scenario.id, scenario=scenario.name, nodes=nodes)
    weightless = tuple(criterion_name(plan.criteria, leaf) for leaf, share in scenario.weights if share == 0)
    if weightless:
        yield note("ranking", "scenario weightless", scenario.id, scenario=scenario.name, criteria=weightless)


def _experts_heard(plan: Plan, scenario: Scenario) -> Iterator[Message]:
    if scenario.experts:
        heard = (expert.id for expert in plan.weighting.heard if expert.id in scenario.experts)
        names = tuple(plan.weighting.shown_name(id) for id in heard)
        yield note("ranking", "scenario experts", experts=names)


def _weights_changed(plan: Plan, ranking: Ranking, outcome: ScenarioOutcome) -> Iterator[Message]:
    changes = [
        (abs(now - then), _change(criterion_name(plan.criteria, leaf), *apart(percent, 1, then, now)))
        for leaf, then, now in zip(ranking.leaves, ranking.weights.leaf_weights, outcome.weights, strict=True)
        if abs(now - then) >= _HARDLY
    ]
    changes.sort(key=lambda change: -change[0])
    yield from _told("scenario weights", tuple(told for _size, told in changes[:NAMED]), len(changes))


def _scores_changed(plan: Plan, scenario: Scenario) -> Iterator[Message]:
    scores = {(score.strategy, score.criterion): score.value for score in scores_in_force(plan)}
    changes = []
    for cell in scenario.scores:
        then = scores.get((cell.strategy, cell.criterion))
        if then != cell.value:
            leaf = plan.criteria.criterion(cell.criterion)
            counted = (leaf.worst + leaf.best) / 2 if then is None else then
            strategy, on = plan.strategy(cell.strategy).name, quoted(leaf.name)
            name = Bilingual(f"{strategy.text('zh')}{on.zh}", f"{strategy.text('en')} on {leaf.name.text('en')}")
            texts = ("", plain(cell.value, 2)) if then is None else apart(plain, 2, then, cell.value)
            told = _change(name, *texts)
            changes.append((abs(cell.value - counted) / abs(leaf.best - leaf.worst), told))
    changes.sort(key=lambda change: -change[0])
    yield from _told("scenario scores", tuple(told for _size, told in changes[:NAMED]), len(changes))


def _method_changed(plan: Plan, outcome: ScenarioOutcome) -> Iterator[Message]:
    if outcome.method:
        yield note("ranking", "scenario method", method=METHOD_NAMES[outcome.method])
    elif outcome.normalisation != plan.ranking.normalisation:
        yield note("ranking", f"scenario form {outcome.normalisation}")


def _told(code: str, named: tuple[Bilingual, ...], count: int) -> Iterator[Message]:
    if count > len(named):
        yield note("ranking", f"{code} and more", changes=named, more=count - len(named))
    elif named:
        yield note("ranking", code, changes=named)


def _change(name: Bilingual, then: str, now: str) -> Bilingual:
    """“Jobs from 10.0% to 20.0%”; an empty `then` was an empty cell."""
    zh, en = name.text("zh"), name.text("en")
    return Bilingual(f"{zh}由{then or '空缺'}改为{now}", f"{en} from {then or 'empty'} to {now}")
