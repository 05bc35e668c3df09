"""Cities by strategies: closeness, ranks that follow it, and the local fit behind it."""

from dataclasses import dataclass

from planner.text.city_types import TYPES
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import Look

_LEADS = 4
_HEAD = 4
_WIDTHS = (20, 14, 12, 16)


@dataclass(frozen=True, slots=True)
class RegionStrategies:
    """The sheet and the ranges that the overview reads; `leading` holds the first strategy of each city."""

    sheet: Sheet
    cities: Area
    leading: Area
    names: Area


def strategies_sheet(subject: RegionSubject) -> RegionStrategies:
    texts, region = subject.texts, subject.region
    count, last = len(region.strategies), _HEAD + len(region.cities)
    title = texts.tr("Strategies by city")
    draft = Draft(title, [*map(Column, _WIDTHS), *[Column(13)] * (3 * count)])
    draft.heading(texts.tr("Strategies of every city from its own figures"), subject.subtitle)
    draft.put(
        2,
        0,
        texts.tr(
            "Closeness as in a new plan for the city: prefilled scores, {weights}. Ranks follow the closeness; type "
            "over it to see. A city without a local fit has no figures and its order says nothing.",
            weights=texts.tr("judged weights of the plan") if region.weights_judged else texts.tr("equal weights"),
        ),
        Look("note", wrap=True),
        columns=_LEADS + 3 * count,
    )
    for column, head in enumerate(
        (texts.tr("City"), texts.tr("Province"), texts.tr("Type (2013)"), texts.tr("Leading strategy"))
    ):
        draft.put(_HEAD - 1, column, head, Look("head", align="center"), rows=2)
    groups = (texts.tr("Relative closeness"), texts.tr("Rank"), texts.tr("Local fit"))
    names = [texts.of(strategy.name) for strategy in region.strategies]
    for number, group in enumerate(groups):
        first = _LEADS + number * count
        draft.put(_HEAD - 1, first, group, Look("head", align="center"), columns=count)
        draft.put_row(_HEAD, first, names, Look("head", align="center"))
    heads = draft.area(_HEAD, _LEADS, _HEAD, _LEADS + count - 1)
    for row in range(_HEAD + 1, last + 1):
        _put_city(draft, subject, row, heads)
    ranks = draft.area(_HEAD + 1, _LEADS + count, last, _LEADS + 2 * count - 1)
    draft.highlight(ranks, f"{ranks.relative}=1", Look("good", bold=True))
    table = draft.area(_HEAD, 0, last, _LEADS + 3 * count - 1)
    sheet = draft.sheet(
        Printing(last, table.last_column, repeat_rows=(_HEAD - 1, _HEAD)), frozen=(_HEAD + 1, 1), filtered=table
    )
    return RegionStrategies(
        sheet, draft.area(_HEAD + 1, 0, last, 0), draft.area(_HEAD + 1, _LEADS - 1, last, _LEADS - 1), heads
    )


def _put_city(draft: Draft, subject: RegionSubject, row: int, heads: Area) -> None:
    texts, ranking = subject.texts, subject.region.cities[row - _HEAD - 1]
    count = len(subject.region.strategies)
    closeness = draft.area(row, _LEADS, row, _LEADS + count - 1)
    ranks = draft.area(row, _LEADS + count, row, _LEADS + 2 * count - 1)
    first = ranking.ranks.index(1)
    draft.put(row, 0, texts.of(ranking.city.name), Look("text", bold=True))
    draft.put(row, 1, texts.of(ranking.city.province), Look("text"))
    draft.put(row, 2, texts.tr(TYPES[ranking.city.type_2013]), Look("text", align="center"))
    leading = texts.of(subject.region.strategies[first].name)
    formula = f"INDEX({heads.local},MATCH(1,{ranks.local},0))"
    draft.put(row, 3, leading, Look("formula", align="center", bold=True), formula)
    for number in range(count):
        draft.put(row, _LEADS + number, ranking.closeness[number], Look("input", "weight", "center"))
        own = closeness.cell(0, number).local
        formula = f"SUMPRODUCT((ROUND({closeness.local},12)>ROUND({own},12))*1)+1"
        draft.put(row, _LEADS + count + number, ranking.ranks[number], Look("formula", "integer", "center"), formula)
        fit = ranking.fits[number]
        look = Look("source" if fit is not None else "text", "permille", "center", editable=False)
        draft.put(row, _LEADS + 2 * count + number, fit, look)
