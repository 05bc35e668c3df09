"""The commands about plans: each takes its arguments, prints its result and returns an exit code."""

from datetime import date
from pathlib import Path

from planner import checks
from planner import evaluate as stages
from planner.analysis.answers import answers
from planner.cities.catalogue import Catalogue
from planner.cities.search import resolve
from planner.cli.arguments import Arguments
from planner.cli.evaluation_json import evaluation_json
from planner.cli.evaluation_report import evaluation_report
from planner.cli.message_lines import message_lines
from planner.cli.streams import print_json, tell
from planner.edits.ranking import set_sureness
from planner.edits.roadmap import adopt_schedule
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.new_plan import new_plan, ready_plan
from planner.store.atomic import check_target
from planner.store.own_figures import OwnFigures, catalogue_with_own
from planner.store.plan_file import read_plan, write_plan
from planner.text.texts import Texts


def new(arguments: Arguments, texts: Texts, today: date, own: OwnFigures) -> int:
    if arguments.out.exists() and not arguments.replace:
        raise ProblemError("file exists", where=str(arguments.out), file=arguments.out.name)
    catalogue = catalogue_with_own(own)
    plan = new_plan(
        catalogue, resolve(catalogue, arguments.city or ""), today, resources=_resources(arguments, catalogue)
    )
    write_plan(plan, arguments.out)
    tell(texts.tr("Wrote “{file}”.", file=str(arguments.out)))
    return 0


def evaluate(arguments: Arguments, texts: Texts, today: date) -> int:
    plan = read_plan(arguments.plan_file).plan
    if arguments.draws is not None:
        plan = set_sureness(plan, draws=arguments.draws)
    adopted = plan.schedule is not None
    plan = plan if adopted else _scheduled(plan, texts, today)
    evaluation = stages.evaluate(plan)
    found = answers(plan, evaluation.ranking) if evaluation.ranking and arguments.robustness else None
    if arguments.json:
        print_json(evaluation_json(plan, evaluation, found, adopted, texts))
    else:
        print(evaluation_report(plan, evaluation, found, adopted, texts))
    return 0


def export(arguments: Arguments, texts: Texts, today: date, own: OwnFigures) -> int:
    if arguments.by_department is None:
        check_target(arguments.out)
    if arguments.file is not None:
        plan = read_plan(arguments.file).plan
        plan = plan if plan.schedule else _scheduled(plan, texts, today)
    else:
        catalogue = catalogue_with_own(own)
        city = resolve(catalogue, arguments.city or "")
        tell(texts.tr("Solving the schedule of {city} …", city=city.name))
        plan = ready_plan(catalogue, city, today, resources=_resources(arguments, catalogue))
    for file in _write_workbooks(arguments, plan, today):
        tell(texts.tr("Wrote “{file}”.", file=str(file)))
    return 0


def _write_workbooks(arguments: Arguments, plan: Plan, today: date) -> list[Path]:
    """The whole plan, what one lead unit fills in, or that for each of them."""
    from planner import workbook
    from planner.workbook.departments import department_books
    from planner.workbook.folder import write_books
    from planner.workbook.writer import write

    evaluation, language, day = stages.evaluate(plan), arguments.lang or "zh", today.isoformat()
    if arguments.by_department is not None:
        books = department_books(plan, evaluation, language, day)
        return write_books(books, arguments.by_department, replace=arguments.replace)
    if arguments.department:
        (lay_out,) = department_books(plan, evaluation, language, day, arguments.department).values()
        write(lay_out(), arguments.out)
    else:
        found = None if evaluation.ranking is None else answers(plan, evaluation.ranking)
        workbook.export(plan, evaluation, arguments.out, language, day, answers=found)
    return [arguments.out]


def document(arguments: Arguments, texts: Texts, today: date) -> int:
    check_target(arguments.out)
    plan = read_plan(arguments.plan_file).plan
    plan = plan if plan.schedule else _scheduled(plan, texts, today)
    from planner.document import write_document

    evaluation = stages.evaluate(plan)
    found = None if evaluation.ranking is None else answers(plan, evaluation.ranking)
    write_document(plan, evaluation, arguments.out, arguments.lang or "zh", today.isoformat(), found)
    tell(texts.tr("Wrote “{file}”.", file=str(arguments.out)))
    return 0


def library(arguments: Arguments, texts: Texts, today: date) -> int:
    """The action library goes back by the import command."""
    from planner.workbook.library import export_library

    check_target(arguments.out)
    export_library(read_plan(arguments.plan_file).plan, arguments.out, arguments.lang or "zh", today.isoformat())
    tell(texts.tr("Wrote “{file}”.", file=str(arguments.out)))
    return 0


def check(arguments: Arguments, texts: Texts) -> int:
    plan = read_plan(arguments.plan_file).plan
    messages = (*checks.check(plan, stages.weights(plan)), *checks.assumptions(plan))
    print("\n".join(message_lines(messages, texts)) or texts.tr("Nothing to report."))
    return 1 if any(message.severity == "error" for message in messages) else 0


def _scheduled(plan: Plan, texts: Texts, today: date) -> Plan:
    """The plan with a schedule for this answer only; the file is not touched."""
    tell(texts.tr("The plan has no adopted schedule; solving one for this answer only …"))
    proposal = stages.schedule(plan, stages.ranking(plan))
    return adopt_schedule(plan, proposal, today.isoformat())


def _resources(arguments: Arguments, catalogue: Catalogue) -> tuple[str, ...]:
    codes = tuple(arguments.resources or ())
    known = tuple(resource.code for resource in catalogue.resources)
    for code in codes:
        if code not in known:
            raise ProblemError("resource unknown", "cities", resource=code, known=known)
    return codes
