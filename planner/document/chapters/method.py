"""How the strategies were judged: by which criteria and weights, by whose answers, by which method."""

from collections.abc import Iterator

from planner.document.manuscript import Block, Heading, Paragraph, Table, TableColumn
from planner.document.source import Source
from planner.model.criterion import GOAL, Criterion
from planner.text.group import AGGREGATIONS
from planner.text.texts import MISSING
from planner.workbook import options


def method_chapter(source: Source) -> Iterator[Block]:
    texts, plan, ranking = source.texts, source.plan, source.subject.ranking
    yield Heading(texts.tr("How the strategies were judged"))
    yield Heading(texts.tr("Strategies and criteria"), 2)
    yield Paragraph(
        texts.tr(
            "{count} strategies were compared: {strategies}. They were scored on {criteria} criteria in {groups} "
            "groups under the goal “{goal}”.",
            count=len(plan.strategies),
            strategies=tuple(strategy.name for strategy in plan.strategies),
            criteria=len(ranking.leaves),
            groups=len(plan.criteria.children(GOAL)),
            goal=plan.criteria.goal,
        )
    )
    yield Heading(texts.tr("Weights and who gave them"), 2)
    yield Paragraph(texts.sentences(_weighing(source)))
    yield _weights_table(source)
    yield Heading(texts.tr("Ranking of the strategies"), 2)
    yield Paragraph(texts.sentences(_ranking(source)))


def _weighing(source: Source) -> Iterator[str]:
    texts, plan, weights = source.texts, source.plan, source.subject.ranking.weights
    weighting = plan.weighting
    methods, tables = options.weight_methods(texts).words, options.random_index_tables(texts).words
    yield texts.tr(
        "Weights follow from comparisons of the criteria (AHP, {method}; random index {table}).",
        method=methods[weighting.method],
        table=tables[weighting.random_index],
    )
    heard = [expert for expert in weights.experts if expert.heard]
    if not heard:
        yield texts.tr("Nobody has judged their importance yet: the weights are equal, an assumption.")
    elif len(heard) == 1:
        yield texts.tr("The answers are those of {name}.", name=_name(source, heard[0].expert))
    else:
        yield texts.tr(
            "The answers are those of {count} experts ({names}), put together as: {aggregation}.",
            count=len(heard),
            names=texts.join(_name(source, expert.expert) for expert in heard),
            aggregation=texts.tr(AGGREGATIONS[weighting.aggregation]),
        )
    if heard and weights.consistency_ratio is not None:
        yield texts.tr("Total consistency ratio (CR): {ratio}.", ratio=texts.number(weights.consistency_ratio, 4))
    if weighting.freeze is not None:
        yield texts.tr(
            "The weights were locked on {date} by {who}.",
            date=texts.date(weighting.freeze.date),
            who=weighting.freeze.by,
        )


def _name(source: Source, expert: str) -> str:
    weighting = source.plan.weighting
    name, department = source.texts.of(weighting.shown_name(expert)), weighting.shown_department(expert)
    return source.texts.tr("{name} ({department})", name=name, department=department) if department else name


def _weights_table(source: Source) -> Table:
    texts, tree, weights = source.texts, source.plan.criteria, source.subject.ranking.weights

    def row(leaf: Criterion) -> tuple[str, ...]:
        grouped = leaf.parent != GOAL
        return (
            source.subject.criterion(leaf.parent) if grouped else MISSING,
            texts.number(weights.criterion_weights[leaf.parent], 4) if grouped else MISSING,
            source.subject.name(leaf.name),
            texts.number(weights.leaf_weight(leaf.id), 4),
        )

    return Table(
        texts.tr("Weights of the criteria"),
        (
            TableColumn(texts.tr("Criteria group"), 26),
            TableColumn(texts.tr("Weight of the group"), 16, "center"),
            TableColumn(texts.tr("Criterion"), 40),
            TableColumn(texts.tr("Overall weight"), 18, "center"),
        ),
        tuple(row(leaf) for leaf in tree.leaves),
        total=(texts.tr("Total"), "", "", texts.number(sum(weights.leaf_weights), 4)),
    )


def _ranking(source: Source) -> Iterator[str]:
    texts, ranking = source.texts, source.subject.ranking
    yield texts.tr(
        "Strategies are ranked by TOPSIS ({form}): the closer to the best point and the farther from the worst, the "
        "higher the relative closeness, which lies between 0 and 1.",
        form=options.topsis_forms(texts).words[ranking.normalisation],
    )
    yield texts.tr("An empty score enters at the middle of its scale and is counted as not filled in.")
    yield texts.tr(
        "Actions are placed in years by additive value, within the yearly public money and after the actions they "
        "depend on."
    )
