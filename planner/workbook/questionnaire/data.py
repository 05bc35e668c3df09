"""The hidden sheet that says what a questionnaire is, and holds the list of answers."""

from planner.workbook.book import Column, Printing, Sheet, Value
from planner.workbook.draft import Draft
from planner.workbook.questionnaire.form import Form
from planner.workbook.questionnaire.scale import ANSWERS, RATIOS
from planner.workbook.returned import keys
from planner.workbook.style import Look

ANSWER_WORDS, ANSWER_RATIOS = "answer_words", "answer_ratios"
_NOTE = Look("note")


def data_sheet(form: Form) -> Sheet:
    plan = form.plan
    draft = Draft(form.texts.tr("Data"), (Column(34), Column(34), Column(48), Column(12)))
    lines: dict[str, Value] = {
        keys.FORMAT: keys.VERSION,
        keys.CITY: plan.city.id,
        keys.PLAN: form.texts.of(plan.title),
        keys.TREE: keys.fingerprint(plan.criteria, plan.strategies),
        keys.EXPERT: form.expert,
        keys.EXPERT_NAME: form.name,
    }
    for row, (name, value) in enumerate(lines.items()):
        draft.put(row, 0, name, _NOTE)
        draft.put(row, 1, value, _NOTE)
    for row, (words, ratio) in enumerate(zip(ANSWERS, RATIOS, strict=True)):
        draft.put(row, 2, form.texts.tr(words), _NOTE)
        draft.put(row, 3, ratio, _NOTE)
    last = len(ANSWERS) - 1
    draft.name(ANSWER_WORDS, draft.area(0, 2, last, 2))
    draft.name(ANSWER_RATIOS, draft.area(0, 3, last, 3))
    return draft.sheet(Printing(last, 3, paper="A4"), hidden=True)
