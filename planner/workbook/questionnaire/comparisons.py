"""The sheet of pairs: one row a question, grouped by node, with a light for each group."""

from planner.text.texts import MISSING
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.questionnaire.contradictions import Contradictions
from planner.workbook.questionnaire.data import ANSWER_RATIOS, ANSWER_WORDS
from planner.workbook.questionnaire.form import Form, NodeQuestions, Question
from planner.workbook.questionnaire.scale import answer, side_and_times
from planner.workbook.questionnaire.working import PAIR_KEYS, PAIR_RATIOS, Check
from planner.workbook.returned.keys import ANSWER, COLUMN, FIRST, PAIR, SECOND, key
from planner.workbook.style import Look

_NUMBER, _FIRST, _ANSWER, _SECOND, _OWN, _GROUP, _CYCLES, _KEY, _RATIO, _STATE = range(10)
_WIDTHS = (6, 23, 29, 23, 10, 19, 35)
_MARKS, _HEAD, _TOP = 2, 3, 4
_ROW_HEIGHT, _NODE_HEIGHT = 30.0, 32.0


def comparisons_sheet(form: Form, checks: tuple[Check, ...]) -> Sheet:
    texts = form.texts
    unseen = () if form.second_round else (_OWN, _GROUP)
    columns = [Column(width, hidden=place in unseen) for place, width in enumerate(_WIDTHS)]
    draft = Draft(texts.tr("Pairwise comparisons"), (*columns, *(Column(20, hidden=True),) * 3))
    draft.heading(
        texts.tr("Which matters more, and by how much?"),
        texts.tr("Choose an answer from the list in each yellow cell; leave it empty where you cannot say."),
    )
    for column, mark in ((_FIRST, FIRST), (_ANSWER, ANSWER), (_SECOND, SECOND)):
        draft.put(_MARKS, column, key(COLUMN, mark), Look("note"))
    draft.height(_MARKS, 0)
    heads = (
        texts.tr("No."),
        texts.tr("Left"),
        texts.tr("Your answer"),
        texts.tr("Right"),
        texts.tr("You, last round"),
        texts.tr("Group, last round"),
        texts.tr("Contradictory triples"),
    )
    draft.put_row(_HEAD, 0, heads, Look("head", align="center"))
    row = _TOP
    for node, check in zip(form.nodes, checks, strict=True):
        row = _put_node(draft, form, node, check, row)
    last = max(row - 1, _TOP)
    draft.name(PAIR_KEYS, draft.area(_TOP, _KEY, last, _KEY))
    draft.name(PAIR_RATIOS, draft.area(_TOP, _RATIO, last, _RATIO))
    return draft.sheet(Printing(last, _CYCLES, repeat_rows=(_HEAD, _HEAD), paper="A4"), frozen=(_TOP, 0))


def _put_node(draft: Draft, form: Form, node: NodeQuestions, check: Check, row: int) -> int:
    """A line with the question and the light, then the pairs; returns the row after them."""
    title = form.texts.tr("For “{node}”: which of the two matters more?", node=node.name)
    draft.put(row, _NUMBER, title, Look("total", wrap=True), columns=_SECOND)
    width = _CYCLES - _SECOND + 1
    light = draft.put(row, _SECOND, check.light_text, Look("total", wrap=True), check.light.full, columns=width)
    state = draft.put(row, _STATE, check.state_value, Look("note", "integer"), check.state.full)
    draft.highlight(light, f"{state.local}=1", Look("good"))
    draft.highlight(light, f"{state.local}=2", Look("bad"))
    draft.height(row, _NODE_HEIGHT)
    top = row + 1
    found = check.contradictions
    for place, question in enumerate(node.questions):
        _put_question(draft, form, node, question, top + place)
        own = _own(draft, top + place, _KEY)
        flag = f"IFERROR(INDEX({found.flags.full},MATCH({own},{check.keys.full},0)),0)"
        draft.put(top + place, _STATE, found.flag_values[place], Look("note", "integer"), flag)
        _put_earlier(draft, form, question, top + place)
        _put_cycle(draft, found, place, top + place)
    last = top + len(node.questions) - 1
    draft.choice(draft.area(top, _ANSWER, last, _ANSWER), ANSWER_WORDS)
    flagged = f"${_own(draft, top, _STATE)}>0"
    for column in (_NUMBER, _ANSWER):
        draft.highlight(draft.area(top, column, last, column), flagged, Look("bad"))
    return last + 1


def _put_question(draft: Draft, form: Form, node: NodeQuestions, question: Question, row: int) -> None:
    draft.put(row, _NUMBER, question.number, Look("text", "integer", "center"))
    draft.put(row, _FIRST, node.names[question.first], Look("text", align="right", wrap=True, indent=1))
    given = None if question.ratio is None else answer(question.ratio, form.texts)
    draft.put(row, _ANSWER, given, Look("input", align="center", wrap=True))
    draft.put(row, _SECOND, node.names[question.second], Look("text", wrap=True, indent=1))
    draft.put(row, _KEY, key(PAIR, *question.pair), Look("note"))
    own = _own(draft, row, _ANSWER)
    in_words = f"INDEX({ANSWER_RATIOS},MATCH({own},{ANSWER_WORDS},0))"
    as_number = f"IF(ISNUMBER({own}),IF(AND({own}>=1/9,{own}<=9),{own},0),0)"
    formula = f'IF({own}="",0,IFERROR({in_words},{as_number}))'
    draft.put(row, _RATIO, question.ratio or 0.0, Look("note"), formula)
    draft.height(row, _ROW_HEIGHT)


def _put_earlier(draft: Draft, form: Form, question: Question, row: int) -> None:
    """What the expert and the group said in the round before, the group with its extremes."""
    earlier = form.earlier_ratios.get(question.pair)
    own = group = ""
    if earlier is not None:
        low, mean, high = (side_and_times(ratio, form.texts) for ratio in (earlier.high, earlier.group, earlier.low))
        own = side_and_times(earlier.own, form.texts) if earlier.own is not None else MISSING
        group = form.texts.tr("{mean} ({low} to {high})", mean=mean, low=low, high=high)
    look = Look("text", align="center", wrap=True, size=9)
    draft.put(row, _OWN, own, look)
    draft.put(row, _GROUP, group, look)


def _put_cycle(draft: Draft, found: Contradictions, place: int, row: int) -> None:
    """The list of contradictory triples runs down beside the questions: there are never more of them."""
    look = Look("note", wrap=True, ruled=True, size=8)
    if found.rings is None or found.counts is None:
        draft.put(row, _CYCLES, None, look)
        return
    told = [text for text in found.ring_texts if text]
    text = told[place] if place < len(told) else ""
    formula = f'IFERROR(INDEX({found.rings.full},MATCH({place + 1},{found.counts.full},0)),"")'
    draft.put(row, _CYCLES, text, look, formula)


def _own(draft: Draft, row: int, column: int) -> str:
    """The address of a cell on this sheet, which moves with the row."""
    return draft.area(row, column, row, column).relative
