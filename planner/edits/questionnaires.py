"""Questionnaires that came back, matched with the plan, and the edit that takes them over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from planner.checks.scoring import expert_score_errors
from planner.checks.weighting import judgement_errors
from planner.edits.change import changed, refuse
from planner.edits.experts import add_expert, set_department
from planner.edits.freeze import refuse_frozen
from planner.edits.weighting import fitting
from planner.model.bilingual import same
from planner.model.message import Message, Param
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import Judgement
from planner.workbook.questionnaire.answers import Answers
from planner.workbook.questionnaire.people import expert_named
from planner.workbook.returned.cell_value import plain
from planner.workbook.returned.keyed_book import Place
from planner.workbook.returned.keys import fingerprint

_SAME = 1e-12
"""A number comes back from a workbook with its last digit rounded; that is no other answer."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One questionnaire as far as it fits the plan.

    `expert` is the id of the expert of the plan it is by, empty for a new one; `name` and `department` are those it
    gives. `asked` counts the questions the plan asks now. `messages` say what does not fit or deserves a look.
    `offered` is False where taking it over needs a decision: nothing in it, another plan, a newer one by the same
    expert.
    """

    answers: Answers
    expert: str
    name: str
    department: str
    judgements: tuple[Judgement, ...]
    scores: tuple[ExpertScore, ...]
    asked: int
    messages: tuple[Message, ...]
    offered: bool

    @property
    def complete(self) -> float:
        """Share of the plan's questions that are answered, 0..1."""
        return (len(self.judgements) + len(self.scores)) / self.asked if self.asked else 0.0


def match(plan: Plan, received: Sequence[Answers]) -> tuple[Returned, ...]:
    """Hold questionnaires against the plan as it is now; of several by one expert the newest is offered."""
    returned = [_Match(plan, answers).returned() for answers in received]
    newest: dict[str, Returned] = {}
    for each in sorted(returned, key=_age):
        if each.offered:
            newest[_person(each)] = each
    return tuple(_beside_newest(each, newest.get(_person(each))) for each in returned)


def take_over(plan: Plan, chosen: Iterable[Returned]) -> Plan:
    """Take questionnaires into the plan: new experts join the group, each answer replaces what its expert said.

    A question left empty keeps the answer the plan has. Of several by one expert the newest has the last word.
    ProblemError: weights locked.
    """
    refuse_frozen(plan)
    joined: dict[str, str] = {}
    for each in sorted(chosen, key=_age):
        expert = each.expert or joined.get(_person(each), "")
        if not expert:
            plan = add_expert(plan, same(each.name), each.department)
            expert = joined[_person(each)] = plan.weighting.experts[-1].id
        plan = _with_answers(plan, expert, each)
    return plan


