"""Who was consulted: influence, share, answers given, and who is not counted by which rule and for what reason."""

from planner.model.weighting import Expert
from planner.text.log import EXCLUSION_RULES
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import INFLUENCE
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_REASON_COLUMNS = 5


def put_roster(draft: Draft, subject: Subject, row: int) -> tuple[int, dict[str, Area]]:
    """Put the table at `row`; returns the next free row and, by expert, the cell of the influence.

    Those heard come first and share the whole; the excluded are listed below them.
    """
    texts, weighting = subject.texts, subject.plan.weighting
    draft.section(row, texts.tr("Experts"))
    heads = (texts.tr("Expert"), texts.tr("Influence"), texts.tr("Share"), texts.tr("Answers"), texts.tr("Asked"))
    draft.put_row(row + 1, 0, heads, _HEAD)
    draft.put(row + 1, 5, texts.tr("Counted or not, by which rule and why"), _HEAD, columns=_REASON_COLUMNS)
    first, heard = row + 2, weighting.heard
    everyone = (*heard, *(expert for expert in weighting.experts if expert.exclusion is not None))
    counted = draft.area(first, 1, first + len(heard) - 1, 1)
    total = sum(expert.influence for expert in heard)
    influences = {}
    for line, expert in enumerate(everyone, first):
        draft.put(line, 0, expert_name(subject, expert), Look("text", wrap=True))
        look, key = Look("input", "number", "center"), (INFLUENCE, expert.id)
        influences[expert.id] = draft.put(line, 1, expert.influence, look, key=key)
        if expert.exclusion is None:
            formula = f"{influences[expert.id].local}/SUM({counted.local})"
            draft.put(line, 2, expert.influence / total, Look("formula", "share", "center"), formula)
        else:
            draft.put(line, 2, "—", Look("text", align="center"))
        _put_answered(draft, subject, expert, line)
        told = Look("text" if expert.exclusion is None else "bad", wrap=True, editable=False)
        draft.put(line, 5, _counted(subject, expert), told, columns=_REASON_COLUMNS)
    hint = texts.tr("The expert's share in the group, in any unit, above 0.")
    draft.limit(draft.area(first, 1, first + len(everyone) - 1, 1), 1e-6, 1e6, hint)
    return first + len(everyone) + 1, influences


def expert_name(subject: Subject, expert: Expert) -> str:
    """Name and department, as far as the group shows them."""
    weighting = subject.plan.weighting
    parts = (subject.texts.of(weighting.shown_name(expert.id)), weighting.shown_department(expert.id))
    return subject.texts.join(part for part in parts if part)


def _put_answered(draft: Draft, subject: Subject, expert: Expert, row: int) -> None:
    own = subject.ranking.weights.expert(expert.id)
    look = Look("text", "integer", "center")
    draft.put(row, 3, 0 if own is None else own.answered, look)
    draft.put(row, 4, sum(node.pairs for node in subject.ranking.weights.nodes), look)


def _counted(subject: Subject, expert: Expert) -> str:
    texts, exclusion = subject.texts, expert.exclusion
    if exclusion is None:
        return texts.tr("counted")
    return texts.tr(
        "Not counted since {date} ({rule}): {reason}",
        date=texts.date(exclusion.date),
        rule=texts.tr(EXCLUSION_RULES[exclusion.rule]),
        reason=exclusion.reason,
    )
