"""The commands that send questionnaires out and take them back."""

from collections.abc import Iterable
from datetime import date

from planner.analysis.questionnaires import WorstNode, findings, worst_node
from planner.cli.arguments import Arguments
from planner.cli.message_lines import message_lines
from planner.cli.streams import tell
from planner.cli.table import table
from planner.edits.questionnaires import Returned, match, take_over
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.store.lock import HeldBy, acquire
from planner.store.plan_file import FileStamp, changed_on_disk, read_plan, write_plan
from planner.text.texts import MISSING, Texts
from planner.workbook.questionnaire.batch import forms, gather, read_batch, write_forms


def questionnaire(arguments: Arguments, today: date) -> int:
    plan = read_plan(arguments.plan_file).plan
    language = arguments.lang or "zh"
    made = forms(plan, language, today.isoformat(), arguments.experts or ())
    for path in write_forms(made, arguments.out, replace=arguments.replace):
        tell(Texts(language).tr("Wrote “{file}”.", file=str(path)))
    return 0


def import_answers(arguments: Arguments, texts: Texts) -> int:
    """0 where something could be taken over; what could not be read or does not fit is told either way."""
    held = None if arguments.dry_run else acquire(arguments.plan_file)
    if isinstance(held, HeldBy):
        tell(texts.message(held.message))
        return 1
    try:
        plan, stamp = read_plan(arguments.plan_file)
        files = gather(arguments.answers)
        if not files:
            raise ProblemError("no workbooks", place=texts.join(map(str, arguments.answers)))
        batch = read_batch(files)
        returned = match(plan, batch.answers)
        rated = [(each, worst_node(plan, each)) for each in returned]
        told = (message for each, worst in rated for message in findings(plan, each, worst))
        messages = (*batch.problems, *told)
        if rated:
            print(_found(rated, texts))
        print("\n".join(message_lines(messages, texts)))
        return _take_over(arguments, plan, stamp, [each for each in returned if each.offered], texts)
    finally:
        if held is not None:
            held.release()


def _take_over(arguments: Arguments, plan: Plan, stamp: FileStamp, chosen: list[Returned], texts: Texts) -> int:
    if not chosen:
        tell(texts.tr("Nothing was taken over."))
        return 1
    changed = take_over(plan, chosen)
    if arguments.dry_run:
        tell(
            texts.trn(
                "{count} questionnaire would be taken over.", "{count} questionnaires would be taken over.", len(chosen)
            )
        )
        return 0
    if changed_on_disk(arguments.plan_file, stamp):
        raise ProblemError("plan changed meanwhile", where=str(arguments.plan_file), file=arguments.plan_file.name)
    write_plan(changed, arguments.plan_file)
    tell(texts.trn("Took over {count} questionnaire.", "Took over {count} questionnaires.", len(chosen)))
    return 0


def _found(rated: Iterable[tuple[Returned, WorstNode | None]], texts: Texts) -> str:
    """One line a questionnaire: who, how much, how consistent, and whether it is offered."""
    head = (
        texts.tr("File"),
        texts.tr("Expert"),
        texts.tr("Department"),
        texts.tr("Complete"),
        texts.tr("CR, largest"),
        texts.tr("Take over"),
    )
    return table(head, [_line(each, worst, texts) for each, worst in rated], numbers=(3, 4))


def _line(each: Returned, worst: WorstNode | None, texts: Texts) -> tuple[str, ...]:
    name = each.name if each.expert else texts.tr("{name} (new)", name=each.name)
    return (
        each.answers.file,
        name,
        each.department or MISSING,
        texts.percent(each.complete, 0),
        texts.number(worst.ratio if worst else None, 4),
        texts.tr("yes") if each.offered else texts.tr("no"),
    )
