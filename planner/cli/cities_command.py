"""The command that lists cities, as a table or as JSON."""

from collections.abc import Sequence
from typing import Any

from planner.cities.catalogue import Catalogue
from planner.cities.search import filtered
from planner.cli.arguments import Arguments
from planner.cli.plain import both, evidence_json
from planner.cli.streams import print_json, tell
from planner.cli.table import table
from planner.model.city import AdminLevel, CityProfile, Verified
from planner.store.own_figures import OwnFigures, catalogue_with_own
from planner.text.city_types import TYPES
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

LEVELS: dict[AdminLevel, str] = {
    "prefecture": mark("prefecture level"),
    "county_level_city": mark("county-level city"),
    "county": mark("county"),
    "district": mark("district"),
    "municipality": mark("municipality"),
}
VERIFIED: dict[Verified, str] = {
    "yes": mark("checked"),
    "partly": mark("partly checked"),
    "no": mark("not checked"),
}


def cities(arguments: Arguments, texts: Texts, own: OwnFigures) -> int:
    catalogue = catalogue_with_own(own)
    found = filtered(catalogue, type=arguments.type, province=arguments.province, resource=arguments.resource)
    if arguments.json:
        print_json(_json(catalogue, found))
    else:
        print(_table(catalogue, found, texts))
        tell(texts.trn("{count} city", "{count} cities", len(found)))
    return 0


def _table(catalogue: Catalogue, cities: Sequence[CityProfile], texts: Texts) -> str:
    head = (
        texts.tr("Division code"),
        texts.tr("City"),
        texts.tr("Province"),
        texts.tr("Administrative level"),
        texts.tr("Type (2013)"),
        texts.tr("Exhausted list"),
        texts.tr("Resources"),
        texts.tr("Population 2020"),
        texts.tr("Listing against the plan of 2013"),
    )
    return table(head, (_row(catalogue, city, texts) for city in cities), numbers=(7,))


def _json(catalogue: Catalogue, cities: Sequence[CityProfile]) -> list[dict[str, Any]]:
    units = {indicator.id: indicator.unit for indicator in catalogue.indicators}
    return [
        {
            "id": city.id,
            "adcode": city.adcode,
            "current_adcode": city.current_adcode,
            "name": both(city.name),
            "province": both(city.province),
            "admin_level": city.admin_level,
            "type_2013": city.type_2013,
            "longitude": city.longitude,
            "latitude": city.latitude,
            "exhausted_batch_year": city.exhausted_batch_year,
            "verified": city.verified,
            "evidence": evidence_json(city.evidence),
            "resources": [
                {"code": resource.code, "evidence": evidence_json(resource.evidence)} for resource in city.resources
            ],
            "clusters": [{"name": both(cluster.name), "edition": cluster.edition} for cluster in city.clusters],
            "figures": [
                {
                    "indicator": figure.indicator,
                    "value": figure.value,
                    "unit": both(units[figure.indicator]),
                    "trust": figure.trust,
                    "evidence": evidence_json(figure.evidence),
                }
                for figure in (*city.figures, *city.own_figures)
            ],
        }
        for city in cities
    ]


def _row(catalogue: Catalogue, city: CityProfile, texts: Texts) -> tuple[str, ...]:
    names = [texts.of(catalogue.resource(code).name) for code in city.resource_codes]
    return (
        city.adcode or MISSING,
        texts.of(city.name),
        texts.of(city.province),
        texts.tr(LEVELS[city.admin_level]),
        texts.tr(TYPES[city.type_2013]),
        str(city.exhausted_batch_year or MISSING),
        texts.join(names) or MISSING,
        texts.number(city.value("population_census"), 0),
        texts.tr(VERIFIED[city.verified]) if city.type_2013 else MISSING,
    )
