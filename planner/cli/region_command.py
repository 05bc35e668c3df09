"""The command that puts a region's cities side by side: a table, JSON, a workbook."""

from datetime import date
from typing import Any

from planner.analysis.region import region as compare
from planner.cities.catalogue import Catalogue
from planner.cities.search import filtered, resolve
from planner.cli.arguments import Arguments
from planner.cli.plain import both
from planner.cli.streams import print_json, tell
from planner.cli.table import table
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.region import Region
from planner.new_plan import new_plan
from planner.store.atomic import check_target
from planner.store.own_figures import OwnFigures, catalogue_with_own
from planner.text.texts import MISSING, Texts


def region(arguments: Arguments, texts: Texts, today: date, own: OwnFigures) -> int:
    if arguments.workbook is not None:
        check_target(arguments.workbook)
    catalogue = catalogue_with_own(own)
    cities, name = _cities(arguments, catalogue)
    compared = compare(new_plan(catalogue, cities[0], today), catalogue, cities, name)
    if arguments.json:
        print_json(_json(compared))
    else:
        print(_table(compared, texts))
        for message in compared.messages:
            print(texts.message(message))
    if arguments.workbook is not None:
        from planner.workbook.regional import export_region

        export_region(compared, arguments.workbook, arguments.lang or "zh", today.isoformat())
        tell(texts.tr("Wrote “{file}”.", file=str(arguments.workbook)))
    return 0


def _cities(arguments: Arguments, catalogue: Catalogue) -> tuple[tuple[CityProfile, ...], Bilingual]:
    """The cities asked for, each once, and what they are called together."""
    if arguments.province is not None:
        cities = filtered(catalogue, province=arguments.province)
        return cities, cities[0].province
    named = dict.fromkeys(resolve(catalogue, query) for query in arguments.cities or ())
    names = [city.name for city in named]
    return tuple(named), Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _table(compared: Region, texts: Texts) -> str:
    names = [texts.of(strategy.name) for strategy in compared.strategies]
    head = (texts.tr("City"), texts.tr("Leading strategy"), *names, *(texts.of(role.name) for role in compared.roles))
    rows = []
    for ranking in compared.cities:
        scores = [role.of(ranking.city.id) for role in compared.roles]
        rows.append(
            (
                texts.of(ranking.city.name),
                names[ranking.ranks.index(1)],
                *(texts.number(value, 4) for value in ranking.closeness),
                *(MISSING if score is None else texts.number(score.score, 2) for score in scores),
            )
        )
    return table(head, rows, numbers=range(2, len(head)))


def _json(compared: Region) -> dict[str, Any]:
    strategies = [strategy.id for strategy in compared.strategies]
    return {
        "name": both(compared.name),
        "edition": compared.edition,
        "weights": "judged" if compared.weights_judged else "equal",
        "strategies": [{"id": strategy.id, "name": both(strategy.name)} for strategy in compared.strategies],
        "cities": [
            {
                "id": ranking.city.id,
                "name": both(ranking.city.name),
                "closeness": dict(zip(strategies, ranking.closeness, strict=True)),
                "rank": dict(zip(strategies, ranking.ranks, strict=True)),
                "fit": dict(zip(strategies, ranking.fits, strict=True)),
                "empty": dict(zip(strategies, ranking.empty, strict=True)),
            }
            for ranking in compared.cities
        ],
        "roles": [
            {
                "id": role.id,
                "name": both(role.name),
                "cities": [
                    {
                        "id": score.city.id,
                        "score": score.score,
                        "figures": [
                            {"name": both(figure.name), "value": figure.value, "percentile": figure.percentile}
                            for figure in score.figures
                        ],
                    }
                    for score in role.cities
                ],
            }
            for role in compared.roles
        ],
        "complements": [
            {"first": pair.first.id, "second": pair.second.id, "together": pair.together, "gain": pair.gain}
            for pair in compared.complements
        ],
        "shared_actions": [
            {
                "action": shared.action.id,
                "name": both(shared.action.name),
                "cities": [city.id for city in shared.cities],
                "place": shared.place.id,
                "fit": shared.fit,
            }
            for shared in compared.shared
        ],
    }
