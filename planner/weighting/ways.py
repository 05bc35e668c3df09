"""What one expert's answers would give in each way of weighing, side by side."""

from dataclasses import replace
from typing import get_args

from planner.model.plan import Plan
from planner.model.weighting import NodeWay, WeighingWay
from planner.weighting.weigh import weigh


def weights_by_way(plan: Plan, node: str, expert: str) -> dict[WeighingWay, tuple[float, ...] | None]:
    """Local weights of a node's children by way, from the answers of one expert alone, excluded or not.

    None where the answers in that way give no weights yet. KeyError for an unknown node or expert.
    """
    alone = replace(plan.weighting, experts=(replace(plan.weighting.expert(expert), exclusion=None),))
    found: dict[WeighingWay, tuple[float, ...] | None] = {}
    for way in get_args(WeighingWay):
        ways = () if way == "pairwise" else (NodeWay(node, way),)
        local = weigh(replace(plan, weighting=replace(alone, ways=ways))).node(node)
        found[way] = local.weights if local.basis == "judged" else None
    return found
