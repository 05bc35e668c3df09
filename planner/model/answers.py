"""All that is asked of one ranking besides itself: how sure, what would change it, do others agree."""

from dataclasses import dataclass

from planner.model.message import Message
from planner.model.opinions import Opinions
from planner.model.sensitivity import Sensitivity
from planner.model.stability import Stability
from planner.model.sureness import Sureness
from planner.model.trials import LeaveOutTrial, ReversalTrial, ScenarioOutcome


@dataclass(frozen=True, slots=True)
class Answers:
    """`report` says the result in words, with what the answers add to it; `stability` is None without actions."""

    sureness: Sureness
    sensitivity: Sensitivity
    opinions: Opinions
    reversals: tuple[ReversalTrial, ...]
    leave_out: tuple[LeaveOutTrial, ...]
    scenarios: tuple[ScenarioOutcome, ...]
    report: tuple[Message, ...]
    stability: Stability | None = None
