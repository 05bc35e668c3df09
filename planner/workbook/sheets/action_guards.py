"""What may be typed in the input columns of actions, and red where a rule does not hold."""

from collections.abc import Callable, Sequence

from planner.workbook import options
from planner.workbook.book import Area, cell_address
from planner.workbook.draft import Draft
from planner.workbook.sheets import names
from planner.workbook.sheets.action_columns import CHECKS, LEADS, ActionTable
from planner.workbook.sheets.action_formulas import ROUNDING
from planner.workbook.sheets.risk_grid import AMBER, HIGH_RISK, MEDIUM_RISK
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_YEARS = (1949, 2100)


def guard_table(draft: Draft, subject: Subject, table: ActionTable) -> None:
    """What may be typed in the input columns, and red where a rule does not hold."""
    texts, plan = subject.texts, subject.plan
    tr = texts.tr
    years = tr("A year from {first} to {last}.", first=str(plan.first_year), last=str(plan.last_year))
    draft.limit(table.area("start"), plan.phases[0].first_year, plan.last_year, years, whole=True)
    for key in ("pinned", "earliest", "latest"):
        draft.limit(table.area(key), plan.phases[0].first_year, plan.last_year, years, whole=True)
    guard_inputs(draft, subject, table.area, tuple(column.key for column in (*table.printed, *table.unprinted)))
    draft.choice(table.area("strategy"), options.STRATEGY_LIST)
    draft.choice(table.area("class"), names.COST_CLASSES)
    draft.choice(table.area("mandate"), options.MANDATE_LIST)
    draft.choice(table.area("forbidden"), options.YES_LIST)
    _guard_shares(draft, subject, table)
    broken = "+".join(table.at(key, table.first) for key in CHECKS)
    draft.highlight(table.area("check"), f"({broken})>0", Look("bad", bold=True))
    risk = table.at("exposure", table.first)
    draft.highlight(table.area("exposure"), f"AND(ISNUMBER({risk}),{risk}>={HIGH_RISK})", Look("bad", bold=True))
    draft.highlight(table.area("exposure"), f"AND(ISNUMBER({risk}),{risk}>={MEDIUM_RISK})", AMBER)
    line = draft.area(table.first, 0, table.last, LEADS - 1)
    unplaced = f"{table.at('start_year', table.first)}=0"
    draft.highlight(line, unplaced, Look("band", ink="#6B7280"))


def _guard_shares(draft: Draft, subject: Subject, table: ActionTable) -> None:
    """Shares from 0 to 1; red where those typed in a line do not make up the whole."""
    hint = subject.texts.tr("From 0% to 100%.")
    first, last = table.contributions, table.working - 1
    draft.limit(draft.area(table.first, first, table.last, last), 0, 1, hint)
    for area, column in (
        (table.typed_funding(table.first), table.funding),
        (table.typed_spread(table.first), table.yearly),
    ):
        moving = f"${cell_address(table.first, column)}:${cell_address(table.first, area.last_column)}"
        wrong = f"AND(COUNT({moving})>0,ABS(SUM({moving})-1)>={ROUNDING})"
        draft.highlight(draft.area(table.first, column, table.last, area.last_column), wrong, Look("bad"))


def guard_inputs(draft: Draft, subject: Subject, area: Callable[[str], Area], keys: Sequence[str]) -> None:
    """What may be typed wherever these inputs stand; `area` gives the cells of one."""
    tr = subject.texts.tr
    rating = tr("A whole number from 1 to 5.")
    limits: dict[str, tuple[float, float, str, bool]] = {
        "quarter": (1, 4, tr("A quarter from 1 to 4."), True),
        "baseline_year": (*_YEARS, tr("A year."), True),
        "target_year": (*_YEARS, tr("A year."), True),
        "likelihood": (1, 5, rating, True),
        "impact": (1, 5, rating, True),
        "duration": (0.1, 50, tr("Years, from 0.1 to 50."), False),
        "typed": (0, 1e12, tr("The whole cost in 10,000 yuan; empty: by class."), False),
        "share": (0, 1, tr("From 0% to 100%."), False),
        "capacity": (0, 1e6, tr("How much of its lead unit it takes in a year; by default one project."), False),
        "readiness": (1, 9, tr("A whole number from 1 to 9."), True),
        "percent": (0, 1, tr("From 0% to 100%."), False),
        "actual": (0, 1e12, tr("Spent so far, in 10,000 yuan."), False),
    }
    for key in keys:
        if key in limits:
            low, high, hint, whole = limits[key]
            draft.limit(area(key), low, high, hint, whole=whole)
    draft.choice(area("status"), options.STATUS_LIST)
