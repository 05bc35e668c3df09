"""What a workbook is about: one plan with its results, in one language."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from planner.cities.catalogue import load_indicators
from planner.model.action import CROSS
from planner.model.answers import Answers
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation, Ranking, Roadmap
from planner.model.evidence import Basis, Evidence
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.own_look import OwnLook, load_look
from planner.workbook.style import CROSS_COLOUR, STRATEGY_COLOURS

_ERROR_VALUES = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
LONGEST_NAME = 200
"""Letters of a name that formulas join into sentences or look up; comparison stops at 255 in Excel."""


def name_for_formulas(text: str) -> str:
    """A name that formulas may repeat: on one line, not too long, and not read as an error value."""
    text = " ".join(text.split())
    if text in _ERROR_VALUES:
        return f"“{text}”"
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


class Measure(Protocol):
    """What the workbook tells of an indicator."""

    @property
    def name(self) -> Bilingual: ...
    @property
    def group_name(self) -> Bilingual: ...
    @property
    def unit(self) -> Bilingual: ...
    @property
    def decimals(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """`date` is the day of export (ISO 8601); `measures` the known indicators by id.

    `look` is the bureau's own. `answers` are what else was asked of this very ranking, None where nothing was.
    """

    plan: Plan
    ranking: Ranking
    roadmap: Roadmap | None
    texts: Texts
    date: str
    measures: dict[str, Measure] = field(default_factory=dict)
    answers: Answers | None = None
    look: OwnLook = field(default_factory=OwnLook)

    def name(self, name: Bilingual) -> str:
        return name_for_formulas(self.texts.of(name))

    def strategy(self, id: str) -> str:
        return self.texts.tr("Cross-cutting") if id == CROSS else self.name(self.plan.strategy(id).name)

    def criterion(self, id: str) -> str:
        tree = self.plan.criteria
        return self.name(tree.goal if id == GOAL else tree.criterion(id).name)

    def strategy_number(self, id: str) -> int:
        """1 for the plan's first strategy; cross-cutting actions come after the last."""
        ids = [strategy.id for strategy in self.plan.strategies]
        return len(ids) + 1 if id == CROSS else ids.index(id) + 1

    def strategy_colour(self, number: int) -> str:
        if number > len(self.plan.strategies):
            return CROSS_COLOUR
        return STRATEGY_COLOURS[(number - 1) % len(STRATEGY_COLOURS)]

    def basis(self, basis: Basis) -> str:
        words: dict[Basis, str] = {
            "source": self.texts.tr("Source"),
            "expert": self.texts.tr("Expert judgement"),
            "assumption": self.texts.tr("Assumption, to be confirmed"),
        }
        return words[basis]

    def origin(self, evidence: Evidence) -> str:
        """Source and note of a figure in one line."""
        parts = (self.texts.of(evidence.source), self.texts.of(evidence.note))
        return ("；" if self.texts.language == "zh" else "; ").join(part for part in parts if part)

    @property
    def title(self) -> str:
        """The bureau's own title, else the plan's."""
        return self.name(self.look.title) or self.name(self.plan.title)

    @property
    def subtitle(self) -> str:
        """Organisation, if any, city, province and date, as each sheet's second line says them."""
        city, texts = self.plan.city, self.texts
        place = (self.name(self.look.organisation), texts.of(city.name), texts.of(city.province), texts.date(self.date))
        return ("　" if texts.language == "zh" else " · ").join(filter(None, place))


def subject_of(
    plan: Plan, evaluation: Evaluation, texts: Texts, today: str | None = None, answers: Answers | None = None
) -> Subject:
    """The subject of what is handed out on a plan; `evaluation` and `answers` are those of this very plan.

    `today` is the day it bears (ISO 8601), by default the present one. Raises ProblemError with the first error that
    keeps the plan from being ranked, and where the own look is wrong.
    """
    if evaluation.ranking is None:
        error = next(message for message in evaluation.messages if message.severity == "error")
        raise ProblemError(error.code, error.step, error.where, **error.params)
    return Subject(
        plan=plan,
        ranking=evaluation.ranking,
        roadmap=evaluation.roadmap,
        texts=texts,
        date=today or date.today().isoformat(),
        measures={indicator.id: indicator for indicator in load_indicators()},
        answers=answers,
        look=load_look(),
    )
