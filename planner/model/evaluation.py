"""What follows from a plan: weights, ranking and schedule with their reasons. Recomputed, never stored."""

from dataclasses import dataclass

from planner.model.action import Phase
from planner.model.bilingual import Bilingual
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.weighting import Aggregation, WeighingWay


@dataclass(frozen=True, slots=True)
class ExpertNode:
    """One expert's answers on one node and the local weights that follow from them alone.

    `answers`: in pairwise comparison the ratio of the earlier child to the later by pair, in the order (0, 1),
    (0, 2) … (1, 2) …; in the other ways the value of each child; None where not given. `influence` is the share in
    the group in the expert's own unit, 0 while excluded. `weights` and what follows them is None while the answers
    do not give weights, `consistency_ratio` and `geometric_consistency_index` also where nothing checks the
    judgements; `joins` is the pair that would join the unconnected parts.
    """

    expert: str
    influence: float
    answers: tuple[float | None, ...]
    weights: tuple[float, ...] | None
    consistency_index: float | None = None
    random_index: float = 0.0
    consistency_ratio: float | None = None
    geometric_consistency_index: float | None = None
    joins: tuple[str, str] | None = None

    @property
    def answered(self) -> int:
        return sum(answer is not None for answer in self.answers)

    @property
    def asked(self) -> int:
        return len(self.answers)


@dataclass(frozen=True, slots=True)
class NodeWeights:
    """Local weights (层次单排序) of the children of one node.

    `matrix` is row-major, n x n, completed; `given` marks entries that were judged, the rest was completed; of
    several experts it holds their weighted geometric means. Nodes not weighed pairwise have a matrix of ones.
    `basis` is "equal" while there are too few answers for weights (an assumption), else "judged".
    `judged` of `pairs` have an answer of somebody heard (in other ways than pairwise: values of children).
    `consistency_ratio` is None where it is undefined (see `planner.weighting.ahp`); it is that of the combined
    judgements whatever the aggregation. `joins` is the pair of children a judgement on which would join the
    unconnected parts, if any.

    `experts` are those who answered, in plan order, the excluded among them. `judgement_weights` follow from the
    combined judgements (AIJ), `priority_weights` from the experts' own weights (AIP), None where there are none;
    `aggregation` says which of them `weights` are. `consensus` is Goepel's S* of the experts heard who have
    weights, None with fewer than two.
    """

    node: str
    children: tuple[str, ...]
    weights: tuple[float, ...]
    basis: str
    matrix: tuple[tuple[float, ...], ...]
    given: tuple[tuple[bool, ...], ...]
    judged: int
    pairs: int
    lambda_max: float
    consistency_index: float | None
    random_index: float
    consistency_ratio: float | None
    joins: tuple[str, str] | None = None
    geometric_consistency_index: float | None = None
    way: WeighingWay = "pairwise"
    aggregation: Aggregation = "judgements"
    experts: tuple[ExpertNode, ...] = ()
    judgement_weights: tuple[float, ...] | None = None
    priority_weights: tuple[float, ...] | None = None
    consensus: float | None = None

    def expert(self, id: str) -> ExpertNode | None:
        for expert in self.experts:
            if expert.expert == id:
                return expert
        return None


@dataclass(frozen=True, slots=True)
class ExpertWeights:
    """One expert's own weights of the leaves, and how far they are from the group's.

    `leaf_weights` are global, in tree order, None while a node gives none. `distance` is half the sum of absolute
    differences from the group's leaf weights, 0..1. `consistency_ratio` is the expert's total one (总排序一致性
    检验) over the groups answered. `answered` counts answers of `asked`, pairs or values over all nodes.
    """

    expert: str
    heard: bool
    leaf_weights: tuple[float, ...] | None
    consistency_ratio: float | None
    distance: float | None
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Local weights of each node and global weights (层次总排序) of each leaf, in tree order.

    `consistency_ratio` is the total one (总排序一致性检验) over the groups: sum of a_j CI_j over sum of
    a_j RI_j, a_j being the global weight of node j; None when every RI is 0 or one CI is undefined.

    `leaf_weights` are those in force. Where objective weights join in, `subjective` are the experts' alone and
    `objective` those from the spread of the scores, None where the scores have none; a criterion's weight is then
    the sum over its leaves and no longer the product of local weights. `judgement_leaf_weights` (AIJ) and
    `priority_leaf_weights` (AIP) stand side by side, experts' alone. `experts` are those who answered; `consensus`
    is Goepel's S* of the leaf weights of those heard who have them, None with fewer than two.
    """

    nodes: tuple[NodeWeights, ...]
    leaves: tuple[str, ...]
    leaf_weights: tuple[float, ...]
    criterion_weights: dict[str, float]
    consistency_index: float | None
    random_index: float
    consistency_ratio: float | None
    method: str
    random_index_table: str
    subjective: tuple[float, ...] = ()
    objective: tuple[float, ...] | None = None
    judgement_leaf_weights: tuple[float, ...] = ()
    priority_leaf_weights: tuple[float, ...] = ()
    experts: tuple[ExpertWeights, ...] = ()
    consensus: float | None = None

    def node(self, id: str) -> NodeWeights:
        for node in self.nodes:
            if node.node == id:
                return node
        raise KeyError(id)

    def leaf_weight(self, leaf: str) -> float:
        return self.leaf_weights[self.leaves.index(leaf)]

    def expert(self, id: str) -> ExpertWeights | None:
        for expert in self.experts:
            if expert.expert == id:
                return expert
        return None


@dataclass(frozen=True, slots=True)
class RankedStrategy:
    """One strategy's result. `closeness` 0..1; distances are Euclidean in the weighted matrix.

    `value` is the additive value 0..100 over all leaves, `contributions` its parts by leaf (same order as
    `Ranking.leaves`, summing to `value`). `schedule_value` is the value that enters the schedule, without the
    feasibility criteria unless the plan says otherwise. `empty` counts leaves without a score.
    """

    strategy: str
    rank: int
    closeness: float
    distance_to_best: float
    distance_to_worst: float
    value: float
    schedule_value: float
    contributions: tuple[float, ...]
    empty: int
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranking by TOPSIS, strategies in plan order.

    `matrix` holds the values that entered, (strategies, leaves), in the leaf's scale; an empty cell entered at
    the middle of its scale. `bounds` is (leaves, 2): worst, best. `dominance` pairs (dominating, dominated).
    """

    weights: Weights
    leaves: tuple[str, ...]
    normalisation: str
    matrix: tuple[tuple[float, ...], ...]
    bounds: tuple[tuple[float, float], ...]
    strategies: tuple[RankedStrategy, ...]
    dominance: tuple[tuple[str, str], ...]
    feasibility_in_value: bool
    messages: tuple[Message, ...]

    @property
    def order(self) -> tuple[RankedStrategy, ...]:
        """Best first; ties keep the plan's order."""
        return tuple(sorted(self.strategies, key=lambda ranked: ranked.rank))

    def of(self, strategy: str) -> RankedStrategy:
        for ranked in self.strategies:
            if ranked.strategy == strategy:
                return ranked
        raise KeyError(strategy)


