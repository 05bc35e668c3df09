"""Tables of the budget sheet by funding source: what each pays by year and phase, and what it can pay at most."""

from planner.model.funding import ALL_PUBLIC
from planner.roadmap.money import gdp_wan
from planner.workbook.book import Area, Chart, Series, Value, cell_address, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import EVERY_YEAR, MONEY_LIMIT
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.sheets.excess import beyond
from planner.workbook.sheets.money import wan, wan_formula
from planner.workbook.sheets.names import (
    BUDGET_LIMIT,
    BUDGET_SPENT,
    BUDGET_YEARS,
    GDP,
    PHASE_FIRST,
    PHASE_LAST,
    POOL_OVER,
    PUBLIC_OVER,
)
from planner.workbook.style import GROUP_COLOURS, Look
from planner.workbook.subject import Subject
from planner.workbook.uses import Uses

_HEAD = Look("head", align="center")
_MONEY, _LIMIT = Look("formula", "money", "center"), Look("input", "money", "center")
_PERMILLE, _FLAG = Look("note", "permille", "center"), Look("note", "integer", "center")
_CHART_ROWS, _ROW_PIXELS = 17, 20
_NONE = "1E+99"
"""Stands for no limit."""


class PoolTables:
    """Puts the tables one below the other, from `row` on; per mille of GDP and findings stand in working columns.

    `working` is the first of these.
    """

    def __init__(self, draft: Draft, subject: Subject, uses: Uses, table: ActionTable, row: int, working: int) -> None:
        self._draft, self._subject, self._uses, self._table = draft, subject, uses, table
        self._working = working
        self._pools = uses.pools
        self._phases = tuple(phase.id for phase in subject.plan.phases)
        self._used = row + 2
        self._limits = self._used + len(uses.years) + len(self._phases) + 3

    def put(self) -> int:
        """Returns the row after them, one left free."""
        self._put_heads()
        for line, year in enumerate(self._uses.years):
            self._put_year(line, year)
        for place in range(len(self._phases)):
            self._put_phase(place)
        self._put_limits()
        self._name()
        row = self._limits + 1 + len(self._uses.years) + len(self._phases) + 1
        self._put_chart(row)
        return row + _CHART_ROWS + 1

    def _name_of(self, pool: str) -> str:
        texts = self._subject.texts
        return (
            texts.tr("All public money")
            if pool == ALL_PUBLIC
            else self._subject.name(self._subject.plan.pool(pool).name)
        )

    def _put_heads(self) -> None:
        draft, texts, row = self._draft, self._subject.texts, self._used - 1
        draft.section(row - 1, texts.tr("By year, phase and funding source, 10,000 yuan"))
        draft.section(self._limits - 2, texts.tr("Limits of the funding sources, 10,000 yuan (empty: none)"))
        titles = [self._name_of(pool) for pool in self._pools]
        for line in (row, self._limits - 1):
            draft.put_row(line, 0, (texts.tr("Year"), *titles), _HEAD)
        draft.put(row, len(titles) + 1, texts.tr("Check"), _HEAD, columns=2)
        working = Look("note", align="center", wrap=True)
        draft.put_row(row, self._working, [texts.tr("{pool}, ‰", pool=title) for title in titles], working)
        over = [texts.tr("{pool}, over (1)", pool=title) for title in titles]
        draft.put_row(row, self._working + len(titles), over, working)

    def _put_year(self, line: int, year: int) -> None:
        row = self._used + line
        self._draft.put(row, 0, year, Look("text", "integer", "center"), f"INDEX({BUDGET_YEARS},{line + 1})")
        for place, pool in enumerate(self._pools):
            if pool == ALL_PUBLIC:
                formula = f"INDEX({BUDGET_SPENT},{line + 1})"
            else:
                formula = f"SUMPRODUCT({self._table.paid_by(place).full},{self._table.spent_in(line).full})"
            spent = self._put_spent(row, place, self._uses.spent(pool, (year,)), formula)
            most = f"INDEX({BUDGET_LIMIT},{line + 1})" if pool == ALL_PUBLIC else self.limit_formula(line, place, _NONE)
            phase = f"MATCH({self._draft.area(row, 0, row, 0).local},{PHASE_FIRST},1)"
            flags = self._flags(place)
            of_phase = f"IFERROR(INDEX({flags},{phase})*(INDEX({PHASE_LAST},{phase})>={cell_address(row, 0)}),0)"
            formula = f"IF(OR({beyond(spent.local, most)},{of_phase}=1),1,0)"
            over = int((pool, year) in self._uses.over)
            self._draft.put(row, self._working + len(self._pools) + place, over, _FLAG, formula)
        self._put_check(row, [pool for pool in self._pools if (pool, year) in self._uses.over])

    def _put_phase(self, place: int) -> None:
        subject, row = self._subject, self._used + len(self._uses.years) + place
        phase = subject.plan.phases[place]
        self._draft.put(row, 0, subject.name(phase.name), Look("total", align="center", wrap=True))
        years = self._years.local
        begin, end = f"INDEX({PHASE_FIRST},{place + 1})", f"INDEX({PHASE_LAST},{place + 1})"
        for column, pool in enumerate(self._pools):
            amounts = self._column(self._working + column).local
            formula = f'SUMIFS({amounts},{years},">="&{begin},{years},"<="&{end})'
            spent = self._uses.spent(pool, self._uses.years_of(phase.id))
            cell = self._put_spent(row, column, spent, formula)
            limit = self._limit(1 + len(self._uses.years) + place, column)
            known = f"AND(ISNUMBER({limit}),ISNUMBER({GDP}))"
            exceeded = beyond(cell.local, f"{limit}/{GDP}*1000")
            formula = f"IF({known},IF({exceeded},1,0),0)"
            over = int(self._uses.is_phase_over(pool, phase.id))
            self._draft.put(row, self._working + len(self._pools) + column, over, _FLAG, formula)
        self._put_check(row, [pool for pool in self._pools if self._uses.is_phase_over(pool, phase.id)])

    def _put_spent(self, row: int, place: int, spent: float, formula: str) -> Area:
        """Per mille in the working columns, 10,000 yuan in the table."""
        cell = self._draft.put(row, self._working + place, spent, _PERMILLE, formula)
        amount = wan(spent, gdp_wan(self._subject.plan))
        shown = self._draft.put(row, 1 + place, amount, _MONEY, wan_formula(cell.local))
        flag = cell_address(row, self._working + len(self._pools) + place)
        self._draft.highlight(shown, f"${flag}=1", Look("bad", bold=True))
        return cell

    def _put_check(self, row: int, over: list[str]) -> None:
        texts, pools = self._subject.texts, self._pools
        kept, between = texts.tr("Within the limits"), "、" if texts.language == "zh" else ", "
        told = texts.tr("Over: {sources}", sources=between.join(map(self._name_of, over)))
        flags = [cell_address(row, self._working + len(pools) + place) for place in range(len(pools))]
        parts = "&".join(
            f'IF({flag}=1,{formula_text(between + self._name_of(pool))},"")'
            for flag, pool in zip(flags, pools, strict=True)
        )
        opening = texts.tr("Over: {sources}", sources="")
        words = f"{formula_text(opening)}&MID({parts},{len(between) + 1},200)"
        formula = f"IF(SUM({flags[0]}:{flags[-1]})=0,{formula_text(kept)},{words})"
        look = Look("formula", align="center", wrap=True)
        cell = self._draft.put(row, len(pools) + 1, told if over else kept, look, formula, columns=2)
        self._draft.highlight(cell, f"SUM(${flags[0]}:${flags[-1]})>0", Look("bad", bold=True))

    def _put_limits(self) -> None:
        draft, texts, uses = self._draft, self._subject.texts, self._uses
        places: list[tuple[str, Value, int | None, str]] = [(EVERY_YEAR, texts.tr("Every year"), None, "")]
        places += [(str(year), year, year, "") for year in uses.years]
        places += [(phase.id, self._subject.name(phase.name), None, phase.id) for phase in self._subject.plan.phases]
        hint = texts.tr("At most, in 10,000 yuan; empty for no limit of its own.")
        last_year = self._subject.plan.last_year
        for row, (place, title, year, phase) in enumerate(places, self._limits):
            draft.put(row, 0, title, Look("text", "integer", "center", bold=not isinstance(title, int)))
            for column, pool in enumerate(self._pools, 1):
                beyond = year is not None and year > last_year
                key = () if beyond else (MONEY_LIMIT, pool, place)
                look = Look("note", ruled=True) if beyond else _LIMIT
                draft.put(row, column, uses.typed_limit(pool, year, phase), look, key=key)
        draft.limit(draft.area(self._limits, 1, row, len(self._pools)), 0, 1e12, hint)

    def _limit(self, line: int, place: int) -> str:
        return cell_address(self._limits + line, 1 + place, fixed=True)

    def limit_formula(self, line: int, place: int, none: str) -> str:
        """The limit of a source in one of the years in per mille of GDP; `none` where neither cell gives one."""
        own, every = self._limit(1 + line, place), self._limit(0, place)
        typed = f"IF(ISNUMBER({own}),{own},{every})"
        return f"IF(AND(ISNUMBER({GDP}),COUNT({own},{every})>0),{typed}/{GDP}*1000,{none})"

    @property
    def _years(self) -> Area:
        return self._draft.area(self._used, 0, self._used + len(self._uses.years) - 1, 0)

    def _column(self, column: int) -> Area:
        return self._draft.area(self._used, column, self._used + len(self._uses.years) - 1, column)

    def _flags(self, place: int) -> str:
        """Whether a source pays too much over each phase."""
        first, column = self._used + len(self._uses.years), self._working + len(self._pools) + place
        return self._draft.area(first, column, first + len(self._phases) - 1, column).local

    def _name(self) -> None:
        first = self._working + len(self._pools)
        last = first + len(self._pools) - 1
        years = self._column(first)
        self._draft.name(PUBLIC_OVER, self._column(last))
        if last > first:
            self._draft.name(POOL_OVER, self._draft.area(years.row, first, years.last_row, last - 1))

    def _put_chart(self, row: int) -> None:
        subject = self._subject
        known = gdp_wan(subject.plan) is not None
        first = 1 if known else self._working
        series = tuple(
            Series(
                self._draft.area(self._used - 1, 1 + place, self._used - 1, 1 + place),
                self._years,
                self._column(first + place),
                GROUP_COLOURS[place % len(GROUP_COLOURS)],
            )
            for place in range(len(self._pools) - 1)
        )
        if series:
            unit = subject.texts.tr("10,000 yuan") if known else subject.texts.tr("‰ of GDP")
            title = subject.texts.tr("Investment by year and funding source, {unit}", unit=unit)
            form = "#,##0" if known else "0.0"
            self._draft.chart(Chart("stacked_column", title, series, row, 0, 1120, _CHART_ROWS * _ROW_PIXELS, form))
