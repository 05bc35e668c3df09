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
            "Closeness as in a new plan for the city: prefilled scores, {weights}. Closeness and ranks follow the "
            "local fit, which may be changed. A strategy without a local fit has no figures and stands at the middle, "
            "0.5.",
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
    curves = _put_curves(draft, subject, last + 2)
    for row in range(_HEAD + 1, last + 1):
        _put_city(draft, subject, row, heads, curves)
    ranks = draft.area(_HEAD + 1, _LEADS + count, last, _LEADS + 2 * count - 1)
    draft.highlight(ranks, f"{ranks.relative}=1", Look("good", bold=True))
    table = draft.area(_HEAD, 0, last, _LEADS + 3 * count - 1)
    below = last if curves is None else curves.last_row
    sheet = draft.sheet(
        Printing(below, table.last_column, repeat_rows=(_HEAD - 1, _HEAD)), frozen=(_HEAD + 1, 1), filtered=table
    )
    return RegionStrategies(
        sheet, draft.area(_HEAD + 1, 0, last, 0), draft.area(_HEAD + 1, _LEADS - 1, last, _LEADS - 1), heads
    )


def _put_city(draft: Draft, subject: RegionSubject, row: int, heads: Area, curves: Area | None) -> None:
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
        fit = draft.area(row, _LEADS + 2 * count + number, row, _LEADS + 2 * count + number)
        formula = "" if curves is None else _closeness(fit.local, curves.column_at(number))
        look = Look("assumption" if curves is None else "formula", "weight", "center")
        draft.put(row, _LEADS + number, ranking.closeness[number], look, formula)
        own = closeness.cell(0, number).local
        formula = f"SUMPRODUCT((ROUND({closeness.local},12)>ROUND({own},12))*1)+1"
        draft.put(row, _LEADS + count + number, ranking.ranks[number], Look("formula", "integer", "center"), formula)
        look = Look("text" if curves is None else "assumption", "permille", "center")
        draft.put(row, fit.column, ranking.fits[number], look)
    fits = draft.area(row, _LEADS + 2 * count, row, _LEADS + 3 * count - 1)
    draft.limit(fits, 0, 1, texts.tr("A local fit is a number from 0 to 1."))


def _put_curves(draft: Draft, subject: RegionSubject, row: int) -> Area | None:
    """Below the table, the numbers by which closeness follows the fit; None where it does not."""
    texts, curves = subject.texts, subject.region.curves
    if not curves:
        return None
    draft.section(row, texts.tr("How closeness follows the local fit"))
    note = texts.tr(
        "With e = floor + (1 − floor) × fit: closeness = √P ÷ (√P + √N), P = p0 + p1·e + q·e² (squared distance to the "
        "negative ideal), N = n0 + n1·e + q·e² (to the positive ideal)."
    )
    draft.put(row + 1, 0, note, Look("note", wrap=True), columns=_LEADS + 3 * len(curves))
    lines = (
        (texts.tr("Floor of the fit"), [curve.floor for curve in curves]),
        ("p0", [curve.worst[0] for curve in curves]),
        ("p1", [curve.worst[1] for curve in curves]),
        ("n0", [curve.best[0] for curve in curves]),
        ("n1", [curve.best[1] for curve in curves]),
        ("q", [curve.worst[2] for curve in curves]),
    )
    names = [texts.of(strategy.name) for strategy in subject.region.strategies]
    draft.put_row(row + 2, _LEADS - 1, ["", *names], Look("head", align="center"))
    for line, (label, numbers) in enumerate(lines, row + 3):
        draft.put(line, _LEADS - 1, label, Look("text", align="center"))
        draft.put_row(line, _LEADS, numbers, Look("text", "weight", "center"))
    return draft.area(row + 3, _LEADS, row + 2 + len(lines), _LEADS + len(curves) - 1)


def _closeness(fit: str, curve: Area) -> str:
    floor, p0, p1, n0, n1, q = (curve.row_at(number).local for number in range(6))
    effect = f"({floor}+(1-{floor})*{fit})"
    worst = f"SQRT(MAX(0,{p0}+{p1}*{effect}+{q}*{effect}^2))"
    best = f"SQRT(MAX(0,{n0}+{n1}*{effect}+{q}*{effect}^2))"
    return f"IF(ISNUMBER({fit}),{worst}/({worst}+{best}),0.5)"
