"""The sensitivity sheet: one weight moved live, and what was found out about the result when the file was made."""

from collections.abc import Iterator, Sequence

from planner.checks.input_words import flip_texts, input_name
from planner.checks.names import left_out_name
from planner.model.answers import Answers
from planner.model.method_names import METHOD_NAMES
from planner.model.trials import LeftOutKind
from planner.text.marker import mark
from planner.workbook.book import Column, Printing, Sheet, Value
from planner.workbook.draft import Draft
from planner.workbook.sheets.scores import ScoresSheet
from planner.workbook.sheets.what_if import WORKING_COLUMNS, put_what_if, what_if_rows
from planner.workbook.style import Form, Look
from planner.workbook.subject import Subject

FLIPS = 15
"""Reversals shown; those farther off say less and less."""
_FEWEST_COLUMNS = 7
_HEAD = Look("head", align="center")
_KINDS: dict[LeftOutKind, str] = {
    "criterion": mark("Criterion"),
    "expert": mark("Expert"),
    "department": mark("Department"),
}
Line = Sequence[Value]


def sensitivity_sheet(subject: Subject, scores: ScoresSheet) -> Sheet:
    """Values of the answers say that they are values; without answers the sheet says so."""
    texts, count = subject.texts, len(subject.plan.strategies)
    visible = max(_FEWEST_COLUMNS, count + 4)
    columns = (Column(46), *(Column(15),) * (visible - 1), Column(3), *(Column(9, True),) * WORKING_COLUMNS)
    draft = Draft(texts.tr("Sensitivity"), columns)
    draft.heading(texts.tr("Sensitivity and robustness of the ranking"), subject.subtitle)
    put_what_if(draft, subject, scores, 3, visible + 1)
    row = 3 + what_if_rows(subject) + 1
    draft.section(row, texts.tr("How sure the result is (values)"))
    if subject.answers is None:
        told = texts.tr("Not worked out for this file. The window and the command line export them with it.")
        draft.put(row + 1, 0, told, Look("note", wrap=True), columns=visible)
        return draft.sheet(Printing(row + 1, visible - 1), frozen=(2, 1))
    row = _put_report(draft, subject, subject.answers, row + 1, visible)
    for title, heads, lines, form in _tables(subject, subject.answers):
        row = _put_table(draft, row, title, heads, lines, form)
    return draft.sheet(Printing(row - 2, visible - 1), frozen=(2, 1))


def _put_report(draft: Draft, subject: Subject, answers: Answers, row: int, visible: int) -> int:
    texts, sureness = subject.texts, answers.sureness
    values = texts.tr(
        "Values worked out on {date} from the plan as it was then: they do not follow changes in this file. "
        "{draws} draws of weights and scores (SMAA-2), seed {seed}.",
        date=texts.date(subject.date),
        draws=texts.number(sureness.draws, 0),
        seed=sureness.seed,
    )
    draft.put(row, 0, values, Look("assumption", wrap=True, editable=False), columns=visible)
    between = "" if texts.language == "zh" else " "
    told = between.join(texts.message(message) for message in answers.report)
    draft.put(row + 1, 0, told, Look("text", wrap=True, top=True), columns=visible)
    return row + 3


def _tables(subject: Subject, answers: Answers) -> Iterator[tuple[str, Sequence[str], Sequence[Line], Form]]:
    texts = subject.texts
    names = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
    ranks = [texts.tr("Rank {rank}", rank=place) for place in range(1, len(names) + 1)]
    yield (
        texts.tr("Share of draws in which a strategy takes a rank"),
        (texts.tr("Strategy"), *ranks, texts.tr("Confidence")),
        _acceptability(subject, answers),
        "share",
    )
    yield (
        texts.tr("Nearest reversals: one figure changed, all else as it is"),
        (
            texts.tr("Figure"),
            texts.tr("Now"),
            texts.tr("Reversal at"),
            texts.tr("Share of its range"),
            texts.tr("First then"),
        ),
        _flips(subject, answers),
        "share",
    )
    yield (
        texts.tr("Weight intervals in which the first place holds"),
        (
            texts.tr("Criterion"),
            texts.tr("Weight now"),
            texts.tr("First place holds from"),
            texts.tr("to"),
            texts.tr("First below it"),
            texts.tr("First above it"),
        ),
        _intervals(subject, answers),
        "share",
    )
    yield (
        texts.tr("Other methods on the same figures: ranks and agreement with the ranking in force"),
        (texts.tr("Method"), *names, texts.tr("Weighted Spearman"), "WS"),
        _opinions(subject, answers),
        "permille",
    )
    yield (
        texts.tr("Left out one by one: ranks of the others"),
        (texts.tr("Left out"), texts.tr("Kind"), *names, texts.tr("First place changes")),
        _left_out(subject, answers),
        "number",
    )
    if answers.scenarios:
        yield texts.tr("Scenarios: ranks"), (texts.tr("Scenario"), *names), _scenarios(subject, answers), "number"


