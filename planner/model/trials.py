"""Rankings after something was taken away or added: does the order hold? Recomputed, never stored."""

from dataclasses import dataclass
from typing import Literal

from planner.model.message import Message
from planner.model.ranking import TopsisForm

ReversalKind = Literal["drop", "copy", "dominated"]
LeftOutKind = Literal["criterion", "expert", "department"]


@dataclass(frozen=True, slots=True)
class ReversalTrial:
    """The set of strategies with `strategy` dropped, copied, or joined by one it dominates, in one form of TOPSIS.

    `before` and `after` order the strategies that both sets have (best first, ties in plan order), with their
    places among these; `reversed_pairs` (ahead before, ahead after) are those whose order turned round.
    `criterion`: the dominated one is the strategy at the worst of this leaf's scale, the leaf that turns most pairs.
    """

    kind: ReversalKind
    strategy: str
    form: TopsisForm
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]
    reversed_pairs: tuple[tuple[str, str], ...]
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class LeaveOutTrial:
    """The ranking without one criterion (others scaled in proportion), one expert or one department.

    `closeness` and `ranks` in plan order of the strategies; None where `note` says why there is no answer.
    """

    kind: LeftOutKind
    item: str
    closeness: tuple[float, ...] | None
    ranks: tuple[int, ...] | None
    first_changes: bool = False
    order_changes: bool = False
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """A scenario's ranking beside the plan's: `scores` are closeness, or the method's own figure.

    Strategies in plan order. `weights` by leaf in tree order. `note` says what of the scenario no longer fits the
    plan, and why there is no answer where `ranks` is None.
    """

    scenario: str
    method: str
    normalisation: TopsisForm
    weights: tuple[float, ...]
    scores: tuple[float, ...] | None
    ranks: tuple[int, ...] | None
    first_changes: bool = False
    order_changes: bool = False
    note: Message | None = None
