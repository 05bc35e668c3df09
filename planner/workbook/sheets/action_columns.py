"""The columns of the action table: what stands where, how wide, and what is worked in off the paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.workbook.book import Area, Column, cell_address
from planner.workbook.subject import Subject

HEAD_ROW = 4
FROZEN_COLUMNS = 5


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
    columns: Sequence[tuple[str, str, float]] = (
        ("id", texts.tr("No."), 6.5),
        ("phase", texts.tr("Phase"), 7.5 if zh else 9),
        ("strategy", texts.tr("Strategy"), 9 if zh else 11),
        ("workstream", texts.tr("Workstream"), 9 if zh else 12),
        ("name", texts.tr("Action"), 21 if zh else 25),
        ("output", texts.tr("Expected output"), 16 if zh else 19),
        ("lead", texts.tr("Lead unit"), 10 if zh else 14),
        ("support", texts.tr("Supporting units"), 16 if zh else 22),
        ("start", texts.tr("Start (year)"), 7.5),
        ("quarter", texts.tr("Quarter"), 6 if zh else 8),
        ("end", texts.tr("End (year)"), 7.5),
        ("duration", texts.tr("Duration (years)"), 7.5 if zh else 9),
        ("prerequisites", texts.tr("Predecessors (all)"), 9 if zh else 13),
        ("options", texts.tr("Predecessors (any one)"), 9 if zh else 13),
        ("class", texts.tr("Cost class"), 6 if zh else 7),
        ("typed", texts.tr("Cost as entered (10,000 yuan)"), 10 if zh else 11),
        ("cost", texts.tr("Investment (10,000 yuan)"), 10 if zh else 12),
        ("permille", texts.tr("Investment (‰ of GDP)"), 8 if zh else 11),
        ("share", texts.tr("Public share of it"), 8.5),
        ("funding", texts.tr("Funding sources"), 17 if zh else 20),
        ("kpi", texts.tr("KPI"), 13 if zh else 15),
        ("unit", texts.tr("Unit"), 8.5),
        ("criterion", texts.tr("Linked criterion"), 13 if zh else 14),
        ("value", texts.tr("Value score"), 7.5),
        ("readiness", texts.tr("Readiness (1–9)"), 7.5 if zh else 10),
        ("risk", texts.tr("Risk"), 17 if zh else 19),
        ("reason", texts.tr("Why this phase"), 28 if zh else 30),
        ("check", texts.tr("Rule check"), 11 if zh else 14),
        ("basis", texts.tr("Basis"), 8.5 if zh else 14),
        ("status", texts.tr("Status"), 8 if zh else 10),
        ("progress", texts.tr("Progress"), 7.5 if zh else 9),
    )
    return tuple(TableColumn(*column) for column in columns)


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
