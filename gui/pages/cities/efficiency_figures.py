"""Figures by year for the efficiency of cities: shipped ones, the user's imports, and the plan's own."""

from collections.abc import Iterable, Sequence

from gui.context import CatalogueShelf
from planner.cities.performance import EfficiencyForm
from planner.model.city import CityProfile
from planner.model.message import ProblemError

Figures = dict[tuple[str, str, int], float]
"""By city, indicator and year."""


def figures_by_year(shelf: CatalogueShelf, cities: Iterable[CityProfile]) -> Figures:
    """Later ones take the place of earlier: the catalogue's, then imports of every year, then the profile's own."""
    wanted = {city.id: city for city in cities}
    found: Figures = {}
    for city in wanted.values():
        _take(found, city, own=False)
    try:
        imported = shelf.own.in_force()
    except ProblemError:  # told once by the page
        imported = ()
    for figure in imported:
        if figure.city in wanted and figure.scope == "city":
            found[figure.city, figure.indicator, figure.year] = figure.value
    for city in wanted.values():
        _take(found, city, own=True)
    return found


def complete_years(form: EfficiencyForm, cities: Sequence[CityProfile], figures: Figures) -> tuple[int, ...]:
    """The years in which at least two of the cities have every figure of the form."""
    indicators = [each.indicator for each in form.indicators]
    years = sorted({year for _, indicator, year in figures if indicator in indicators})
    return tuple(
        year
        for year in years
        if sum(all((city.id, indicator, year) in figures for indicator in indicators) for city in cities) > 1
    )


def _take(found: Figures, city: CityProfile, *, own: bool) -> None:
    for figure in city.own_figures if own else city.figures:
        if figure.evidence.year is not None:
            found[city.id, figure.indicator, figure.evidence.year] = figure.value
