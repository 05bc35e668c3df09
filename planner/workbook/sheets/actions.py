"""The action table: every action of the plan with its place in time, its money, its value and its rules, live."""

from dataclasses import dataclass

from planner.roadmap.money import gdp_wan
from planner.workbook import options
from planner.workbook.book import Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import HEAD
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import put_texts
from planner.workbook.sheets.action_columns import FROZEN_COLUMNS, HEAD_ROW, ActionTable, action_table
from planner.workbook.sheets.action_formulas import ActionFormulas
from planner.workbook.style import Look
from planner.workbook.subject import Subject


@dataclass(frozen=True, slots=True)
class ActionsSheet:
    sheet: Sheet
    table: ActionTable


def actions_sheet(subject: Subject, lines: tuple[ActionLine, ...]) -> ActionsSheet:
    texts = subject.texts
    title = texts.tr("Action table")
    table = action_table(subject, title, len(lines))
    draft = Draft(title, table.widths)
    draft.heading(texts.tr("Action table and division of duties"), subject.subtitle)
    draft.put(2, 0, _introduction(subject), Look("note"))
    _put_heads(draft, subject, table)
    for row, line in enumerate(lines, table.first):
        put_texts(draft, subject, table, line, row)
    ActionFormulas(draft, subject, table, lines).put_all()
    _guard(draft, subject, table)
    _define_names(draft, table)
    printing = Printing(table.last, len(table.read) - 1, repeat_rows=(HEAD_ROW, HEAD_ROW))
    # All columns, so that what is worked in off the paper goes with its line when lines are sorted.
    filtered = draft.area(HEAD_ROW, 0, table.last, len(table.widths) - 1)
    sheet = draft.sheet(printing, (HEAD_ROW + 1, FROZEN_COLUMNS), filtered, zoom=90)
    return ActionsSheet(sheet, table)


def _introduction(subject: Subject) -> str:
    texts = subject.texts
    told = texts.tr(
        "Coloured cells may be changed: phase, end, money, value and rule check follow. Type a new action below the "
        "last one. Actions without a start year have no place in the schedule."
    )
    if gdp_wan(subject.plan) is None:
        told += " " * (texts.language == "en") + texts.tr(
            "Without a GDP figure the estimate in 10,000 yuan stays open: enter GDP on the budget sheet."
        )
    return told


def _put_heads(draft: Draft, subject: Subject, table: ActionTable) -> None:
    head, working = Look("head", align="center"), Look("note", align="center", wrap=True)
    for place, column in enumerate(table.read):
        draft.put(HEAD_ROW, place, column.title, head, key=(HEAD, column.key))
    strategies = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
    template = subject.texts.tr("Share in {strategy}")
    shares = [template.format(strategy=strategy) for strategy in strategies]
    draft.put_row(HEAD_ROW, table.contributions, shares, working)
    first = table.contributions + table.strategies
    draft.put_row(HEAD_ROW, first, [column.title for column in table.worked], working)


def _guard(draft: Draft, subject: Subject, table: ActionTable) -> None:
    """What may be typed in the input columns, and red where a rule does not hold."""
    texts, plan = subject.texts, subject.plan
    years = texts.tr("A year from {first} to {last}.", first=str(plan.first_year), last=str(plan.last_year))
    draft.limit(table.area("start"), plan.phases[0].first_year, plan.last_year, years, whole=True)
    draft.limit(table.area("quarter"), 1, 4, texts.tr("A quarter from 1 to 4."), whole=True)
    draft.limit(table.area("pinned"), plan.first_year, plan.last_year, years, whole=True)
    draft.limit(table.area("duration"), 0.1, 50, texts.tr("Years, from 0.1 to 50."))
    draft.choice(table.area("class"), names.COST_CLASSES)
    draft.limit(table.area("typed"), 0, 1e12, texts.tr("The whole cost in 10,000 yuan; empty: by class."))
    draft.limit(table.area("share"), 0, 1, texts.tr("From 0% to 100%."))
    draft.limit(table.area("readiness"), 1, 9, texts.tr("A whole number from 1 to 9."), whole=True)
    draft.choice(table.area("status"), options.STATUS_LIST)
    draft.limit(table.area("percent"), 0, 1, texts.tr("From 0% to 100%."))
    draft.limit(table.area("actual"), 0, 1e12, texts.tr("Spent so far, in 10,000 yuan."))
    broken = "+".join(table.at(key, table.first) for key in ("late", "over", "early", "outside"))
    draft.highlight(table.area("check"), f"({broken})>0", Look("bad", bold=True))
    line = draft.area(table.first, 0, table.last, FROZEN_COLUMNS - 1)
    unplaced = f"{table.at('start_year', table.first)}=0"
    draft.highlight(line, unplaced, Look("band", ink="#6B7280"))


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
        (names.ACTION_YEARLY, "yearly"),
        (names.ACTION_KEYS, "key"),
        (names.ACTION_TITLES, "title"),
        (names.ACTION_STATUSES, "status"),
    ):
        draft.name(name, table.area(key))
