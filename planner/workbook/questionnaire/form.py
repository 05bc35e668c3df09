"""What one questionnaire (咨询问卷) asks, before it is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from planner.model.criterion import GOAL, Criterion
from planner.model.plan import Plan
from planner.model.strategy import Strategy
from planner.text.texts import Texts
from planner.workbook.own_look import OwnLook
from planner.workbook.subject import name_for_formulas

Pair = tuple[str, str, str]
"""Ids of a node and of two of its children, the earlier one first."""
Rating = tuple[str, str]
"""Ids of a strategy and of a leaf."""


@dataclass(frozen=True, slots=True)
class Question:
    """One pair: `number` counts through the questionnaire from 1, `first` and `second` through the node's children.

    `ratio` is the answer already given, None where there is none.
    """

    number: int
    pair: Pair
    first: int
    second: int
    ratio: float | None


@dataclass(frozen=True, slots=True)
class NodeQuestions:
    """All pairs below one node; `names` are those of its children."""

    node: str
    name: str
    names: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Answers to one question in the round before: the expert's own, the group's mean, its extremes."""

    own: float | None
    group: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire of `plan` for one expert, or a blank one that names nobody.

    `name` and `department` are shown, `expert` is the id. `date` is ISO 8601. `ratios` and `ratings` are answers
    already given, which the form opens with; from the second round on `earlier_ratios` and `earlier_ratings` are what
    was said in the round before. `look` is the bureau's own.
    """

    plan: Plan
    texts: Texts
    date: str
    expert: str = ""
    name: str = ""
    department: str = ""
    ratios: Mapping[Pair, float] = field(default_factory=dict)
    ratings: Mapping[Rating, float] = field(default_factory=dict)
    earlier_ratios: Mapping[Pair, Earlier] = field(default_factory=dict)
    earlier_ratings: Mapping[Rating, Earlier] = field(default_factory=dict)
    look: OwnLook = field(default_factory=OwnLook)

    def name_of(self, thing: Criterion | Strategy) -> str:
        return name_for_formulas(self.texts.of(thing.name))

    @property
    def nodes(self) -> tuple[NodeQuestions, ...]:
        """Nodes with a pair to compare, in tree order."""
        tree, number = self.plan.criteria, 0
        nodes: list[NodeQuestions] = []
        for node in tree.nodes:
            children = tree.children(node)
            questions: list[Question] = []
            for first, second in combinations(range(len(children)), 2):
                number += 1
                pair = (node, children[first].id, children[second].id)
                questions.append(Question(number, pair, first, second, self.ratios.get(pair)))
            if questions:
                goal = name_for_formulas(self.texts.of(tree.goal))
                name = goal if node == GOAL else self.name_of(tree.criterion(node))
                names = tuple(map(self.name_of, children))
                nodes.append(NodeQuestions(node, name, names, tuple(questions)))
        return tuple(nodes)

    @property
    def second_round(self) -> bool:
        return bool(self.earlier_ratios or self.earlier_ratings)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        return self.plan.criteria.leaves

    @property
    def subtitle(self) -> str:
        city, own = self.texts.of(self.plan.city.name), self.texts.of(self.look.organisation)
        place = self.texts.tr("{city} · made on {date}", city=city, date=self.texts.date(self.date))
        return " · ".join(filter(None, (own, place)))
