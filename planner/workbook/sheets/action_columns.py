"""The columns of the action table: what stands where, how wide, and what is worked in off the paper."""

from dataclasses import dataclass

from planner.text.marker import mark
from planner.workbook.book import Area, Column, cell_address
from planner.workbook.subject import Subject

HEAD_ROW = 4
FROZEN_COLUMNS = 5
TITLES: dict[str, str] = {
    "id": mark("No."),
    "phase": mark("Phase"),
    "strategy": mark("Strategy"),
    "workstream": mark("Workstream"),
    "name": mark("Action"),
    "output": mark("Expected output"),
    "lead": mark("Lead unit"),
    "support": mark("Supporting units"),
    "start": mark("Start (year)"),
    "quarter": mark("Quarter"),
    "pinned": mark("Fixed start (year)"),
    "end": mark("End (year)"),
    "duration": mark("Duration (years)"),
    "prerequisites": mark("Predecessors (all)"),
    "options": mark("Predecessors (any one)"),
    "class": mark("Cost class"),
    "typed": mark("Cost as entered (10,000 yuan)"),
    "cost": mark("Investment (10,000 yuan)"),
    "permille": mark("Investment (‰ of GDP)"),
    "share": mark("Public share of it"),
    "funding": mark("Funding sources"),
    "kpi": mark("KPI"),
    "unit": mark("Unit"),
    "criterion": mark("Linked criterion"),
    "value": mark("Value score"),
    "readiness": mark("Readiness (1–9)"),
    "risk": mark("Risk"),
    "reason": mark("Why this phase"),
    "check": mark("Rule check"),
    "basis": mark("Basis"),
    "status": mark("Status"),
    "percent": mark("Progress"),
    "actual": mark("Actual cost (10,000 yuan)"),
    "note": mark("Remarks"),
}
"""Heads of the columns to read, by key."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    key: str
    title: str
    width: float


@dataclass(frozen=True, slots=True)
class ActionTable:
    """Columns to read, then one contribution column a strategy, then working columns; `count` lines of actions."""

    sheet: str
    read: tuple[TableColumn, ...]
    worked: tuple[TableColumn, ...]
    strategies: int
    count: int

    @property
    def first(self) -> int:
        return HEAD_ROW + 1

    @property
    def last(self) -> int:
        return HEAD_ROW + max(self.count, 1)

    @property
    def contributions(self) -> int:
        """The first of the contribution columns; one is left free before them."""
        return len(self.read) + 1

    @property
    def widths(self) -> tuple[Column, ...]:
        read = [Column(column.width) for column in self.read]
        shares = [Column(9, outlined=True)] * self.strategies
        worked = [Column(column.width, outlined=True) for column in self.worked]
        return (*read, Column(2), *shares, *worked)

    def column(self, key: str) -> int:
        keys = [column.key for column in self.read]
        if key in keys:
            return keys.index(key)
        return self.contributions + self.strategies + [column.key for column in self.worked].index(key)

    def at(self, key: str, row: int) -> str:
        """Address of the cell of one line, fixed in its column."""
        return f"${cell_address(row, self.column(key))}"

    def area(self, key: str) -> Area:
        column = self.column(key)
        return Area(self.sheet, self.first, column, self.last, column)

    def shares(self, row: int) -> Area:
        return Area(self.sheet, row, self.contributions, row, self.contributions + self.strategies - 1)


def action_table(subject: Subject, sheet: str, count: int) -> ActionTable:
    return ActionTable(sheet, _read(subject), _worked(subject), len(subject.plan.strategies), count)


def _read(subject: Subject) -> tuple[TableColumn, ...]:
    texts = subject.texts
    zh = texts.language == "zh"
    widths: dict[str, float] = {
        "id": 6.5,
        "phase": 7.5 if zh else 9,
        "strategy": 9 if zh else 11,
        "workstream": 9 if zh else 12,
        "name": 21 if zh else 25,
        "output": 16 if zh else 19,
        "lead": 10 if zh else 14,
        "support": 16 if zh else 22,
        "start": 7.5,
        "quarter": 6 if zh else 8,
        "pinned": 7.5,
        "end": 7.5,
        "duration": 7.5 if zh else 9,
        "prerequisites": 9 if zh else 13,
        "options": 9 if zh else 13,
        "class": 6 if zh else 7,
        "typed": 10 if zh else 11,
        "cost": 10 if zh else 12,
        "permille": 8 if zh else 11,
        "share": 8.5,
        "funding": 17 if zh else 20,
        "kpi": 13 if zh else 15,
        "unit": 8.5,
        "criterion": 13 if zh else 14,
        "value": 7.5,
        "readiness": 7.5 if zh else 10,
        "risk": 17 if zh else 19,
        "reason": 28 if zh else 30,
        "check": 11 if zh else 14,
        "basis": 8.5 if zh else 14,
        "status": 8 if zh else 10,
        "percent": 7.5 if zh else 9,
        "actual": 10 if zh else 11,
        "note": 16 if zh else 18,
    }
    return tuple(TableColumn(key, texts.tr(TITLES[key]), width) for key, width in widths.items())


def _worked(subject: Subject) -> tuple[TableColumn, ...]:
    texts = subject.texts
    columns = (
        ("strategy_number", texts.tr("Strategy number")),
        ("phase_number", texts.tr("Phase number")),
        ("start_year", texts.tr("Start, 0 if none")),
        ("last_year", texts.tr("Last year of spending")),
        ("first_quarter", texts.tr("First quarter, counted")),
        ("last_quarter", texts.tr("Last quarter, counted")),
        ("yearly", texts.tr("Public money a year (‰)")),
        ("late", texts.tr("Predecessor open")),
        ("over", texts.tr("Over budget")),
        ("early", texts.tr("Not ready")),
        ("outside", texts.tr("Outside the years")),
        ("key", texts.tr("Place on the summary")),
    )
    return (*(TableColumn(key, title, 11) for key, title in columns), TableColumn("title", texts.tr("In short"), 40))
