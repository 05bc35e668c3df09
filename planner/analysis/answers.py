"""All questions put to a ranking at once, for a report: how sure, what would change it, do others agree."""

from planner.analysis.leave_out import leave_out
from planner.analysis.opinions import opinions
from planner.analysis.phase_stability import stability
from planner.analysis.report import paragraph
from planner.analysis.reversal import reversals
from planner.analysis.scenarios import outcomes
from planner.analysis.sensitivity import sensitivity
from planner.analysis.sureness import sureness
from planner.model.answers import Answers
from planner.model.evaluation import Evaluation, Ranking
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.model.stability import Stability


def answers(plan: Plan, ranking: Ranking) -> Answers:
    """The answers for a plan and its ranking; about two seconds, most of it the first import of pymcdm."""
    sure, sensitive, others = sureness(plan, ranking), sensitivity(plan, ranking), opinions(plan, ranking)
    return Answers(
        sure,
        sensitive,
        others,
        reversals(plan, ranking),
        leave_out(plan, ranking),
        outcomes(plan, ranking),
        paragraph(plan, ranking, sure, sensitive, others),
        _stability(plan, ranking),
    )


def words(plan: Plan, evaluation: Evaluation, answers: Answers | None) -> tuple[Message, ...]:
    """The report in words, with what is known; empty without a ranking."""
    if evaluation.ranking is None:
        return ()
    return paragraph(plan, evaluation.ranking) if answers is None else answers.report


def _stability(plan: Plan, ranking: Ranking) -> Stability | None:
    """By the greedy twin, 1,000 draws in a fraction of a second; None without actions or where it finds no schedule."""
    if not any(action.included and not action.forbidden for action in plan.actions):
        return None
    try:
        return stability(plan, ranking)
    except ProblemError:
        return None
