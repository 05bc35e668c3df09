"""The city as its figures show it."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.model.city import Figure
from planner.model.diagnosis import Finding
from planner.text.texts import MISSING


def city_chapter(source: Source) -> Iterator[Block]:
    texts, city = source.texts, source.plan.city
    known = [finding for finding in source.findings if finding.verdict != "unknown"]
    yield Heading(texts.tr("The city and its diagnosis"))
    yield Paragraph(
        texts.tr(
            "{city} is in {province}. What follows rests on the figures of the catalogue, edition {edition}, and on "
            "those entered for this plan; each stands with its source and year.",
            city=city.name,
            province=city.province,
            edition=source.plan.catalogue_edition,
        )
    )
    yield Heading(texts.tr("Diagnosis"), 2)
    yield Table(
        texts.tr("Diagnosis of the city"),
        (
            TableColumn(texts.tr("Aspect"), 20),
            TableColumn(texts.tr("What is found"), 50),
            TableColumn(texts.tr("Ground of the rule"), 30),
        ),
        tuple(_finding(source, finding) for finding in known),
        note=texts.tr("The diagnosis states facts by written rules; it changes neither scores nor weights."),
    )
    yield Heading(texts.tr("Main figures"), 2)
    yield Table(
        texts.tr("Main figures of the city"),
        (
            TableColumn(texts.tr("Indicator"), 27),
            TableColumn(texts.tr("Amount"), 14, "right"),
            TableColumn(texts.tr("Unit"), 14, "center"),
            TableColumn(texts.tr("Year"), 10, "center"),
            TableColumn(texts.tr("Source"), 35),
        ),
        tuple(_figure(source, figure) for figure in source.figures),
    )


def _finding(source: Source, finding: Finding) -> tuple[str, ...]:
    return source.texts.of(finding.name), source.texts.message(finding.sentence), source.texts.of(finding.source)


def _figure(source: Source, figure: Figure) -> tuple[str, ...]:
    texts, measure = source.texts, source.subject.measures.get(figure.indicator)
    evidence = figure.evidence
    return (
        source.indicator(figure.indicator),
        texts.number(figure.value, 2 if measure is None else measure.decimals),
        MISSING if measure is None else texts.of(measure.unit) or MISSING,
        MISSING if evidence.year is None else str(evidence.year),
        texts.of(evidence.source) or source.subject.basis(evidence.basis),
    )
