"""What the city's own facts say of its condition, rule by rule: the rules are data, a finding changes no score."""

from collections.abc import Collection
from pathlib import Path

from planner.cities.catalogue import Catalogue
from planner.cities.diagnosis_rules import (
    DiagnosisRules,
    FigureRule,
    RuleText,
    read_diagnosis_rules,
)
from planner.cities.standing import Measure, measure_of, standing, used_figures
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.diagnosis import Diagnosis, Finding, Verdict
from planner.model.message import Message, Param
from planner.model.standing import Standing, UsedFigure
from planner.templates.tables import templates_folder
from planner.text.measured import measured

RECOVERED, RECOVERABLE = "cumulative_recovered_reserves", "recoverable_reserves"
SECTORS = ("primary_share", "secondary_share", "tertiary_share")


def diagnosis(
    catalogue: Catalogue, city: CityProfile, peers: Collection[str] = frozenset(), templates: Path | None = None
) -> Diagnosis:
    """All findings on `city` as it stands, own figures included; `peers` are ids to compare it with.

    Raises ProblemError for rules that cannot be read.
    """
    rules = read_diagnosis_rules(templates or templates_folder())
    return Diagnosis(
        city,
        (
            _official_type(rules, city),
            _exhausted(catalogue, rules, city),
            _reserves(catalogue, rules, city),
            *(_figure(catalogue, rule, city, peers) for rule in rules.figure),
            _clusters(rules, city),
        ),
        catalogue.edition,
    )


def sector_diversity(city: CityProfile) -> float | None:
    """(1 - sum of squared shares) / (2/3) of the three sectors: 0 one alone, 1 all equal. None where one is missing."""
    shares = [share for sector in SECTORS if (share := city.value(sector)) is not None]
    total = sum(shares)
    if len(shares) < len(SECTORS) or total <= 0:
        return None
    return (1 - sum((share / total) ** 2 for share in shares)) * 3 / 2


def _official_type(rules: DiagnosisRules, city: CityProfile) -> Finding:
    for known in rules.type:
        if known.id == city.type_2013:
            sentence = _said(
                "diagnosis type",
                city,
                city=city.name,
                type=Bilingual(known.name_zh, known.name_en),
                says=Bilingual(known.says_zh, known.says_en),
            )
            return _fact("type", rules.types, "neutral", sentence)
    return _fact("type", rules.types, "unknown", _said("diagnosis no type", city, city=city.name))


def _exhausted(catalogue: Catalogue, rules: DiagnosisRules, city: CityProfile) -> Finding:
    year, rule = city.exhausted_batch_year, rules.exhausted
    listed = [one for one in catalogue.cities if one.exhausted_batch_year is not None]
    if year is None:
        return _fact("exhausted", rule, "neutral", _said("diagnosis not exhausted", city, count=len(listed)))
    batches = sorted({one.exhausted_batch_year or 0 for one in listed})
    notes = [Bilingual(note.zh, note.en) for note in rule.batch_notes if note.year == year]
    missing = [_said("diagnosis note", city, note=note) for note in notes]
    if not city.exhausted_verified:
        missing.append(_said("diagnosis batch unchecked", city))
    sentence = _said("diagnosis exhausted", city, batch=batches.index(year) + 1, year=year)
    return _fact("exhausted", rule, "watch", sentence, missing=tuple(missing))


def _reserves(catalogue: Catalogue, rules: DiagnosisRules, city: CityProfile) -> Finding:
    rule, used = rules.reserves, used_figures(catalogue, city, (RECOVERED, RECOVERABLE))
    recovered, recoverable = city.value(RECOVERED), city.value(RECOVERABLE)
    line: dict[str, Param] = {"line": round(100 * rule.line)}
    if recovered is None or recoverable is None:
        missing = _said("diagnosis to enter", city, indicators=_without_figure(used))
        return _fact("reserves", rule, "unknown", _said("diagnosis reserves unknown", city, **line), used, (missing,))
    if recoverable <= 0 or recovered > recoverable:
        odd = _said("diagnosis reserves odd", city, recovered=recovered, recoverable=recoverable)
        return _fact("reserves", rule, "unknown", odd, used)
    share = recovered / recoverable
    reached, listed = share >= rule.line, city.listed_exhausted
    code = f"diagnosis reserves {'reached' if reached else 'below'}{' listed' if listed else ''}"
    percent = measured(100 * share, 1, Bilingual("%", "%"))
    sentence = _said(code, city, percent=percent, **line)
    return _fact("reserves", rule, "strain" if reached else "neutral", sentence, used)


def _figure(catalogue: Catalogue, rule: FigureRule, city: CityProfile, peers: Collection[str]) -> Finding:
    place = standing(catalogue, city, _measure(catalogue, rule), peers)
    everyone = place.group("all")
    percentile = everyone.percentile if everyone else None
    number = place.value if rule.on == "value" else percentile
    if place.value is None or number is None:
        sentence = _said("diagnosis no figure", city, name=rule.name)
        missing = _said("diagnosis to enter", city, indicators=_without_figure(place.figures))
        return _fact(rule.id, rule, "unknown", sentence, place.figures, (missing,), place)
    band = rule.band(number)
    params: dict[str, Param] = {
        "name": place.name,
        "value": measured(place.value, place.decimals, place.unit),
        "meaning": band.meaning,
    }
    years = [used.figure.evidence.year for used in place.figures if used.figure and used.figure.evidence.year]
    sentence = (
        _said("diagnosis figure", city, year=max(years), **params)
        if years
        else _said("diagnosis figure undated", city, **params)
    )
    return _fact(rule.id, rule, band.verdict, sentence, place.figures, _surer(catalogue, rule, city), place)


def _measure(catalogue: Catalogue, rule: FigureRule) -> Measure:
    if rule.indicator:
        return measure_of(catalogue, rule.indicator)
    name = Bilingual("三次产业多元指数", "Diversity of the three sectors")
    return Measure(rule.measure, name, Bilingual(), 2, SECTORS, sector_diversity)


def _surer(catalogue: Catalogue, rule: FigureRule, city: CityProfile) -> tuple[Message, ...]:
    """What would make a finding surer: figures not entered, and what the catalogue has no column for."""
    wanted: list[Bilingual] = [
        catalogue.indicator(indicator).name for indicator in rule.would_fill if city.figure(indicator) is None
    ]
    if rule.gap:
        wanted.append(rule.gap)
    return (_said("diagnosis surer", city, wanted=tuple(wanted)),) if wanted else ()


def _clusters(rules: DiagnosisRules, city: CityProfile) -> Finding:
    rule = rules.clusters
    missing = (_said("diagnosis list incomplete", city, gap=rule.gap),)
    if not city.clusters:
        return _fact("clusters", rule, "neutral", _said("diagnosis no cluster", city), missing=missing)
    names = tuple(cluster.name for cluster in city.clusters)
    sentence = _said("diagnosis clusters", city, clusters=names)
    return _fact("clusters", rule, "strength", sentence, missing=missing)


def _without_figure(used: Collection[UsedFigure]) -> tuple[Bilingual, ...]:
    return tuple(one.name for one in used if one.figure is None)


def _said(code: str, about: CityProfile, **params: Param) -> Message:
    return Message(code, "note", "cities", about.id, params)


def _fact(
    id: str,
    rule: RuleText,
    verdict: Verdict,
    sentence: Message,
    figures: tuple[UsedFigure, ...] = (),
    missing: tuple[Message, ...] = (),
    place: Standing | None = None,
) -> Finding:
    return Finding(id, rule.name, verdict, sentence, figures, place, missing, rule.rule, rule.source)
