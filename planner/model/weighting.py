"""Judgements on the importance of criteria."""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import EXPERT, Evidence

WeightMethod = Literal["eigenvector", "geometric_mean"]
RandomIndexTable = Literal["saaty1980", "saaty2008", "alonso_lamata", "ahp_os", "donegan_dodd"]
SAATY_MAXIMUM = 9.0


@dataclass(frozen=True, slots=True)
class Expert:
    id: str
    name: Bilingual
    department: str = ""
    influence: float = 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much more important `first` is than `second` under `node`: a ratio from 1/9 to 9 (Saaty 1980)."""

    expert: str
    node: str
    first: str
    second: str
    value: float
    evidence: Evidence = EXPERT


@dataclass(frozen=True, slots=True)
class Focus:
    """A set of judgements offered for a type of city, with its reason; applied only when asked for."""

    city_type: str
    name: Bilingual
    reason: Bilingual
    source: Bilingual
    judgements: tuple[tuple[str, str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Weighting:
    """All judgements and the choices that turn them into weights."""

    experts: tuple[Expert, ...]
    judgements: tuple[Judgement, ...] = ()
    method: WeightMethod = "eigenvector"
    random_index: RandomIndexTable = "saaty1980"
    focuses: tuple[Focus, ...] = ()
