"""The scenarios of a plan as a set: what the plan no longer has goes out of them, their names stay."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from planner.edits.change import changed
from planner.model.criterion import CriteriaTree
from planner.model.plan import Plan
from planner.model.ranking import ScenarioScore

LeafWeights = tuple[tuple[str, float], ...]


def with_fitting_scenarios(plan: Plan, *, strangers: Collection[str] = ()) -> Plan:
    """The plan with its scenarios cut down to the criteria, experts, strategies and scales it has.

    Weights also go from `strangers`: criteria that only keep the id of what was there. A scenario that is left with
    nothing of its own stays, by name.
    """
    return changed(
        plan,
        scenarios=tuple(
            replace(
                scenario,
                weights=_fitting_weights(plan.criteria, scenario.weights, strangers),
                experts=_known_experts(plan, scenario.experts),
                scores=tuple(_fitting_scores(plan, scenario.scores)),
            )
            for scenario in plan.scenarios
        ),
    )


def whole_weights(tree: CriteriaTree, weights: Iterable[tuple[str, float]]) -> LeafWeights:
    """Shares of the leaves in tree order, made whole again.

    A criterion that was divided passes its share on in equal parts, one that is gone leaves it to the others, and
    a new leaf has none. Empty where no weight is left.
    """
    leaves = tuple(leaf.id for leaf in tree.leaves)
    shares = dict.fromkeys(leaves, 0.0)
    known = {criterion.id for criterion in tree.criteria}
    for id, share in weights:
        if id in known:
            heirs = [id] if id in shares else [below.id for below in tree.depth_first(id) if below.id in shares]
            for heir in heirs:
                shares[heir] += share / len(heirs)
    total = sum(shares.values())
    return tuple((leaf, shares[leaf] / total) for leaf in leaves) if total > 0 else ()


def _fitting_weights(tree: CriteriaTree, weights: LeafWeights, strangers: Collection[str]) -> LeafWeights:
    """Weights that fit already are not touched, lest rounding change them."""
    if not strangers and [leaf for leaf, _share in weights] == [leaf.id for leaf in tree.leaves]:
        return weights
    return whole_weights(tree, ((leaf, share) for leaf, share in weights if leaf not in strangers))


def _known_experts(plan: Plan, experts: tuple[str, ...]) -> tuple[str, ...]:
    known = {expert.id for expert in plan.weighting.experts}
    return tuple(id for id in experts if id in known)


def _fitting_scores(plan: Plan, scores: tuple[ScenarioScore, ...]) -> Iterator[ScenarioScore]:
    strategies = {strategy.id for strategy in plan.strategies}
    scales = {leaf.id: sorted((leaf.worst, leaf.best)) for leaf in plan.criteria.leaves}
    for cell in scores:
        if cell.strategy in strategies and cell.criterion in scales:
            lowest, highest = scales[cell.criterion]
            if lowest <= cell.value <= highest:
                yield cell
