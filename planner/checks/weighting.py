"""Rules on judgements and the weights that follow."""

from collections import Counter
from collections.abc import Iterator

from planner.checks.finding import error, note, warning
from planner.checks.names import criterion_name, repeated
from planner.checks.numbers import is_amount
from planner.model.evaluation import Weights
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.weighting import SAATY_MAXIMUM, Judgement

ACCEPTABLE_RATIO = 0.1
"""Consistency ratio up to which judgements are usually accepted (Saaty 1980)."""
_ROUNDING = 1e-9


def judgement_errors(plan: Plan, judgement: Judgement) -> Iterator[Message]:
    """An expert of the plan compares two children of a node by a ratio from 1/9 to 9 (Saaty 1980)."""
    tree = plan.criteria
    if all(expert.id != judgement.expert for expert in plan.weighting.experts):
        yield error("weighting", "expert unknown", judgement.expert, expert=judgement.expert)
    where = _where(judgement)
    first, second = criterion_name(tree, judgement.first), criterion_name(tree, judgement.second)
    children = {criterion.id for criterion in tree.children(judgement.node)}
    if judgement.first == judgement.second or not {judgement.first, judgement.second} <= children:
        yield error("weighting", "judgement on other criteria", where, first=first, second=second)
    if not 1 / SAATY_MAXIMUM - _ROUNDING <= judgement.value <= SAATY_MAXIMUM + _ROUNDING:
        blanks = {"first": first, "second": second}
        yield error("weighting", "judgement off the scale", where, value=judgement.value, **blanks)


def errors(plan: Plan) -> Iterator[Message]:
    if not plan.weighting.experts:
        yield error("weighting", "no expert")
    for id in repeated(expert.id for expert in plan.weighting.experts):
        yield error("weighting", "expert twice", id, expert=id)
    for expert in plan.weighting.experts:
        if not (is_amount(expert.influence) and expert.influence > 0):
            yield error("weighting", "influence not positive", expert.id, expert=expert.name)
    seen: set[tuple[str, str, frozenset[str]]] = set()
    for judgement in plan.weighting.judgements:
        yield from judgement_errors(plan, judgement)
        key = (judgement.expert, judgement.node, frozenset((judgement.first, judgement.second)))
        if key in seen:
            first = criterion_name(plan.criteria, judgement.first)
            second = criterion_name(plan.criteria, judgement.second)
            yield error("weighting", "judgement twice", _where(judgement), first=first, second=second)
        seen.add(key)


def findings(plan: Plan, weights: Weights | None) -> Iterator[Message]:
    """What deserves a look. Consistency and unconnected judgements are known only with the `weights`."""
    tree = plan.criteria
    for node in unjudged(plan):
        yield note("weighting", "weights equal", node, node=criterion_name(tree, node))
    if weights is None:
        return
    for local in weights.nodes:
        name = criterion_name(tree, local.node)
        if local.judged and local.joins is not None:
            first, second = (criterion_name(tree, id) for id in local.joins)
            yield warning("weighting", "judgements not connected", local.node, node=name, first=first, second=second)
        if local.consistency_ratio is not None and local.consistency_ratio > ACCEPTABLE_RATIO:
            ratio = f"{local.consistency_ratio:.4f}"
            yield warning("weighting", "ratio too high", local.node, node=name, ratio=ratio)
    if weights.consistency_ratio is not None and weights.consistency_ratio > ACCEPTABLE_RATIO:
        yield warning("weighting", "total ratio too high", ratio=f"{weights.consistency_ratio:.4f}")


def open_assumptions(plan: Plan) -> int:
    """Nodes still at equal weights, and judgements taken over from an offered set."""
    offered = sum(judgement.evidence.basis == "assumption" for judgement in plan.weighting.judgements)
    return len(unjudged(plan)) + offered


def unjudged(plan: Plan) -> tuple[str, ...]:
    """Nodes with two or more children and no judgement on them, in tree order."""
    judged = {judgement.node for judgement in plan.weighting.judgements}
    children = Counter(criterion.parent for criterion in plan.criteria.criteria)
    return tuple(node for node in plan.criteria.nodes if children[node] > 1 and node not in judged)


def _where(judgement: Judgement) -> str:
    return f"{judgement.node}/{judgement.first}/{judgement.second}"
