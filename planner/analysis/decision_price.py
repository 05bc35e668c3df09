"""What a single decision costs: the best schedule without it against the best with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from planner import evaluate
from planner.edits.action_set import with_action
from planner.model.action import Action
from planner.model.evaluation import Ranking
from planner.model.plan import Plan

Decision = Literal["pinned", "mandatory", "forbidden"]


@dataclass(frozen=True, slots=True)
class DecisionPrice:
    """Total additive values of the best schedules found; `proven` where no better one exists for either."""

    without: float
    taken: float
    proven: bool

    @property
    def lost(self) -> float:
        """The value the decision costs; 0 where it changes nothing."""
        return max(0.0, self.without - self.taken)


def decision_price(
    plan: Plan,
    ranking: Ranking,
    id: str,
    decision: Decision,
    year: int | None = None,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> DecisionPrice:
    """The price of fixing an action's start in `year`, of forcing it in or of keeping it out, all else as planned.

    A job of two solves, each of at most the plan's time limit. ProblemError where no schedule keeps the rules,
    saying which rule the decision clashes with.
    """
    action = plan.action(id)

    def solve(changed: Action, part: int) -> tuple[float, bool]:
        def step(share: float) -> None:
            if progress is not None:
                progress((part + share) / 2)

        proposal = evaluate.schedule(with_action(plan, changed), ranking, step, cancel)
        return proposal.value, proposal.status == "optimal"

    with_it = solve(_with(action, decision, year), 0)
    without = solve(_with(action, decision, None, taken=False), 1)
    return DecisionPrice(without[0], with_it[0], with_it[1] and without[1])


def _with(action: Action, decision: Decision, year: int | None, *, taken: bool = True) -> Action:
    if decision == "pinned":
        return replace(action, pinned_start=year)
    if decision == "mandatory":
        return replace(action, mandatory=taken)
    return replace(action, forbidden=taken)
