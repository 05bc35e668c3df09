"""A schedule made anew from a reporting date. Recomputed, never stored."""

from dataclasses import dataclass

from planner.model.evaluation import Proposal


@dataclass(frozen=True, slots=True)
class Replan:
    """A proposal for the plan as it stands on the day `on` (ISO 8601).

    `kept` are the actions begun or done, in their places; `stopped` those that were stopped and take no more part.
    Nothing else starts before `first_quarter`, counted from year 0.
    """

    on: str
    first_quarter: int
    kept: tuple[str, ...]
    stopped: tuple[str, ...]
    proposal: Proposal
