"""Rules on experts and their answers, and on the weights that follow."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from planner.checks.dates import date_errors
from planner.checks.finding import error, note, warning
from planner.checks.names import criterion_name, is_blank, repeated
from planner.checks.numbers import is_amount
from planner.model.evaluation import Weights
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.weighting import (
    IMPORTANCE_LIMITS,
    SAATY_MAXIMUM,
    Exclusion,
    Expert,
    Freeze,
    Importance,
    Judgement,
    Weighting,
)

ACCEPTABLE_RATIO = 0.1
"""Consistency ratio up to which judgements are usually accepted (Saaty 1980)."""
ENOUGH_OPTIONS = 5
"""Below this many strategies the spread of their scores says little about the weight of a criterion."""
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


def importance_errors(plan: Plan, importance: Importance) -> Iterator[Message]:
    """An expert of the plan values a child of a node on the scale of the way."""
    name = criterion_name(plan.criteria, importance.criterion)
    where = f"{importance.node}/{importance.criterion}"
    if all(expert.id != importance.expert for expert in plan.weighting.experts):
        yield error("weighting", "expert unknown", importance.expert, expert=importance.expert)
    if all(child.id != importance.criterion for child in plan.criteria.children(importance.node)):
        node = criterion_name(plan.criteria, importance.node)
        yield error("weighting", "importance of other criterion", where, criterion=name, node=node)
    lowest, highest = IMPORTANCE_LIMITS.get(importance.way, (0.0, 0.0))
    if not lowest <= importance.value <= highest:
        limits = {"lowest": lowest, "highest": highest}
        yield error("weighting", "importance off the scale", where, value=importance.value, criterion=name, **limits)


def expert_errors(expert: Expert) -> Iterator[Message]:
    """An expert has a name, an influence above 0 and, where excluded, a reason and a date."""
    if is_blank(expert.name):
        yield error("weighting", "expert without name", expert.id)
    if not (is_amount(expert.influence) and expert.influence > 0):
        yield error("weighting", "influence not positive", expert.id, expert=expert.name)
    if expert.exclusion is not None:
        yield from exclusion_errors(expert, expert.exclusion)


def exclusion_errors(expert: Expert, exclusion: Exclusion) -> Iterator[Message]:
    if not exclusion.reason.strip():
        yield error("weighting", "exclusion without reason", expert.id, expert=expert.name)
    yield from date_errors(exclusion.date, "weighting")


def freeze_errors(freeze: Freeze) -> Iterator[Message]:
    """Locking the weights is a decision: it names a person, a day and a reason."""
    if not (freeze.by.strip() and freeze.reason.strip()):
        yield error("weighting", "freeze without reason")
    yield from date_errors(freeze.date, "weighting")


def group_errors(weighting: Weighting) -> Iterator[Message]:
    """There are experts, each with an id of their own, and at least one is heard."""
    if not weighting.experts:
        yield error("weighting", "no expert")
    elif not weighting.heard:
        yield error("weighting", "no expert heard")
    for id in repeated(expert.id for expert in weighting.experts):
        yield error("weighting", "expert twice", id, expert=id)


def errors(plan: Plan) -> Iterator[Message]:
    weighting = plan.weighting
    yield from group_errors(weighting)
    for expert in weighting.experts:
        yield from expert_errors(expert)
    yield from _judgements_errors(plan)
    yield from _importances_errors(plan)
    nodes = set(plan.criteria.nodes)
    for node in (*repeated(chosen.node for chosen in weighting.ways), *(way.node for way in weighting.ways)):
        if node not in nodes or sum(way.node == node for way in weighting.ways) > 1:
            yield error("weighting", "way of no node", node, node=criterion_name(plan.criteria, node))
    if not 0 <= weighting.objective.subjective_share <= 1:
        yield error("weighting", "share outside", value=weighting.objective.subjective_share)
    for earlier, later in pairwise((0, *(past.number for past in weighting.rounds))):
        if later != earlier + 1:
            yield error("weighting", "rounds out of order")
    for past in weighting.rounds:
        yield from date_errors(past.date, "weighting")
    if weighting.freeze is not None:
        yield from freeze_errors(weighting.freeze)
    for entry in plan.log:
        yield from date_errors(entry.date, "weighting")


def findings(plan: Plan, weights: Weights | None) -> Iterator[Message]:
    """What deserves a look. Consistency and unconnected judgements are known only with the `weights`."""
    tree = plan.criteria
    for node in unjudged(plan):
        yield note("weighting", "weights equal", node, node=criterion_name(tree, node))
    if plan.weighting.objective.method is not None:
        if len(plan.strategies) < ENOUGH_OPTIONS:
            yield warning("weighting", "few options for objective weights", count=len(plan.strategies))
        if plan.weighting.freeze is not None:
            yield warning("weighting", "locked weights follow scores")
    if weights is None:
        return
    if plan.weighting.objective.method is not None and weights.objective is None:
        yield warning("weighting", "no objective weights")
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
    """Nodes with two or more children on which no expert heard answered in the way in force, in tree order."""
    weighting = plan.weighting
    heard = {expert.id for expert in weighting.heard}
    ways = {chosen.node: chosen.way for chosen in weighting.ways}
    judged = {given.node for given in weighting.judgements if given.expert in heard and given.node not in ways}
    judged |= {
        given.node for given in weighting.importances if given.expert in heard and ways.get(given.node) == given.way
    }
    children = Counter(criterion.parent for criterion in plan.criteria.criteria)
    return tuple(node for node in plan.criteria.nodes if children[node] > 1 and node not in judged)


def _judgements_errors(plan: Plan) -> Iterator[Message]:
    """The same rules for all judgements, looked up in tables: forty experts give thousands of them."""
    given = plan.weighting.judgements
    experts = {expert.id for expert in plan.weighting.experts}
    parents = {criterion.id: criterion.parent for criterion in plan.criteria.criteria}
    lowest, highest = 1 / SAATY_MAXIMUM - _ROUNDING, SAATY_MAXIMUM + _ROUNDING
    for each in given:
        fits = parents.get(each.first) == each.node == parents.get(each.second) and each.first != each.second
        if not (fits and lowest <= each.value <= highest and each.expert in experts):
            yield from judgement_errors(plan, each)
    pairs = [
        (each.expert, each.first, each.second) if each.first < each.second else (each.expert, each.second, each.first)
        for each in given
    ]
    if len(set(pairs)) < len(pairs):
        first_places = {pair: place for place, pair in reversed(tuple(enumerate(pairs)))}
        for place, pair in enumerate(pairs):
            if first_places[pair] < place:
                one, other = (criterion_name(plan.criteria, id) for id in (given[place].first, given[place].second))
                yield error("weighting", "judgement twice", _where(given[place]), first=one, second=other)


def _importances_errors(plan: Plan) -> Iterator[Message]:
    for given in plan.weighting.importances:
        yield from importance_errors(plan, given)
    keys = (f"{given.expert}/{given.way}/{given.criterion}" for given in plan.weighting.importances)
    for where in repeated(keys):
        name = criterion_name(plan.criteria, where.rpartition("/")[2])
        yield error("weighting", "importance twice", where, criterion=name)


def _where(judgement: Judgement) -> str:
    return f"{judgement.node}/{judgement.first}/{judgement.second}"
