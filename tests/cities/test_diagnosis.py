"""The diagnosis states what policy and figures say, names what is missing, and never scores."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.analysis.diagnosis_links import diagnosis_links
from planner.cities.catalogue import Catalogue
from planner.cities.diagnosis import RECOVERABLE, RECOVERED, diagnosis, sector_diversity
from planner.cities.peers import nearest
from planner.model.bilingual import same
from planner.model.city import CityProfile, Figure
from planner.model.evidence import EXPERT
from planner.model.plan import Plan
from planner.scoring.rules import read_prefill_rules
from planner.templates.tables import templates_folder
from tests.sentences import refusal, sentence, texts

HEGANG, YULIN, BEIJING = "R066", "R236", "X01"


def with_figures(city: CityProfile, **values: float) -> CityProfile:
    return replace(city, own_figures=tuple(Figure(id, value, EXPERT, "own") for id, value in values.items()))


def with_reserves(city: CityProfile, recovered: float, recoverable: float) -> CityProfile:
    return with_figures(city, **{RECOVERED: recovered, RECOVERABLE: recoverable})


def test_every_finding_of_every_city_reads_in_both_languages(catalogue: Catalogue) -> None:
    for city in catalogue.cities:
        for finding in diagnosis(catalogue, city).findings:
            for message in (finding.sentence, *finding.missing):
                assert sentence(message)
            for text in (finding.name, finding.rule, finding.source):
                assert text.zh and text.en


def test_hegang_is_told_what_a_planner_there_knows(catalogue: Catalogue) -> None:
    found = diagnosis(catalogue, catalogue.city(HEGANG))
    verdicts = {finding.id: finding.verdict for finding in found.findings}
    assert verdicts["population"] == "strain"
    assert verdicts["dependence"] == "strain"
    assert verdicts["reserves"] == "unknown"
    assert verdicts["wind"] == "watch"
    assert "batch 3 (2011)" in sentence(found.of("exhausted").sentence)
    assert any("2012" in sentence(note) for note in found.of("exhausted").missing)
    assert "−15.8% (2020)" in sentence(found.of("population").sentence)


def test_declining_and_exhausted_are_two_statuses(catalogue: Catalogue) -> None:
    regenerating_yet_listed = [
        city.name.en
        for city in catalogue.resource_cities
        if city.type_2013 == "regenerating" and diagnosis(catalogue, city).of("exhausted").verdict == "watch"
    ]
    assert sorted(regenerating_yet_listed) == ["Panjin", "Xiaoyi"]


@pytest.mark.parametrize(
    ("city", "recovered", "verdict", "words"),
    [
        (YULIN, 70.0, "strain", "70.0% recovered: the 70% line is reached; not on the national list."),
        (YULIN, 69.9, "neutral", "69.9% recovered: below the 70% line; not on the national list."),
        (HEGANG, 85.0, "strain", "85.0% recovered: the 70% line is reached; on the national list."),
        (HEGANG, 10.0, "neutral", "10.0% recovered: below the 70% line, yet on the national list."),
        (YULIN, 101.0, "unknown", "check that both have the same scope"),
    ],
)
def test_the_70_percent_line_on_entered_reserves(
    catalogue: Catalogue, city: str, recovered: float, verdict: str, words: str
) -> None:
    finding = diagnosis(catalogue, with_reserves(catalogue.city(city), recovered, 100.0)).of("reserves")
    assert finding.verdict == verdict
    assert words in sentence(finding.sentence)


def test_the_computed_line_is_never_called_a_designation(catalogue: Catalogue) -> None:
    finding = diagnosis(catalogue, with_reserves(catalogue.city(YULIN), 80.0, 100.0)).of("reserves")
    assert "达到70%线，未列入名单" in texts("zh").message(finding.sentence)


def test_reserves_not_entered_say_which_to_enter(catalogue: Catalogue) -> None:
    finding = diagnosis(catalogue, with_figures(catalogue.city(YULIN), **{RECOVERED: 5.0})).of("reserves")
    assert sentence(finding.missing[0]) == "To enter: Recoverable reserves."


def test_an_own_figure_counts_and_moves_the_percentile(catalogue: Catalogue) -> None:
    city = catalogue.city(HEGANG)
    shipped = diagnosis(catalogue, city).of("dependence")
    own = diagnosis(catalogue, with_figures(city, mining_employment_share=0.0)).of("dependence")
    assert (shipped.verdict, own.verdict) == ("strain", "neutral")
    assert own.figures[0].figure is not None and own.figures[0].figure.trust == "own"
    everyone = own.standing.group("all") if own.standing else None
    assert everyone is not None and everyone.percentile is not None and everyone.percentile < 0.05


def test_percentiles_are_those_of_the_prefill(catalogue: Catalogue, hegang: Plan) -> None:
    """The same figure stands at the same percentile in the diagnosis and in the explanation of a score."""
    parts = {part.label.en: part for fit in hegang.fits for part in fit.parts}
    place = diagnosis(catalogue, catalogue.city(HEGANG)).of("dependence").standing
    everyone = place.group("all") if place else None
    assert everyone is not None
    assert everyone.percentile == parts["Mining share of jobs (percentile)"].share


def test_quartiles_and_counts_of_the_groups(catalogue: Catalogue) -> None:
    city = catalogue.city(HEGANG)
    peers = nearest(catalogue, city).ids
    place = diagnosis(catalogue, city, peers).of("ageing").standing
    assert place is not None
    declining, near = place.group("type"), place.group("peers")
    assert declining is not None and near is not None
    shares = [one.value("share_65_plus") for one in catalogue.resource_cities if one.type_2013 == "declining"]
    known = [share for share in shares if share is not None]
    assert declining.count == len(known)
    assert declining.median == float(np.median(known))
    assert {id for id, _ in near.values} == {*peers, HEGANG}


def test_diversity_is_one_for_equal_sectors_and_zero_for_one(catalogue: Catalogue) -> None:
    city = catalogue.city(HEGANG)
    even = with_figures(city, primary_share=33.3, secondary_share=33.3, tertiary_share=33.3)
    lone = with_figures(city, primary_share=0.0, secondary_share=100.0, tertiary_share=0.0)
    assert sector_diversity(even) == pytest.approx(1.0)
    assert sector_diversity(lone) == 0.0
    assert sector_diversity(replace(city, figures=())) is None


def test_balanced_sectors_are_never_praised(catalogue: Catalogue) -> None:
    verdicts = {diagnosis(catalogue, city).of("diversity").verdict for city in catalogue.resource_cities}
    assert verdicts == {"neutral", "watch", "unknown"}


def test_a_city_outside_the_262_has_no_type(catalogue: Catalogue) -> None:
    found = diagnosis(catalogue, catalogue.city(BEIJING))
    assert found.of("type").verdict == "unknown"
    place = found.of("ageing").standing
    assert place is not None and place.group("type") is None


def test_a_county_without_figures_is_not_judged_by_them(catalogue: Catalogue) -> None:
    county = next(city for city in catalogue.cities if city.admin_level == "county")
    finding = diagnosis(catalogue, county).of("population")
    assert finding.verdict == "unknown"
    assert sentence(finding.missing[0]) == "To enter: Population change 2010–2020."


def test_findings_name_the_fits_and_focuses_that_rest_on_the_same_facts(catalogue: Catalogue, hegang: Plan) -> None:
    found = diagnosis(catalogue, catalogue.city(HEGANG))
    links = diagnosis_links(found, read_prefill_rules(templates_folder()), hegang.weighting.focuses)
    assert {(link.kind, link.strategy) for link in links["type"]} == {("prefill", "circular_economy"), ("focus", "")}
    assert [(link.strategy, link.share) for link in links["dependence"]] == [("circular_economy", 0.45)]
    assert [link.strategy for link in links["sun"]] == ["new_energy"]
    assert not links["population"] and not links["reserves"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("at_least = 0.75", "at_least = 0.2", 1),
        lambda text: text.replace('indicator = "share_65_plus"\n', ""),
    ],
)
def test_rules_out_of_order_are_named(catalogue: Catalogue, tmp_path: Path, spoil: Callable[[str], str]) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(templates_folder() / "rules", folder)
    file = folder / "diagnosis.toml"
    file.write_text(spoil(file.read_text(encoding="utf-8")), encoding="utf-8")
    told = refusal(lambda: diagnosis(catalogue, catalogue.city(HEGANG), templates=tmp_path))
    assert "diagnosis.toml" in told


def test_a_measure_of_several_figures_names_each(catalogue: Catalogue) -> None:

    finding = diagnosis(catalogue, catalogue.city(HEGANG)).of("diversity")
    assert [used.indicator for used in finding.figures] == ["primary_share", "secondary_share", "tertiary_share"]
    assert all(used.figure is not None and used.figure.evidence.source != same("") for used in finding.figures)
