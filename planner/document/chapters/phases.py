"""What is done in which phase, and what it costs."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.model.action import CROSS, Phase
from planner.text.texts import MISSING
from planner.workbook.lines import ActionLine, year_lines


def phases_chapter(source: Source) -> Iterator[Block]:
    texts, plan, placed = source.texts, source.plan, source.placed
    yield Heading(texts.tr("Phases and actions"))
    if source.subject.roadmap is None:
        yield Paragraph(texts.tr("No schedule has been adopted yet, so no action has its years."))
        return
    left_out = tuple(line for line in source.lines if line.placed is None)
    yield Paragraph(texts.sentences(_summary(source, placed, left_out)))
    yield _money_table(source)
    for number, phase in enumerate(plan.phases, 1):
        yield from _phase(source, phase, tuple(line for line in placed if line.phase == number))
    if left_out:
        yield Heading(texts.tr("Actions without a place"), 2)
        yield Table(
            texts.tr("Actions the schedule has no place for"),
            (
                TableColumn(texts.tr("No."), 10, "center"),
                TableColumn(texts.tr("Action"), 35),
                TableColumn(texts.tr("Reason"), 55),
            ),
            tuple(
                (
                    line.action.id,
                    source.subject.name(line.action.name),
                    MISSING if line.reason is None else texts.message(line.reason),
                )
                for line in left_out
            ),
        )


def _summary(source: Source, placed: tuple[ActionLine, ...], left_out: tuple[ActionLine, ...]) -> Iterator[str]:
    texts, plan = source.texts, source.plan
    yield texts.trn(
        "{count} action is placed in {years}.",
        "{count} actions are placed in {years}.",
        len(placed),
        years=texts.years(plan.first_year, plan.last_year),
    )
    if (investment := source.investment(placed)) is not None:
        yield texts.tr("Their investment is estimated at {amount}.", amount=texts.money(investment))
    assumed = sum(line.action.cost is None for line in placed)
    if assumed:
        yield texts.trn(
            "For {count} action the amount follows from its cost class, an assumption to be confirmed.",
            "For {count} actions the amount follows from the cost class, an assumption to be confirmed.",
            assumed,
        )
    if left_out:
        yield texts.trn(
            "{count} action of the plan has no place; the reason is given below.",
            "{count} actions of the plan have no place; the reasons are given below.",
            len(left_out),
        )


def _money_table(source: Source) -> Table:
    """Per phase: actions that start in it with their whole cost, and the public money of its years."""
    texts, plan = source.texts, source.plan
    rows = []
    for number, phase in enumerate(plan.phases, 1):
        own = tuple(line for line in source.placed if line.phase == number)
        years = [year for year in year_lines(source.subject) if phase.first_year <= year.year <= phase.last_year]
        spent = [year.spent_wan for year in years]
        limits = [year.limit_wan for year in years]
        rows.append(
            (
                source.subject.name(phase.name),
                texts.years(phase.first_year, phase.last_year),
                str(len(own)),
                texts.number(source.investment(own), 0),
                _sum(source, spent),
                _sum(source, limits),
            )
        )
    return Table(
        texts.tr("Phases, actions and money"),
        (
            TableColumn(texts.tr("Phase"), 14, "center"),
            TableColumn(texts.tr("Years"), 20, "center"),
            TableColumn(texts.tr("Actions"), 12, "center"),
            TableColumn(texts.tr("Investment (10,000 yuan)"), 18, "right"),
            TableColumn(texts.tr("Public money spent (10,000 yuan)"), 18, "right"),
            TableColumn(texts.tr("Public money available (10,000 yuan)"), 18, "right"),
        ),
        tuple(rows),
        note=texts.tr(
            "Investment is the whole cost of the actions that start in the phase, whoever pays; public money is what "
            "falls into its years."
        ),
    )


def _sum(source: Source, amounts: list[float | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    return source.texts.number(sum(known) if len(known) == len(amounts) else None, 0)


def _phase(source: Source, phase: Phase, lines: tuple[ActionLine, ...]) -> Iterator[Block]:
    texts = source.texts
    years = texts.years(phase.first_year, phase.last_year)
    yield Heading(texts.tr("{phase} ({years})", phase=source.subject.name(phase.name), years=years), 2)
    motto = texts.of(phase.motto)
    opening = texts.tr("{motto}: ", motto=motto) if motto else ""
    if not lines:
        yield Paragraph(opening + texts.tr("no action starts in this phase."))
        return
    yield Paragraph(
        opening + texts.trn("{count} action starts in this phase.", "{count} actions start in this phase.", len(lines))
    )
    for strategy in (*(strategy.id for strategy in source.plan.strategies), CROSS):
        own = [line for line in lines if line.action.strategy == strategy]
        if own:
            yield Heading(source.subject.strategy(strategy), 3)
            yield Paragraph(texts.tr("{actions}.", actions=texts.join(_in_short(source, line) for line in own)))


def _in_short(source: Source, line: ActionLine) -> str:
    texts = source.texts
    first, last = line.quarters.first // 4, line.quarters.last_year
    cost = "" if line.wan is None else texts.tr(", {amount}", amount=texts.money(line.wan))
    return texts.tr(
        "{name} ({id}, {years}{cost})",
        name=source.subject.name(line.action.name),
        id=line.action.id,
        years=texts.years(first, last),
        cost=cost,
    )