def _acceptability(subject: Subject, answers: Answers) -> list[Line]:
    sureness = answers.sureness
    rows = zip(sureness.strategies, sureness.acceptability, sureness.confidence, strict=True)
    return [(subject.strategy(id), *shares, "—" if sure is None else sure) for id, shares, sure in rows]


def _flips(subject: Subject, answers: Answers) -> list[Line]:
    texts, found = subject.texts, answers.sensitivity.flips[:FLIPS]
    if not found:
        return [(texts.tr("No single figure puts another strategy first."), "", "", "", "")]
    return [
        (
            _at_start(texts.of(input_name(subject.plan, flip.input))),
            *flip_texts(flip),
            flip.size,
            subject.strategy(flip.winner),
        )
        for flip in found
    ]


def _intervals(subject: Subject, answers: Answers) -> list[Line]:
    return [
        (
            subject.criterion(each.criterion),
            each.weight,
            *each.first,
            subject.strategy(each.below) if each.below else "—",
            subject.strategy(each.above) if each.above else "—",
        )
        for each in answers.sensitivity.intervals
    ]


def _opinions(subject: Subject, answers: Answers) -> list[Line]:
    texts, opinions = subject.texts, answers.opinions
    lines: list[Line] = [
        (
            texts.of(METHOD_NAMES[opinion.method]),
            *_ranks(subject, opinion.ranks),
            _or_dash(opinion.weighted_spearman),
            _or_dash(opinion.ws),
        )
        for opinion in opinions.opinions
    ]
    lines.append((texts.tr("Copeland score"), *opinions.copeland_ranks, "", ""))
    lines.append((texts.tr("Borda count"), *opinions.borda_ranks, "", ""))
    return lines


def _left_out(subject: Subject, answers: Answers) -> list[Line]:
    texts = subject.texts
    yes, no = texts.tr("yes"), texts.tr("no")
    return [
        (
            texts.of(left_out_name(subject.plan, trial)),
            texts.tr(_KINDS[trial.kind]),
            *_ranks(subject, trial.ranks),
            "—" if trial.ranks is None else yes if trial.first_changes else no,
        )
        for trial in answers.leave_out
    ]


def _scenarios(subject: Subject, answers: Answers) -> list[Line]:
    names = {scenario.id: scenario.name for scenario in subject.plan.scenarios}
    return [
        (subject.texts.of(names[outcome.scenario]), *_ranks(subject, outcome.ranks)) for outcome in answers.scenarios
    ]


def _ranks(subject: Subject, ranks: Sequence[int] | None) -> Sequence[Value]:
    return ("—",) * len(subject.plan.strategies) if ranks is None else ranks


def _or_dash(value: float | None) -> Value:
    return "—" if value is None else value


def _at_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _put_table(draft: Draft, row: int, title: str, heads: Sequence[str], lines: Sequence[Line], form: Form) -> int:
    """Put a titled table and return the row after it, one left free; whole numbers are ranks."""
    draft.section(row, title)
    draft.put_row(row + 1, 0, heads, _HEAD)
    for number, line in enumerate(lines, row + 2):
        for column, value in enumerate(line):
            shown: Form = form if isinstance(value, float) else "integer"
            look = Look("text", wrap=True) if column == 0 else Look("text", shown, "center", wrap=True)
            draft.put(number, column, value, look)
    return row + 3 + len(lines)
