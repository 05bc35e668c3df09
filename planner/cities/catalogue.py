"""The built-in list of cities and their figures: the 262 resource-based ones of 2013 and seven others."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from planner.cities.spellings import LaterName, Spellings, spell
from planner.model.bilingual import Bilingual
from planner.model.city import (
    AdminLevel,
    CityProfile,
    CityType,
    Cluster,
    Figure,
    HeldResource,
    Trust,
    Verified,
)
from planner.model.evidence import Evidence
from planner.templates.rows import Row, by_id, finite, read_rows
from planner.templates.tables import read_table, read_toml, templates_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVELS: tuple[AdminLevel, ...] = get_args(AdminLevel)
TYPES: tuple[CityType, ...] = get_args(CityType)
TRUSTS: tuple[Trust, ...] = get_args(Trust)
VERIFIED: tuple[Verified, ...] = get_args(Verified)
FIGURE_COLUMNS = ("id", "indicator", "value", "year", "source_id", "trust", "flag_zh", "flag_en")
CITY_COLUMNS = ("id", "name_zh", "name_en", "pinyin", "admin_level", "type_2013", "lon", "lat", "verified")
CLUSTER_COLUMNS = ("list", "name_zh", "sector_zh", "city_ids", "verified")
INDICATOR_COLUMNS = ("id", "name_zh", "name_en", "unit_zh", "unit_en", "decimals", "minimum", "maximum", "listed")
SOURCE_COLUMNS = ("source_id", "kind", "name_zh", "name_en")
RESOURCE_COLUMNS = ("code", "name_zh", "name_en", "parent")
NOT_CHECKED = Bilingual("未核对原文", "not checked against a text")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure a city can have. `minimum` and `maximum` are the widest values a person may type, in `unit`;
    outside `plausible`, our own judgement of what cities have had, an imported value is asked about.

    `available` is False where no figure is shipped and the planner's own has to be typed or imported;
    `default_on` is False for figures of low trust; `profile` marks those on the first lines of the profile;
    `listed` is False for those the profile shows only once a city has one.
    """

    id: str
    name: Bilingual
    unit: Bilingual
    decimals: int
    group: str
    group_name: Bilingual
    minimum: float
    maximum: float
    available: bool
    default_on: bool
    profile: bool
    note: Bilingual
    listed: bool
    plausible: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """Where shipped facts were read; `kind` is page, repository, document or package."""

    id: str
    kind: str
    name: Bilingual
    version: str
    licence: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource a city can hold; `parent` is the code of the wider kind, or empty."""

    code: str
    name: Bilingual
    parent: str


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The shipped facts of one edition.

    `later_names` holds, by city id, the names of cities renamed since 2013.
    Without slots, so that spellings and columns are worked out once, when first asked for.
    """

    edition: str
    cities: tuple[CityProfile, ...]
    indicators: tuple[Indicator, ...]
    sources: tuple[Source, ...]
    resources: tuple[Resource, ...]
    later_names: Mapping[str, LaterName]

    @property
    def resource_cities(self) -> tuple[CityProfile, ...]:
        """The 262 of the plan of 2013; reference cities have no type."""
        return tuple(city for city in self.cities if city.type_2013)

    @cached_property
    def columns(self) -> "Mapping[str, NDArray[np.float64]]":
        """For each indicator the figures in force of the 262 in their order, shape (262,), NaN where none is known."""
        return _columns(self.indicators, self.resource_cities)

    @cached_property
    def spellings(self) -> tuple[Spellings, ...]:
        """The ways to write each city's name, in the order of `cities`."""
        return tuple(spell(city, self.later_names.get(city.id)) for city in self.cities)

    def city(self, id: str) -> CityProfile:
        """The city of that id; KeyError where there is none."""
        for city in self.cities:
            if city.id == id:
                return city
        raise KeyError(id)

    def indicator(self, id: str) -> Indicator:
        """The indicator of that id; KeyError where there is none."""
        for indicator in self.indicators:
            if indicator.id == id:
                return indicator
        raise KeyError(id)

    def resource(self, code: str) -> Resource:
        """The resource of that code; KeyError where there is none."""
        for resource in self.resources:
            if resource.code == code:
                return resource
        raise KeyError(code)

    def lineage(self, code: str) -> tuple[str, ...]:
        """The code and the wider kinds it belongs to: ("graphite", "non_metallic")."""
        parent = self.resource(code).parent
        return (code, *self.lineage(parent)) if parent else (code,)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in a templates folder (by default the one beside the program).

    Raises `ProblemError` naming file, row and column where a file is missing or a cell cannot be read.
    """
    folder = templates_folder() if folder is None else folder
    cities_folder = folder / "cities"
    rows = by_id(read_rows(cities_folder / "cities.csv", CITY_COLUMNS), "id")
    indicators = load_indicators(folder)
    sources = _sources(cities_folder / "sources.csv")
    resources = _resources(cities_folder / "resources.csv")
    figures = _figures(
        cities_folder / "figures.csv",
        rows,
        {indicator.id for indicator in indicators},
        {source.id: source.name for source in sources},
    )
    clusters = _clusters(cities_folder / "clusters.csv", rows)
    codes = {resource.code for resource in resources}
    cities = tuple(_city(cells, codes, figures.get(id, ()), clusters.get(id, ())) for id, cells in rows.items())
    return Catalogue(
        edition=str(read_toml(cities_folder / "catalogue.toml").get("edition", "")),
        cities=cities,
        indicators=indicators,
        sources=sources,
        resources=resources,
        later_names={id: _later_name(cells) for id, cells in rows.items() if cells.text("pinyin_current")},
    )


def load_indicators(folder: Path | None = None) -> tuple[Indicator, ...]:
    """The indicators alone, for whoever needs names and units but no city; `folder` is that of the templates."""
    return _indicators((folder or templates_folder()) / "indicators" / "indicators.csv")


def _indicators(path: Path) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            id=id,
            name=cells.bilingual("name"),
            unit=cells.bilingual("unit"),
            decimals=cells.whole("decimals"),
            group=cells.text("group"),
            group_name=cells.bilingual("group"),
            minimum=cells.decimal("minimum"),
            maximum=cells.decimal("maximum"),
            available=cells.flag("available"),
            default_on=cells.flag("default_on"),
            profile=cells.flag("profile"),
            note=cells.bilingual("note"),
            listed=cells.flag("listed"),
            plausible=(
                cells.decimal("plausible_minimum", cells.decimal("minimum")),
                cells.decimal("plausible_maximum", cells.decimal("maximum")),
            ),
        )
        for id, cells in by_id(read_rows(path, INDICATOR_COLUMNS), "id").items()
    )


def _sources(path: Path) -> tuple[Source, ...]:
    return tuple(
        Source(
            id=id,
            kind=cells.text("kind"),
            name=cells.bilingual("name"),
            version=cells.text("version"),
            licence=cells.bilingual("licence"),
            note=cells.bilingual("note"),
        )
        for id, cells in by_id(read_rows(path, SOURCE_COLUMNS), "source_id").items()
    )


def _resources(path: Path) -> tuple[Resource, ...]:
    """A parent must stand above its children, so that no resource can be its own ancestor."""
    names: dict[str, Resource] = {}
    for code, cells in by_id(read_rows(path, RESOURCE_COLUMNS), "code").items():
        names[code] = Resource(code, cells.bilingual("name"), cells.word("parent", ("", *names)))
    return tuple(names.values())


def _figures(
    path: Path, cities: Collection[str], indicators: Collection[str], sources: Mapping[str, Bilingual]
) -> dict[str, tuple[Figure, ...]]:
    """The figures by city. Figures of one origin share their evidence."""
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    evidences: dict[tuple[str, str, str], Evidence] = {}
    trusts: dict[str, Trust] = {trust: trust for trust in TRUSTS}
    for line, row in enumerate(read_table(path, FIGURE_COLUMNS), 2):
        origin = (row["source_id"], row["year"], row["flag_en"])
        if origin not in evidences:
            evidences[origin] = _origin(Row(path, line, row), sources)
        if row["id"] not in cities:
            raise Row(path, line, row).problem("template cell unknown", "id")
        if row["indicator"] not in indicators:
            raise Row(path, line, row).problem("template cell unknown", "indicator")
        try:
            figure = Figure(row["indicator"], finite(row["value"]), evidences[origin], trusts[row["trust"]])
        except ValueError:
            raise Row(path, line, row).problem("template cell not a number", "value") from None
        except KeyError:
            raise Row(path, line, row).problem("template cell unknown", "trust") from None
        figures[row["id"]].append(figure)
    return {id: tuple(of_city) for id, of_city in figures.items()}


def _origin(cells: Row, sources: Mapping[str, Bilingual]) -> Evidence:
    """A figure worked out from two sources names both: D03+D05."""
    names = [sources[id] for id in cells.codes("source_id", "+", known=sources)]
    source = Bilingual("；".join(name.zh for name in names), "; ".join(name.en for name in names))
    return Evidence("source", source, cells.whole("year"), cells.bilingual("flag"))


def _clusters(path: Path, cities: Collection[str]) -> dict[str, tuple[Cluster, ...]]:
    clusters: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cells in read_rows(path, CLUSTER_COLUMNS):
        cluster = Cluster(
            name=cells.bilingual("name"),
            edition=cells.whole("list"),
            sector=cells.bilingual("sector"),
            verified=cells.word("verified", ("yes", "no")) == "yes",
        )
        for id in cells.codes("city_ids", known=cities):
            clusters[id].append(cluster)
    return {id: tuple(of_city) for id, of_city in clusters.items()}


def _city(
    cells: Row, resources: Collection[str], figures: tuple[Figure, ...], clusters: tuple[Cluster, ...]
) -> CityProfile:
    return CityProfile(
        id=cells.text("id"),
        name=cells.bilingual("name"),
        province=cells.bilingual("province"),
        admin_level=cells.word("admin_level", LEVELS),
        type_2013=cells.word("type_2013", TYPES),
        adcode=cells.text("adcode_2013"),
        current_adcode=cells.text("adcode_current"),
        current_name=cells.text("name_current"),
        longitude=cells.decimal("lon"),
        latitude=cells.decimal("lat"),
        exhausted_batch_year=cells.year("exhausted_batch_year"),
        verified=cells.word("verified", VERIFIED),
        evidence=Evidence("source", cells.bilingual("source"), cells.year("year")),
        exhausted_verified=cells.text("exhausted_verified") == "yes",
        verified_by=cells.bilingual("verified_by"),
        note=cells.bilingual("note"),
        pinyin=cells.text("pinyin"),
        initials=cells.text("initials"),
        resources=_held(cells, resources),
        clusters=clusters,
        figures=figures,
    )


def _later_name(cells: Row) -> LaterName:
    return LaterName(
        zh=cells.text("name_current"),
        en=cells.text("name_current_en"),
        pinyin=cells.text("pinyin_current"),
        initials=cells.text("initials_current"),
    )


def _held(cells: Row, known: Collection[str]) -> tuple[HeldResource, ...]:
    notes = [cells.bilingual("resources_note")]
    if cells.text("resources_verified") != "yes":
        notes.append(NOT_CHECKED)
    said = [note for note in notes if note]
    note = Bilingual("；".join(part.zh for part in said), "; ".join(part.en for part in said))
    evidence = Evidence("source", cells.bilingual("resources_source"), note=note)
    return tuple(HeldResource(code, evidence) for code in cells.codes("resources", known=known))


def _columns(indicators: tuple[Indicator, ...], cities: tuple[CityProfile, ...]) -> "dict[str, NDArray[np.float64]]":
    import numpy as np

    columns = {indicator.id: np.full(len(cities), np.nan) for indicator in indicators}
    for position, city in enumerate(cities):
        for figure in (*city.figures, *city.own_figures):
            columns[figure.indicator][position] = figure.value
    return columns
