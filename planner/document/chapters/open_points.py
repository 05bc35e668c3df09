"""What is still assumed, missing or in doubt."""

from collections.abc import Iterator

from planner import checks
from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.model.message import Message
from planner.text.steps import STEPS


def open_points_chapter(source: Source) -> Iterator[Block]:
    texts = source.texts
    yield Heading(texts.tr("To be confirmed"))
    points = tuple(_points(source))
    if not points:
        yield Paragraph(texts.tr("Nothing is left to be confirmed."))
        return
    yield Paragraph(texts.tr("The points below are open; until they are settled the result is for discussion."))
    yield Table(
        texts.tr("Points to be confirmed"),
        (
            TableColumn(texts.tr("No."), 10, "center"),
            TableColumn(texts.tr("Step"), 18, "center"),
            TableColumn(texts.tr("Open point"), 72),
        ),
        tuple((str(number), step, point) for number, (step, point) in enumerate(points, 1)),
    )


def _points(source: Source) -> Iterator[tuple[str, str]]:
    """Assumptions by step, what is in doubt, and facts the diagnosis has no figure for."""
    texts = source.texts

    def told(message: Message) -> tuple[str, str]:
        return texts.tr(STEPS[message.step]), texts.message(message)

    yield from map(told, checks.assumptions(source.plan))
    yield from map(told, source.warnings)
    for finding in source.findings:
        if finding.verdict == "unknown":
            step = texts.tr(STEPS[finding.sentence.step])
            said = (finding.sentence, *finding.missing)
            yield step, texts.sentences(texts.message(message) for message in said)
