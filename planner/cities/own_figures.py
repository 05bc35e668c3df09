"""The user's own figures over the shipped catalogue: what an import would change, and the catalogue with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose
from typing import Literal

from planner.cities.catalogue import Catalogue
from planner.cities.yearbook.found import Found
from planner.cities.yearbook.head import Scope
from planner.model.bilingual import Bilingual, same
from planner.model.city import CityProfile, Figure
from planner.model.evidence import Evidence

Change = Literal["new", "same", "changed", "odd"]

TIMES_PEERS = 10.0
"""A figure more than so many times the median of its peers is asked about."""
FEWEST_PEERS, FEWEST_ROWS = 10, 5
_IN_QUESTION = ("odd", "conflict", "interpolated", "confirm_city")
_COUNTED_IN_DISTRICTS = frozenset(
    {"built_up_area", "construction_land", "construction_land_share", "road_area", "water_use_household"}
)
"""Indicators that only exist for the urban districts: their figure is the city's."""


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """One figure of the user's, in the indicator's unit. `imported` is the day as ISO 8601; `source` their words.

    `batch` is the number of the import it came with, 0 before it is stored.
    """

    city: str
    indicator: str
    scope: Scope
    year: int
    value: float
    source: str
    file: str
    imported: str
    batch: int = 0

    @property
    def key(self) -> tuple[str, str, str, int]:
        return self.city, self.indicator, self.scope, self.year


@dataclass(frozen=True, slots=True)
class Proposed:
    """A figure of a table against what is known. `known` is what it would stand in place of; `own` whether that is
    the user's own or the catalogue's. `peer_median` is given where the figure exceeds it ten times."""

    found: Found
    change: Change
    known: float | None = None
    own: bool = False
    peer_median: float | None = None

    @property
    def wanted(self) -> bool:
        """Whether it is taken unless the user says otherwise: odd figures wait for a word, same ones need none."""
        return self.change in ("new", "changed")


def proposed(found: Iterable[Found], catalogue: Catalogue, own: Sequence[OwnFigure]) -> tuple[Proposed, ...]:
    """Every figure with a value and a city of the catalogue, compared with what is known, in the order found.

    `catalogue` is the shipped one. Odd are those the reading doubts and those over ten times the median of cities
    of their level (of the table's other rows, where the catalogue knows fewer than ten).
    """
    rows = [cell for cell in found if cell.value is not None and cell.city and cell.status in ("import", *_IN_QUESTION)]
    in_force = {figure.key: figure.value for figure in sorted(own, key=lambda figure: figure.batch)}
    shipped = {
        (city.id, figure.indicator, "city", figure.evidence.year): figure.value
        for city in catalogue.cities
        for figure in city.figures
    }
    peers = _Peers(catalogue, rows)
    return tuple(_proposed(cell, in_force, shipped, peers) for cell in rows)


def taken(rows: Iterable[Proposed], source: str, day: str) -> tuple[OwnFigure, ...]:
    """The figures to store of these rows, those without a year left out; `day` is ISO 8601."""
    return tuple(
        OwnFigure(cell.city, cell.indicator, cell.scope, cell.year, cell.value, source, cell.file, day)
        for row in rows
        if (cell := row.found).year is not None and cell.value is not None
    )


def overlaid(catalogue: Catalogue, own: Sequence[OwnFigure]) -> Catalogue:
    """The catalogue whose cities carry the user's figures: of the latest year, the last import within a year.

    A figure older than the catalogue's own leaves that in force; it is kept for comparisons over years.
    """
    by_city: defaultdict[str, dict[str, OwnFigure]] = defaultdict(dict)
    known = {indicator.id for indicator in catalogue.indicators}
    for figure in sorted(own, key=lambda figure: (figure.year, figure.batch)):
        whole = figure.scope == "city" or figure.indicator in _COUNTED_IN_DISTRICTS
        if whole and figure.indicator in known:
            by_city[figure.city][figure.indicator] = figure
    cities = tuple(_with_own(city, by_city.get(city.id, {}).values()) for city in catalogue.cities)
    if all(city is was for city, was in zip(cities, catalogue.cities, strict=True)):
        return catalogue
    return replace(catalogue, cities=cities)


