"""What was read from one questionnaire, before anybody decides what becomes of it."""

from dataclasses import dataclass
from datetime import datetime

from planner.model.message import Message
from planner.workbook.returned.keyed_book import Place


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """How many times `first` outweighs `second` below `node`: `value`; `names` are as printed in the questionnaire."""

    node: str
    first: str
    second: str
    value: float
    names: tuple[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class RatingAnswer:
    """The value of a strategy on a leaf; `name` is the leaf's as printed."""

    strategy: str
    leaf: str
    value: float
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Answers:
    """One questionnaire as it came back.

    `expert` and `made_out_to` are the id and name it was written for, `name` and `department` what stands in it now,
    all empty where there is nothing. `city`, `plan` (its title) and `tree` (see `keys.fingerprint`) say what it was
    made from. `saved` is when the file was last saved by its own account, `received` when it came here; both tell
    older from newer. `asked` counts the questions in it. `problems` name the cells that could not be read.
    """

    file: str
    city: str
    plan: str
    tree: str
    expert: str
    made_out_to: str
    name: str
    department: str
    saved: datetime
    received: datetime
    asked: int
    pairs: tuple[PairAnswer, ...]
    ratings: tuple[RatingAnswer, ...]
    problems: tuple[Message, ...]

    @property
    def answered(self) -> int:
        return len(self.pairs) + len(self.ratings)
