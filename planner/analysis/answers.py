"""All questions put to a ranking at once, for a report: how sure, what would change it, do others agree."""

from dataclasses import dataclass

from planner.analysis.leave_out import leave_out
from planner.analysis.opinions import opinions
from planner.analysis.report import paragraph
from planner.analysis.reversal import reversals
from planner.analysis.scenarios import outcomes
from planner.analysis.sensitivity import sensitivity
from planner.analysis.sureness import sureness
from planner.model.evaluation import Evaluation, Ranking
from planner.model.message import Message
from planner.model.opinions import Opinions
from planner.model.plan import Plan
from planner.model.sensitivity import Sensitivity
from planner.model.sureness import Sureness
from planner.model.trials import LeaveOutTrial, ReversalTrial, ScenarioOutcome


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything asked of one ranking, as `planner.model` defines it."""

    sureness: Sureness
    sensitivity: Sensitivity
    opinions: Opinions
    reversals: tuple[ReversalTrial, ...]
    leave_out: tuple[LeaveOutTrial, ...]
    scenarios: tuple[ScenarioOutcome, ...]


def answers(plan: Plan, ranking: Ranking) -> Answers:
    """The answers for a plan and its ranking; about two seconds, most of it the first import of pymcdm."""
    return Answers(
        sureness(plan, ranking),
        sensitivity(plan, ranking),
        opinions(plan, ranking),
        reversals(plan, ranking),
        leave_out(plan, ranking),
        outcomes(plan, ranking),
    )


def words(plan: Plan, evaluation: Evaluation, answers: Answers | None) -> tuple[Message, ...]:
    """The report in words, with what is known; empty without a ranking."""
    if evaluation.ranking is None:
        return ()
    if answers is None:
        return paragraph(plan, evaluation.ranking)
    return paragraph(plan, evaluation.ranking, answers.sureness, answers.sensitivity, answers.opinions)
