"""The cells of one action that follow from others: phase, end, money, value, risk and its place on other sheets."""

from collections.abc import Sequence
from dataclasses import replace

from planner.model.action import Action
from planner.model.bilingual import Language
from planner.roadmap.funding import pool_shares
from planner.text.texts import MISSING
from planner.workbook.book import Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.options import STRATEGY_LIST
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import put_contributions
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.sheets.money import wan_formula
from planner.workbook.style import Look
from planner.workbook.subject import Subject

KEY_PHASE, KEY_STRATEGY = 10000, 100
"""An action's place on the summary in one figure: phase, strategy and its number within both."""
KEY_LIKELIHOOD, KEY_IMPACT = 10000, 1000
"""Likewise its place in the risk grid."""
ROUNDING = "0.000001"
"""By which typed shares may miss the whole."""

_YEARS: dict[Language, tuple[str, str, str]] = {"zh": ("（", "—", "年）"), "en": (" (", "–", ")")}
_INTEGER, _CENTRED = Look("formula", "integer", "center"), Look("formula", align="center", wrap=True)
_PERMILLE, _SHARE = Look("note", "permille", "center"), Look("note", "share", "center")
_NOTE = Look("note", "integer", "center")


class ActionFormulas:
    """Puts the formulas of the action table, line by line."""

    def __init__(self, draft: Draft, subject: Subject, table: ActionTable, lines: Sequence[ActionLine]) -> None:
        self._draft = draft
        self._subject = subject
        self._table = table
        self._lines = lines

    def put_all(self) -> None:
        for place, line in enumerate(self._lines):
            row = self._table.first + place
            self._put_time(line, row)
            self._put_money(line, row)
            self._put_risk(line, row)
            self._put_summary(place, line, row)
            put_contributions(self._draft, self._subject, self._table, line.action, row)

    def _put(self, row: int, key: str, value: Value, look: Look, formula: str) -> None:
        self._draft.put(row, self._table.column(key), value, look, formula)

    def _put_time(self, line: ActionLine, row: int) -> None:
        """A start of 0 stands for none."""
        texts, at, placed = self._subject.texts, self._table.at, line.placed
        start, phase = at("start_year", row), at("phase_number", row)
        quarter, duration = at("first_quarter", row), at("duration", row)
        year = 0 if placed is None else placed.year
        quarters = line.quarters
        self._put(row, "start_year", year, _NOTE, f"N({at('start', row)})")
        whole = at("whole_years", row)
        self._put(row, "whole_years", line.action.whole_years, _NOTE, f"MAX(1,ROUNDUP({duration},0))")
        self._put(row, "last_year", line.last_year, _NOTE, f"IF({start}=0,0,{start}+{whole}-1)")
        formula = f"MATCH({at('strategy', row)},{STRATEGY_LIST},0)"
        self._put(row, "strategy_number", line.strategy, _NOTE, formula)
        formula = f"IF({start}=0,0,4*{start}+N({at('quarter', row)})-1)"
        self._put(row, "first_quarter", quarters.first, _NOTE, formula)
        formula = f"IF({start}=0,0,{quarter}+MAX(1,ROUNDUP(4*{duration},0))-1)"
        self._put(row, "last_quarter", quarters.last, _NOTE, formula)
        match = f"MATCH({start},{names.PHASE_FIRST},1)"
        formula = f"IF({start}=0,0,IFERROR({match}*(INDEX({names.PHASE_LAST},{match})>={start}),0))"
        self._put(row, "phase_number", line.phase, _NOTE, formula)
        unplaced, beyond = texts.tr("Not scheduled"), texts.tr("Outside the phases")
        words = [unplaced if placed is None else beyond]
        words += [self._subject.name(each.name) for each in self._subject.plan.phases]
        none = f"IF({start}=0,{formula_text(unplaced)},{formula_text(beyond)})"
        formula = f"IF({phase}=0,{none},INDEX({names.PHASE_NAMES},{phase}))"
        self._put(row, "phase", words[line.phase], _CENTRED, formula)
        end: Value = "" if placed is None else quarters.last_year
        self._put(row, "end", end, _INTEGER, f'IF({start}=0,"",INT({at("last_quarter", row)}/4))')

    def _put_money(self, line: ActionLine, row: int) -> None:
        at, table, action = self._table.at, self._table, line.action
        typed, permille, start = (at(key, row) for key in ("typed", "permille", "start_year"))
        by_class = f"INDEX({names.COST_PERMILLE},MATCH({at('class', row)},{names.COST_CLASSES},0))"
        formula = f"IF(AND(ISNUMBER({typed}),ISNUMBER({names.GDP})),{typed}/{names.GDP}*1000,{by_class})"
        self._put(row, "permille", line.permille, Look("formula", "permille", "center"), formula)
        formula = f"IF(ISNUMBER({typed}),{typed},{wan_formula(permille)})"
        cost: Value = MISSING if line.wan is None else line.wan
        self._put(row, "cost", cost, Look("formula", "money", "center"), formula)
        shares, spread = table.typed_funding(row).local, table.typed_spread(row).local
        if table.pools:
            self._put(row, "split", int(bool(action.pool_shares)), _NOTE, f"IF({_whole(shares)},1,0)")
        else:
            self._put(row, "split", 0, _NOTE, "0")
        even = f"AND(COUNT({spread})={at('whole_years', row)},{_whole(spread)})"
        self._put(row, "uneven", int(bool(action.cost_profile)), _NOTE, f"IF({even},1,0)")
        self._put_paying(line, row)
        last, whole = at("last_year", row), at("whole_years", row)
        for place, year in enumerate(table.years):
            part = f"IF({at('uneven', row)}=1,INDEX({spread},{year}-{start}+1)/SUM({spread}),1/{whole})"
            formula = f"IF(AND({start}>0,{start}<={year},{last}>={year}),{permille}*{part},0)"
            self._draft.put(row, table.spending + place, line.spread.get(year, 0.0), _PERMILLE, formula)
        self._put_value(line, row)

    def _put_value(self, line: ActionLine, row: int) -> None:
        """Its own strategy counts fully, whatever stands in that column."""
        shares, own = self._table.shares(row).local, self._table.at("strategy_number", row)
        rest = f"(1-INDEX({shares},{own}))*INDEX({names.STRATEGY_VALUES},{own})"
        formula = f"SUMPRODUCT({shares},{names.STRATEGY_VALUES})+IF({own}>{self._table.strategies},0,{rest})"
        self._put(row, "value", line.value, Look("formula", "value", "center"), formula)

    def _put_paying(self, line: ActionLine, row: int) -> None:
        """The share of each source in force: as typed where that makes up the whole, else split over the codes."""
        table, plan, action = self._table, self._subject.plan, line.action
        typed, share = table.typed_funding(row), table.at("share", row)
        # With a public share of 1 and of 0 each side is split alone.
        public, private = (pool_shares(plan, replace(action, pool_shares=(), public_share=part)) for part in (1.0, 0.0))
        for place, pool in enumerate(plan.pools):
            part, side = (public, share) if pool.public else (private, f"(1-{share})")
            split = f"{side}*{part.get(pool.id, 0.0)!r}"
            share_typed = f"N({typed.cell(column=place).local})/SUM({typed.local})"
            formula = f"IF({table.at('split', row)}=1,{share_typed},{split})"
            self._draft.put(row, table.paying + place, line.shares.get(pool.id, 0.0), _SHARE, formula)
        parts = [typed.cell(column=place).local for place, pool in enumerate(plan.pools) if pool.public]
        typed_public = f"SUM({','.join(parts)})/SUM({typed.local})" if parts else "0"
        if action.pool_shares:
            formula = f"IF(SUM({typed.local})=0,0,{typed_public})"
            self._put(row, "share", action.public_share, Look("formula", "percent", "center"), formula)
        formula = f"IF({table.at('split', row)}=1,{typed_public},{share})"
        self._put(row, "public", action.public_share, _SHARE, formula)

    def _put_risk(self, line: ActionLine, row: int) -> None:
        """Likelihood times impact, and where the action stands among those of the same field of the grid."""
        at, table, action = self._table.at, self._table, line.action
        likelihood, impact = at("likelihood", row), at("impact", row)
        both = f"AND(ISNUMBER({likelihood}),ISNUMBER({impact}))"
        known = exposure(action)
        value: Value = MISSING if known is None else known
        formula = f"IF({both},{likelihood}*{impact},{formula_text(MISSING)})"
        self._put(row, "exposure", value, _INTEGER, formula)
        same = "*".join(
            f"({area.cell().local}:{cell}={cell})"
            for area, cell in ((table.area("likelihood"), likelihood), (table.area("impact"), impact))
        )
        formula = f"IF({both},{risk_key(likelihood, impact)}+SUMPRODUCT({same}),0)"
        place = self._lines.index(line)
        before = sum(
            (other.action.risk_likelihood, other.action.risk_impact) == (action.risk_likelihood, action.risk_impact)
            for other in self._lines[: place + 1]
        )
        key = 0 if known is None else risk_field(action) + before
        self._put(row, "risk_key", key, _NOTE, formula)

    def _put_summary(self, place: int, line: ActionLine, row: int) -> None:
        """The action in short with its years, and the key under which the summary finds it."""
        at, table = self._table.at, self._table
        phases, strategies = table.area("phase_number"), table.area("strategy_number")
        before = sum((other.phase, other.strategy) == (line.phase, line.strategy) for other in self._lines[: place + 1])
        phase, strategy = at("phase_number", row), at("strategy_number", row)
        same = "*".join(
            f"({area.cell().local}:{cell}={cell})" for area, cell in ((phases, phase), (strategies, strategy))
        )
        formula = f"IF({phase}=0,0,{phase}*{KEY_PHASE}+{strategy}*{KEY_STRATEGY}+SUMPRODUCT({same}))"
        key = line.phase and line.phase * KEY_PHASE + line.strategy * KEY_STRATEGY + before
        self._put(row, "key", key, _NOTE, formula)
        self._put(row, "title", short_title(self._subject, line), Look("note"), self._short_title(row))

    def _short_title(self, row: int) -> str:
        start, last = self._table.at("start_year", row), f"INT({self._table.at('last_quarter', row)}/4)"
        opening, dash, closing = _YEARS[self._subject.texts.language]
        years = f'{start}&IF({last}>{start},"{dash}"&{last},"")'
        name = f'{self._table.at("id", row)}&" "&{self._table.at("name", row)}'
        return f'{name}&IF({start}=0,"","{opening}"&{years}&"{closing}")'


