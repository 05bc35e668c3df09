"""What a ranking says, as sentences: who is first, what carries it, and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.model.bilingual import Bilingual, same
from planner.model.criterion import GOAL
from planner.model.evaluation import RankedStrategy, Ranking
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message, Param
from planner.model.plan import Plan
from planner.text.phrases import bracketed

NAMED_GROUPS = 2
"""A lead is told by at most so many groups on either side; more would be a table."""

NAMED_LEAVES = 3
"""Two strategies are compared in a sentence by at most so many leaves on either side."""

_ALL_EQUAL = ("strategies all equal", "strategies weigh the same")
_HARDLY = 0.05
"""Points of value below which a difference reads as 0.0."""


@dataclass(frozen=True, slots=True)
class GroupContribution:
    """What the leaves of one top-level criterion add to the additive values, points by strategy in plan order."""

    group: str
    name: Bilingual
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LeafDifference:
    """Points of additive value by which one strategy is ahead of another on a leaf, below 0 behind.

    `empty`, `other_empty`: the cell has no score and entered at the middle of its scale.
    """

    leaf: str
    name: Bilingual
    points: float
    empty: bool
    other_empty: bool


def group_contributions(plan: Plan, ranking: Ranking) -> tuple[GroupContribution, ...]:
    """The additive values split by top-level criterion, in tree order; they sum to each strategy's value."""
    tree = plan.criteria
    tops = tuple(tree.top(leaf) for leaf in ranking.leaves)
    return tuple(
        GroupContribution(
            group.id,
            group.name,
            tuple(
                sum(part for part, top in zip(ranked.contributions, tops, strict=True) if top == group.id)
                for ranked in ranking.strategies
            ),
        )
        for group in tree.children(GOAL)
    )


def verdict(plan: Plan, ranking: Ranking) -> tuple[Message, ...]:
    """The sentences to read a ranking by: what came out, then on what it rests.

    Figures come as text in the decimals they are shown with: closeness four, value one.
    """
    return (*outcome(plan, ranking), *limits(plan, ranking))


def outcome(plan: Plan, ranking: Ranking) -> tuple[Message, ...]:
    """First place and margin over the runner-up, the groups that make the difference, and where closeness and
    additive value disagree; or that the first place is shared, or that there is nothing to compare."""
    order = ranking.order
    if len(order) == 1:
        return (_note("verdict only one", strategy=plan.strategy(order[0].strategy).name),)
    tied = tuple(ranked for ranked in order if ranked.rank == 1)
    if len(tied) > 1:
        return (_shared_first(plan, tied),)
    first, runner_up = order[:2]
    told = (_first(plan, first, runner_up), _carried_by(plan, ranking, first, runner_up))
    return (*told, _disagreement(plan, first, runner_up)) if runner_up.value > first.value else told


def limits(plan: Plan, ranking: Ranking) -> tuple[Message, ...]:
    """What a ranking rests on: strategies hardly scored, dominance, unjudged weights, cells that are assumptions or
    empty, whether feasibility enters the value for the schedule, and what the form of TOPSIS means."""
    return (
        *_hardly_scored(plan, ranking),
        *(message for message in ranking.messages if message.code in _ALL_EQUAL),
        *dominance(ranking),
        *_unjudged_weights(ranking),
        *_objective_weights(plan),
        *_resting(ranking),
        *_feasibility(plan, ranking),
        form_meaning(ranking.normalisation),
    )


def dominance(ranking: Ranking) -> tuple[Message, ...]:
    """Every strategy that is dominated, named beside one that is not: a sentence for each of the latter."""
    pairs = [message.params for message in ranking.messages if message.code == "strategy dominated"]
    dominated = [pair["worse"] for pair in pairs]
    worse: dict[Param, tuple[Bilingual, ...]] = {}
    for pair in pairs:
        if pair["better"] not in dominated and isinstance(pair["worse"], Bilingual):
            worse[pair["better"]] = (*worse.get(pair["better"], ()), pair["worse"])
    return tuple(_note("strategy dominated", better=better, worse=names) for better, names in worse.items())


def strengths(plan: Plan, ranking: Ranking, strategy: str, other: str) -> tuple[LeafDifference, ...]:
    """Where one strategy is stronger or weaker than another: leaves that differ, the greatest strength first.

    The differences, of the additive values, sum to that between the two values.
    """
    scored = {(score.strategy, score.criterion) for score in scores_in_force(plan)}
    one, two = ranking.of(strategy), ranking.of(other)
    found = (
        LeafDifference(
            leaf,
            plan.criteria.criterion(leaf).name,
            part - rest,
            (strategy, leaf) not in scored,
            (other, leaf) not in scored,
        )
        for leaf, part, rest in zip(ranking.leaves, one.contributions, two.contributions, strict=True)
    )
    return tuple(sorted((leaf for leaf in found if leaf.points), key=lambda leaf: -leaf.points))


def comparison(plan: Plan, ranking: Ranking, strategy: str, other: str) -> Message:
    """The sentence on `strengths`: the leaves that count most on either side."""
    differences = [(leaf.points, leaf.name) for leaf in strengths(plan, ranking, strategy, other)]
    names = {"strategy": plan.strategy(strategy).name, "other": plan.strategy(other).name}
    ahead, behind = _ends(differences, NAMED_LEAVES)
    if ahead and behind:
        return _note("strategy stronger and weaker", **names, ahead=ahead, behind=behind)
    if ahead:
        return _note("strategy stronger", **names, ahead=ahead)
    if behind:
        return _note("strategy weaker", **names, behind=behind)
    return _note("strategy even", **names)


