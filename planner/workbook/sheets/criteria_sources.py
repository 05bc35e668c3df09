"""What criteria, offered judgements and rules rest on."""

from collections.abc import Iterator, Sequence

from planner.model.criterion import Criterion
from planner.workbook.sheets.entries import Entry
from planner.workbook.subject import Subject


def criteria_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("Criteria group"),
        texts.tr("Criterion"),
        texts.tr("Worst"),
        texts.tr("Best"),
        texts.tr("Unit"),
        texts.tr("Basis"),
        texts.tr("Origin"),
        texts.tr("Note"),
    )


def criteria_entries(subject: Subject) -> Iterator[Entry]:
    """Each leaf with its scale, why it is a criterion, and where it may count twice."""
    for leaf in subject.plan.criteria.leaves:
        yield _criterion(subject, leaf)


def _criterion(subject: Subject, leaf: Criterion) -> Entry:
    texts, tree = subject.texts, subject.plan.criteria
    unit = texts.tr("Rating 1–9") if leaf.scale == "rating" else texts.of(leaf.unit)
    cells = (
        subject.criterion(tree.top(leaf.id)),
        subject.criterion(leaf.id),
        leaf.worst,
        leaf.best,
        unit,
        None,
        subject.origin(leaf.evidence),
        texts.of(leaf.overlap),
    )
    return Entry(cells, leaf.evidence.basis, subject.basis(leaf.evidence.basis), "number")


def rule_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (texts.tr("Rule"), "", "", "", "", texts.tr("Basis"), texts.tr("Origin"), texts.tr("Note"))


def rule_entries(subject: Subject) -> Iterator[Entry]:
    """The rules the schedule keeps, and judgements on importance taken over from an offered set."""
    texts, plan = subject.texts, subject.plan
    rules = plan.rules.evidence
    title = texts.tr("Yearly money, cost classes, readiness gates")
    cells = (title, "", "", "", rules.year, None, subject.origin(rules), texts.tr("Shown on the budget sheet."))
    yield Entry(cells, rules.basis, subject.basis(rules.basis))
    offered = [each for each in plan.weighting.judgements if each.evidence.basis != "expert"]
    for evidence in dict.fromkeys(each.evidence for each in offered):
        count = sum(each.evidence == evidence for each in offered)
        title = texts.tr("Judgements of importance, offered set")
        note = texts.trn("{count} judgement", "{count} judgements", count)
        cells = (title, "", "", "", evidence.year, None, subject.origin(evidence), note)
        yield Entry(cells, evidence.basis, subject.basis(evidence.basis))
