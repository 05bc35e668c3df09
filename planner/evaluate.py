"""What follows from a plan, in stages: weights and ranking within a frame, a new schedule as a job.

Nothing is read but the plan: no catalogue, no file, no clock. All functions take a plan that `planner.checks` finds
without errors; `evaluate` itself checks.
"""

from collections.abc import Callable
from dataclasses import replace

from planner import checks
from planner.model.evaluation import Evaluation, Proposal, Ranking, Roadmap, Weights
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.ranking.rank import rank
from planner.roadmap.planning import propose
from planner.roadmap.reading import read
from planner.weighting.weigh import weigh

OnProgress = Callable[[float], None]
"""Told how far a job is, 0..1."""
Cancelled = Callable[[], bool]
"""Asked by a job whether to stop."""


def weights(plan: Plan, previous: Weights | None = None) -> Weights:
    """Local and global weights with their consistency; for `previous` see `evaluate`."""
    return weigh(plan, previous)


def ranking(plan: Plan, previous: Weights | None = None) -> Ranking:
    """The strategies ranked by closeness, with the additive values that enter the schedule."""
    return rank(plan, weigh(plan, previous))


def schedule(
    plan: Plan,
    ranking: Ranking,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
    time_limit: float | None = None,
) -> Proposal:
    """Solve the schedule anew; a job of seconds. The plan is not changed: `planner.edits` adopts the proposal.

    `time_limit` is in seconds, by default the plan's. Raises ProblemError where no schedule keeps the rules.
    """
    return propose(plan, ranking, progress, cancel, time_limit)


def roadmap(plan: Plan, ranking: Ranking) -> Roadmap | None:
    """The adopted schedule read against the plan as it is now; None while there is none."""
    return None if plan.schedule is None else read(plan, ranking)


def evaluate(plan: Plan, previous: Evaluation | None = None) -> Evaluation:
    """Everything a view of the plan needs, with all messages in the order of the steps.

    `previous` may be what followed from an earlier state: weights that rest on the same answers are taken over,
    so that a changed judgement of one among forty experts shows within a frame, and all but the roadmap where only
    the schedule was moved, so that bars follow the hand. The result is the same without.
    An error leaves ranking and roadmap out; where criteria or judgements do not hold together there are no
    weights either and ProblemError says why.
    """
    if previous is not None and _only_schedule_moved(plan, previous):
        return _moved(plan, previous)
    errors = checks.errors(plan)
    for error in errors:
        if error.step in ("criteria", "weighting"):
            raise ProblemError(error.code, error.step, error.where, **error.params)
    plan_weights = weigh(plan, None if previous is None else previous.weights)
    if errors:
        return Evaluation(plan_weights, None, None, errors, plan)
    ranked = rank(plan, plan_weights)
    adopted = roadmap(plan, ranked)
    messages = (*checks.findings(plan, plan_weights), *ranked.messages, *(adopted.messages if adopted else ()))
    return Evaluation(plan_weights, ranked, adopted, messages, plan)


def _only_schedule_moved(plan: Plan, previous: Evaluation) -> bool:
    """Whether the plan differs from one without errors in its schedule alone, and that has no error either."""
    before = previous.plan
    if before is None or previous.ranking is None or checks.schedule_errors(plan):
        return False
    return replace(before, schedule=plan.schedule) == plan


def _moved(plan: Plan, previous: Evaluation) -> Evaluation:
    assert previous.ranking is not None
    adopted = roadmap(plan, previous.ranking)
    of_roadmap = len(previous.roadmap.messages) if previous.roadmap else 0
    others = previous.messages[: len(previous.messages) - of_roadmap]
    messages = (*others, *(adopted.messages if adopted else ()))
    return replace(previous, roadmap=adopted, messages=messages, plan=plan)
