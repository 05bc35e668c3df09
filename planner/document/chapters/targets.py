"""What is to be achieved, whether the actions lead there, and the results framework as an annex."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.roadmap.indicator_paths import IndicatorPath, indicator_paths
from planner.roadmap.results_framework import framework_rows
from planner.roadmap.target_words import FRAMEWORK_HEADS, framework_cells, name_with_unit, path_sentence
from planner.text.figures import plain
from planner.text.texts import MISSING


def targets_chapter(source: Source) -> Iterator[Block]:
    """Nothing while the plan has no indicator."""
    texts, plan = source.texts, source.plan
    paths = indicator_paths(plan, source.subject.roadmap)
    if not paths:
        return
    yield Heading(texts.tr("Targets"))
    yield Paragraph(
        texts.tr(
            "The baseline of each indicator, the value it is to have at the end of each phase and, in brackets, the "
            "value the finished actions add up to."
        )
    )
    phases = tuple(
        TableColumn(texts.tr("{phase} (end of {year})", phase=phase.name, year=phase.last_year), 16, "center")
        for phase in plan.phases
    )
    yield Table(
        texts.tr("Indicators with baseline and targets"),
        (
            TableColumn(texts.tr("Indicator"), 26),
            TableColumn(texts.tr("Baseline"), 16, "center"),
            *phases,
            TableColumn(texts.tr("Data source and reporting"), 18),
        ),
        tuple(_row(source, path) for path in paths),
    )
    for path in paths:
        name, sentence = name_with_unit(texts, path.target), path_sentence(texts, plan, path)
        yield Paragraph(texts.tr("{name}: {path}", name=name, path=sentence))


def framework_annex(source: Source) -> Iterator[Block]:
    """The results framework; nothing while the chain is empty."""
    texts, plan = source.texts, source.plan
    if not plan.results:
        return
    yield Heading(texts.tr("Annex: results framework"), numbered=False)
    shares = (26, 32, 16, 26)
    yield Table(
        texts.tr("Results framework"),
        tuple(TableColumn(texts.tr(head), share) for head, share in zip(FRAMEWORK_HEADS, shares, strict=True)),
        tuple(framework_cells(texts, plan, row) for row in framework_rows(plan, source.subject.roadmap)),
        note=texts.tr(
            "After the design and monitoring framework of the Asian Development Bank (guidelines of October 2020)."
        ),
    )


def _row(source: Source, path: IndicatorPath) -> tuple[str, ...]:
    texts, target = source.texts, path.target
    baseline = MISSING if target.baseline is None else plain(target.baseline)
    if target.baseline is not None and target.baseline_year is not None:
        baseline = texts.tr("{value} ({year})", value=baseline, year=target.baseline_year)
    return (
        name_with_unit(texts, target),
        baseline,
        *(
            texts.tr(
                "{target} ({reached})",
                target=MISSING if end.target is None else plain(end.target),
                reached=MISSING if end.reached is None else plain(end.reached),
            )
            for end in path.ends
        ),
        texts.of(target.data_source) or MISSING,
    )
