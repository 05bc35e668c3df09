"""Where a number comes from."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual

Basis = Literal["source", "expert", "assumption"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The origin of a figure: a published source, an expert's judgement or an assumption still to be checked."""

    basis: Basis
    source: Bilingual = field(default_factory=Bilingual)
    year: int | None = None
    note: Bilingual = field(default_factory=Bilingual)


def assumption(zh: str, en: str) -> Evidence:
    return Evidence("assumption", Bilingual(zh, en))


EXPERT = Evidence("expert", Bilingual("本计划编制人员", "the planner"))
