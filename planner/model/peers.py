"""Cities like a city: how far each is, part by part."""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile

PartKind = Literal["resource", "size", "structure", "type", "place"]


@dataclass(frozen=True, slots=True)
class PeerPart:
    """One part of a distance: `distance` 0..1, None where it is not known; what it is between, in words."""

    kind: PartKind
    weight: float
    distance: float | None
    shown: Bilingual


@dataclass(frozen=True, slots=True)
class Peer:
    """A city and its distance, the weighted mean over the known parts, 0..1."""

    city: CityProfile
    distance: float
    parts: tuple[PeerPart, ...]

    @property
    def missing(self) -> tuple[PartKind, ...]:
        return tuple(part.kind for part in self.parts if part.distance is None and part.weight > 0)


@dataclass(frozen=True, slots=True)
class Peers:
    """The nearest cities, nearest first; `compared` and `left_out` count the candidates with and without a distance."""

    city: CityProfile
    nearest: tuple[Peer, ...]
    compared: int
    left_out: int

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(peer.city.id for peer in self.nearest)
