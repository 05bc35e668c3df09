"""The questionnaire of one expert of a plan, with what this expert and the group said before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import numpy as np

from planner.model.plan import Plan
from planner.model.weighting import Judgement
from planner.text.texts import Texts
from planner.workbook.questionnaire.form import Earlier, Form, Pair, Rating

_Question = TypeVar("_Question", Pair, Rating)


def blank_form(plan: Plan, texts: Texts, date: str) -> Form:
    """A questionnaire that anybody may fill in."""
    return Form(plan, texts, date)


def form_for(plan: Plan, expert: str, texts: Texts, date: str) -> Form:
    """The questionnaire of an expert of the plan, who goes on from the answers given so far.

    Judgements taken over from an offered set are nobody's answers and left out. From the second round on each
    question shows what the expert and the group said in the round before. Under anonymity the expert is a number.
    Raises KeyError for an unknown id.
    """
    weighting = plan.weighting
    earlier_ratios: dict[Pair, Earlier] = {}
    earlier_ratings: dict[Rating, Earlier] = {}
    if weighting.rounds:
        past = weighting.rounds[-1]
        by_pair: defaultdict[Pair, dict[str, float]] = defaultdict(dict)
        for given in _own_words(past.judgements):
            by_pair[given.node, given.first, given.second][given.expert] = given.value
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
        ratios={
            (given.node, given.first, given.second): given.value
            for given in _own_words(weighting.judgements)
            if given.expert == expert
        },
        ratings={
            (score.strategy, score.criterion): score.value for score in plan.expert_scores if score.expert == expert
        },
        earlier_ratios=earlier_ratios,
        earlier_ratings=earlier_ratings,
    )


def _own_words(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    return (given for given in judgements if given.evidence.basis != "assumption")


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
