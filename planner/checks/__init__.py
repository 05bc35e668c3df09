"""Every rule once: what makes a plan unusable, what deserves a look, what is still assumed.

One file a step. Edits ask the same functions before they change a plan, the store before a plan enters.
"""

from collections.abc import Iterator

from planner.checks import cities, criteria, limits, ranking, roadmap, scoring, targets, tracking, weighting
from planner.model.evaluation import Weights
from planner.model.message import Message, Step
from planner.model.plan import Plan


def errors(plan: Plan) -> tuple[Message, ...]:
    """What makes the plan unusable, in the order of the steps; a tree that does not hold together hides the rest."""
    broken_tree = tuple(criteria.errors(plan))
    if broken_tree:
        return broken_tree
    return (
        *cities.errors(plan),
        *weighting.errors(plan),
        *scoring.errors(plan),
        *ranking.errors(plan),
        *roadmap.errors(plan),
        *limits.errors(plan),
        *targets.errors(plan),
        *tracking.errors(plan),
    )


def schedule_errors(plan: Plan) -> tuple[Message, ...]:
    """What makes the adopted schedule of a plan unusable; the rest of the plan is not looked at."""
    return tuple(roadmap.schedule_errors(plan))


def check(plan: Plan, weights: Weights | None = None) -> tuple[Message, ...]:
    """Errors or, where there are none, warnings and notes in the order of the steps.

    With the plan's `weights` the consistency of the judgements is among them.
    """
    return errors(plan) or findings(plan, weights)


def findings(plan: Plan, weights: Weights | None = None) -> tuple[Message, ...]:
    """Warnings and notes on a plan without errors, in the order of the steps."""
    return (
        *cities.findings(plan),
        *weighting.findings(plan, weights),
        *scoring.findings(plan),
        *roadmap.findings(plan),
        *limits.findings(plan),
        *targets.findings(plan),
        *tracking.findings(plan),
    )


def assumptions(plan: Plan) -> tuple[Message, ...]:
    """One note a step that still rests on assumptions; its blank `count` says on how many."""
    return tuple(
        Message("open assumptions", "note", step, "", {"count": count})
        for step, count in _open_assumptions(plan)
        if count
    )


def _open_assumptions(plan: Plan) -> Iterator[tuple[Step, int]]:
    yield "cities", cities.open_assumptions(plan)
    yield "criteria", criteria.open_assumptions(plan)
    yield "weighting", weighting.open_assumptions(plan)
    yield "scoring", scoring.open_assumptions(plan)
    yield "roadmap", roadmap.open_assumptions(plan) + targets.open_assumptions(plan)
