"""Contradictory triples (三阶回路) of a node, found and named by the sheet itself: A＞B＞C＞A."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from planner.workbook.book import Area, formula_text
from planner.workbook.draft import Draft
from planner.workbook.measure import shortened
from planner.workbook.questionnaire.form import NodeQuestions
from planner.workbook.sentences import Live
from planner.workbook.style import Look

COLUMNS = 4
_FLAG, _RING, _COUNT, _NAME = range(COLUMNS)
_NOTE = Look("note")
_WHOLE = Look("note", "integer", "right")
_SHORT_NAME = 10
"""Chinese letters of a name where four stand in one cell of the list."""
_BEFORE = "＞"


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Where a node's contradictory triples stand, with what is there now.

    `rings` has a line for each three criteria, empty where they do not contradict each other, and `counts` how many
    there are up to it; both None below three criteria. `flags` say of each question in how many it takes part.
    """

    rings: Area | None
    counts: Area | None
    ring_texts: tuple[str, ...]
    flags: Area
    flag_values: tuple[int, ...]

    @property
    def total(self) -> Live:
        if self.counts is None:
            return Live("0", "0")
        return Live(self.counts.row_at(len(self.ring_texts) - 1).local, str(sum(map(bool, self.ring_texts))))


def triples(size: int) -> tuple[tuple[int, int, int], ...]:
    """All choices of three criteria out of `size`, from 0."""
    return tuple(combinations(range(size), 3))


def put_contradictions(
    draft: Draft, node: NodeQuestions, ratios: Area, answers: Sequence[float], column: int
) -> Contradictions:
    """Put `COLUMNS` columns from `column` on, beside the column `ratios` of answers (now `answers`, 0 for none)."""
    top = ratios.row
    names = [shortened(name, _SHORT_NAME) for name in node.names]
    cells = [draft.put(top + place, column + _NAME, name, _NOTE).local for place, name in enumerate(names)]
    places = {(question.first, question.second): place for place, question in enumerate(node.questions)}
    between = f"&{formula_text(_BEFORE)}&"
    told: list[str] = []
    for line, (first, second, third) in enumerate(triples(len(names)), top):
        asked = [places[pair] for pair in ((first, second), (second, third), (first, third))]
        forth, back = (first, second, third, first), (first, third, second, first)
        told.append("")
        if _runs_round(*(answers[place] for place in asked)):
            told[-1] = _BEFORE.join(names[place] for place in (forth if answers[asked[0]] > 1 else back))
        one, two, three = (ratios.row_at(place).local for place in asked)
        forwards, backwards = (between.join(cells[place] for place in ring) for ring in (forth, back))
        formula = (
            f"IF(AND({one}>1,{two}>1,{three}>0,{three}<1),{forwards},"
            f'IF(AND({one}>0,{one}<1,{two}>0,{two}<1,{three}>1),{backwards},""))'
        )
        ring = draft.put(line, column + _RING, told[-1], _NOTE, formula)
        before = draft.area(line - 1, column + _COUNT, line - 1, column + _COUNT).local if line > top else "0"
        draft.put(line, column + _COUNT, sum(map(bool, told)), _WHOLE, f'{before}+({ring.local}<>"")')
    last = top + len(told) - 1
    rings = draft.area(top, column + _RING, last, column + _RING) if told else None
    counts = draft.area(top, column + _COUNT, last, column + _COUNT) if told else None
    flags = _put_flags(draft, node, rings, told, top, column + _FLAG)
    area = draft.area(top, column + _FLAG, ratios.last_row, column + _FLAG)
    return Contradictions(rings, counts, tuple(told), area, flags)


def _runs_round(one: float, two: float, three: float) -> bool:
    """Whether three answers (first to second, second to third, first to third; 0 for none) contradict each other."""
    return (one > 1 and two > 1 and 0 < three < 1) or (0 < one < 1 and 0 < two < 1 and three > 1)


def _put_flags(
    draft: Draft, node: NodeQuestions, rings: Area | None, told: Sequence[str], top: int, column: int
) -> tuple[int, ...]:
    flags: list[int] = []
    for line, question in enumerate(node.questions, top):
        pair = {question.first, question.second}
        own = [place for place, triple in enumerate(triples(len(node.names))) if pair <= set(triple)]
        flags.append(sum(bool(told[place]) for place in own))
        formula = "0" if rings is None else "+".join(f'({rings.row_at(place).local}<>"")' for place in own)
        draft.put(line, column, flags[-1], _WHOLE, formula)
    return tuple(flags)
