"""The views of a city in the order of their tabs; each is imported when first opened, for some bring numpy along."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.pages.cities.view import CityView
from planner.text.marker import mark


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """What a tab says and what it asks in full; `load` imports the view."""

    id: str
    name: str
    asks: str
    load: Callable[[], type[CityView]]


def _diagnosis() -> type[CityView]:
    from gui.pages.cities.diagnosis_view import DiagnosisView

    return DiagnosisView


def _peers() -> type[CityView]:
    from gui.pages.cities.peers_view import PeersView

    return PeersView


def _precedents() -> type[CityView]:
    from gui.pages.cities.precedents_view import PrecedentsView

    return PrecedentsView


def _benchmark() -> type[CityView]:
    from gui.pages.cities.benchmark_view import BenchmarkView

    return BenchmarkView


def _efficiency() -> type[CityView]:
    from gui.pages.cities.efficiency_view import EfficiencyView

    return EfficiencyView


def _region() -> type[CityView]:
    from gui.pages.cities.region_view import RegionView

    return RegionView


VIEWS = (
    ViewEntry("diagnosis", mark("Diagnosis"), mark("What do its own figures say of the city?"), _diagnosis),
    ViewEntry(
        "peers", mark("Peers"), mark("Which cities are most like it, and where does it stand among them?"), _peers
    ),
    ViewEntry(
        "precedents",
        mark("Those who came through"),
        mark("Who was in a like position, and what did they do in which order?"),
        _precedents,
    ),
    ViewEntry(
        "benchmark",
        mark("Benchmark"),
        mark("How does it compare by an index, and how sure is its place?"),
        _benchmark,
    ),
    ViewEntry(
        "efficiency",
        mark("Efficiency"),
        mark("Who makes most of what goes in, and what would the others have to change?"),
        _efficiency,
    ),
    ViewEntry(
        "region",
        mark("Region"),
        mark("Who in the region is best at what, and what could they do together?"),
        _region,
    ),
)
