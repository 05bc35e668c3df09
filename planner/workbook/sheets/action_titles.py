"""The heads and widths of the columns of the action table, in the order planners expect."""

from dataclasses import dataclass

from planner.text.marker import mark
from planner.text.texts import Texts


@dataclass(frozen=True, slots=True)
class TableColumn:
    key: str
    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a column and its width in characters, in Chinese and in English."""

    title: str
    zh: float
    en: float


PRINTED: dict[str, Head] = {
    "id": Head(mark("No."), 6.5, 6.5),
    "phase": Head(mark("Phase"), 7.5, 9),
    "strategy": Head(mark("Strategy"), 9, 11),
    "workstream": Head(mark("Workstream"), 9, 12),
    "name": Head(mark("Action"), 20, 24),
    "output": Head(mark("Expected output"), 16, 20),
    "lead": Head(mark("Lead unit"), 10, 14),
    "support": Head(mark("Supporting units"), 14, 19),
    "accountable": Head(mark("Person accountable"), 9, 12),
    "start": Head(mark("Start (year)"), 7, 7.5),
    "quarter": Head(mark("Quarter"), 6, 8),
    "end": Head(mark("End (year)"), 7, 7.5),
    "milestones": Head(mark("Milestones (quarter from the start)"), 20, 24),
    "prerequisites": Head(mark("Predecessors (all)"), 9, 13),
    "cost": Head(mark("Investment (10,000 yuan)"), 10.5, 12),
    "funding": Head(mark("Funding sources"), 17, 20),
    "kpi": Head(mark("KPI"), 14, 16),
    "unit": Head(mark("Unit"), 7, 8.5),
    "baseline": Head(mark("Baseline"), 8, 9),
    "baseline_year": Head(mark("Baseline (year)"), 6.5, 9),
    "target": Head(mark("Target"), 8, 9),
    "target_year": Head(mark("Target (year)"), 6.5, 7.5),
    "source": Head(mark("Source of the figures"), 12, 15),
    "value": Head(mark("Value score"), 7, 7.5),
    "readiness": Head(mark("Readiness (1–9)"), 7, 10),
    "risk": Head(mark("Risk"), 18, 21),
    "likelihood": Head(mark("Likelihood (1–5)"), 9, 10.5),
    "impact": Head(mark("Impact (1–5)"), 9, 8.5),
    "exposure": Head(mark("Likelihood × impact"), 7.5, 10.5),
    "mitigation": Head(mark("Mitigation"), 20, 23),
    "reason": Head(mark("Why this phase"), 28, 30),
    "stability": Head(mark("Phase stability"), 7.5, 9),
    "check": Head(mark("Rule check"), 14, 17),
    "status": Head(mark("Status"), 8, 10),
    "percent": Head(mark("Progress"), 7, 9),
    "note": Head(mark("Remarks"), 15, 18),
}
"""Columns on paper, by key, two pages wide."""
UNPRINTED: dict[str, Head] = {
    "pinned": Head(mark("Fixed start (year)"), 8, 9),
    "earliest": Head(mark("Earliest start (year)"), 8, 9),
    "latest": Head(mark("Latest end (year)"), 8, 9),
    "duration": Head(mark("Duration (years)"), 8, 9),
    "options": Head(mark("Predecessors (any one)"), 9, 13),
    "class": Head(mark("Cost class"), 6, 7),
    "typed": Head(mark("Cost as entered (10,000 yuan)"), 10, 11),
    "permille": Head(mark("Investment (‰ of GDP)"), 8, 11),
    "share": Head(mark("Public share of it"), 8.5, 8.5),
    "capacity": Head(mark("Takes of its lead unit"), 9, 11),
    "mandate": Head(mark("Mandatory by"), 11, 13),
    "forbidden": Head(mark("Forbidden"), 7, 9),
    "mandate_note": Head(mark("Document or decision"), 16, 18),
    "policy": Head(mark("Policy basis"), 18, 20),
    "criterion": Head(mark("Linked criterion"), 13, 14),
    "basis": Head(mark("Basis"), 8.5, 14),
    "actual": Head(mark("Actual cost (10,000 yuan)"), 10, 11),
}
"""Columns to the right of the paper: what the formulas need, and what is seldom changed."""
TITLES = {key: head.title for key, head in (PRINTED | UNPRINTED).items()}


def columns_of(heads: dict[str, Head], texts: Texts) -> tuple[TableColumn, ...]:
    zh = texts.language == "zh"
    return tuple(TableColumn(key, texts.tr(head.title), head.zh if zh else head.en) for key, head in heads.items())
