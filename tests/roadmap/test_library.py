"""The action library and what a city starts with."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from planner.cities.catalogue import Catalogue
from planner.model.action import Action
from planner.model.city import CityProfile, HeldResource
from planner.model.evidence import EXPERT
from planner.model.message import ProblemError
from planner.roadmap.fit import fit, fit_clauses
from planner.roadmap.library import read_library
from planner.roadmap.rules import read_start_rules
from planner.roadmap.start_set import has_precedent_in, suggested
from planner.templates.tables import templates_folder

ACTIONS = read_library(templates_folder())
RULES = read_start_rules(templates_folder())


def action(id: str, actions: Sequence[Action] = ACTIONS) -> Action:
    return next(action for action in actions if action.id == id)


def holding(profile: CityProfile, *codes: str) -> CityProfile:
    return replace(profile, resources=tuple(HeldResource(code, EXPERT) for code in codes))


def included(actions: Sequence[Action]) -> set[str]:
    return {action.id for action in actions if action.included}


def test_all_actions_are_there_with_their_cases_in_both_languages() -> None:
    assert len(ACTIONS) == 63
    assert not any(action.included for action in ACTIONS)
    for entry in ACTIONS:
        assert entry.precedents, entry.id
        texts = (entry.name, entry.description, entry.output, entry.lead, entry.kpi, entry.risk, entry.funding)
        assert all(text.zh and text.en for text in texts), entry.id
        assert bool(entry.unit_cost.zh) == bool(entry.unit_cost.en), entry.id
        assert entry.evidence.basis == "assumption"
        for precedent in entry.precedents:
            assert precedent.place.zh
            assert precedent.place.en
            assert precedent.source.zh
            assert precedent.source.en
            assert precedent.grade in ("A", "B", "C")
            assert bool(precedent.scale.zh) == bool(precedent.scale.en), precedent.id


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", "fits"),
        ("solar_resource_class<=2", "fits"),
        ("solar_resource_class<2", "does not fit"),
        ("mining_employment_share>=11.1 and type_2013~declining|mature", "fits"),
        ("mining_employment_share>12 and land_area>=2000", "does not fit"),
        ("land_area>=2000 and mining_employment_share>1", "unknown"),
        ("land_area>=2000", "unknown"),
        ("type_2013~growing|regenerating", "does not fit"),
        ("wind_resource_class==4", "fits"),
        ("no_such_indicator>1", "unknown"),
    ],
)
def test_one_false_clause_says_no_and_else_one_unknown_leaves_it_open(
    catalogue: Catalogue, rule: str, expected: str
) -> None:
    """Hegang: declining, sun class 2, wind class 4, 11.14 % of jobs in mining, no land area in the catalogue."""
    assert fit(replace(ACTIONS[0], fits_if=rule), catalogue.city("R066")) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (("ferrous",), "does not fit"),
        (("non_ferrous",), "fits"),
        (("copper",), "fits"),
        (("coal", "nickel_cobalt"), "fits"),
        ((), "unknown"),
    ],
)
def test_resources_match_as_whole_words_and_by_their_wider_kind(
    catalogue: Catalogue, held: tuple[str, ...], expected: str
) -> None:
    copper_materials = action("NM07")
    profile = holding(catalogue.city("R066"), *held)
    assert fit(copper_materials, profile) == expected
    (clause,) = fit_clauses(copper_materials, profile)
    assert clause.value == (held or None)


def test_hegang_starts_with_what_its_place_calls_for(catalogue: Catalogue) -> None:
    for resources in (("coal",), ("coal", "graphite")):
        start = suggested(ACTIONS, holding(catalogue.city("R066"), *resources), RULES)
        reasons = {entry.id: entry.included_because for entry in start if entry.included}
        assert {id for id, reason in reasons.items() if reason == "mandatory"} == {
            *("XC01", "XC02", "XC08"),
            *("XC03", "XC05", "XC06"),
        }
        assert reasons["NM02"] == "precedent here"
        assert [entry.id for entry in start if entry.included and entry.group == "chain"] == ["NM02", "NM10"]
        assert reasons["XC04"] == "fits"
        assert action("NM05", start).included_because == "resource not held"
        assert action("NM03", start).included_because == "does not fit"
        mandatory = action("XC03", start)
        assert mandatory.mandatory
        assert mandatory.mandatory_evidence is not None
        assert mandatory.mandatory_evidence.basis == "assumption"


def test_the_resource_entered_chooses_the_chain(catalogue: Catalogue) -> None:
    """Several chains fit Datong on figures alone; what it holds decides, value only after that."""
    datong = catalogue.city("R015")

    def chains(*held: str, first: str = "NM09") -> set[str]:
        start = suggested(ACTIONS, holding(datong, *held), RULES, lambda entry: float(entry.id == first))
        return {entry.id for entry in start if entry.included and entry.group == "chain"}

    assert chains("coal") == {"NM10", "NM09"}
    assert chains("coal", "graphite") == {"NM10", "NM02"}
    assert "NM02" not in chains("coal", first="NM02")
    assert chains("graphite", first="NM05") == {"NM02", "NM09"}
    assert chains(first="NM05") == {"NM05", "NM02"}


def test_every_city_starts_with_a_set_that_holds_together(catalogue: Catalogue) -> None:
    for city in catalogue.cities:
        start = suggested(ACTIONS, city, RULES)
        there = included(start)
        assert {"XC01", "XC02", "XC08"} <= there
        assert sum(entry.included and entry.group == "chain" for entry in start) <= 2
        for entry in start:
            if entry.included:
                assert there.issuperset(entry.prerequisites), (city.id, entry.id)
                assert not entry.prerequisites_any or there.intersection(entry.prerequisites_any), (city.id, entry.id)
            elif entry.included_because != "chain limit":
                assert not has_precedent_in(entry, city), (city.id, entry.id)
                assert (fit(entry, city) == "fits") == (
                    entry.included_because in ("prerequisite does not fit", "resource not held")
                ), (city.id, entry.id)
            assert entry.included or not entry.mandatory


def test_what_the_planner_decided_stays(catalogue: Catalogue) -> None:
    city = catalogue.city("R066")
    start = suggested(ACTIONS, city, RULES)
    changed = tuple(
        replace(entry, included=False, included_because="planner")
        if entry.id == "CC01"
        else replace(entry, included=True, included_because="planner")
        if entry.id == "NM03"
        else replace(entry, mandatory=False, mandatory_evidence=None)
        if entry.id == "XC03"
        else replace(entry, mandatory=True, mandatory_evidence=EXPERT)
        if entry.id == "NE11"
        else entry
        for entry in start
    )
    again = suggested(changed, holding(city, "coal", "graphite"), RULES)
    assert not action("CC01", again).included
    assert action("NM03", again).included
    assert [entry.id for entry in again if entry.included and entry.group == "chain"] == ["NM02", "NM03"]
    assert not action("XC03", again).mandatory
    assert action("NE11", again).mandatory


def test_asking_twice_changes_nothing(catalogue: Catalogue) -> None:
    start = suggested(ACTIONS, catalogue.city("R066"), RULES)
    assert suggested(start, catalogue.city("R066"), RULES) == start


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("fits_if", "solar_resource_class =< 2"),
        ("fits_if", "solar_resource_class<=two"),
        ("prerequisites", "XC99"),
        ("precedent_ids", "P999"),
        ("contributes_to", "circular_economy"),
        ("cost_class", "XXL"),
        ("typical_duration_years", "soon"),
    ],
)
def test_a_faulty_cell_of_the_library_is_named(tmp_path: Path, column: str, value: str) -> None:
    import csv
    import shutil

    for folder in ("actions", "cities"):
        shutil.copytree(templates_folder() / folder, tmp_path / folder)
    path = tmp_path / "actions" / "actions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[3][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(ProblemError) as problem:
        read_library(tmp_path)
    assert problem.value.message.params["file"] == "actions.csv"
    assert problem.value.message.params["line"] == 5
    assert problem.value.message.params["column"] == column
