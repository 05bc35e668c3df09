"""What stands on the cover of the plan when it is handed in."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual

DraftKind = Literal["", "draft for comments", "draft for approval", "approved"]
DRAFT_KINDS: tuple[DraftKind, ...] = ("", "draft for comments", "draft for approval", "approved")


@dataclass(frozen=True, slots=True)
class Cover:
    """`organisation` (编制单位) answers for the plan, `office` (牵头处室) leads the work; costs are in prices of
    `price_year`."""

    organisation: Bilingual = field(default_factory=Bilingual)
    office: Bilingual = field(default_factory=Bilingual)
    draft: DraftKind = ""
    price_year: int | None = None
