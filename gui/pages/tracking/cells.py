"""What each cell of the progress table reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gui.pages.tracking.words import STATUS_INKS, STATUS_WORDS
from planner.text.figures import plain
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts
from planner.tracking.rows import Late, TrackedRow

Field = Literal["name", "lead", "period", "status", "percent", "actual", "estimate", "kpi", "note"]
LATE_WORDS: dict[Late, str] = {"": "", "start": mark("Should have started"), "end": mark("Should be done")}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell reads: `text` and, smaller beneath it, `detail`, each in a token's colour; `share` draws a bar."""

    text: str
    ink: str = "text"
    detail: str = ""
    detail_ink: str = "muted"
    share: float | None = None
    hint: str = ""


def cell_of(texts: Texts, row: TrackedRow, field: Field, on: str) -> Cell:
    """The cell of an action on the reporting date `on` (empty: none yet)."""
    return _READERS[field](texts, row, on)


def _name(texts: Texts, row: TrackedRow, on: str) -> Cell:
    name, output = texts.of(row.action.name), texts.of(row.action.output)
    return Cell(name, hint="\n".join(filter(None, (name, output))))


def _lead(texts: Texts, row: TrackedRow, on: str) -> Cell:
    return Cell(texts.of(row.action.lead) or MISSING, hint=texts.of(row.action.lead))


def _period(texts: Texts, row: TrackedRow, on: str) -> Cell:
    phase = texts.of(row.placed.phase.name) if row.placed.phase else MISSING
    return Cell(texts.quarters(row.quarters), "muted", phase)


def _status(texts: Texts, row: TrackedRow, on: str) -> Cell:
    if not on:
        return Cell(MISSING, "muted")
    status = row.progress.status if row.progress else "not started"
    late = texts.tr(LATE_WORDS[row.late]) if row.late else ""
    earlier = texts.tr("as of {date}", date=row.reported_on) if _carried(row, on) else ""
    hint = texts.tr("By the schedule {quarters}", quarters=texts.quarters(row.quarters))
    return Cell(
        texts.tr(STATUS_WORDS[status]),
        STATUS_INKS[status],
        late or earlier,
        "warning" if late else "muted",
        hint="\n".join(filter(None, (late, hint, _earlier_report(texts, row, on)))),
    )


def _percent(texts: Texts, row: TrackedRow, on: str) -> Cell:
    if row.progress is None:
        return Cell(MISSING, "muted")
    share = row.progress.percent / 100
    return Cell(texts.percent(share, 0), share=share, hint=_earlier_report(texts, row, on))


def _actual(texts: Texts, row: TrackedRow, on: str) -> Cell:
    actual = row.progress.actual_cost if row.progress else None
    if actual is None:
        return Cell(MISSING, "muted")
    share, detail, ink, compared = row.cost_share, "", "muted", ""
    if share is not None:
        compared = texts.tr("{share} of the estimate", share=texts.percent(share))
        over = share > 1
        ink = "warning" if over else "muted"
        detail = (
            texts.tr("{share} over", share=texts.percent(share - 1, 0))
            if over
            else texts.tr("{share} spent", share=texts.percent(share, 0))
        )
    hint = "\n".join(filter(None, (compared, _earlier_report(texts, row, on))))
    return Cell(texts.number(actual, 0), "text", detail, ink, hint=hint)


def _estimate(texts: Texts, row: TrackedRow, on: str) -> Cell:
    if row.estimate is None:
        return Cell(MISSING, "muted", hint=texts.tr("No cost typed and no GDP to reckon one from"))
    if not row.estimate_assumed:
        return Cell(texts.number(row.estimate, 0), hint=texts.tr("Typed in step 6"))
    return Cell(
        texts.number(row.estimate, 0),
        "muted",
        texts.tr("assumption"),
        "warning",
        hint=texts.tr(
            "Cost class {cost_class} in per mille of GDP; the cost itself is typed in step 6",
            cost_class=row.action.cost_class,
        ),
    )


def _kpi(texts: Texts, row: TrackedRow, on: str) -> Cell:
    action = row.action
    name, unit = texts.of(action.kpi), texts.of(action.kpi_unit)
    if not name:
        return Cell(MISSING, "muted", hint=texts.tr("The action has no indicator; name one in step 6"))
    goal = MISSING if action.kpi_target is None else plain(action.kpi_target)
    hint = texts.tr("{name} ({unit}); target {goal}", name=name, unit=unit or MISSING, goal=goal)
    read = row.progress.kpi if row.progress else None
    return Cell(MISSING if read is None else plain(read), "muted" if read is None else "text", name, hint=hint)


def _note(texts: Texts, row: TrackedRow, on: str) -> Cell:
    note = row.progress.note if row.progress else ""
    return Cell(note, hint=note)


_READERS: dict[Field, Callable[[Texts, TrackedRow, str], Cell]] = {
    "name": _name,
    "lead": _lead,
    "period": _period,
    "status": _status,
    "percent": _percent,
    "actual": _actual,
    "estimate": _estimate,
    "kpi": _kpi,
    "note": _note,
}


def _carried(row: TrackedRow, on: str) -> bool:
    """Whether the progress was reported before the date in hand and not again."""
    return row.progress is not None and row.reported_on != on


def _earlier_report(texts: Texts, row: TrackedRow, on: str) -> str:
    return texts.tr("As reported on {date}", date=row.reported_on) if _carried(row, on) else ""
