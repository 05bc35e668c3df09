"""The results framework (ADB's design and monitoring framework): the results chain with what measures and threatens it.

After ADB, Guidelines for Preparing and Using a Design and Monitoring Framework, October 2020: rows of the chain from
impact to outputs, then the key activities with their milestones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.model.targets import Result, Target

RowKind = Literal["impact", "outcome", "output", "unlinked", "activity"]


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """A line of the chain with the indicators that measure it, or a key activity with its place in the schedule.

    `number` counts outputs and, behind a point, their activities (2, 2.1); empty elsewhere. A row of kind "unlinked"
    holds the indicators that measure no line yet.
    """

    kind: RowKind
    number: str
    result: Result | None = None
    targets: tuple[Target, ...] = ()
    action: Action | None = None
    placed: PlacedAction | None = None


def framework_rows(plan: Plan, roadmap: Roadmap | None) -> tuple[FrameworkRow, ...]:
    """The chain in order, then the scheduled actions below the outputs of their strategies, then the other ones."""
    return (*_chain(plan), *_activities(plan, roadmap))


def _chain(plan: Plan) -> Iterator[FrameworkRow]:
    outputs = 0
    for result in plan.results:
        outputs += result.level == "output"
        number = str(outputs) if result.level == "output" else ""
        measured = tuple(target for target in plan.targets if target.result == result.id)
        yield FrameworkRow(result.level, number, result, measured)
    unlinked = tuple(target for target in plan.targets if not target.result)
    if unlinked:
        yield FrameworkRow("unlinked", "", targets=unlinked)


def _activities(plan: Plan, roadmap: Roadmap | None) -> Iterator[FrameworkRow]:
    if roadmap is None or not plan.results:
        return
    waiting = sorted(roadmap.placed, key=lambda placed: (placed.year, placed.quarter, placed.action))
    outputs = [result for result in plan.results if result.level == "output"]
    for number, output in enumerate(outputs, 1):
        own = [each for each in waiting if output.strategy and plan.action(each.action).strategy == output.strategy]
        waiting = [each for each in waiting if each not in own]
        for place, placed in enumerate(own, 1):
            yield FrameworkRow("activity", f"{number}.{place}", action=plan.action(placed.action), placed=placed)
    for placed in waiting:
        yield FrameworkRow("activity", "", action=plan.action(placed.action), placed=placed)
