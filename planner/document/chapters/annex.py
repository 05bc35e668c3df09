"""The annex: the task table (任务分解表)."""

from planner.document.manuscript import Align, Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.roadmap.breakdown import breakdown

_SHARES: tuple[tuple[float, Align], ...] = (
    (6, "center"),
    (14, "left"),
    (11, "left"),
    (11, "left"),
    (14, "left"),
    (10, "center"),
    (11, "right"),
    (13, "left"),
    (10, "left"),
)


def annex(source: Source) -> tuple[Block, ...]:
    texts, roadmap = source.texts, source.subject.roadmap
    heading = Heading(texts.tr("Annex: task table"), numbered=False)
    if roadmap is None:
        return heading, Paragraph(texts.tr("No schedule has been adopted yet, so no action has its years."))
    tasks = breakdown(source.plan, roadmap, texts)
    columns = (TableColumn(head, *shape) for head, shape in zip(tasks.heads, _SHARES, strict=True))
    note = texts.tr("Amounts by cost class and units named by the template are assumptions until confirmed.")
    return heading, Table(texts.tr("Task table"), tuple(columns), tasks.rows, tasks.total, note)
