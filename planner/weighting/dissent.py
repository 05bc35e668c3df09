"""Where experts differ (分歧): from whom, on which criterion, in which judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from planner.model.evaluation import NodeWeights, Weights
from planner.model.weighting import ConsensusLevel

TIE_DECIMALS = 12
"""Of two children the group gives what it takes from the other, both differ alike: the earlier one is named."""
CONSENSUS_LIMITS: tuple[tuple[float, ConsensusLevel], ...] = (
    (0.5, "very low"),
    (0.625, "low"),
    (0.75, "moderate"),
    (0.875, "high"),
)
"""Below each limit the consensus has that level."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The weights several experts give one criterion: extremes, mean, and standard deviation around it."""

    criterion: str
    low: float
    high: float
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One expert against the group at one node.

    `distance` is half the sum of absolute differences of the local weights, 0..1. `criterion` is the child on which
    `own` weight and the `group`'s are furthest apart. `first`, `second` is the judged pair whose ratio is most times
    off the one the group's weights imply; `own_ratio` and `group_ratio` are first to second. It is None in other
    ways than pairwise, and where the group gives one of the two no weight.
    """

    expert: str
    distance: float
    criterion: str
    own: float
    group: float
    first: str | None = None
    second: str | None = None
    own_ratio: float | None = None
    group_ratio: float | None = None


def consensus_level(consensus: float) -> ConsensusLevel:
    """Goepel's word for a consensus S*: his scale divides 0.5 to 1 in four equal parts.

    AHP Consensus Word Scale, bpmsg.com (2014), from the consensus at 140 nodes of 35 projects.
    """
    return next((level for limit, level in CONSENSUS_LIMITS if consensus < limit), "very high")


def node_spread(node: NodeWeights) -> tuple[Spread, ...]:
    """How far the experts heard are apart on each child of a node; empty with fewer than two who have weights."""
    rows = [own.weights for own in node.experts if own.influence > 0 and own.weights is not None]
    return _spread(node.children, rows)


def leaf_spread(weights: Weights) -> tuple[Spread, ...]:
    """The same on the leaves' global weights."""
    rows = [own.leaf_weights for own in weights.experts if own.heard and own.leaf_weights is not None]
    return _spread(weights.leaves, rows)


def differences(node: NodeWeights) -> tuple[Difference, ...]:
    """Each expert with weights at a node against its weights in force, the furthest first; the excluded too."""
    found = [_difference(node, own.expert, own.weights, own.answers) for own in node.experts if own.weights]
    return tuple(sorted(found, key=lambda difference: -difference.distance))


def difference_of(node: NodeWeights, expert: str) -> Difference | None:
    """One expert at a node, as in `differences`; None without weights there."""
    own = next((own for own in node.experts if own.expert == expert), None)
    return _difference(node, expert, own.weights, own.answers) if own is not None and own.weights else None


def _spread(criteria: Sequence[str], rows: Sequence[Sequence[float]]) -> tuple[Spread, ...]:
    if len(rows) < 2:
        return ()
    found: list[Spread] = []
    for criterion, values in zip(criteria, zip(*rows, strict=True), strict=True):
        mean = sum(values) / len(values)
        variance = sum((value - mean) ** 2 for value in values) / len(values)
        found.append(Spread(criterion, min(values), max(values), mean, sqrt(variance)))
    return tuple(found)


def _difference(node: NodeWeights, expert: str, own: Sequence[float], answers: Sequence[float | None]) -> Difference:
    apart = [abs(mine - theirs) for mine, theirs in zip(own, node.weights, strict=True)]
    place = max(range(len(apart)), key=lambda child: (round(apart[child], TIE_DECIMALS), -child))
    difference = Difference(expert, sum(apart) / 2, node.children[place], own[place], node.weights[place])
    if node.way != "pairwise":
        return difference
    return _with_pair(difference, node, answers)


def _with_pair(difference: Difference, node: NodeWeights, answers: Sequence[float | None]) -> Difference:
    size = len(node.children)
    pairs = [(first, second) for first in range(size) for second in range(first + 1, size)]
    furthest, most = difference, 0.0
    for (first, second), ratio in zip(pairs, answers, strict=True):
        if ratio is None or not (node.weights[first] and node.weights[second]):
            continue
        implied = node.weights[first] / node.weights[second]
        off = abs(log(ratio / implied))
        if off > most:
            most = off
            furthest = Difference(
                difference.expert,
                difference.distance,
                difference.criterion,
                difference.own,
                difference.group,
                node.children[first],
                node.children[second],
                ratio,
                implied,
            )
    return furthest
