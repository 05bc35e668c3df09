"""The columns of the action table: what stands where, how wide, and what is worked in off the paper."""

from dataclasses import dataclass

from planner.text.marker import mark
from planner.workbook.book import Area, Column, cell_address
from planner.workbook.sheets.action_titles import PRINTED, UNPRINTED, TableColumn, columns_of
from planner.workbook.subject import Subject

HEAD_ROW = 4
LEADS = 5
"""Columns that stay in sight while the others scroll, and are printed again on the second page."""
FEWEST_YEARS = 5
"""Years over which the cost of any action can be spread unevenly."""
WORKED: dict[str, str] = {
    "strategy_number": mark("Strategy number"),
    "phase_number": mark("Phase number"),
    "start_year": mark("Start, 0 if none"),
    "whole_years": mark("Whole years"),
    "last_year": mark("Last year of spending"),
    "first_quarter": mark("First quarter, counted"),
    "last_quarter": mark("Last quarter, counted"),
    "split": mark("Typed funding shares hold (1)"),
    "public": mark("Public share in force"),
    "uneven": mark("Typed yearly shares hold (1)"),
    "late": mark("Predecessor open"),
    "over": mark("Over budget"),
    "pool": mark("Funding source over its limit"),
    "crowded": mark("Lead unit over its capacity"),
    "early": mark("Not ready"),
    "moved": mark("Not in its fixed year"),
    "window": mark("Outside its own window"),
    "outside": mark("Outside the years"),
    "barred": mark("Forbidden, yet scheduled"),
    "group": mark("Group over its count"),
    "forgotten": mark("Mandatory, yet not scheduled"),
    "key": mark("Place on the summary"),
    "risk_key": mark("Place in the risk grid"),
}
"""Heads of the working columns, by key; those from "late" to "forgotten" say that a rule does not hold."""
CHECKS = ("late", "over", "pool", "crowded", "early", "moved", "window", "outside", "barred", "group", "forgotten")
_SHARE_WIDTH, _WORK_WIDTH = 9.0, 11.0


@dataclass(frozen=True, slots=True)
class ActionTable:
    """Columns to print, a free one, further inputs, then blocks of numbers and the working columns.

    `strategies`, `pools` and `spread` are how many columns the contributions, the funding shares and the yearly shares
    take; `years` are those in which money may be spent; `count` is that of the lines.
    """

    sheet: str
    printed: tuple[TableColumn, ...]
    unprinted: tuple[TableColumn, ...]
    worked: tuple[TableColumn, ...]
    strategies: int
    pools: int
    spread: int
    years: tuple[int, ...]
    count: int

    @property
    def first(self) -> int:
        return HEAD_ROW + 1

    @property
    def last(self) -> int:
        return HEAD_ROW + max(self.count, 1)

    @property
    def more(self) -> int:
        """The first of the inputs that are not printed; one column is left free before them."""
        return len(self.printed) + 1

    @property
    def contributions(self) -> int:
        return self.more + len(self.unprinted)

    @property
    def funding(self) -> int:
        return self.contributions + self.strategies

    @property
    def yearly(self) -> int:
        return self.funding + self.pools

    @property
    def working(self) -> int:
        return self.yearly + self.spread

    @property
    def paying(self) -> int:
        """The first of the shares in force of the funding sources."""
        return self.working + len(self.worked)

    @property
    def spending(self) -> int:
        """The first of the whole costs by year."""
        return self.paying + self.pools

    @property
    def widths(self) -> tuple[Column, ...]:
        given = [Column(_SHARE_WIDTH)] * (self.strategies + self.pools + self.spread)
        worked = [Column(column.width, outlined=True) for column in self.worked]
        figures = [Column(_SHARE_WIDTH, outlined=True)] * (self.pools + len(self.years))
        printed, unprinted = ([Column(column.width) for column in part] for part in (self.printed, self.unprinted))
        return (*printed, Column(2), *unprinted, *given, *worked, *figures)

    def column(self, key: str) -> int:
        for first, part in ((0, self.printed), (self.more, self.unprinted), (self.working, self.worked)):
            keys = [column.key for column in part]
            if key in keys:
                return first + keys.index(key)
        raise KeyError(key)

    def at(self, key: str, row: int) -> str:
        """Address of the cell of one line, fixed in its column."""
        return f"${cell_address(row, self.column(key))}"

    def area(self, key: str) -> Area:
        return self._lines(self.column(key))

    def shares(self, row: int) -> Area:
        """How far the action carries each strategy."""
        return self._row(row, self.contributions, self.strategies)

    def typed_funding(self, row: int) -> Area:
        return self._row(row, self.funding, self.pools)

    def typed_spread(self, row: int) -> Area:
        return self._row(row, self.yearly, self.spread)

    def funding_in_force(self, row: int) -> Area:
        return self._row(row, self.paying, self.pools)

    def spent(self, row: int) -> Area:
        return self._row(row, self.spending, len(self.years))

    def paid_by(self, pool: int) -> Area:
        """The share in force of one funding source on all lines."""
        return self._lines(self.paying + pool)

    def spent_in(self, year: int) -> Area:
        """The whole cost of all lines in one of `years`, counted from 0."""
        return self._lines(self.spending + year)

    def _row(self, row: int, column: int, count: int) -> Area:
        return Area(self.sheet, row, column, row, column + max(count, 1) - 1)

    def _lines(self, column: int) -> Area:
        return Area(self.sheet, self.first, column, self.last, column)


def action_table(subject: Subject, sheet: str, count: int, longest: int, years: tuple[int, ...]) -> ActionTable:
    """The table for `count` actions, the longest of which takes so many whole years."""
    texts = subject.texts
    worked = [TableColumn(key, texts.tr(title), _WORK_WIDTH) for key, title in WORKED.items()]
    return ActionTable(
        sheet=sheet,
        printed=columns_of(PRINTED, texts),
        unprinted=columns_of(UNPRINTED, texts),
        worked=(*worked, TableColumn("title", texts.tr("In short"), 40)),
        strategies=len(subject.plan.strategies),
        pools=len(subject.plan.pools),
        spread=max(longest, FEWEST_YEARS),
        years=years,
        count=count,
    )
