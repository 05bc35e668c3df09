"""The rows of the Gantt as plain data, from plan and roadmap."""

from dataclasses import dataclass

from gui.pages.roadmap.schedule.classes import ASSUMED, Classes
from gui.pages.roadmap.schedule.timeline import moment
from planner.model.action import Action, Milestone, Start
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.model.stability import ActionStability, Stability
from planner.text.marker import mark
from planner.text.texts import Texts

STANDINGS = {
    "core": mark("core {share}"),
    "borderline": mark("borderline {share}"),
    "out": mark("rarely in {share}"),
}
BEYOND_GREEDY = mark("not by the greedy rule")
"""Where the greedy rule leaves an action out at the plan's own weights, its draws say nothing of weights."""


@dataclass(frozen=True, slots=True)
class Row:
    """A heading or one placed action.

    `start` and `end` are moments in years; `proposed` is the start a proposal would give it, `solved` the one the
    solver had given it, where they differ. `colour` is the class its colour stands for. `standing` says how firmly
    it stands, `note` what else is beside the bar; `broken` holds the rules its place breaks, in words.
    `predecessors` are (action, years to wait after it).
    """

    id: str
    name: str
    heading: bool = False
    start: float = 0.0
    end: float = 0.0
    proposed: float | None = None
    solved: float | None = None
    colour: str = ""
    standing: str = ""
    note: str = ""
    broken: tuple[str, ...] = ()
    predecessors: tuple[tuple[str, int], ...] = ()
    milestones: tuple[Milestone, ...] = ()
    pinned: bool = False
    critical: bool = False

    @property
    def beside(self) -> str:
        """All that is said beside the bar."""
        return " · ".join(part for part in (self.standing, self.note) if part)


@dataclass(frozen=True, slots=True)
class Look:
    """What the rows show beside plan and roadmap.

    `proposed` gives the start years of an open proposal where they differ (None: not scheduled there), `solved` the
    starts as solved of what was moved by hand since.
    """

    groups: Classes
    colours: Classes
    proposed: dict[str, int | None]
    solved: dict[str, Start]
    stability: Stability | None = None
    critical: bool = True


@dataclass(frozen=True, slots=True)
class _Made:
    """What a row was made from, so that it need not be made again."""

    placed: PlacedAction
    action: Action
    predecessors: tuple[tuple[str, int], ...]
    told: tuple[object, ...]
    row: Row


class RowMaker:
    """Makes rows, and keeps those whose action and place are the same as before: a drag changes one of a hundred."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}

    def rows(self, plan: Plan, roadmap: Roadmap, look: Look, texts: Texts) -> tuple[Row, ...]:
        """Headings and actions in the order of their start, under their groups."""
        actions = {action.id: action for action in plan.actions}
        placed = {place.action: place for place in roadmap.placed}
        critical = frozenset(roadmap.critical) if look.critical else frozenset()
        made: dict[str, _Made] = {}
        members: dict[str, list[PlacedAction]] = {id: [] for id, _ in look.groups.names}
        for id, place in placed.items():
            waits = _predecessors(actions[id], placed)
            standing = look.stability.of(id) if look.stability else None
            told = (look.proposed.get(id), look.solved.get(id), look.colours.of[id], standing, id in critical, texts)
            old = self._made.get(id)
            if (
                old is None
                or old.told != told
                or old.action is not actions[id]
                or old.predecessors != waits
                or old.placed != place
            ):
                old = _Made(place, actions[id], waits, told, _row(actions[id], place, waits, look, critical, texts))
            made[id] = old
            members[look.groups.of[id]].append(place)
        self._made = made
        rows: list[Row] = []
        for id, name in look.groups.names:
            if members[id]:
                count = len(members[id])
                heading = texts.trn("{name} ({count} action)", "{name} ({count} actions)", count, name=name)
                rows.append(Row(f"group {id}", heading, heading=True))
                members[id].sort(key=lambda place: (place.year, place.quarter, -place.value))
                rows.extend(made[place.action].row for place in members[id])
        return tuple(rows)


def _row(
    action: Action,
    placed: PlacedAction,
    waits: tuple[tuple[str, int], ...],
    look: Look,
    critical: frozenset[str],
    texts: Texts,
) -> Row:
    quarters = taken(placed.year, placed.quarter, action.duration_years)
    broken = tuple(texts.message(message) for message in placed.broken)
    solved = look.solved.get(action.id)
    proposed = look.proposed.get(action.id)
    return Row(
        id=action.id,
        name=texts.of(action.name),
        start=moment(placed.year, placed.quarter),
        end=(quarters.last + 1) / 4,
        proposed=None if proposed is None else float(proposed),
        solved=None if solved is None else moment(solved.year, solved.quarter),
        colour=look.colours.of[action.id],
        standing=_standing(look.stability.of(action.id) if look.stability else None, texts),
        note=_note(action, broken, texts),
        broken=broken,
        predecessors=waits,
        milestones=action.milestones,
        pinned=action.pinned_start is not None,
        critical=action.id in critical,
    )


def _predecessors(action: Action, placed: dict[str, PlacedAction]) -> tuple[tuple[str, int], ...]:
    """Placed actions this one waits for; of several that would do, the one that ends first."""
    options = [placed[id] for id in action.prerequisites_any if id in placed]
    first = min(options, key=lambda place: place.last_year, default=None)
    waits = (*(id for id in action.prerequisites if id in placed), *((first.action,) if first else ()))
    return tuple((id, action.lag(id)) for id in waits)


def _standing(found: ActionStability | None, texts: Texts) -> str:
    if found is None:
        return ""
    if found.same_phase is None and found.standing == "out":
        return texts.tr(BEYOND_GREEDY)
    return texts.tr(STANDINGS[found.standing], share=texts.percent(found.in_plan, 0))


def _note(action: Action, broken: tuple[str, ...], texts: Texts) -> str:
    parts = (
        texts.trn("breaks {count} rule", "breaks {count} rules", len(broken)) if broken else "",
        texts.tr("mandatory") if action.mandatory else "",
        texts.tr("pinned") if action.pinned_start is not None else "",
        ASSUMED if action.evidence.basis == "assumption" else "",
    )
    return " · ".join(part for part in parts if part)
