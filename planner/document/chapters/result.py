"""Which strategy comes first, and how firmly."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source


def result_chapter(source: Source) -> Iterator[Block]:
    texts, subject = source.texts, source.subject
    yield Heading(texts.tr("Result of the judgement"))
    yield Paragraph(texts.sentences(texts.message(message) for message in source.result))
    yield Table(
        texts.tr("Ranking of the strategies"),
        (
            TableColumn(texts.tr("Rank"), 14, "center"),
            TableColumn(texts.tr("Strategy"), 42),
            TableColumn(texts.tr("Relative closeness"), 22, "center"),
            TableColumn(texts.tr("Additive value"), 22, "center"),
        ),
        tuple(
            (
                str(ranked.rank),
                subject.strategy(ranked.strategy),
                texts.number(ranked.closeness, 4),
                texts.number(ranked.value, 1),
            )
            for ranked in subject.ranking.order
        ),
    )
