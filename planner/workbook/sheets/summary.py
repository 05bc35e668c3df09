"""The summary on one page: verdict and ranking, the actions by phase and strategy, and the money of each phase."""

from math import ceil

from planner.model.bilingual import Language
from planner.model.message import Message
from planner.ranking.explain import limits, outcome
from planner.workbook.book import Chart, Column, Picture, Printing, Series, Sheet
from planner.workbook.draft import Draft
from planner.workbook.measure import row_height
from planner.workbook.sheets.budget import BudgetSheet
from planner.workbook.sheets.scores import ScoresSheet
from planner.workbook.sheets.summary_grid import put_grid
from planner.workbook.sheets.verdict import live_verdict
from planner.workbook.style import GROUP_COLOURS, Look, font_size
from planner.workbook.subject import Subject
from planner.workbook.uses import Uses

SPAN = 3
"""Columns a phase takes, so that the ranking above may use single ones."""

_VERDICT_ROW, _RANKING_ROW = 2, 4
_WIDTHS: dict[Language, tuple[float, float]] = {"zh": (20.0, 156.0), "en": (26.0, 186.0)}
"""Of the first column and of the phases together."""
_RANKING_COLUMNS = 1 + SPAN
_FEWEST_LINES = 13
_ANSWERED = frozenset(
    {
        *("no reversal", "nearest reversal", "opinions agree"),
        *("draws first", "draws rival", "draws all first", "draws shared"),
    }
)
"""Of the report's sentences on what was asked of the ranking, those one page has room for; the rest stands on the
sensitivity sheet."""
_LINE_POINTS = 19.0
_PIXELS_PER_POINT = 96 / 72
_PIXELS_PER_CHARACTER = 7
_LOGO_HEIGHT = 58
"""Pixels: those of title and subtitle."""


def summary_sheet(subject: Subject, scores: ScoresSheet, budget: BudgetSheet, uses: Uses) -> Sheet:
    texts, phases = subject.texts, len(subject.plan.phases)
    label_width, grid_width = _WIDTHS[texts.language]
    width = max(grid_width / (SPAN * phases), 8)
    draft = Draft(texts.tr("Summary"), [Column(label_width), *[Column(width)] * (SPAN * phases)])
    last_column = SPAN * phases
    draft.heading(subject.title, subject.subtitle)
    if subject.look.logo:
        room = round(width * _PIXELS_PER_CHARACTER)
        draft.picture(Picture(subject.look.logo, 0, last_column, room, _LOGO_HEIGHT))
    live = live_verdict(subject, scores.results)
    look = Look("key", wrap=True, ruled=False)
    draft.put(_VERDICT_ROW, 0, live.value, look, live.formula, columns=last_column + 1)
    last_line = _put_ranking(draft, subject, scores, label_width + SPAN * width)
    _put_charts(draft, subject, scores, width, last_column, last_line)
    last = put_grid(draft, subject, budget, uses, last_line + 2, SPAN)
    return draft.sheet(Printing(last, last_column, one_page=True))


def _put_ranking(draft: Draft, subject: Subject, scores: ScoresSheet, width: float) -> int:
    """The strategies in the order of their ranks, and below what the ranking rests on; returns the last row.

    `width` is that of the columns it takes, in characters.
    """
    texts, results, order = subject.texts, scores.results, subject.ranking.order
    draft.section(_RANKING_ROW, texts.tr("Ranking of the strategies"))
    heads = (
        texts.tr("Strategy"),
        texts.tr("Rank"),
        texts.tr("Relative closeness"),
        texts.tr("Additive value"),
    )
    draft.put_row(_RANKING_ROW + 1, 0, heads, Look("head", align="center"))
    for place, ranked in enumerate(order, 1):
        row = _RANKING_ROW + 1 + place
        match = f"MATCH({place},{results.order.full},0)"
        name = Look("formula", bold=True, wrap=True)
        draft.put(row, 0, subject.strategy(ranked.strategy), name, f"INDEX({results.names.full},{match})")
        rank = Look("formula", "integer", "center")
        draft.put(row, 1, ranked.rank, rank, f"INDEX({results.ranks.full},{match})")
        closeness = Look("formula", "weight", "center")
        draft.put(row, 2, ranked.closeness, closeness, f"INDEX({results.closeness.full},{match})")
        value = Look("formula", "value", "center")
        draft.put(row, 3, ranked.value, value, f"INDEX({results.values.full},{match})")
    first = _RANKING_ROW + 2
    draft.highlight(draft.area(first, 0, first + len(order) - 1, 3), f"$B{first + 1}=1", Look("good", bold=True))
    told = first + len(order) + 1
    between = "" if texts.language == "zh" else " "
    sentences = between.join(texts.message(message) for message in _grounds(subject))
    look = Look("note", wrap=True, top=True)
    needed = ceil(row_height(sentences, width, font_size(look)) / _LINE_POINTS)
    last = max(told + needed - 1, _RANKING_ROW + _FEWEST_LINES)
    head = texts.tr("What it rests on (as of {date})", date=texts.date(subject.date))
    draft.put(told - 1, 0, head, Look("subtitle", bold=True), columns=_RANKING_COLUMNS)
    draft.put(told, 0, sentences, look, rows=last - told + 1, columns=_RANKING_COLUMNS)
    for row in range(_RANKING_ROW + 1, last + 1):
        draft.height(row, _LINE_POINTS)
    return last


def _grounds(subject: Subject) -> tuple[Message, ...]:
    """What the first sentence does not say: how sure the ranking is and who agrees, where asked, and its limits."""
    answers = subject.answers
    found = () if answers is None else tuple(told for told in answers.report if told.code in _ANSWERED)
    plan, ranking = subject.plan, subject.ranking
    return (*outcome(plan, ranking)[1:], *found, *limits(plan, ranking))


def _put_charts(
    draft: Draft, subject: Subject, scores: ScoresSheet, width: float, last_column: int, last_row: int
) -> None:
    """Closeness and, by criteria group, the additive value, side by side to the right of the ranking."""
    texts = subject.texts
    room = (last_column - SPAN) * (round(width * 7) + 5)
    height = round((last_row - _RANKING_ROW) * _LINE_POINTS * _PIXELS_PER_POINT) + 20
    columns = (last_column - SPAN) // 2
    label = draft.area(_RANKING_ROW + 1, 2, _RANKING_ROW + 1, 2)
    first, count = _RANKING_ROW + 2, len(subject.plan.strategies)
    names, values = (draft.area(first, column, first + count - 1, column) for column in (0, 2))
    closeness = Series(label, names, values, subject.look.palette.accent)
    title = texts.tr("Relative closeness")
    chart = Chart(
        "bar", title, (closeness,), _RANKING_ROW, SPAN + 1, room // 2 - 6, height, "0.00", labels=True, high=1.0
    )
    draft.chart(chart)
    groups = tuple(
        Series(
            scores.group_names.cell(place),
            scores.group_strategies,
            scores.groups.row_at(place),
            GROUP_COLOURS[place % len(GROUP_COLOURS)],
        )
        for place in range(scores.groups.last_row - scores.groups.row + 1)
    )
    title = texts.tr("Additive value by criteria group")
    column = SPAN + 1 + columns
    draft.chart(Chart("stacked_bar", title, groups, _RANKING_ROW, column, room // 2 - 6, height, "0"))
