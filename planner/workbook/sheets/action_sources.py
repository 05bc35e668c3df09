"""What the actions of the plan rest on: the judgement on each, and the real cases behind them."""

from collections.abc import Iterator, Sequence

from planner.model.action import Action, Precedent
from planner.model.bilingual import Bilingual, same
from planner.text.cases import case_kind
from planner.text.phrases import period
from planner.workbook.sheets.entries import Entry
from planner.workbook.subject import Subject


def action_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("No."),
        texts.tr("Action"),
        texts.tr("Readiness"),
        texts.tr("Cost class"),
        texts.tr("Public share"),
        texts.tr("Basis"),
        texts.tr("Reason for the readiness; cost per unit in precedents"),
        texts.tr("Why it is in the plan"),
    )


def action_entries(subject: Subject) -> Iterator[Entry]:
    for action in _included(subject):
        yield Entry(
            (
                action.id,
                subject.name(action.name),
                action.readiness,
                action.cost_class,
                subject.texts.percent(action.public_share, 0),
                None,
                "\n".join(filter(None, map(subject.texts.of, (action.readiness_reason, action.unit_cost)))),
                _why_included(subject, action),
            ),
            action.evidence.basis,
            subject.basis(action.evidence.basis),
        )


def precedent_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("Place"),
        texts.tr("What was done"),
        texts.tr("Years"),
        texts.tr("Evidence"),
        texts.tr("Grade of the source"),
        texts.tr("Actions"),
        texts.tr("Scale, investment and result"),
        texts.tr("Origin and note"),
    )


def precedent_entries(subject: Subject) -> Iterator[Entry]:
    """Each case once, with the actions of the plan that build on it."""
    texts = subject.texts
    users: dict[str, list[str]] = {}
    cases: dict[str, Precedent] = {}
    for action in _included(subject):
        for precedent in action.precedents:
            cases.setdefault(precedent.id, precedent)
            users.setdefault(precedent.id, []).append(action.id)
    for id, case in cases.items():
        told = (texts.of(each) for each in (case.scale, case.investment, case.result))
        origin = (texts.of(each) for each in (case.source, case.note))
        cells = (
            texts.of(case.place),
            texts.of(case.action),
            texts.of(period(case.years)),
            case_kind(case, texts),
            case.grade,
            None,
            "\n".join(filter(None, told)),
            "\n".join(filter(None, origin)),
        )
        yield Entry(cells, "source", texts.join(users[id]))


def _included(subject: Subject) -> Iterator[Action]:
    return (action for action in subject.plan.actions if action.included)


def _place(action: Action, precedent: str) -> Bilingual:
    return next((case.place for case in action.precedents if case.id == precedent), same(precedent))


def _why_included(subject: Subject, action: Action) -> str:
    """The code of `planner.roadmap.start_set` in words, and the ground of a mandatory mark."""
    texts = subject.texts
    code, _, other = action.included_because.partition(" of ")
    words = {
        "mandatory": texts.tr("Mandatory"),
        "precedent here": texts.tr("A case in this city"),
        "fits": texts.tr("Fits the city's figures"),
        "prerequisite": texts.tr("Needed before {action}", action=other),
        "planner": texts.tr("Put in by the planner"),
        "borrowed": texts.tr("Borrowed from the case of {place} ({case})", place=_place(action, other), case=other),
    }
    evidence = action.mandatory_evidence if action.mandatory else None
    ground = "" if evidence is None else subject.origin(evidence)
    return "\n".join(filter(None, (words.get(code, ""), ground)))