def fresh_figures(city: CityProfile, catalogue: Catalogue) -> tuple[Figure, ...]:
    """The own figures the catalogue has of a plan's city and the plan does not, or has otherwise."""
    current = next((known for known in catalogue.cities if known.id == city.id), None)
    held = {figure.indicator: figure for figure in city.own_figures}
    return tuple(figure for figure in (current.own_figures if current else ()) if held.get(figure.indicator) != figure)


def _proposed(
    cell: Found,
    in_force: Mapping[tuple[str, str, str, int], float],
    shipped: Mapping[tuple[str, str, str, int | None], float],
    peers: "_Peers",
) -> Proposed:
    value = cell.value or 0.0
    own = cell.year is not None and (cell.city, cell.indicator, cell.scope, cell.year) in in_force
    known = (
        in_force[cell.city, cell.indicator, cell.scope, cell.year or 0]
        if own
        else shipped.get((cell.city, cell.indicator, cell.scope, cell.year))
    )
    if known is not None and isclose(known, value, rel_tol=1e-9, abs_tol=1e-12):
        return Proposed(cell, "same", known, own)
    exceeded = peers.exceeded(cell)
    if cell.status != "import" or exceeded is not None or cell.year is None:
        return Proposed(cell, "odd", known, own, exceeded)
    return Proposed(cell, "new" if known is None else "changed", known, own)


class _Peers:
    """Medians a figure is held against."""

    def __init__(self, catalogue: Catalogue, rows: Sequence[Found]) -> None:
        from statistics import median  # not on the way to the first paint

        self._signed = {indicator.id for indicator in catalogue.indicators if indicator.plausible[0] < 0}
        self._levels = {city.id: city.admin_level in ("prefecture", "municipality") for city in catalogue.cities}
        known: defaultdict[tuple[str, bool], list[float]] = defaultdict(list)
        for city in catalogue.cities:
            for figure in city.figures:
                known[figure.indicator, self._levels[city.id]].append(figure.value)
        self._known = {key: median(values) for key, values in known.items() if len(values) >= FEWEST_PEERS}
        table: defaultdict[object, dict[str, float]] = defaultdict(dict)
        for cell in rows:
            table[cell.indicator, cell.scope, cell.year][cell.city] = cell.value or 0.0
        self._table = {key: median(values.values()) for key, values in table.items() if len(values) > FEWEST_ROWS}

    def exceeded(self, cell: Found) -> float | None:
        """The median of the peers where the figure is over ten times as much; rates of change have no such measure."""
        if cell.indicator in self._signed:
            return None
        middle = self._known.get((cell.indicator, self._levels.get(cell.city, False)))
        if middle is None:
            middle = self._table.get((cell.indicator, cell.scope, cell.year))
        return middle if middle is not None and middle > 0 and (cell.value or 0.0) > TIMES_PEERS * middle else None


def _with_own(city: CityProfile, own: Iterable[OwnFigure]) -> CityProfile:
    """The city with those of the figures that are no older than its own."""
    years = {figure.indicator: figure.evidence.year or 0 for figure in city.figures}
    newer = tuple(_figure(figure) for figure in own if figure.year >= years.get(figure.indicator, 0))
    return replace(city, own_figures=newer) if newer else city


def _figure(own: OwnFigure) -> Figure:
    districts = own.scope == "districts"
    zh = "；".join(part for part in ("市辖区口径" if districts else "", f"{own.imported}导入自{own.file}") if part)
    en = "; ".join(
        part
        for part in ("urban districts only" if districts else "", f"imported from {own.file} on {own.imported}")
        if part
    )
    return Figure(own.indicator, own.value, Evidence("source", same(own.source), own.year, Bilingual(zh, en)), "own")
