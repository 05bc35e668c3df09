"""What the efficiency view shows as tables: figures wanted, results of a year, change over years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gui.models.text_table import Look, TextCell
from planner.cities.convergence import Course
from planner.cities.performance import EfficiencyForm, Performance, Progress
from planner.model.city import CityProfile
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

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


def wanted_rows(texts: Texts, form: EfficiencyForm, cities: Sequence[CityProfile]) -> CityRows:
    """The figures in force, a dash for each that has to be imported."""
    return CityRows(
        tuple(texts.of(indicator.name) for indicator in form.indicators),
        tuple(city.id for city in cities),
        tuple(texts.of(city.name) for city in cities),
        tuple(
            tuple(_wanted_cell(texts, city, indicator.indicator) for indicator in form.indicators) for city in cities
        ),
    )


def _wanted_cell(texts: Texts, city: CityProfile, indicator: str) -> TextCell:
    figure = city.figure(indicator)
    if figure is None:
        return TextCell(MISSING, Look.MUTED, tip=texts.tr("not imported yet"))
    year = figure.evidence.year
    return TextCell(texts.number(figure.value, 1), tip="" if year is None else texts.years(year, year))


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
