"""All questions put to a ranking at once, for a report: how sure, what would change it, do others agree."""

from planner.analysis.leave_out import leave_out
from planner.analysis.opinions import opinions
from planner.analysis.report import paragraph
from planner.analysis.reversal import reversals
from planner.analysis.scenarios import outcomes
from planner.analysis.sensitivity import sensitivity
from planner.analysis.sureness import sureness
from planner.model.answers import Answers
from planner.model.evaluation import Evaluation, Ranking
from planner.model.message import Message
from planner.model.plan import Plan


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
    )


def words(plan: Plan, evaluation: Evaluation, answers: Answers | None) -> tuple[Message, ...]:
    """The report in words, with what is known; empty without a ranking."""
    if evaluation.ranking is None:
        return ()
    return paragraph(plan, evaluation.ranking) if answers is None else answers.report
