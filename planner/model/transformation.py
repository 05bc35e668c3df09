"""Cities and regions that came through, or are held up as having done so."""

from dataclasses import dataclass

from planner.model.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class TransformationStep:
    """One thing done, in order. `actions` are ids of library actions of the same kind, by our reading.

    `checked` is False where only the public record says so and no text was read.
    """

    number: int
    text: Bilingual
    actions: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Transformation:
    """What a place had, did and reached, with its caveat and sources.

    `city` is an id of the catalogue, empty abroad. `strategies` are those it stands for, `precedents` ids of the
    cases behind library actions.
    """

    id: str
    name: Bilingual
    city: str
    country: Bilingual
    had: Bilingual
    steps: tuple[TransformationStep, ...]
    years: str
    outcome: Bilingual
    strategies: tuple[str, ...]
    caveat: Bilingual
    source: Bilingual
    precedents: tuple[str, ...]

    @property
    def actions(self) -> tuple[str, ...]:
        """Ids of library actions of its steps, in the order of the steps, each once."""
        return tuple(dict.fromkeys(action for step in self.steps for action in step.actions))
