"""The command that sends questionnaires out."""

from datetime import date

from planner.cli.arguments import Arguments
from planner.cli.streams import tell
from planner.store.plan_file import read_plan
from planner.text.texts import Texts
from planner.workbook.questionnaire.batch import forms, write_forms
from planner.workbook.questionnaire.people import expert_named


def questionnaire(arguments: Arguments, today: date) -> int:
    plan = read_plan(arguments.plan_file).plan
    language = arguments.lang or "zh"
    texts = Texts(language)
    for name in arguments.experts or ():
        if expert_named(plan, name) is None:
            tell(texts.tr("“{name}” is not in the plan, so that questionnaire is for somebody new.", name=name))
    made = forms(plan, language, today.isoformat(), arguments.experts or ())
    for path in write_forms(made, arguments.out, replace=arguments.replace):
        tell(texts.tr("Wrote “{file}”.", file=str(path)))
    return 0
