"""A plan with its results as plain values for JSON."""

from dataclasses import asdict
from typing import Any

from planner.analysis.answers import words
from planner.cli.plain import both
from planner.model.answers import Answers
from planner.model.evaluation import Evaluation, LeftOutAction, PlacedAction, Ranking, Roadmap, Weights
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message
from planner.model.opinions import Opinion
from planner.model.plan import Plan
from planner.model.trials import LeaveOutTrial, ScenarioOutcome
from planner.text.texts import Texts


def evaluation_json(
    plan: Plan, evaluation: Evaluation, answers: Answers | None, adopted: bool, texts: Texts
) -> dict[str, Any]:
    """Keys as in `planner.model`; sentences in the language of `texts`. `adopted` is False for a schedule
    that was only solved for this answer."""
    return {
        "title": both(plan.title),
        "city": {"id": plan.city.id, "adcode": plan.city.adcode, "name": both(plan.city.name)},
        "catalogue_edition": plan.catalogue_edition,
        "weights": _weights(evaluation.weights),
        "local_fits": [
            {"strategy": fit.strategy, "fit": fit.fit, "blend": fit.blend, "coverage": fit.coverage}
            for fit in plan.fits
        ],
        "scores": [
            {
                "strategy": score.strategy,
                "criterion": score.criterion,
                "value": score.value,
                "low": score.low,
                "high": score.high,
                "basis": score.evidence.basis,
                "confirmed": score.confirmed,
            }
            for score in scores_in_force(plan)
        ],
        "ranking": None if evaluation.ranking is None else _ranking(evaluation.ranking),
        "words": [texts.message(message) for message in words(plan, evaluation, answers)],
        "robustness": None if answers is None else _robustness(answers, texts),
        "schedule": None if evaluation.roadmap is None else _schedule(plan, evaluation.roadmap, adopted, texts),
        "messages": [_message(message, texts) for message in evaluation.messages],
    }


def _weights(weights: Weights) -> dict[str, Any]:
    return {
        "method": weights.method,
        "random_index_table": weights.random_index_table,
        "nodes": [asdict(node) for node in weights.nodes],
        "criteria": weights.criterion_weights,
        "consistency_index": weights.consistency_index,
        "random_index": weights.random_index,
        "consistency_ratio": weights.consistency_ratio,
    }


def _ranking(ranking: Ranking) -> dict[str, Any]:
    return {
        "method": "TOPSIS",
        "normalisation": ranking.normalisation,
        "leaves": ranking.leaves,
        "bounds": ranking.bounds,
        "matrix": ranking.matrix,
        "feasibility_in_value": ranking.feasibility_in_value,
        "strategies": [asdict(ranked) for ranked in ranking.order],
        "dominance": ranking.dominance,
    }


def _robustness(answers: Answers, texts: Texts) -> dict[str, Any]:
    opinions = answers.opinions
    return {
        "sureness": asdict(answers.sureness),
        "sensitivity": asdict(answers.sensitivity),
        "opinions": asdict(opinions) | {"opinions": [_noted(opinion, texts) for opinion in opinions.opinions]},
        "reversals": [asdict(trial) for trial in answers.reversals],
        "leave_out": [_noted(trial, texts) for trial in answers.leave_out],
        "scenarios": [_noted(outcome, texts) for outcome in answers.scenarios],
    }


def _noted(answer: Opinion | LeaveOutTrial | ScenarioOutcome, texts: Texts) -> dict[str, Any]:
    """The fields of an answer, its note as a sentence."""
    return asdict(answer) | {"note": None if answer.note is None else texts.message(answer.note)}


def _schedule(plan: Plan, roadmap: Roadmap, adopted: bool, texts: Texts) -> dict[str, Any]:
    schedule = plan.schedule
    return {
        "adopted": adopted,
        "solver": schedule.solver if schedule else None,
        "status": schedule.status if schedule else None,
        "gap": schedule.gap if schedule else None,
        "date": schedule.date if schedule and adopted else None,
        "value": roadmap.value,
        "placed": [_placed(plan, placed, texts) for placed in roadmap.placed],
        "left_out": [_left_out(plan, action, texts) for action in roadmap.left_out],
        "years": [asdict(year) for year in roadmap.years],
    }


def _placed(plan: Plan, placed: PlacedAction, texts: Texts) -> dict[str, Any]:
    return {
        "action": placed.action,
        "name": both(plan.action(placed.action).name),
        "phase": placed.phase.id if placed.phase else None,
        "year": placed.year,
        "quarter": placed.quarter,
        "last_year": placed.last_year,
        "value": placed.value,
        "public_cost_permille": placed.public_cost,
        "public_cost_wan": placed.public_wan,
        "cost_wan": placed.cost_wan,
        "reason": texts.message(placed.reason),
        "broken": [texts.message(message) for message in placed.broken],
    }


def _left_out(plan: Plan, left_out: LeftOutAction, texts: Texts) -> dict[str, Any]:
    return {
        "action": left_out.action,
        "name": both(plan.action(left_out.action).name),
        "value": left_out.value,
        "reason": texts.message(left_out.reason),
    }


def _message(message: Message, texts: Texts) -> dict[str, str]:
    return {
        "code": message.code,
        "severity": message.severity,
        "step": message.step,
        "where": message.where,
        "text": texts.message(message),
    }
