"""What other ranking methods say of the same matrix and weights. Recomputed, never stored."""

from dataclasses import dataclass, field

from planner.model.message import Message


@dataclass(frozen=True, slots=True)
class Opinion:
    """One method's answer, strategies in plan order; `scores` and `ranks` are None where `note` says why not.

    `weighted_spearman` (-1..1) and `ws` (0..1, the ranking in force as reference) compare its ranks with the
    ranking in force. `note` may also qualify an answer, as VIKOR's set of compromise solutions does.
    """

    method: str
    scores: tuple[float, ...] | None
    ranks: tuple[int, ...] | None
    lower_is_better: bool = False
    weighted_spearman: float | None = None
    ws: float | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Opinions:
    """All methods, the one in force first; `copeland` and `borda` are scores over those that answered, with ranks.

    `answering` counts the methods that answered (that in force included) less those that can but rank as another of
    them, so that no agreement counts twice; `agreeing` those among them that put its first strategy first, alone or
    shared.
    """

    strategies: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    copeland: tuple[float, ...]
    copeland_ranks: tuple[int, ...]
    borda: tuple[float, ...]
    borda_ranks: tuple[int, ...]
    agreeing: int
    answering: int
    options: dict[str, str] = field(default_factory=dict)
    """Choices behind the methods by name (VIKOR's v, WASPAS's lambda, preference functions), in words of the field."""
