"""Actions that must or must not be in the schedule, or only at a certain time: who says so, and what has come of it."""

from dataclasses import dataclass

from gui.models.text_table import Look
from gui.pages.roadmap.limits.grid import LimitCell
from gui.pages.roadmap.limits.state import State
from planner.model.action import Action, Mandate
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

MANDATES: dict[Mandate, str] = {
    "planner": mark("the planner"),
    "policy": mark("a policy from above"),
    "leader": mark("decided by the leader"),
}


@dataclass(frozen=True, slots=True)
class Single:
    """One action with its rule of its own; `cells` are rule, who says so, when, and the place in the schedule."""

    action: Action
    cells: tuple[LimitCell, ...]


def single_rows(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> tuple[Single, ...]:
    """In plan order; a mandatory action that is pinned as well is one row."""
    return tuple(
        Single(
            action,
            (
                LimitCell(_rule(action, texts), Look.STRONG, words=True),
                LimitCell(_who(action, texts), Look.MUTED, tip=_why(action, texts), words=True),
                LimitCell(_when(action, texts), words=True),
                _place(action, roadmap, texts),
            ),
        )
        for action in plan.actions
        if _is_bound(action)
    )


def single_state(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> State:
    rows = single_rows(plan, roadmap, texts)
    broken = sum(any(cell.over for cell in row.cells) for row in rows)
    if broken:
        return State(texts.tr("{count} not kept", count=broken), broken=True)
    return State(texts.trn("{count} action", "{count} actions", len(rows)) if rows else texts.tr("none"))


def _is_bound(action: Action) -> bool:
    if action.forbidden:
        return True
    if not action.included:
        return False
    return action.mandatory or any(
        year is not None for year in (action.pinned_start, action.earliest_start, action.latest_end)
    )


def _rule(action: Action, texts: Texts) -> str:
    parts = (
        texts.tr("forbidden") if action.forbidden else "",
        texts.tr("mandatory") if action.mandatory else "",
        texts.tr("pinned") if action.pinned_start is not None else "",
        texts.tr("window") if action.earliest_start is not None or action.latest_end is not None else "",
    )
    return " · ".join(part for part in parts if part)


def _who(action: Action, texts: Texts) -> str:
    if not action.mandatory:
        return texts.tr("the planner")
    evidence = action.mandatory_evidence
    if evidence is not None and evidence.basis == "assumption":
        return texts.tr("template rule, an assumption")
    return texts.tr(MANDATES[action.mandate])


def _why(action: Action, texts: Texts) -> str:
    evidence = action.mandatory_evidence if action.mandatory else None
    said = (action.mandate_note, action.policy_basis, *((evidence.source,) if evidence else ()))
    return "\n".join(texts.of(each) for each in said if each)


def _when(action: Action, texts: Texts) -> str:
    first, last = action.earliest_start, action.latest_end
    parts = (
        "" if action.pinned_start is None else texts.tr("starts in {year}", year=action.pinned_start),
        "" if first is None else texts.tr("not before {year}", year=first),
        "" if last is None else texts.tr("done by {year}", year=last),
    )
    return texts.join(part for part in parts if part) or MISSING


def _place(action: Action, roadmap: Roadmap | None, texts: Texts) -> LimitCell:
    if roadmap is None:
        return LimitCell(MISSING, Look.MUTED, words=True)
    placed = roadmap.of(action.id)
    if placed is None:
        missed = not action.forbidden and (action.mandatory or action.pinned_start is not None)
        said = texts.tr("not kept") if missed else ""
        return LimitCell(texts.tr("not scheduled"), Look.MUTED, detail=said, over=missed, words=True)
    span = texts.years(placed.year, placed.last_year)
    strays = _strays(action, placed.year)
    return LimitCell(span, detail=texts.tr("not kept") if strays else "", over=strays, words=True)


def _strays(action: Action, year: int) -> bool:
    """Whether a start breaks the action's own rule; a pin overrules its window."""
    if action.forbidden:
        return True
    if action.pinned_start is not None:
        return year != action.pinned_start
    first, last = action.earliest_start, action.latest_end
    return (first is not None and year < first) or (last is not None and year + action.whole_years - 1 > last)
