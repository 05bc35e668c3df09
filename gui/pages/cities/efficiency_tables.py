"""What the efficiency view shows as tables: figures wanted, results of a year, change over years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gui.models.text_table import Look, TextCell
from planner.cities.convergence import Course
from planner.cities.outside import OutsideCity
from planner.cities.performance import EfficiencyForm, Performance, Progress
from planner.model.city import CityProfile
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Dated = tuple[float, int | None]
"""A figure and its year."""
COURSES: dict[Course, str] = {
    "narrowing": mark("narrowing"),
    "widening": mark("widening"),
    "no trend": mark("no trend"),
}


@dataclass(frozen=True, slots=True)
class CityRows:
    """Columns, and for each city its id, name and cells."""

    columns: tuple[str, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[TextCell, ...], ...]


def wanted_rows(
    texts: Texts, form: EfficiencyForm, cities: Sequence[CityProfile], outside: Sequence[OutsideCity] = ()
) -> CityRows:
    """The figures in force, a dash for each that has to be imported; reference cities from outside come last."""
    wanted = [each.indicator for each in form.indicators]
    known = [tuple(_known(city, indicator) for indicator in wanted) for city in cities]
    known += [tuple(_latest(city, indicator) for indicator in wanted) for city in outside]
    return CityRows(
        tuple(texts.of(indicator.name) for indicator in form.indicators),
        (*(city.id for city in cities), *(city.id for city in outside)),
        (*(texts.of(city.name) for city in cities), *(texts.of(city.title) for city in outside)),
        tuple(tuple(_wanted_cell(texts, figure) for figure in row) for row in known),
    )


def _known(city: CityProfile, indicator: str) -> Dated | None:
    figure = city.figure(indicator)
    return None if figure is None else (figure.value, figure.evidence.year)


def _latest(city: OutsideCity, indicator: str) -> Dated | None:
    figures = [figure for figure in city.figures if figure.indicator == indicator]
    latest = max(figures, key=lambda figure: figure.year, default=None)
    return None if latest is None else (latest.value, latest.year)


def _wanted_cell(texts: Texts, figure: Dated | None) -> TextCell:
    if figure is None:
        return TextCell(MISSING, Look.MUTED, tip=texts.tr("not imported yet"))
    value, year = figure
    return TextCell(texts.number(value, 1), tip="" if year is None else texts.years(year, year))


def result_rows(texts: Texts, result: Performance) -> CityRows:
    """Best first: efficiency, whom a city is measured against, and what it would need (its slack on hovering)."""
    names = {unit.unit.id: unit.unit.name for unit in result.units}
    targets = len(result.units[0].targets)
    columns = (
        *(texts.tr("Rank"), texts.tr("Efficiency"), texts.tr("Measured against")),
        *(texts.tr("{indicator}: target", indicator=each.name) for each in result.form.indicators[:targets]),
    )
    cells = tuple(
        (
            TextCell(str(unit.rank)),
            TextCell(texts.number(unit.efficiency, 3), Look.STRONG),
            TextCell(texts.join(texts.of(names[id]) for id, _ in unit.peers)),
            *(
                TextCell(texts.number(target, 1), tip=texts.tr("slack {slack}", slack=texts.number(slack, 1)))
                for target, slack in zip(unit.targets, unit.slacks, strict=True)
            ),
        )
        for unit in result.order
    )
    order = [unit.unit for unit in result.order]
    return CityRows(columns, tuple(each.id for each in order), tuple(texts.of(each.name) for each in order), cells)


def progress_rows(texts: Texts, progress: Progress) -> CityRows:
    """The Malmquist index and its parts as yearly means, and the gap to the leader at both ends."""
    first, last = progress.panel.years[0], progress.panel.years[-1]
    columns = (
        texts.tr("Malmquist index, yearly mean"),
        texts.tr("Efficiency change"),
        texts.tr("Technical change"),
        texts.tr("Gap to the leader {year}", year=first),
        texts.tr("Gap to the leader {year}", year=last),
        texts.tr("Course of the gap"),
    )
    changes, course = progress.malmquist, progress.convergence
    means = [
        np.exp(np.log(part).mean(axis=0))
        for part in (changes.index, changes.efficiency_change, changes.technical_change)
    ]
    cells = tuple(
        (
            *(TextCell(texts.number(float(mean[place]), 3)) for mean in means),
            TextCell(texts.percent(float(course.gap[0, place]))),
            TextCell(texts.percent(float(course.gap[-1, place]))),
            TextCell(texts.tr(COURSES[course.gap_trend[place].course])),
        )
        for place in range(len(progress.units))
    )
    return CityRows(
        columns,
        tuple(unit.id for unit in progress.units),
        tuple(texts.of(unit.name) for unit in progress.units),
        cells,
    )
