"""The choices of method that move a number, each with what was chosen and what it means."""

from collections.abc import Iterator

from planner.model.evidence import EXPERT
from planner.roadmap.money import budget_permille
from planner.workbook import options
from planner.workbook.draft import Draft
from planner.workbook.sheets.group_choices import group_choices
from planner.workbook.style import Look
from planner.workbook.subject import Subject


def put_method_choices(draft: Draft, subject: Subject, row: int) -> int:
    """Put the table at `row` over eight columns and return the row after it, one left free."""
    texts = subject.texts
    draft.section(row, texts.tr("Choices of method"))
    head = Look("head", align="center")
    draft.put(row + 1, 0, texts.tr("Choice"), head)
    draft.put(row + 1, 1, texts.tr("In force"), head, columns=5)
    draft.put(row + 1, 6, texts.tr("What it means"), head, columns=2)
    lines = (*_ranking(subject), *group_choices(subject), *_schedule(subject))
    wrapped = Look("text", wrap=True)
    for line, (title, chosen, meaning) in enumerate(lines, row + 2):
        draft.put(line, 0, title, wrapped)
        draft.put(line, 1, chosen, wrapped, columns=5)
        draft.put(line, 6, meaning, wrapped, columns=2)
    return row + 2 + len(lines) + 1


def _ranking(subject: Subject) -> Iterator[tuple[str, str, str]]:
    texts, plan = subject.texts, subject.plan
    methods, tables = options.weight_methods(texts), options.random_index_tables(texts)
    forms = options.topsis_forms(texts)
    yield (
        methods.title,
        methods.words[plan.weighting.method],
        texts.tr("Weights of each judgement matrix; gaps are completed by the smallest greatest eigenvalue."),
    )
    yield (
        tables.title,
        tables.words[plan.weighting.random_index],
        texts.tr("The consistency index is divided by it to give the consistency ratio (CR)."),
    )
    yield (
        forms.title,
        forms.words[subject.ranking.normalisation],
        texts.tr("Both forms are worked out on the scores sheet; the one in force ranks."),
    )
    yield (
        texts.tr("Missing score"),
        texts.tr("Middle of the scale"),
        texts.tr("Its range is then the whole scale, and it is counted as not filled in."),
    )
    yield (
        texts.tr("Ties"),
        texts.tr("Equal after rounding to 12 decimals"),
        texts.tr("Tied strategies share the better rank (1, 1, 3); nothing else is rounded."),
    )
    in_value = subject.ranking.feasibility_in_value
    yield (
        texts.tr("Feasibility criteria"),
        texts.tr("Count in the value of actions") if in_value else texts.tr("Kept out of the value of actions"),
        texts.tr("Readiness gates of the schedule are off.")
        if in_value
        else texts.tr("They count in the ranking; the schedule keeps cost and readiness as limits instead."),
    )


def _schedule(subject: Subject) -> Iterator[tuple[str, str, str]]:
    texts, plan = subject.texts, subject.plan
    yield (
        texts.tr("Public money a year"),
        texts.tr("{permille}‰ of GDP", permille=texts.number(budget_permille(plan), 2)),
        texts.of((plan.rules.evidence if plan.means.yearly is None else plan.means.evidence or EXPERT).source),
    )
    schedule = plan.schedule
    if schedule is None:
        yield (texts.tr("Schedule"), texts.tr("None adopted yet"), "")
        return
    gap = texts.tr("none, moved by hand") if schedule.gap is None else texts.percent(schedule.gap, 2)
    yield (
        texts.tr("Schedule"),
        texts.tr("{solver}, exact", solver=schedule.solver),
        texts.tr(
            "Greatest value first, then, with that value held, the earliest value-weighted starts. Gap to the best "
            "possible value: {gap}; time limit {seconds} s; adopted on {date}.",
            gap=gap,
            seconds=schedule.time_limit_seconds,
            date=texts.date(schedule.date),
        ),
    )
