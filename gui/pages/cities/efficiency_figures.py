"""Figures by year for the efficiency of cities: shipped ones, the user's imports, and the plan's own."""

from collections.abc import Iterable, Sequence

from gui.context import CatalogueShelf
from planner.cities.outside import OutsideCity, is_outside, outside_cities
from planner.cities.own_figures import OwnFigure
from planner.cities.performance import EfficiencyForm, Unit
from planner.model.city import CityProfile
from planner.model.message import ProblemError

Figures = dict[tuple[str, str, int], float]
"""By city, indicator and year."""


def references(shelf: CatalogueShelf) -> tuple[OutsideCity, ...]:
    """The reference cities the user added from outside the catalogue."""
    return outside_cities(_imported(shelf))


def figures_by_year(shelf: CatalogueShelf, cities: Iterable[CityProfile]) -> Figures:
    """Later ones take the place of earlier: the catalogue's, then imports of every year, then the profile's own.

    Those of reference cities from outside the catalogue are among them.
    """
    wanted = {city.id: city for city in cities}
    found: Figures = {}
    for city in wanted.values():
        _take(found, city, own=False)
    for figure in _imported(shelf):
        if (figure.city in wanted or is_outside(figure.city)) and figure.scope == "city":
            found[figure.city, figure.indicator, figure.year] = figure.value
    for city in wanted.values():
        _take(found, city, own=True)
    return found


def complete_years(form: EfficiencyForm, units: Sequence[Unit], figures: Figures) -> tuple[int, ...]:
    """The years in which at least two of the units have every figure of the form."""
    indicators = [each.indicator for each in form.indicators]
    years = sorted({year for _, indicator, year in figures if indicator in indicators})
    return tuple(
        year
        for year in years
        if sum(all((unit.id, indicator, year) in figures for indicator in indicators) for unit in units) > 1
    )


def _imported(shelf: CatalogueShelf) -> tuple[OwnFigure, ...]:
    try:
        return shelf.own.in_force()
    except ProblemError:  # told once by the page
        return ()


def _take(found: Figures, city: CityProfile, *, own: bool) -> None:
    for figure in city.own_figures if own else city.figures:
        if figure.evidence.year is not None:
            found[city.id, figure.indicator, figure.evidence.year] = figure.value
