"""Peers: nearest by resource, size, structure, type and place, with what is not known left out and said."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cities.catalogue import Catalogue, load_catalogue
from planner.cities.peers import kilometres_between, nearest
from planner.model.city import HeldResource
from planner.model.evidence import EXPERT
from planner.model.peers import PartKind
from planner.templates.tables import templates_folder
from tests.sentences import refusal

HEGANG, TONGLING, BEIJING = "R066", "R086", "X01"
KINDS: tuple[PartKind, ...] = ("resource", "size", "structure", "type", "place")
CATALOGUE = load_catalogue()


def test_hegang_is_most_like_the_coal_cities_beside_it(catalogue: Catalogue) -> None:
    found = nearest(catalogue, catalogue.city(HEGANG))
    assert [peer.city.name.en for peer in found.nearest[:2]] == ["Shuangyashan", "Qitaihe"]
    assert len(found.nearest) == 10
    assert (found.compared, found.left_out) == (125, 0)


@given(weights=st.fixed_dictionaries({kind: st.floats(0, 10) for kind in KINDS}))
def test_a_distance_is_the_weighted_mean_of_its_known_parts(weights: dict[PartKind, float]) -> None:
    if not any(weights.values()):
        return
    for peer in nearest(CATALOGUE, CATALOGUE.city(TONGLING), weights).nearest:
        known = [part for part in peer.parts if part.distance is not None]
        assert all(0 <= part.distance <= 1 for part in known if part.distance is not None)
        mean = sum(part.weight * (part.distance or 0.0) for part in known) / sum(part.weight for part in known)
        assert peer.distance == pytest.approx(mean, abs=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_one_part_alone_orders_by_that_part(catalogue: Catalogue, kind: PartKind) -> None:
    found = nearest(catalogue, catalogue.city(HEGANG), {kind: 1.0}, count=200)
    own = [part.distance for peer in found.nearest for part in peer.parts if part.kind == kind]
    assert own == sorted(distance for distance in own if distance is not None)
    assert len(own) == found.compared


def test_resources_not_entered_are_left_out_and_named(catalogue: Catalogue) -> None:
    found = nearest(catalogue, catalogue.city(TONGLING))
    first = found.nearest[0]
    assert first.missing == ("resource",)
    assert next(part for part in first.parts if part.kind == "resource").shown.en == "not enough known, left out"


def test_a_city_with_too_little_known_is_not_compared(catalogue: Catalogue) -> None:
    unknown = replace(catalogue.city(TONGLING), resources=())
    found = nearest(catalogue, unknown, {"resource": 1.0})
    assert (found.nearest, found.compared, found.left_out) == ((), 0, 125)


def test_entered_resources_move_the_peers(catalogue: Catalogue) -> None:
    city = catalogue.city(TONGLING)
    coal = replace(city, resources=(HeldResource("coal", EXPERT),))
    assert nearest(catalogue, coal).ids != nearest(catalogue, city).ids


def test_kinds_of_one_family_are_partly_shared(catalogue: Catalogue) -> None:
    city = replace(catalogue.city(TONGLING), resources=(HeldResource("copper", EXPERT),))
    found = nearest(catalogue, city, {"resource": 1.0}, count=200)
    jinchang = next(peer for peer in found.nearest if peer.city.name.en == "Jinchang")
    part = next(part for part in jinchang.parts if part.kind == "resource")
    assert part.distance is not None and 0 < part.distance < 1


def test_counties_are_compared_with_their_like_unless_asked(catalogue: Catalogue) -> None:
    city = catalogue.city(HEGANG)
    assert {peer.city.admin_level for peer in nearest(catalogue, city, count=300).nearest} == {"prefecture"}
    everyone = nearest(catalogue, city, same_level=False)
    assert everyone.compared + everyone.left_out == 261


def test_a_city_outside_the_262_has_peers_within(catalogue: Catalogue) -> None:
    found = nearest(catalogue, catalogue.city(BEIJING))
    assert found.nearest and all(peer.city.type_2013 for peer in found.nearest)


def test_distance_over_the_ground(catalogue: Catalogue) -> None:
    """Every atlas puts Tianjin some 110 km from Beijing."""
    beijing = catalogue.city(BEIJING)
    tianjin = next(city for city in catalogue.cities if city.name.en == "Tianjin")
    assert kilometres_between(beijing, tianjin) == pytest.approx(110, abs=15)
    assert kilometres_between(beijing, beijing) == 0.0


@pytest.mark.parametrize("weights", [{"size": -1.0}, {"size": 0.0}, {"size": float("nan")}])
def test_weights_that_do_not_fit_are_refused(catalogue: Catalogue, weights: dict[PartKind, float]) -> None:
    assert "weights" in refusal(lambda: nearest(catalogue, catalogue.city(HEGANG), weights))


def test_rules_without_a_span_are_named(catalogue: Catalogue, tmp_path: Path) -> None:
    shutil.copytree(templates_folder() / "rules", tmp_path / "rules")
    file = tmp_path / "rules" / "peers.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("place_km = 2000.0", "place_km = 0.0"), encoding="utf-8")
    assert "peers.toml" in refusal(lambda: nearest(catalogue, catalogue.city(HEGANG), templates=tmp_path))
