"""Actions of the library that fit several cities of the region, and where the figures would place them."""

from planner.model.action import CROSS
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import Look

_WIDTHS = (9, 34, 18, 9, 60, 26, 12, 46)
_HEAD = 4


def shared_sheet(subject: RegionSubject) -> Sheet:
    texts, region = subject.texts, subject.region
    draft = Draft(texts.tr("Shared actions"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Actions that fit several cities"), subject.subtitle)
    rule = texts.tr(
        "An action is listed where its conditions hold in two cities or more. Proposed place: the city among them with "
        "the highest local fit of the action's strategy; for cross-cutting actions the one with most people. Whether "
        "it is built once for all or once in each city is for the cities to agree."
    )
    draft.put(2, 0, rule, Look("note", wrap=True), columns=len(_WIDTHS))
    heads = (
        texts.tr("No."),
        texts.tr("Action"),
        texts.tr("Strategy"),
        texts.tr("Number of cities"),
        texts.tr("Cities it fits"),
        texts.tr("Proposed place"),
        texts.tr("Local fit there"),
        texts.tr("What it takes"),
    )
    draft.put_row(_HEAD, 0, heads, Look("head", align="center"))
    names = {strategy.id: texts.of(strategy.name) for strategy in region.strategies}
    names[CROSS] = texts.tr("Cross-cutting")
    for row, shared in enumerate(region.shared, _HEAD + 1):
        action = shared.action
        draft.put(row, 0, action.id, Look("text", align="center"))
        draft.put(row, 1, texts.of(action.name), Look("text", wrap=True, bold=True))
        draft.put(row, 2, names.get(action.strategy, action.strategy), Look("text", align="center"))
        draft.put(row, 3, len(shared.cities), Look("text", "integer", "center"))
        draft.put(row, 4, subject.names(tuple(city.name for city in shared.cities)), Look("text", wrap=True))
        draft.put(row, 5, texts.of(shared.place.name), Look("assumption", align="center", bold=True))
        draft.put(row, 6, shared.fit, Look("text", "permille", "center"))
        draft.put(row, 7, texts.of(action.fits_note), Look("text", wrap=True))
    last = _HEAD + len(region.shared)
    table = draft.area(_HEAD, 0, last, len(_WIDTHS) - 1)
    return draft.sheet(
        Printing(last, table.last_column, repeat_rows=(_HEAD, _HEAD)), frozen=(_HEAD + 1, 2), filtered=table
    )