def question_count(plan: Plan) -> int:
    """Pairs and ratings that a questionnaire of the plan asks for."""
    tree = plan.criteria
    sizes = (len(tree.children(node)) for node in tree.nodes)
    return sum(size * (size - 1) // 2 for size in sizes) + len(tree.leaves) * len(plan.strategies)


class _Match:
    """Holds one questionnaire against a plan, collecting what is to be said on the way."""

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self._plan, self._answers = plan, answers
        self._messages = list(answers.problems)
        self._other_plan = bool(answers.city) and answers.city != plan.city.id

    def returned(self) -> Returned:
        plan, answers = self._plan, self._answers
        expert, name = self._who()
        judgements, scores = tuple(self._judgements(expert)), tuple(self._scores(expert))
        fitting = len(judgements) + len(scores)
        if self._other_plan:
            self._tell("questionnaire of other plan", plan=answers.plan)
        elif answers.answered and answers.tree != fingerprint(plan.criteria, plan.strategies):
            self._tell("questionnaire of older criteria", fitting=fitting, answered=answers.answered)
        if not fitting:
            self._tell("questionnaire unanswered")
        return Returned(
            answers,
            expert,
            name,
            answers.department,
            judgements,
            scores,
            question_count(plan),
            tuple(self._messages),
            offered=fitting > 0 and not self._other_plan,
        )

    def _who(self) -> tuple[str, str]:
        """Id in the plan, empty for a new expert, and the name: what was typed counts more than whom it was for."""
        answers, ids = self._answers, {expert.id for expert in self._plan.weighting.experts}
        own_hand = not answers.name or plain(answers.name) == plain(answers.made_out_to)
        if answers.expert in ids and own_hand and not self._other_plan:
            return answers.expert, answers.made_out_to
        name = answers.name or answers.made_out_to
        if not name:
            self._tell("questionnaire without name")
        expert = expert_named(self._plan, name) or ""
        if answers.made_out_to and not own_hand and (expert != answers.expert or self._other_plan):
            self._tell("questionnaire by someone else", expert=answers.made_out_to, name=name)
        return expert, name or PurePath(answers.file).stem

    def _judgements(self, expert: str) -> Iterator[Judgement]:
        parents = {criterion.id: criterion.parent for criterion in self._plan.criteria.criteria}
        for pair in self._answers.pairs:
            node, first, second = pair.node, pair.first, pair.second
            if first != second and parents.get(first) == parents.get(second) == node:
                yield Judgement(expert, node, first, second, pair.value)
            else:
                self._tell("question gone", pair.place, question=" – ".join(pair.names))

    def _scores(self, expert: str) -> Iterator[ExpertScore]:
        leaves = {leaf.id: sorted((leaf.worst, leaf.best)) for leaf in self._plan.criteria.leaves}
        strategies = {strategy.id for strategy in self._plan.strategies}
        for rating in self._answers.ratings:
            if rating.leaf not in leaves or rating.strategy not in strategies:
                self._tell("question gone", rating.place, question=rating.name)
                continue
            low, high = leaves[rating.leaf]
            if low <= rating.value <= high:
                yield ExpertScore(expert, rating.strategy, rating.leaf, rating.value)
            else:
                self._tell("rating outside", rating.place, value=rating.value, low=low, high=high)

    def _tell(self, code: str, place: Place | None = None, **params: Param) -> None:
        file = self._answers.file
        where: dict[str, Param] = {"sheet": place.sheet, "cell": place.cell} if place else {}
        self._messages.append(Message(code, "warning", "file", file, {"file": file, **where, **params}))


def _beside_newest(each: Returned, newest: Returned | None) -> Returned:
    if newest is None or each is newest or not each.offered:
        return each
    file = each.answers.file
    params: dict[str, Param] = {"file": file, "name": each.name, "newer": newest.answers.file}
    message = Message("questionnaire repeated", "warning", "file", file, params)
    return replace(each, messages=(*each.messages, message), offered=False)


def _with_answers(plan: Plan, expert: str, each: Returned) -> Plan:
    """Answers that say the same keep what stands in the plan, with its place and evidence."""
    if each.department and each.department != plan.weighting.expert(expert).department:
        plan = set_department(plan, expert, each.department)
    told = [replace(given, expert=expert) for given in each.judgements]
    scored = [replace(given, expert=expert) for given in each.scores]
    refuse(error for given in told for error in judgement_errors(plan, given))
    refuse(error for given in scored for error in expert_score_errors(plan, given))
    judgements = {_asked(given): given for given in fitting(plan.criteria, plan.weighting.judgements)}
    for given in fitting(plan.criteria, tuple(told)):
        known = judgements.get(_asked(given))
        if known is None or not _close(known.value, given.value):
            judgements[_asked(given)] = given
    scores = {(given.expert, given.strategy, given.criterion): given for given in plan.expert_scores}
    for score in scored:
        cell = (score.expert, score.strategy, score.criterion)
        before = scores.get(cell)
        if before is None or not _close(before.value, score.value):
            scores[cell] = score
    weighting = replace(plan.weighting, judgements=tuple(judgements.values()))
    return changed(plan, weighting=weighting, expert_scores=tuple(scores.values()))


def _asked(judgement: Judgement) -> tuple[str, str, str, str]:
    return judgement.expert, judgement.node, judgement.first, judgement.second


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(abs(one), abs(other))


def _person(returned: Returned) -> str:
    return returned.expert or f"new {plain(returned.name)}"


def _age(returned: Returned) -> tuple[datetime, datetime]:
    return returned.answers.saved, returned.answers.received
