"""Rules on the criteria tree and its scales."""

from collections.abc import Iterator

from planner.checks.finding import error
from planner.checks.names import criterion_name, is_blank, repeated
from planner.checks.numbers import is_figure
from planner.model.criterion import GOAL, RATING_BEST, RATING_WORST, CriteriaTree, Criterion
from planner.model.message import Message
from planner.model.plan import Plan

DEEPEST = 6
"""Levels below the goal; a questionnaire on more is not answered."""


def criterion_errors(criterion: Criterion) -> Iterator[Message]:
    """A criterion has a name and a scale with two different ends; ratings run from 1 to 9."""
    id, name = criterion.id, criterion.name
    if is_blank(name):
        yield error("criteria", "criterion without name", id)
    if not (is_figure(criterion.worst) and is_figure(criterion.best)):
        yield error("criteria", "bounds not numbers", id, criterion=name)
    elif criterion.worst == criterion.best:
        yield error("criteria", "bounds equal", id, criterion=name, value=criterion.best)
    elif criterion.scale == "rating" and (criterion.worst, criterion.best) != (RATING_WORST, RATING_BEST):
        yield error("criteria", "rating bounds fixed", id, criterion=name)


def tree_errors(tree: CriteriaTree) -> Iterator[Message]:
    """The tree hangs together: ids are unique, every criterion comes from the goal, the goal has two or more.

    Checked before anything else: other rules walk the tree and rely on it.
    """
    parents = {criterion.id: criterion.parent for criterion in tree.criteria}
    if GOAL in parents:
        yield error("criteria", "criterion without id")
        return
    for id in repeated(criterion.id for criterion in tree.criteria):
        yield error("criteria", "criterion twice", id, criterion=criterion_name(tree, id))
    for criterion in tree.criteria:
        yield from _ancestry_errors(criterion, parents)
        yield from criterion_errors(criterion)
    if sum(parent == GOAL for parent in parents.values()) < 2:
        yield error("criteria", "goal needs two criteria")


def errors(plan: Plan) -> Iterator[Message]:
    yield from tree_errors(plan.criteria)


def open_assumptions(plan: Plan) -> int:
    """Leaves whose scale nobody has read in a source or vouched for."""
    return sum(leaf.evidence.basis == "assumption" for leaf in plan.criteria.leaves)


def _ancestry_errors(criterion: Criterion, parents: dict[str, str]) -> Iterator[Message]:
    seen = {criterion.id}
    above = criterion.parent
    while above != GOAL:
        if above in seen:
            yield error("criteria", "criterion below itself", criterion.id, criterion=criterion.name)
            return
        if above not in parents:
            yield error("criteria", "parent unknown", criterion.id, criterion=criterion.name, parent=above)
            return
        if len(seen) >= DEEPEST:
            yield error("criteria", "tree too deep", criterion.id, criterion=criterion.name, levels=DEEPEST)
            return
        seen.add(above)
        above = parents[above]
