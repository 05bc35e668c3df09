"""Experts with answers, and questionnaires filled in as an expert would: words chosen from the list."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import openpyxl

from planner.edits.experts import take_answers
from planner.edits.rounds import start_round
from planner.model.bilingual import Bilingual, Language, same
from planner.model.criterion import CriteriaTree, Criterion
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import Expert, Judgement, Weighting
from planner.text.texts import Texts
from planner.workbook.questionnaire.for_expert import blank_form, form_for
from planner.workbook.questionnaire.layout import build
from planner.workbook.questionnaire.scale import RATIOS, answer
from planner.workbook.returned.keys import PAIR, RATING, read_key
from planner.workbook.writer import write
from tests.workbook.files import Place, Value, changed

EXPERTS = ("E1", "E2")
TODAY = "2026-11-26"


def with_experts(plan: Plan) -> Plan:
    """The plan with two named experts and nothing said yet."""
    experts = (Expert("E1", Bilingual("李工", "Li Gong"), "市发展改革委"), Expert("E2", same("王工"), "市财政局"))
    return replace(plan, weighting=Weighting(experts), expert_scores=())


def in_second_round(plan: Plan) -> Plan:
    """Two experts, of whom the first answered everything and the second half, are asked again."""
    plan = with_experts(plan)
    for expert, every in zip(EXPERTS, (1, 2), strict=True):
        plan = answered(plan, expert, every)
    return start_round(plan, who="x", date=TODAY)


def answered(plan: Plan, expert: str, every: int = 1, seed: int = 1) -> Plan:
    """The plan in which an expert answered each `every`-th question at random."""
    chance = random.Random(seed)
    judgements = [Judgement(expert, *pair, chance.choice(RATIOS)) for pair in pairs(plan)]
    scores = [
        ExpertScore(expert, strategy.id, leaf.id, _value(leaf, chance))
        for leaf in plan.criteria.leaves
        for strategy in plan.strategies
    ]
    return take_answers(plan, expert, judgements[::every], (), scores[::every])


def pairs(plan: Plan) -> list[tuple[str, str, str]]:
    tree = plan.criteria
    return [
        (node, first.id, second.id) for node in tree.nodes for first, second in combinations(tree.children(node), 2)
    ]


def wide_plan(plan: Plan, sizes: Iterable[int]) -> Plan:
    """The plan with a tree of groups of these many leaves."""
    groups = [(f"G{size}", [f"G{size}.{number}" for number in range(size)]) for size in sizes]
    criteria = [
        Criterion(id, parent, Bilingual(f"准则{id}", f"Criterion {id}"))
        for group, leaves in groups
        for id, parent in ((group, ""), *((leaf, group) for leaf in leaves))
    ]
    tree = CriteriaTree(plan.criteria.goal, tuple(criteria))
    return replace(plan, criteria=tree, scores=(), expert_scores=())


def filled(path: Path, target: Path, plan: Plan, expert: str, language: Language) -> Path:
    """A copy in which somebody typed what `expert` answered in `plan`, in the words of the list."""
    texts = Texts(language)
    judged: dict[tuple[str, ...], Value] = {
        (PAIR, given.node, given.first, given.second): answer(given.value, texts)
        for given in plan.weighting.judgements
        if given.expert == expert
    }
    rated: dict[tuple[str, ...], Value] = {
        (RATING, given.criterion, given.strategy): given.value for given in plan.expert_scores if given.expert == expert
    }
    places = answer_places(path)
    return changed(path, target, {places[question]: value for question, value in (judged | rated).items()})


def answer_places(path: Path) -> Mapping[tuple[str, ...], Place]:
    """Where each question is answered: (pair, node, first, second) and (rating, leaf, strategy)."""
    places: dict[tuple[str, ...], Place] = {}
    for sheet in openpyxl.load_workbook(path):
        marks = {cell.column: mark[1] for cell in sheet[3] if (mark := read_key(str(cell.value)))}
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                key = read_key(str(cell.value))
                if key is None or key[0] not in (PAIR, RATING) or sheet.sheet_state != "visible":
                    continue
                for column, mark in marks.items():
                    if mark[0] in ("answer", "strategy"):
                        question = (key[0], *key[1], *mark[1:])
                        places[question] = (sheet.title, sheet.cell(cell.row, column).coordinate)
    return places


def _value(leaf: Criterion, chance: random.Random) -> float:
    if leaf.scale == "rating":
        return float(chance.randint(1, 9))
    return round(chance.uniform(leaf.worst, leaf.best), 1)


def export(plan: Plan, path: Path, expert: str | None = None, language: Language = "zh") -> Path:
    """Write the questionnaire of an expert, or a blank one."""
    texts = Texts(language)
    write(build(form_for(plan, expert, texts, TODAY) if expert else blank_form(plan, texts, TODAY)), path)
    return path
