"""A plan in which only some of the experts are heard."""

from collections.abc import Collection
from dataclasses import replace

from planner.model.evaluation import Weights
from planner.model.plan import Plan


def hearing(plan: Plan, experts: Collection[str]) -> Plan:
    """The plan with these experts' answers only; who is excluded stays so."""
    weighting = plan.weighting
    heard = tuple(expert for expert in weighting.heard if expert.id in experts)
    ids = {expert.id for expert in heard}
    return replace(
        plan,
        weighting=replace(
            weighting,
            experts=heard,
            judgements=tuple(given for given in weighting.judgements if given.expert in ids),
            importances=tuple(given for given in weighting.importances if given.expert in ids),
        ),
        expert_scores=tuple(given for given in plan.expert_scores if given.expert in ids),
    )


def nodes_left_equal(before: Weights, after: Weights) -> tuple[str, ...]:
    """Nodes whose weights were judged before and are equal for want of judgements after."""
    judged = {node.node for node in before.nodes if node.basis == "judged"}
    return tuple(node.node for node in after.nodes if node.basis == "equal" and node.node in judged)
