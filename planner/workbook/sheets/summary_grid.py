"""The roadmap on the summary: strategies down, phases across, each action in its place as the table says now."""

from planner.model.action import CROSS
from planner.roadmap.money import gdp_wan
from planner.workbook.book import Area, Value
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sentences import Live, sentence
from planner.workbook.sheets.action_formulas import KEY_PHASE, KEY_STRATEGY, short_title
from planner.workbook.sheets.budget import BudgetSheet
from planner.workbook.sheets.excess import beyond
from planner.workbook.sheets.money import wan
from planner.workbook.sheets.names import ACTION_KEYS, ACTION_PHASES, ACTION_STRATEGIES, ACTION_TITLES
from planner.workbook.style import PAPER, Form, Look
from planner.workbook.subject import Subject
from planner.workbook.uses import Uses


def put_grid(draft: Draft, subject: Subject, budget: BudgetSheet, uses: Uses, row: int, span: int) -> int:
    """Put the grid at `row`, `span` columns a phase, with counts and money below; returns the last row."""
    draft.section(row, subject.texts.tr("Roadmap by phase and strategy"))
    _put_heads(draft, subject, row + 1, span)
    row += 2
    ids = [*(strategy.id for strategy in subject.plan.strategies), CROSS]
    for number, strategy in enumerate(ids, 1):
        own = [line for line in uses.lines if line.strategy == number]
        height = max([1, *(_count(own, phase) for phase in range(1, len(subject.plan.phases) + 1))])
        fill = subject.strategy_colour(number)
        name = Look("head", align="center", fill=fill, ink=PAPER)
        draft.put(row, 0, subject.strategy(strategy), name, rows=height)
        for phase in range(1, len(subject.plan.phases) + 1):
            _put_cell(draft, subject, own, (phase, number), row, 1 + span * (phase - 1), height, span)
        row += height
    return _put_totals(draft, subject, budget, uses, row, span)


def _put_heads(draft: Draft, subject: Subject, row: int, span: int) -> None:
    texts = subject.texts
    draft.put(row, 0, texts.tr("Strategy"), Look("head", align="center"))
    head = Look("head", align="center", size=11)
    for place, phase in enumerate(subject.plan.phases):
        years = texts.years(phase.first_year, phase.last_year)
        words = (subject.name(phase.name), years, texts.of(phase.motto))
        draft.put(row, 1 + span * place, "　".join(filter(None, words)), head, columns=span)
    draft.height(row, 24)


def _put_cell(
    draft: Draft,
    subject: Subject,
    own: list[ActionLine],
    place: tuple[int, int],
    row: int,
    column: int,
    height: int,
    span: int,
) -> None:
    """The actions of one phase and strategy, a line each; the last line says how many more there are."""
    phase, strategy = place
    titles = [short_title(subject, line) for line in own if line.phase == phase]
    count = f"SUMPRODUCT(({ACTION_PHASES}={phase})*({ACTION_STRATEGIES}={strategy}))"
    look = Look("formula", size=9.5, indent=1, shrink=True)
    for line in range(1, height + 1):
        key = phase * KEY_PHASE + strategy * KEY_STRATEGY + line
        formula = f'IFERROR(INDEX({ACTION_TITLES},MATCH({key},{ACTION_KEYS},0)),"")'
        if line == height:
            more = sentence(
                subject.texts.tr("{count} more, see the action table"),
                {"count": Live(f"({count}-{height - 1})", "")},
            )
            formula = f"IF({count}>{height},{more.formula},{formula})"
        value = titles[line - 1] if line <= len(titles) else ""
        draft.put(row + line - 1, column, value, look, formula, columns=span)


def _put_totals(draft: Draft, subject: Subject, budget: BudgetSheet, uses: Uses, row: int, span: int) -> int:
    texts = subject.texts
    totals: tuple[tuple[str, Area, Form], ...] = (
        (texts.tr("Actions that start"), budget.counts, "integer"),
        (texts.tr("Public money, ‰ of GDP"), budget.spent, "permille"),
        (texts.tr("Limit, ‰ of GDP"), budget.limits, "permille"),
        (texts.tr("Public money, 10,000 yuan"), budget.spent_wan, "money"),
    )
    gdp = gdp_wan(subject.plan)
    phases = uses.phases
    told: list[list[Value]] = [
        [phase.actions for phase in phases],
        [phase.spent for phase in phases],
        [phase.limit for phase in phases],
        [wan(phase.spent, gdp) for phase in phases],
    ]
    for line, ((title, area, form), values) in enumerate(zip(totals, told, strict=True), row):
        draft.put(line, 0, title, Look("total", wrap=True))
        for phase, value in enumerate(values):
            look = Look("total", form, "center")
            draft.put(line, 1 + span * phase, value, look, area.cell(phase).full, columns=span)
    spent, limit = f"B${row + 2}", f"B${row + 3}"
    line_of_spent = draft.area(row + 1, 1, row + 1, span * len(phases))
    draft.highlight(line_of_spent, f"AND(ISNUMBER({spent}),{beyond(spent, limit)})", Look("bad", bold=True))
    return row + len(totals) - 1


def _count(lines: list[ActionLine], phase: int) -> int:
    return sum(line.phase == phase for line in lines)