@dataclass(frozen=True, slots=True)
class PlacedAction:
    """One action of the adopted schedule with what it costs and why it is there.

    `public_cost` is by year in per mille of GDP (tuple of (year, amount)); `cost_wan` the total in 10,000 yuan
    (万元), None without a GDP figure or a typed cost; `public_wan` likewise the public part by year.
    `last_year` is the year in which the work ends, from its start quarter and duration. `broken` lists the rules
    this place breaks.
    """

    action: str
    year: int
    quarter: int
    last_year: int
    phase: Phase | None
    value: float
    public_cost: tuple[tuple[int, float], ...]
    cost_wan: float | None
    public_wan: tuple[tuple[int, float], ...] | None
    reason: Message
    broken: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class LeftOutAction:
    """An included action the schedule has no place for, with the reason."""

    action: str
    value: float
    reason: Message


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Public money of one year against its limit, per mille of GDP and, where a GDP figure exists, 万元."""

    year: int
    spent: float
    limit: float
    spent_wan: float | None
    limit_wan: float | None


@dataclass(frozen=True, slots=True)
class PoolMoney:
    """What a funding pool pays in one year, or over one phase where `phase` is not empty (then `year` is its first).

    `pool` may be `planner.model.funding.ALL_PUBLIC`. Per mille of GDP and, where a GDP figure exists, 万元; `limit`
    is None where there is none.
    """

    pool: str
    year: int
    phase: str
    spent: float
    limit: float | None
    spent_wan: float | None
    limit_wan: float | None


@dataclass(frozen=True, slots=True)
class CapacityUse:
    """What the placed actions take of a lead department in a year, in the unit of `Action.capacity`."""

    department: Bilingual
    year: int
    used: float
    limit: float | None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The adopted schedule read against the plan as it is now.

    `value` is the sum of the placed actions' values; `gdp_wan` the city's GDP in 10,000 yuan (万元), None without a
    figure. `messages` say what no longer holds: years over the limit, broken rules, a plan that changed since.
    `pools` has every pool and year, then every limited pool and phase; `capacity` every department and year.
    `critical` are the actions of the critical chains: a delay of one moves the last end of the roadmap.
    """

    placed: tuple[PlacedAction, ...]
    left_out: tuple[LeftOutAction, ...]
    years: tuple[YearMoney, ...]
    value: float
    gdp_wan: float | None
    messages: tuple[Message, ...]
    pools: tuple[PoolMoney, ...] = ()
    capacity: tuple[CapacityUse, ...] = ()
    critical: tuple[str, ...] = ()

    def of(self, action: str) -> PlacedAction | None:
        for placed in self.placed:
            if placed.action == action:
                return placed
        return None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A solved schedule not yet adopted: what `planner.edits.adopt_schedule` takes."""

    starts: tuple[tuple[str, int], ...]
    solver: str
    status: str
    gap: float
    value: float
    seconds: float
    time_limit_seconds: float
    messages: tuple[Message, ...]
    changed: tuple[tuple[str, int | None, int | None], ...]
    """(action, start year in the adopted schedule, start year here) where they differ."""
    greedy_starts: tuple[tuple[str, int], ...] = ()
    """What the greedy twin (`planner.roadmap.greedy`) chose, by value per money; empty where it keeps not all rules."""
    greedy_value: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything a view of `plan` needs; `ranking` is None where an error message blocks it."""

    weights: Weights
    ranking: Ranking | None
    roadmap: Roadmap | None
    messages: tuple[Message, ...]
    plan: Plan | None = None
