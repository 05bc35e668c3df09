"""The command that takes workbooks back: filled questionnaires and edited exports."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.analysis.questionnaires import WorstNode, findings, worst_node
from planner.cli.arguments import Arguments
from planner.cli.message_lines import message_lines
from planner.cli.streams import tell
from planner.cli.table import table
from planner.edits.edited_workbooks import Comparison, Difference, compare
from planner.edits.edited_workbooks import take_over as take_over_differences
from planner.edits.questionnaires import Returned, match, take_over
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.store.lock import HeldBy, acquire
from planner.store.plan_file import FileStamp, changed_on_disk, read_plan, write_plan
from planner.text.texts import MISSING, Texts
from planner.workbook.home.words import cut
from planner.workbook.received import gather, receive


def import_workbooks(arguments: Arguments, texts: Texts, today: date) -> int:
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
        received = receive(files)
        returned = match(plan, received.answers)
        compared = compare(plan, received.edited, today.isoformat()) if received.edited else Comparison((), ())
        accepted = _accepted(compared.differences, arguments.accept)
        _print_found(plan, returned, compared, accepted, received.problems, texts)
        chosen = [each for each in returned if each.offered]
        if not chosen and not accepted:
            tell(texts.tr("Nothing was taken over."))
            return 1
        changed = take_over_differences(take_over(plan, chosen) if chosen else plan, accepted, today.isoformat())
        if not arguments.dry_run:
            _write(arguments, changed, stamp)
        _tell_taken(arguments.dry_run, len(chosen), len(accepted), texts)
        return 0
    finally:
        if held is not None:
            held.release()


def _accepted(differences: Sequence[Difference], accept: str) -> list[Difference]:
    """Those asked for: clear ones, all but what stands against another copy, none, or by number."""
    match accept:
        case "clear":
            return [each for each in differences if each.offered]
        case "all":
            return [each for each in differences if each.state != "rivals" and each.obstacle is None]
        case "none":
            return []
    numbers = {int(number) for number in accept.split(",")}
    unknown = numbers - set(range(1, len(differences) + 1))
    if unknown:
        raise ProblemError("no such difference", number=min(unknown), count=len(differences))
    return [each for number, each in enumerate(differences, 1) if number in numbers]


def _write(arguments: Arguments, plan: Plan, stamp: FileStamp) -> None:
    if changed_on_disk(arguments.plan_file, stamp):
        raise ProblemError("plan changed meanwhile", where=str(arguments.plan_file), file=arguments.plan_file.name)
    write_plan(plan, arguments.plan_file)


def _tell_taken(dry_run: bool, questionnaires: int, changes: int, texts: Texts) -> None:
    trn = texts.trn
    if dry_run:
        told = (
            trn(
                "{count} questionnaire would be taken over.",
                "{count} questionnaires would be taken over.",
                questionnaires,
            ),
            trn("{count} change would be taken over.", "{count} changes would be taken over.", changes),
        )
    else:
        told = (
            trn("Took over {count} questionnaire.", "Took over {count} questionnaires.", questionnaires),
            trn("Took over {count} change.", "Took over {count} changes.", changes),
        )
    for count, sentence in zip((questionnaires, changes), told, strict=True):
        if count:
            tell(sentence)


def _print_found(
    plan: Plan,
    returned: Sequence[Returned],
    compared: Comparison,
    accepted: Sequence[Difference],
    problems: Iterable[Message],
    texts: Texts,
) -> None:
    rated = [(each, worst_node(plan, each)) for each in returned]
    if rated:
        print(_found(rated, texts))
    if compared.differences:
        print(_differences(compared.differences, accepted, texts))
    told = (message for each, worst in rated for message in findings(plan, each, worst))
    doubts = (message for each in compared.differences for message in each.messages)
    print("\n".join(message_lines((*problems, *told, *compared.messages, *doubts), texts)))


def _differences(differences: Sequence[Difference], accepted: Sequence[Difference], texts: Texts) -> str:
    """One line a difference: where, what, as exported, in the sheet, in the plan, by whom, taken or not."""
    head = (
        texts.tr("No."),
        texts.tr("Cell"),
        texts.tr("Item"),
        texts.tr("As exported"),
        texts.tr("In the sheet"),
        texts.tr("In the plan"),
        texts.tr("By"),
        texts.tr("Take over"),
    )
    taken = {each.id for each in accepted}
    rows = [
        (str(number), *_difference(each, texts), texts.tr("yes") if each.id in taken else texts.tr("no"))
        for number, each in enumerate(differences, 1)
    ]
    return table(head, rows, numbers=(0,))


def _difference(each: Difference, texts: Texts) -> tuple[str, ...]:
    what = {
        "changed": texts.of(each.label),
        "new action": texts.tr("New action: {name}", name=each.label),
        "missing action": texts.tr("Line gone: {name}", name=each.label),
    }[each.kind]
    values = (texts.of(each.shown(value)) for value in (each.exported, each.value, each.planned))
    place = f"{each.place.sheet}!{each.place.cell}" if each.place.cell else MISSING
    return place, what, *map(cut, values), each.by or each.file


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
