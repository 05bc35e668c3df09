"""The sheet on which every strategy is rated on every leaf of the criteria tree, anchors in view."""

from dataclasses import dataclass

from planner.model.criterion import RATING_BEST, RATING_WORST, Criterion
from planner.text.texts import MISSING
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.questionnaire.form import Form
from planner.workbook.returned.keys import COLUMN, FIRST, RATING, STRATEGY, key
from planner.workbook.style import Look

_NAME, _SCALE, _ANSWERS = range(3)
_NAME_WIDTH, _SCALE_WIDTH, _LEAST_WIDTH, _ANSWERS_WIDTH = 18, 58, 8.5, 36
_MARKS, _HEAD, _TOP = 2, 3, 4


@dataclass(frozen=True, slots=True)
class RatingsSheet:
    """The sheet and its cells to fill in."""

    sheet: Sheet
    answers: Area


def ratings_sheet(form: Form) -> RatingsSheet:
    texts, strategies = form.texts, form.plan.strategies
    width = max(_LEAST_WIDTH, _ANSWERS_WIDTH / len(strategies))
    columns = (Column(_NAME_WIDTH), Column(_SCALE_WIDTH), *(Column(width),) * len(strategies), Column(20, hidden=True))
    draft = Draft(texts.tr("Ratings of strategies"), columns)
    draft.heading(
        texts.tr("How far would each strategy take the city?"),
        texts.tr("Type a rating from 1 to 9 by the anchors, or a figure where a unit is named; leave empty if unsure."),
    )
    draft.put(_MARKS, _NAME, key(COLUMN, FIRST), Look("note"))
    draft.put_row(_HEAD, 0, (texts.tr("Criterion"), texts.tr("What the values mean")), Look("head", align="center"))
    for place, strategy in enumerate(strategies):
        draft.put(_MARKS, _ANSWERS + place, key(COLUMN, STRATEGY, strategy.id), Look("note"))
        draft.put(_HEAD, _ANSWERS + place, form.name_of(strategy), Look("head", align="center"))
    draft.height(_MARKS, 0)
    for row, leaf in enumerate(form.leaves, _TOP):
        _put_leaf(draft, form, leaf, row)
    last = _TOP + len(form.leaves) - 1
    end = _ANSWERS + len(strategies) - 1
    sheet = draft.sheet(Printing(last, end, repeat_rows=(_HEAD, _HEAD), paper="A4"), frozen=(_TOP, 1))
    return RatingsSheet(sheet, draft.area(_TOP, _ANSWERS, last, end))


def _put_leaf(draft: Draft, form: Form, leaf: Criterion, row: int) -> None:
    strategies = form.plan.strategies
    draft.put(row, _NAME, form.name_of(leaf), Look("text", wrap=True, bold=True))
    draft.put(row, _SCALE, _meaning(form, leaf), Look("text", wrap=True, size=9))
    for place, strategy in enumerate(strategies):
        rating = form.ratings.get((strategy.id, leaf.id))
        draft.put(row, _ANSWERS + place, rating, Look("input", align="center"))
    draft.put(row, _ANSWERS + len(strategies), key(RATING, leaf.id), Look("note"))
    cells = draft.area(row, _ANSWERS, row, _ANSWERS + len(strategies) - 1)
    low, high = sorted((leaf.worst, leaf.best))
    draft.limit(cells, low, high, _hint(form, leaf))


def _hint(form: Form, leaf: Criterion) -> str:
    texts = form.texts
    if leaf.scale == "rating":
        return texts.tr("A rating from 1 to 9; 9 is the most favourable to the city.")
    low, high = sorted((leaf.worst, leaf.best))
    return texts.tr(
        "A figure in {unit}, from {low} to {high}; {best} is the most favourable.",
        unit=leaf.unit,
        low=low,
        high=high,
        best=leaf.best,
    )


def _meaning(form: Form, leaf: Criterion) -> str:
    """The anchors of a rating, or unit and bounds of a figure, one a line."""
    texts = form.texts
    indicator = [texts.of(leaf.indicator)] if leaf.indicator else []
    if leaf.scale == "measured":
        return "\n".join((*indicator, _hint(form, leaf), *_earlier(form, leaf)))
    anchors = [f"{anchor.rating}  {texts.of(anchor.text)}" for anchor in leaf.anchors]
    if not anchors:
        worst, best = round(RATING_WORST), round(RATING_BEST)
        anchors = [texts.tr("{worst} least favourable, {best} most favourable to the city", worst=worst, best=best)]
    return "\n".join((*indicator, *anchors, *_earlier(form, leaf)))


def _earlier(form: Form, leaf: Criterion) -> list[str]:
    """What the expert and the group said in the round before, in one line; none in the first round."""
    texts, told = form.texts, []
    for strategy in form.plan.strategies:
        earlier = form.earlier_ratings.get((strategy.id, leaf.id))
        if earlier is None:
            continue
        mean, low, high = (texts.word(value) for value in (round(earlier.group, 1), earlier.low, earlier.high))
        told.append(
            texts.tr(
                "{strategy}: you {own}, group {mean} ({low} to {high})",
                strategy=strategy.name,
                own=MISSING if earlier.own is None else texts.word(earlier.own),
                mean=mean,
                low=low,
                high=high,
            )
        )
    separator = "；" if texts.language == "zh" else "; "
    return [texts.tr("Last round: {answers}", answers=separator.join(told))] if told else []