def form_meaning(normalisation: str) -> Message:
    """What a form of TOPSIS, "bounds" or "vector", means for the order when strategies come or go."""
    return _note("verdict form bounds" if normalisation == "bounds" else "verdict form vector")


def _shared_first(plan: Plan, tied: tuple[RankedStrategy, ...]) -> Message:
    names = tuple(plan.strategy(ranked.strategy).name for ranked in tied)
    return _note("verdict shared first", strategies=names, closeness=_closeness(tied[0].closeness))


def _first(plan: Plan, first: RankedStrategy, runner_up: RankedStrategy) -> Message:
    return _note(
        "verdict first",
        first=plan.strategy(first.strategy).name,
        closeness=_closeness(first.closeness),
        second=plan.strategy(runner_up.strategy).name,
        second_closeness=_closeness(runner_up.closeness),
        margin=_closeness(round(first.closeness, 4) - round(runner_up.closeness, 4)),
    )


def _carried_by(plan: Plan, ranking: Ranking, first: RankedStrategy, runner_up: RankedStrategy) -> Message:
    row, other = ranking.strategies.index(first), ranking.strategies.index(runner_up)
    differences = sorted(
        ((group.points[row] - group.points[other], group.name) for group in group_contributions(plan, ranking)),
        key=lambda difference: -difference[0],
    )
    ahead, behind = _ends(differences, NAMED_GROUPS)
    names = {"first": plan.strategy(first.strategy).name, "second": plan.strategy(runner_up.strategy).name}
    if ahead and behind:
        return _note("verdict carried and held back", **names, ahead=ahead, behind=behind)
    if ahead:
        return _note("verdict carried", **names, ahead=ahead)
    if behind:
        return _note("verdict held back", **names, behind=behind)
    return _note("verdict even", **names)


def _disagreement(plan: Plan, first: RankedStrategy, runner_up: RankedStrategy) -> Message:
    return _note(
        "verdict value disagrees",
        first=plan.strategy(first.strategy).name,
        value=_points(first.value),
        second=plan.strategy(runner_up.strategy).name,
        second_value=_points(runner_up.value),
    )


def _hardly_scored(plan: Plan, ranking: Ranking) -> tuple[Message, ...]:
    """Strategies whose place follows from empty cells rather than from scores."""
    names = tuple(
        plan.strategy(ranked.strategy).name for ranked in ranking.order if 2 * ranked.empty > len(ranking.leaves)
    )
    return (Message("verdict hardly scored", "warning", "ranking", params={"strategies": names}),) if names else ()


def _unjudged_weights(ranking: Ranking) -> tuple[Message, ...]:
    """A node with one child or none has nothing to judge."""
    nodes = [node for node in ranking.weights.nodes if len(node.children) > 1]
    equal = sum(node.basis == "equal" for node in nodes)
    if not equal:
        return ()
    if equal == len(nodes):
        return (_note("verdict weights equal"),)
    return (_note("verdict weights partly equal", equal=equal, nodes=len(nodes)),)


def _objective_weights(plan: Plan) -> tuple[Message, ...]:
    if plan.weighting.objective.method is None:
        return ()
    return (_note("verdict objective weights", count=len(plan.strategies)),)


def _resting(ranking: Ranking) -> tuple[Message, ...]:
    told = tuple(message for message in ranking.messages if message.code.startswith("ranking rests on"))
    empty = any(ranked.empty for ranked in ranking.strategies)
    return (*told, _note("verdict empty cells")) if empty else told


def _feasibility(plan: Plan, ranking: Ranking) -> tuple[Message, ...]:
    tree = plan.criteria
    tops = dict.fromkeys(tree.top(criterion.id) for criterion in tree.criteria if criterion.feasibility)
    if not tops:
        return ()
    groups = tuple(tree.criterion(top).name for top in tops)
    code = "verdict feasibility in value" if ranking.feasibility_in_value else "verdict feasibility left out"
    return (_note(code, groups=groups),)


def _note(code: str, **params: Param) -> Message:
    return Message(code, "note", "ranking", params=params)


def _ends(
    differences: Sequence[tuple[float, Bilingual]], count: int
) -> tuple[tuple[Bilingual, ...], tuple[Bilingual, ...]]:
    """The largest differences ahead and behind, of points sorted downwards, with their signs; hardly any are none."""
    ahead = [(points, name) for points, name in differences if points >= _HARDLY][:count]
    behind = [(points, name) for points, name in reversed(differences) if points <= -_HARDLY][:count]
    return _signed(ahead), _signed(behind)


def _signed(differences: list[tuple[float, Bilingual]]) -> tuple[Bilingual, ...]:
    return tuple(bracketed(name, same(_gap(points))) for points, name in differences)


def _gap(points: float) -> str:
    return f"{'+' if points > 0 else '−'}{abs(points):.1f}"


def _closeness(value: float) -> str:
    return f"{value:.4f}"


def _points(value: float) -> str:
    return f"{value:.1f}"
