"""A group's results as tables: AIJ beside AIP with the spread, departments, objective weights, rounds."""

from gui.models.text_table import Look, TextCell
from gui.pages.weighting.expert_chooser import expert_name
from gui.pages.weighting.report_table import ReportTable
from planner.analysis.departments import DepartmentView
from planner.analysis.rounds import RoundChanges
from planner.model.evaluation import NodeWeights, Ranking, Weights
from planner.model.plan import Plan
from planner.text.group import AGGREGATIONS, OBJECTIVE_METHODS
from planner.text.texts import MISSING, Texts
from planner.weighting.dissent import Spread, node_spread
from planner.weighting.objective_weights import objective_weights


def show_synthesis(table: ReportTable, plan: Plan, local: NodeWeights, texts: Texts) -> None:
    """Rows are the children of the node, columns the two ways of combining and how far the experts are apart."""
    tr = texts.tr
    columns = (*(tr(name) for name in AGGREGATIONS.values()), tr("Lowest"), tr("Highest"), tr("Standard deviation"))
    spread = {entry.criterion: entry for entry in node_spread(local)}
    rows = tuple(_synthesis_row(local, place, spread.get(child), texts) for place, child in enumerate(local.children))
    names = tuple(texts.of(plan.criteria.criterion(child).name) for child in local.children)
    table.model.show(tr("Criterion"), columns, names, rows)
    table.view.setAccessibleName(tr("Group weights"))
    explained = tr(
        "Bold is in force. AIJ takes the geometric mean of the judgements first, AIP the mean of the experts' "
        "weights; both count by influence. Consensus: S* of Goepel, from Shannon entropy."
    )
    ratio = tr("Group CR {ratio}.", ratio=texts.number(local.consistency_ratio, 4))
    table.tell("", tr("{sentence} {more}", sentence=ratio, more=explained) if local.way == "pairwise" else explained)


def _synthesis_row(local: NodeWeights, place: int, spread: Spread | None, texts: Texts) -> tuple[TextCell, ...]:
    combined = []
    for aggregation, weights in (("judgements", local.judgement_weights), ("priorities", local.priority_weights)):
        in_force = local.basis == "judged" and local.aggregation == aggregation
        shown = MISSING if weights is None else texts.number(weights[place], 4)
        combined.append(TextCell(shown, Look.STRONG if in_force else Look.PLAIN))
    figures = (None, None, None) if spread is None else (spread.low, spread.high, spread.deviation)
    return (*combined, *(TextCell(texts.number(figure, 4)) for figure in figures))


def show_departments(
    table: ReportTable, plan: Plan, ranking: Ranking, views: tuple[DepartmentView, ...], texts: Texts
) -> None:
    """Rows are the group and each department, columns the strategies with rank and closeness."""
    tr = texts.tr
    columns = (
        tr("Experts"),
        tr("Consensus"),
        tr("Distance"),
        *(texts.of(strategy.name) for strategy in plan.strategies),
    )
    whole = ranking.weights
    heard = sum(own.heard for own in whole.experts)
    rows = [(TextCell(str(heard)), *_agreement(whole, None, texts), *_order(ranking, texts))]
    for view in views:
        agreement = _agreement(view.weights, view.distance, texts)
        rows.append((TextCell(str(len(view.experts))), *agreement, *_order(view.ranking, texts)))
    names = tuple(view.department or tr("without department") for view in views)
    table.head.setText(_departments_meaning(plan, views, texts))
    table.model.show(tr("Department"), columns, (tr("Whole group"), *names), tuple(rows))
    table.view.setAccessibleName(tr("Departments"))
    table.foot.setText(tr("Rank, with closeness in brackets. Distance: half the sum of differences from the group."))


def _departments_meaning(plan: Plan, views: tuple[DepartmentView, ...], texts: Texts) -> str:
    if views:
        return texts.tr("Each department ranks the strategies by its own weights and scores.")
    if plan.weighting.anonymous:
        return texts.tr(
            "While experts are shown by number, a department of one is not listed: it would name the person."
        )
    return texts.tr("No department to compare: enter the experts' departments, and let two or more answer.")


def _agreement(weights: Weights, distance: float | None, texts: Texts) -> tuple[TextCell, TextCell]:
    shown = MISSING if weights.consensus is None else texts.percent(weights.consensus)
    return TextCell(shown), TextCell(texts.percent(distance))


def _order(ranking: Ranking, texts: Texts) -> tuple[TextCell, ...]:
    return tuple(
        TextCell(
            texts.tr("{rank} ({closeness})", rank=row.rank, closeness=texts.number(row.closeness, 4)),
            Look.STRONG if row.rank == 1 else Look.PLAIN,
        )
        for row in ranking.strategies
    )


def show_objective(table: ReportTable, plan: Plan, weights: Weights, texts: Texts) -> None:
    """Rows are the leaves, columns the experts' weights, those of each objective method, and those in force."""
    tr = texts.tr
    chosen = plan.weighting.objective.method
    measured = {method: objective_weights(plan, method) for method in OBJECTIVE_METHODS}
    columns = (tr("Experts' weight"), *(tr(name) for name in OBJECTIVE_METHODS.values()), tr("In force"))
    rows = tuple(
        (
            TextCell(texts.number(weights.subjective[place], 4)),
            *(
                TextCell(
                    MISSING if values is None else texts.number(values[place], 4),
                    Look.PLAIN if method == chosen else Look.MUTED,
                )
                for method, values in measured.items()
            ),
            TextCell(texts.number(weights.leaf_weights[place], 4), Look.STRONG),
        )
        for place in range(len(weights.leaves))
    )
    names = tuple(texts.of(plan.criteria.criterion(leaf).name) for leaf in weights.leaves)
    count = len(plan.strategies)
    table.head.setText(
        tr("From the spread of the scores of {count} strategies: few options carry little information.", count=count)
    )
    table.model.show(tr("Criterion"), columns, names, rows)
    table.view.setAccessibleName(tr("Objective weights"))
    table.foot.setText(
        tr("All leaves enter on the scale 1 to 9, an empty score at the middle. Italics are for comparison only.")
    )


def show_rounds(table: ReportTable, plan: Plan, changes: RoundChanges | None, texts: Texts) -> None:
    """Rows are the experts, columns what changed since the round in question."""
    tr = texts.tr
    if changes is None:
        table.head.setText(tr("This is the first round. The next one keeps these answers for comparison."))
        table.model.show(tr("Expert"), (), (), ())
        table.foot.setText("")
        return
    columns = (tr("Judgements changed"), tr("Other answers changed"), tr("Weights moved by"), tr("Nearer the group by"))
    rows = tuple(
        (
            TextCell(str(len(change.judgements)), Look.STRONG if change.judgements else Look.PLAIN),
            TextCell(str(change.others)),
            TextCell(texts.percent(change.shift)),
            TextCell(texts.percent(change.towards)),
        )
        for change in changes.experts
    )
    names = tuple(expert_name(plan.weighting, change.expert, texts) for change in changes.experts)
    changed = sum(change.changed for change in changes.experts)
    table.head.setText(
        tr(
            "Since round {number}: {changed} of {count} experts changed answers; the consensus went from {before} to "
            "{now}.",
            number=changes.number,
            changed=changed,
            count=len(changes.experts),
            before=texts.percent(changes.before.consensus),
            now=texts.percent(changes.now.consensus),
        )
    )
    table.model.show(tr("Expert"), columns, names, rows)
    table.view.setAccessibleName(tr("Changes between rounds"))
    table.foot.setText(tr("Weights of the leaves; half the sum of absolute differences."))
