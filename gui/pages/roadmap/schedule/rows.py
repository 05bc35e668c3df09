"""The rows of the Gantt as plain data, from plan and roadmap."""

import math
from dataclasses import dataclass, replace
from typing import Literal

from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.timeline import moment
from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.text.texts import Texts

Grouping = Literal["strategy", "phase"]


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no `strategy`) or one placed action.

    `start` and `end` are moments in years; `proposed` is the start a proposal would give it, where it differs.
    `note` stands beside the bar; `broken` holds the rules its place breaks, in words.
    """

    id: str
    name: str
    strategy: str = ""
    start: float = 0.0
    end: float = 0.0
    proposed: float | None = None
    note: str = ""
    broken: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    hint: str = ""

    @property
    def heading(self) -> bool:
        return not self.strategy


def gantt_rows(
    plan: Plan, roadmap: Roadmap, grouping: Grouping, texts: Texts, proposed: dict[str, int | None]
) -> tuple[Row, ...]:
    """Headings and actions in the order of their start, grouped by strategy or by phase.

    `proposed` gives the start years of an open proposal where they differ (None: not scheduled there).
    """
    groups = _by_strategy(plan, roadmap, texts) if grouping == "strategy" else _by_phase(plan, roadmap, texts)
    rows: list[Row] = []
    for id, name, members in groups:
        if members:
            heading = texts.trn("{name} ({count} action)", "{name} ({count} actions)", len(members), name=name)
            rows.append(Row(f"group {id}", heading))
            for placed in sorted(members, key=lambda placed: (placed.year, placed.quarter, -placed.value)):
                year = proposed.get(placed.action)
                row = _row(plan, roadmap, placed, texts)
                rows.append(row if year is None else replace(row, proposed=float(year)))
    return tuple(rows)


Group = tuple[str, str, list[PlacedAction]]


def _by_strategy(plan: Plan, roadmap: Roadmap, texts: Texts) -> list[Group]:
    strategies = {action.id: action.strategy for action in plan.actions}
    return [
        (
            id,
            texts.of(words.strategy_name(plan, id)),
            [placed for placed in roadmap.placed if strategies[placed.action] == id],
        )
        for id in words.strategy_order(plan)
    ]


def _by_phase(plan: Plan, roadmap: Roadmap, texts: Texts) -> list[Group]:
    groups = [
        (phase.id, texts.of(phase.name), [placed for placed in roadmap.placed if placed.phase == phase])
        for phase in plan.phases
    ]
    outside = [placed for placed in roadmap.placed if placed.phase is None]
    return [*groups, ("", texts.tr("outside the phases"), outside)]


def _row(plan: Plan, roadmap: Roadmap, placed: PlacedAction, texts: Texts) -> Row:
    action = plan.action(placed.action)
    start = moment(placed.year, placed.quarter)
    broken = tuple(texts.message(message) for message in placed.broken)
    name = texts.of(action.name)
    where = texts.tr(
        "{name}: {strategy}, {stretch}, {phase}",
        name=name,
        strategy=words.strategy_name(plan, action.strategy),
        stretch=words.stretch(texts, placed),
        phase=words.phase_name(texts, placed),
    )
    return Row(
        id=action.id,
        name=name,
        strategy=action.strategy,
        start=start,
        end=start + max(0.25, math.ceil(action.duration_years * 4) / 4),
        note=_note(action, broken, texts),
        broken=broken,
        predecessors=_predecessors(action, roadmap),
        hint="\n".join((where, texts.message(placed.reason), *broken)),
    )


def _predecessors(action: Action, roadmap: Roadmap) -> tuple[str, ...]:
    """Placed actions this one waits for; of several that would do, the one that ends first."""
    options = [placed for id in action.prerequisites_any if (placed := roadmap.of(id))]
    first = min(options, key=lambda placed: placed.last_year, default=None)
    return (*(id for id in action.prerequisites if roadmap.of(id)), *((first.action,) if first else ()))


def _note(action: Action, broken: tuple[str, ...], texts: Texts) -> str:
    parts = (
        texts.trn("breaks {count} rule", "breaks {count} rules", len(broken)) if broken else "",
        texts.tr("mandatory") if action.mandatory else "",
        texts.tr("pinned") if action.pinned_start is not None else "",
        texts.tr("assumption") if action.evidence.basis == "assumption" else "",
    )
    return " · ".join(part for part in parts if part)
