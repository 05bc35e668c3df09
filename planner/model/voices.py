"""The schedules that single voices of the group would have led to. Recomputed, never stored."""

from dataclasses import dataclass
from typing import Literal

VoiceKind = Literal["department", "expert"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A department (`id` is its name) or an expert, and the greedy schedule by its weights alone.

    `starts` is (action, start year) of those done, None where no such schedule keeps all rules.
    """

    kind: VoiceKind
    id: str
    starts: tuple[tuple[str, int], ...] | None

    def year(self, action: str) -> int | None:
        return dict(self.starts or ()).get(action)
