"""Where the figures come from."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.model.evidence import Evidence
from planner.text.texts import MISSING


def sources_chapter(source: Source) -> Iterator[Block]:
    """Each source once, with what rests on it and the years of its figures."""
    texts, tree = source.texts, source.plan.criteria
    grounds: dict[str, tuple[list[str], list[int]]] = {}
    for use, evidence in _used(source):
        name = texts.of(evidence.source) or source.subject.basis(evidence.basis)
        uses, years = grounds.setdefault(name, ([], []))
        uses.append(use)
        if evidence.year is not None:
            years.append(evidence.year)
    yield Heading(texts.tr("Data sources"))
    yield Paragraph(
        texts.tr(
            "The sources of the city's figures and of the assumptions on money. Every score, judgement, criterion and "
            "strategy stands with its basis in the workbook of this plan; criteria: {template}, edition {edition}.",
            template=texts.of(tree.template) or texts.tr("own tree"),
            edition=tree.edition or MISSING,
        )
    )
    yield Table(
        texts.tr("Data sources"),
        (
            TableColumn(texts.tr("No."), 8, "center"),
            TableColumn(texts.tr("Source"), 46),
            TableColumn(texts.tr("Year"), 16, "center"),
            TableColumn(texts.tr("Used for"), 30),
        ),
        tuple(
            (str(number), name, texts.years(min(years), max(years)) if years else MISSING, texts.join(uses))
            for number, (name, (uses, years)) in enumerate(grounds.items(), 1)
        ),
    )


def _used(source: Source) -> Iterator[tuple[str, Evidence]]:
    """What is used, in words, and its origin."""
    texts, city, means = source.texts, source.plan.city, source.plan.means
    yield texts.tr("Type and lists"), city.evidence
    for figure in source.figures:
        yield source.indicator(figure.indicator), figure.evidence
    yield texts.tr("Costs and budget"), source.plan.rules.evidence
    if means.evidence is not None:
        yield texts.tr("Own means and transfers"), means.evidence
