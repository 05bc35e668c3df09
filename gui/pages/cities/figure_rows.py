"""The lines of a city's profile as plain data."""

from dataclasses import dataclass
from typing import Literal

from gui.pages.cities import words
from planner.cities.catalogue import Catalogue, Indicator
from planner.model.city import CityProfile, Figure
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

State = Literal["heading", "known", "own", "missing"]

NOT_PUBLISHED = mark("not published in the sources at hand")
NOT_ENTERED = mark("no open source; not entered")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line; `indicator` is empty for a heading. `value` and `unit` are what is read, `origin` stands beneath."""

    indicator: str
    state: State
    name: str
    value: str = ""
    unit: str = ""
    origin: str = ""
    hint: str = ""


def figure_rows(texts: Texts, catalogue: Catalogue, city: CityProfile, *, low_trust: bool) -> tuple[FigureRow, ...]:
    """Published figures, the important ones first, then those that no open source has.

    Figures of low trust are left out unless `low_trust`, indicators that few cities need unless the city has an own
    figure; own figures are always shown.
    """
    listed = [indicator for indicator in catalogue.indicators if indicator.listed or _own(city, indicator) is not None]
    published = [indicator for indicator in listed if indicator.available]
    shown = [
        indicator for indicator in published if low_trust or indicator.default_on or _own(city, indicator) is not None
    ]
    first = sorted(shown, key=lambda indicator: not indicator.profile)
    rest = [indicator for indicator in listed if not indicator.available]
    rows = [_row(texts, city, indicator) for indicator in first]
    if rest:
        rows.append(FigureRow("", "heading", texts.tr("No open source has these: enter your own")))
        rows.extend(_row(texts, city, indicator) for indicator in rest)
    return tuple(rows)


def low_trust_count(catalogue: Catalogue, city: CityProfile) -> int:
    """How many figures of this city are off by default."""
    return sum(not catalogue.indicator(figure.indicator).default_on for figure in city.figures)


def figure_text(texts: Texts, indicator: Indicator, value: float) -> str:
    return texts.number(value, indicator.decimals)


def _own_text(texts: Texts, indicator: Indicator, value: float) -> str:
    """An own figure is shown with all the decimals that were typed, up to four."""
    rounded = round(value, indicator.decimals) == value
    return figure_text(texts, indicator, value) if rounded else texts.number(value, 4).rstrip("0").rstrip(".")


def shipped_figure(city: CityProfile, indicator: str) -> Figure | None:
    """The catalogue's figure, whether or not the planner typed another over it."""
    return next((figure for figure in city.figures if figure.indicator == indicator), None)


def _own(city: CityProfile, indicator: Indicator) -> Figure | None:
    return next((figure for figure in city.own_figures if figure.indicator == indicator.id), None)


def _row(texts: Texts, city: CityProfile, indicator: Indicator) -> FigureRow:
    name, unit, note = texts.of(indicator.name), texts.of(indicator.unit), texts.of(indicator.note)
    figure = city.figure(indicator.id)
    if figure is None:
        why = texts.tr(NOT_PUBLISHED if indicator.available else NOT_ENTERED)
        origin = " · ".join(part for part in (why, unit, note) if part)
        return FigureRow(indicator.id, "missing", name, MISSING, "", origin, "\n".join((name, origin)))
    value = (_own_text if figure.trust == "own" else figure_text)(texts, indicator, figure.value)
    origin = " · ".join(_origin(texts, figure))
    flag = texts.of(figure.evidence.note)
    shipped = shipped_figure(city, indicator.id)
    before = ""
    if figure.trust == "own" and shipped is not None:
        before = texts.tr("Catalogue: {value} {unit}", value=figure_text(texts, indicator, shipped.value), unit=unit)
    hint = "\n".join(part for part in (f"{name}: {value} {unit}", origin, note, flag, before) if part)
    return FigureRow(indicator.id, "own" if figure.trust == "own" else "known", name, value, unit, origin, hint)


def _origin(texts: Texts, figure: Figure) -> tuple[str, ...]:
    year = figure.evidence.year
    parts = (
        texts.tr(words.TRUSTS[figure.trust]),
        "" if year is None else texts.years(year, year),
        texts.of(figure.evidence.source),
    )
    return tuple(part for part in parts if part)
