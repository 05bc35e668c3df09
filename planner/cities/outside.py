"""Reference cities from outside the catalogue, as Tokyo beside ten cities of one region: known by the user's figures
alone, which are kept with their own figures under an id made of the name."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.cities.catalogue import Catalogue, Indicator
from planner.cities.own_figures import OwnFigure
from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError

_OUTSIDE = "outside:"
EARLIEST, LATEST = 1949, 2100


@dataclass(frozen=True, slots=True)
class OutsideCity:
    """A reference city and its figures, by year and indicator; `batches` are the imports they came with."""

    id: str
    figures: tuple[OwnFigure, ...]

    @property
    def name(self) -> Bilingual:
        """As the user wrote it, in both languages."""
        return outside_name(self.id)

    @property
    def title(self) -> Bilingual:
        """The name, and that the city is none of the catalogue's."""
        return Bilingual(f"{self.name.zh}（外部参照）", f"{self.name.en} (outside)")

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.source for figure in self.figures))

    @property
    def batches(self) -> frozenset[int]:
        return frozenset(figure.batch for figure in self.figures)


def is_outside(id: str) -> bool:
    return id.startswith(_OUTSIDE)


def outside_name(id: str) -> Bilingual:
    name = id.removeprefix(_OUTSIDE)
    return Bilingual(name, name)


def outside_cities(own: Iterable[OwnFigure]) -> tuple[OutsideCity, ...]:
    """The reference cities among the user's own figures, by name."""
    found: dict[str, list[OwnFigure]] = {}
    for figure in own:
        if is_outside(figure.city):
            found.setdefault(figure.city, []).append(figure)
    return tuple(OutsideCity(id, tuple(found[id])) for id in sorted(found))


def outside_figures(
    catalogue: Catalogue,
    name: str,
    source: str,
    indicators: Sequence[Indicator],
    lines: Mapping[int, Sequence[str]],
    day: str,
) -> tuple[OwnFigure, ...]:
    """The figures of a reference city as typed: `lines` by number, each a year and the figures of `indicators`.

    Empty lines and cells are left out; `day` is ISO 8601. Raises ProblemError where name or source is missing, the
    name is that of a catalogue city, a line has no year or one that another has, a figure is no number above 0, or
    there is none.
    """
    plain, origin = " ".join(name.split()), " ".join(source.split())
    if not plain:
        raise ProblemError("reference without name", "cities")
    if any(plain in (city.name.zh, city.name.en) for city in catalogue.cities):
        raise ProblemError("reference in catalogue", "cities", city=plain)
    if not origin:
        raise ProblemError("reference without source", "cities", city=plain)
    found: list[OwnFigure] = []
    years: dict[int, int] = {}
    for number, line in lines.items():
        if not any(cell.strip() for cell in line):
            continue
        year = _year(line[0], number)
        if year in years:
            raise ProblemError("reference year twice", "cities", line=number, other=years[year], year=str(year))
        years[year] = number
        for indicator, cell in zip(indicators, line[1:], strict=True):
            if cell.strip():
                value = _figure(cell, number, indicator)
                found.append(OwnFigure(_OUTSIDE + plain, indicator.id, "city", year, value, origin, "", day))
    if not found:
        raise ProblemError("reference without figures", "cities", city=plain)
    return tuple(found)


def _year(text: str, line: int) -> int:
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("年")
    if not plain.isdecimal() or not EARLIEST <= int(plain) <= LATEST:
        raise ProblemError("reference year", "cities", line=line, text=text.strip())
    return int(plain)


def _figure(text: str, line: int, indicator: Indicator) -> float:
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not 0 < value < float("inf"):
        raise ProblemError("reference figure", "cities", line=line, indicator=indicator.name, text=text.strip())
    return value
