"""The questionnaire of one expert of a plan, with what this expert and the group said before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np

from planner.model.plan import Plan
from planner.model.weighting import Judgement
from planner.text.texts import Texts
from planner.workbook.own_look import load_look
from planner.workbook.questionnaire.form import Earlier, Form, Pair, Rating

_Question = TypeVar("_Question", Pair, Rating)


def blank_form(plan: Plan, texts: Texts, date: str, name: str = "") -> Form:
    """A questionnaire that anybody may fill in, or somebody of this name who is not in the plan yet."""
    return Form(plan, texts, date, name=name, look=load_look())


def form_for(plan: Plan, expert: str, texts: Texts, date: str) -> Form:
    """The questionnaire of an expert of the plan, who goes on from the answers given so far.

    Judgements taken over from an offered set are nobody's answers and left out. From the second round on each
    question shows what the expert and the group said in the round before. Under anonymity the expert is a number.
    Raises KeyError for an unknown id, and ProblemError where the own look is wrong.
    """
    weighting = plan.weighting
    earlier_ratios: dict[Pair, Earlier] = {}
    earlier_ratings: dict[Rating, Earlier] = {}
    if weighting.rounds:
        past = weighting.rounds[-1]
        by_pair: defaultdict[Pair, dict[str, float]] = defaultdict(dict)
        for pair, given in _own_words(plan, past.judgements):
            by_pair[pair][given.expert] = given.value
        by_cell: defaultdict[Rating, dict[str, float]] = defaultdict(dict)
        for score in past.scores:
            by_cell[score.strategy, score.criterion][score.expert] = score.value
        influence = {heard.id: heard.influence for heard in weighting.heard}
        earlier_ratios = _earlier(by_pair, expert, influence, geometric=True)
        earlier_ratings = _earlier(by_cell, expert, influence, geometric=False)
    return Form(
        plan,
        texts,
        date,
        expert=expert,
        name=texts.of(weighting.shown_name(expert)),
        department=weighting.shown_department(expert),
        ratios={pair: given.value for pair, given in _own_words(plan, weighting.judgements) if given.expert == expert},
        ratings={
            (score.strategy, score.criterion): score.value for score in plan.expert_scores if score.expert == expert
        },
        earlier_ratios=earlier_ratios,
        earlier_ratings=earlier_ratings,
        look=load_look(),
    )


def _own_words(plan: Plan, judgements: Iterable[Judgement]) -> Iterator[tuple[Pair, Judgement]]:
    """What experts said themselves, by pair as it is asked: the child that comes first in the tree on the left."""
    places = {criterion.id: place for place, criterion in enumerate(plan.criteria.criteria)}
    for given in judgements:
        if given.evidence.basis == "assumption" or not {given.first, given.second} <= places.keys():
            continue
        if places[given.first] < places[given.second]:
            yield (given.node, given.first, given.second), given
        else:
            turned = replace(given, first=given.second, second=given.first, value=1 / given.value)
            yield (turned.node, turned.first, turned.second), turned


def _earlier(
    answers: Mapping[_Question, Mapping[str, float]], expert: str, influence: Mapping[str, float], *, geometric: bool
) -> dict[_Question, Earlier]:
    """By question: the expert's answer, and mean and extremes of those whose answers count."""
    found: dict[_Question, Earlier] = {}
    for question, given in answers.items():
        heard = {id: value for id, value in given.items() if id in influence}
        if not heard:
            continue
        values = np.array(list(heard.values()))
        shares = [influence[id] for id in heard]
        if geometric:
            mean = float(np.exp(np.average(np.log(values), weights=shares)))
        else:
            mean = float(np.average(values, weights=shares))
        found[question] = Earlier(given.get(expert), mean, float(values.min()), float(values.max()))
    return found
