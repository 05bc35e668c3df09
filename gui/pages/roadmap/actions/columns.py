"""The columns of the table of actions: heads, widths, what stands in a cell and by what it sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gui.pages.roadmap import words
from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import total_wan
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Field = Literal[
    "in",
    "id",
    "name",
    "strategy",
    "workstream",
    "lead",
    "years",
    "duration",
    "cost",
    "pools",
    "readiness",
    "risk",
    "kpi",
    "value",
    "phase",
    "basis",
    "marks",
]
Key = float | str
POOLS_NAMED = 2


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action with its place in the schedule and its value, None where it has none."""

    plan: Plan
    action: Action
    placed: PlacedAction | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in pixels, the least; `stretch` the share of the room left over. `typed` cells take what is typed."""

    field: Field
    head: str
    width: int
    stretch: int = 0
    typed: bool = False
    right: bool = False


COLUMNS: dict[Field, Column] = {
    column.field: column
    for column in (
        Column("in", mark("In"), 40),
        Column("id", mark("No."), 50),
        Column("name", mark("Action"), 140, 4, typed=True),
        Column("strategy", mark("Strategy"), 96, 1),
        Column("workstream", mark("Workstream"), 110, 2),
        Column("lead", mark("Lead unit"), 88, 2, typed=True),
        Column("years", mark("Years"), 80),
        Column("duration", mark("Duration\n(years)"), 76, typed=True, right=True),
        Column("cost", mark("Investment\n(10,000 yuan)"), 100, typed=True, right=True),
        Column("pools", mark("Funding sources"), 150, 3),
        Column("readiness", mark("Readi-\nness"), 60, typed=True, right=True),
        Column("risk", mark("Risk\nL × I"), 84, right=True),
        Column("kpi", mark("Performance indicator"), 172, 3),
        Column("value", mark("Value\nscore"), 62, right=True),
        Column("phase", mark("Phase"), 76),
        Column("basis", mark("Basis"), 92),
        Column("marks", mark("Marks"), 78, 1),
    )
}
VIEWS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (mark("Overview"), ("in", "id", "name", "lead", "years", "cost", "marks")),
    (mark("Time and readiness"), ("in", "id", "name", "duration", "readiness", "years", "phase", "value")),
    (mark("Money"), ("in", "id", "name", "cost", "pools", "value")),
    (mark("Results, risk, basis"), ("in", "id", "name", "kpi", "risk", "basis")),
    (mark("All columns"), tuple(COLUMNS)),
)
"""Sets of columns that fit a small window, and all of them."""


def action_rows(plan: Plan, roadmap: Roadmap | None, values: dict[str, float]) -> tuple[ActionRow, ...]:
    """All actions of the library; `values` by action id."""
    placed = {each.action: each for each in roadmap.placed} if roadmap else {}
    return tuple(ActionRow(plan, action, placed.get(action.id), values.get(action.id)) for action in plan.actions)


def cell_text(row: ActionRow, field: Field, texts: Texts) -> str:
    """What stands in the cell."""
    return _TEXTS[field](row, texts)


def typed_text(row: ActionRow, field: Field, texts: Texts) -> str:
    """What an editor of the cell starts from."""
    action = row.action
    match field:
        case "cost":
            return "" if action.cost is None else f"{action.cost:.2f}".rstrip("0").rstrip(".")
        case "duration":
            return f"{action.duration_years:g}"
        case "readiness":
            return str(action.readiness)
    return cell_text(row, field, texts)


def sort_key(row: ActionRow, field: Field, texts: Texts) -> tuple[bool, Key]:
    """Cells that hold nothing come last."""
    action = row.action
    numbers: dict[Field, float | None] = {
        "cost": total_wan(row.plan, action),
        "duration": action.duration_years,
        "readiness": action.readiness,
        "risk": _risk(action),
        "value": row.value,
        "years": None if row.placed is None else row.placed.year + row.placed.quarter / 10,
        "phase": None if row.placed is None else row.placed.year,
        "in": 0.0 if action.included else 1.0,
    }
    if field in numbers:
        number = numbers[field]
        return number is None, number or 0.0
    text = cell_text(row, field, texts)
    return not text or text == MISSING, text


def hint(row: ActionRow, field: Field, texts: Texts) -> str:
    """More than the cell has room for."""
    if field == "cost":
        return words.cost(texts, row.plan, row.action, total_wan(row.plan, row.action))
    if field == "pools":
        return "\n".join(_pools(row, texts))
    return cell_text(row, field, texts)


def _risk(action: Action) -> float | None:
    if action.risk_likelihood is None or action.risk_impact is None:
        return None
    return action.risk_likelihood * action.risk_impact


def _risk_text(row: ActionRow, texts: Texts) -> str:
    action = row.action
    return MISSING if _risk(action) is None else f"{action.risk_likelihood} × {action.risk_impact}"


def _years(row: ActionRow, texts: Texts) -> str:
    """Without the word for years, which stands in the head."""
    if row.placed is None:
        return MISSING
    first, last = row.placed.year, row.placed.last_year
    dash = "—" if texts.language == "zh" else "–"
    return str(first) if first == last else f"{first}{dash}{last}"


def _cost(row: ActionRow, texts: Texts) -> str:
    total = total_wan(row.plan, row.action)
    if total is None:
        return row.action.cost_class
    number = texts.number(total, 0)
    return number if row.action.cost is not None else texts.tr("≈{amount}", amount=number)


def _pools(row: ActionRow, texts: Texts) -> list[str]:
    shares = sorted(pool_shares(row.plan, row.action).items(), key=lambda share: -share[1])
    return [
        texts.tr("{pool} {share}", pool=row.plan.pool(pool).name, share=texts.percent(share, 0))
        for pool, share in shares
    ]


def _pools_text(row: ActionRow, texts: Texts) -> str:
    named = _pools(row, texts)
    more = ["…"] if len(named) > POOLS_NAMED else []
    return texts.join((*named[:POOLS_NAMED], *more)) or MISSING


def _basis(row: ActionRow, texts: Texts) -> str:
    return texts.tr("assumption") if row.action.evidence.basis == "assumption" else texts.tr("expert")


def _marks(row: ActionRow, texts: Texts) -> str:
    """Mandatory, by whom; fixed; forbidden."""
    action, said = row.action, []
    if action.forbidden:
        said.append(texts.tr("forbidden"))
    if action.mandatory:
        said.append(texts.tr(_MANDATORY[action.mandate]))
    if action.pinned_start is not None:
        said.append(texts.tr("fixed {year}", year=action.pinned_start))
    return texts.join(said)


_MANDATORY = {
    "planner": mark("mandatory"),
    "policy": mark("mandatory (policy)"),
    "leader": mark("mandatory (leader)"),
}


def _nothing(row: ActionRow, texts: Texts) -> str:
    """A box to tick stands there."""
    return ""


def _id(row: ActionRow, texts: Texts) -> str:
    return row.action.id


def _strategy(row: ActionRow, texts: Texts) -> str:
    return texts.of(words.strategy_name(row.plan, row.action.strategy))


def _duration(row: ActionRow, texts: Texts) -> str:
    return f"{row.action.duration_years:g}"


def _readiness(row: ActionRow, texts: Texts) -> str:
    return str(row.action.readiness)


def _value(row: ActionRow, texts: Texts) -> str:
    return texts.number(row.value, 1)


def _phase(row: ActionRow, texts: Texts) -> str:
    return MISSING if row.placed is None else words.phase_name(texts, row.placed)


_TEXTS: dict[Field, Callable[[ActionRow, Texts], str]] = {
    "in": _nothing,
    "id": _id,
    "name": lambda row, texts: texts.of(row.action.name),
    "strategy": _strategy,
    "workstream": lambda row, texts: texts.of(row.action.workstream),
    "lead": lambda row, texts: texts.of(row.action.lead),
    "years": _years,
    "duration": _duration,
    "cost": _cost,
    "pools": _pools_text,
    "readiness": _readiness,
    "risk": _risk_text,
    "kpi": lambda row, texts: texts.of(row.action.kpi),
    "value": _value,
    "phase": _phase,
    "basis": _basis,
    "marks": _marks,
}
