"""The action table: every action of the plan with its place in time, its money, its value and its rules, live."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.roadmap.money import gdp_wan
from planner.workbook.book import Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import HEAD
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import put_given
from planner.workbook.sheets.action_checks import ActionChecks
from planner.workbook.sheets.action_columns import HEAD_ROW, LEADS, ActionTable, action_table
from planner.workbook.sheets.action_formulas import ActionFormulas
from planner.workbook.sheets.action_guards import guard_table
from planner.workbook.style import Look
from planner.workbook.subject import Subject
from planner.workbook.together import Together
from planner.workbook.uses import Uses


@dataclass(frozen=True, slots=True)
class ActionsSheet:
    sheet: Sheet
    table: ActionTable


def actions_sheet(subject: Subject, lines: tuple[ActionLine, ...], uses: Uses, together: Together) -> ActionsSheet:
    texts = subject.texts
    title = texts.tr("Action table")
    longest = max((line.action.whole_years for line in lines), default=1)
    table = action_table(subject, title, len(lines), longest, uses.years)
    draft = Draft(title, table.widths)
    draft.heading(texts.tr("Action table and division of duties"), subject.subtitle)
    draft.put(2, 0, _introduction(subject), Look("note", wrap=True), columns=LEADS)
    _put_heads(draft, subject, table)
    for row, line in enumerate(lines, table.first):
        put_given(draft, subject, table, line, row)
    ActionFormulas(draft, subject, table, lines).put_all()
    ActionChecks(draft, subject, table, uses, together).put_all(lines)
    guard_table(draft, subject, table)
    _define_names(draft, table)
    printing = Printing(
        table.last,
        len(table.printed) - 1,
        repeat_rows=(HEAD_ROW, HEAD_ROW),
        repeat_columns=(0, LEADS - 1),
        pages_wide=2,
    )
    # All columns, so that what is worked in off the paper goes with its line when lines are sorted.
    filtered = draft.area(HEAD_ROW, 0, table.last, len(table.widths) - 1)
    sheet = draft.sheet(printing, (HEAD_ROW + 1, LEADS), filtered, zoom=90)
    return ActionsSheet(sheet, table)


def _introduction(subject: Subject) -> str:
    texts = subject.texts
    told = texts.tr(
        "Coloured cells may be changed: phase, end, money, value and rule check follow. Costs, durations, fixed years, "
        "funding shares and other inputs stand to the right of the remarks. Type a new action below the last one. "
        "Actions without a start year have no place in the schedule."
    )
    if gdp_wan(subject.plan) is None:
        told += " " * (texts.language == "en") + texts.tr(
            "Without a GDP figure the estimate in 10,000 yuan stays open: enter GDP on the budget sheet."
        )
    return told


def _put_heads(draft: Draft, subject: Subject, table: ActionTable) -> None:
    texts, plan = subject.texts, subject.plan
    head, working = Look("head", align="center"), Look("note", align="center", wrap=True)
    for first, part in ((0, table.printed), (table.more, table.unprinted)):
        for place, column in enumerate(part, first):
            draft.put(HEAD_ROW, place, column.title, head, key=(HEAD, column.key))

    def put(column: int, titles: Sequence[str], look: Look) -> None:
        draft.put_row(HEAD_ROW, column, titles, look)

    strategies = [subject.strategy(strategy.id) for strategy in plan.strategies]
    pools = [subject.name(pool.name) for pool in plan.pools]
    shares, paid, in_force, cost, spread = (
        texts.tr("Share in {strategy}"),
        texts.tr("Paid by {pool}"),
        texts.tr("Paid by {pool}, in force"),
        texts.tr("Cost in {year}, ‰"),
        texts.tr("Cost in year {number}"),
    )
    put(table.contributions, [shares.format(strategy=strategy) for strategy in strategies], head)
    put(table.funding, [paid.format(pool=pool) for pool in pools], head)
    put(table.yearly, [spread.format(number=number) for number in range(1, table.spread + 1)], head)
    put(table.working, [column.title for column in table.worked], working)
    put(table.paying, [in_force.format(pool=pool) for pool in pools], working)
    put(table.spending, [cost.format(year=year) for year in table.years], working)


def _define_names(draft: Draft, table: ActionTable) -> None:
    for name, key in (
        (names.ACTION_IDS, "id"),
        (names.ACTION_STRATEGIES, "strategy_number"),
        (names.ACTION_PHASES, "phase_number"),
        (names.ACTION_STARTS, "start_year"),
        (names.ACTION_LAST, "last_year"),
        (names.ACTION_FIRSTS, "first_quarter"),
        (names.ACTION_ENDS, "last_quarter"),
        (names.ACTION_COSTS, "permille"),
        (names.ACTION_SHARES, "public"),
        (names.ACTION_LEADS, "lead"),
        (names.ACTION_CAPACITY, "capacity"),
        (names.ACTION_LIKELIHOOD, "likelihood"),
        (names.ACTION_IMPACT, "impact"),
        (names.ACTION_RISK_KEYS, "risk_key"),
        (names.ACTION_NEEDS, "prerequisites"),
        (names.ACTION_OPTIONS, "options"),
        (names.ACTION_KEYS, "key"),
        (names.ACTION_TITLES, "title"),
        (names.ACTION_STATUSES, "status"),
    ):
        draft.name(name, table.area(key))