def _whole(shares: str) -> str:
    """Whether shares that are typed make up the whole."""
    return f"ABS(SUM({shares})-1)<{ROUNDING}"


def exposure(action: Action) -> int | None:
    """Likelihood times impact, 1..25; None while one of them is not judged."""
    if action.risk_likelihood is None or action.risk_impact is None:
        return None
    return action.risk_likelihood * action.risk_impact


def risk_field(action: Action) -> int:
    """The field of the risk grid an action lies in, to which its place there is added."""
    return KEY_LIKELIHOOD * (action.risk_likelihood or 0) + KEY_IMPACT * (action.risk_impact or 0)


def risk_key(likelihood: str, impact: str) -> str:
    """The same as a formula."""
    return f"{KEY_LIKELIHOOD}*{likelihood}+{KEY_IMPACT}*{impact}"


def short_title(subject: Subject, line: ActionLine) -> str:
    """An action with its number and years: NE01 采煤沉陷区光伏基地（2027—2028年）."""
    opening, dash, closing = _YEARS[subject.texts.language]
    name = f"{line.action.id} {subject.name(line.action.name)}"
    if line.placed is None:
        return name
    end = line.quarters.last_year
    span = f"{dash}{end}" if end > line.placed.year else ""
    return f"{name}{opening}{line.placed.year}{span}{closing}"
