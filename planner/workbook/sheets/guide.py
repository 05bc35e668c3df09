"""The first sheet: what this workbook is, how to read it, and where to go."""

from collections.abc import Sequence

from planner.text.cover import draft_words
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.style import Look, Role
from planner.workbook.subject import Subject

_TEXT = Look("text", wrap=True, top=True, ruled=False)
_WIDTHS = (20, 100)


def guide_sheet(subject: Subject, sheets: Sequence[tuple[str, str]]) -> Sheet:
    """`sheets` are titles of the other sheets, each with what it is for."""
    texts = subject.texts
    draft = Draft(texts.tr("How to read"), [Column(width) for width in _WIDTHS])
    draft.heading(subject.title, subject.subtitle)
    row = _put_paragraphs(draft, 3, texts.tr("What this is"), [*_about(subject), *_cover(subject)])
    row = _put_links(draft, subject, row, sheets)
    row = _put_legend(draft, subject, row)
    row = _put_paragraphs(draft, row, texts.tr("What recalculates and what does not"), _liveness(subject))
    row = _put_paragraphs(draft, row, texts.tr("Before this is quoted"), _limits(subject))
    return draft.sheet(Printing(row, len(_WIDTHS) - 1, one_page=True))


def _put_paragraphs(draft: Draft, row: int, title: str, paragraphs: Sequence[str]) -> int:
    draft.section(row, title)
    for line, paragraph in enumerate(paragraphs, row + 1):
        draft.put(line, 0, paragraph, _TEXT, columns=len(_WIDTHS))
    return row + len(paragraphs) + 2


def _about(subject: Subject) -> list[str]:
    texts, plan = subject.texts, subject.plan
    return [
        texts.tr(
            "A phased roadmap for the transition of {city}: {strategies} strategies judged on {criteria} criteria, "
            "{actions} actions in the plan, {phases} phases from {first} to {last}.",
            city=plan.city.name,
            strategies=len(plan.strategies),
            criteria=len(subject.ranking.leaves),
            actions=sum(action.included for action in plan.actions),
            phases=len(plan.phases),
            first=str(plan.phases[0].first_year),
            last=str(plan.last_year),
        ),
        texts.tr(
            "Written on {date}; city data of edition {edition}.",
            date=texts.date(subject.date),
            edition=plan.catalogue_edition,
        ),
    ]


def _cover(subject: Subject) -> list[str]:
    """What is known of who answers for the plan, as what it is handed in, and in whose prices it counts."""
    texts, cover = subject.texts, subject.plan.cover
    facts = (
        (texts.tr("Prepared by"), texts.of(cover.organisation)),
        (texts.tr("Leading office"), texts.of(cover.office)),
        (texts.tr("Version"), draft_words(texts, cover.draft)),
        (texts.tr("Prices of"), "" if cover.price_year is None else texts.year(cover.price_year)),
    )
    return [texts.tr("{head}: {value}", head=head, value=value) for head, value in facts if value]


def _put_links(draft: Draft, subject: Subject, row: int, sheets: Sequence[tuple[str, str]]) -> int:
    draft.section(row, subject.texts.tr("Sheets"))
    for line, (title, purpose) in enumerate(sheets, row + 1):
        draft.put(line, 0, title, Look("link"), link=title)
        draft.put(line, 1, purpose, _TEXT)
    return row + len(sheets) + 2


def _put_legend(draft: Draft, subject: Subject, row: int) -> int:
    texts = subject.texts
    draft.section(row, texts.tr("Colours"))
    legend: tuple[tuple[Role, str, str], ...] = (
        ("input", texts.tr("Input"), texts.tr("Filled in or confirmed by people; may be changed here.")),
        (
            "assumption",
            texts.tr("Assumption"),
            texts.tr("Template judgement that nobody has confirmed yet; may be changed here."),
        ),
        ("source", texts.tr("Source"), texts.tr("Published figure; its source stands on the last sheet.")),
        (
            "completed",
            texts.tr("Completed"),
            texts.tr("A judgement worked out from the others; type over it to judge yourself."),
        ),
        ("formula", texts.tr("Formula"), texts.tr("Follows from the other cells; locked, without a password.")),
        ("bad", texts.tr("Broken rule"), texts.tr("Turns red when a rule no longer holds, with the rule in words.")),
    )
    for line, (role, title, meaning) in enumerate(legend, row + 1):
        draft.put(line, 0, title, Look(role, align="center", ruled=True, editable=False))
        draft.put(line, 1, meaning, _TEXT)
    return row + len(legend) + 2


def _liveness(subject: Subject) -> list[str]:
    texts, schedule = subject.texts, subject.plan.schedule
    paragraphs = [
        texts.tr(
            "Judgements, scores, bounds, costs, start years, durations, readiness and progress may be changed in this "
            "file; weights, ranking, values, phases, Gantt chart and budget follow at once."
        )
    ]
    paragraphs.append(
        texts.tr(
            "Once saved, this file can be taken back into the plan: File, Import edited workbook. Sorting, new rows "
            "and columns, other titles do no harm; the hidden row, column and last sheet are what it is known by."
        )
    )
    if schedule is None:
        paragraphs.append(texts.tr("No schedule has been adopted yet: start years are empty and may be typed."))
        return paragraphs
    paragraphs.append(
        texts.tr(
            "Start years are what the optimiser found, or what was moved by hand afterwards, when the schedule was "
            "adopted. They do not move by themselves; beside each of them its rules are checked live."
        )
    )
    paragraphs.append(
        texts.tr(
            "The reason for an action's phase and the verdict on the summary were written with the figures of that "
            "day and do not change here."
        )
    )
    return paragraphs


def _limits(subject: Subject) -> list[str]:
    texts, ranking = subject.texts, subject.ranking
    cells = len(ranking.strategies) * len(ranking.leaves)
    return [
        texts.tr(
            "{unconfirmed} of {cells} scores and {actions} of {included} actions are assumptions not yet confirmed; "
            "the result is for discussion.",
            unconfirmed=sum(ranked.unconfirmed for ranked in ranking.strategies),
            cells=cells,
            actions=sum(each.included and each.evidence.basis == "assumption" for each in subject.plan.actions),
            included=sum(each.included for each in subject.plan.actions),
        ),
        texts.tr("To unlock a sheet: Review, Unprotect Sheet; no password is asked for."),
    ]
