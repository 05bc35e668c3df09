"""What follows from a plan: weights, ranking and schedule with their reasons. Recomputed, never stored."""

from dataclasses import dataclass

from planner.model.action import Phase
from planner.model.message import Message


@dataclass(frozen=True, slots=True)
class NodeWeights:
    """Local weights (层次单排序) of the children of one node.

    `matrix` is row-major, n x n, completed; `given` marks entries that were judged, the rest was completed.
    `basis` is "equal" while there are too few judgements to connect all children (an assumption), else
    "judged". `consistency_ratio` is None where it is undefined (see `planner.weighting.ahp`).
    `joins` is the pair of children a judgement on which would join the unconnected parts, if any.
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


@dataclass(frozen=True, slots=True)
class Weights:
    """Local weights of each node and global weights (层次总排序) of each leaf, in tree order.

    `consistency_ratio` is the total one (总排序一致性检验) over the groups: sum of a_j CI_j over sum of
    a_j RI_j, a_j being the global weight of node j; None when every RI is 0 or one CI is undefined.
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

    def node(self, id: str) -> NodeWeights:
        for node in self.nodes:
            if node.node == id:
                return node
        raise KeyError(id)

    def leaf_weight(self, leaf: str) -> float:
        return self.leaf_weights[self.leaves.index(leaf)]


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
class Roadmap:
    """The adopted schedule read against the plan as it is now.

    `value` is the sum of the placed actions' values; `gdp_wan` the city's GDP in 10,000 yuan (万元), None without a
    figure. `messages` say what no longer holds: years over the limit, broken rules, a plan that changed since.
    """

    placed: tuple[PlacedAction, ...]
    left_out: tuple[LeftOutAction, ...]
    years: tuple[YearMoney, ...]
    value: float
    gdp_wan: float | None
    messages: tuple[Message, ...]

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


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything a view of the plan needs; `ranking` is None where an error message blocks it."""

    weights: Weights
    ranking: Ranking | None
    roadmap: Roadmap | None
    messages: tuple[Message, ...]
