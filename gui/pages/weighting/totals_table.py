"""层次总排序: local weights of the leaves under their groups, global weights, total consistency."""

from gui.models.text_table import Look, TextCell
from gui.pages.weighting.report_table import ReportTable
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.model.criterion import GOAL
from planner.model.evaluation import Weights
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts


def show_totals(table: ReportTable, plan: Plan, weights: Weights, texts: Texts) -> None:
    """Rows are leaves, columns the nodes right above them with their global weight."""
    tree = plan.criteria
    parents = {leaf: tree.criterion(leaf).parent for leaf in weights.leaves}
    nodes = tuple(node for node in tree.nodes if node in parents.values())
    assumed = {node.node for node in weights.nodes if node.basis == "equal"}
    rows = tuple(
        (*(_local(weights, leaf, node, parents[leaf], assumed) for node in nodes), _total(weights, leaf, texts))
        for leaf in weights.leaves
    )
    columns = tuple(_head(plan, weights, node, texts) for node in nodes)
    leaves = tuple(texts.of(tree.criterion(leaf).name) for leaf in weights.leaves)
    table.head.setText(total_line(weights, texts))
    table.model.show(texts.of(tree.goal), (*columns, texts.tr("Global weight")), leaves, rows)
    table.view.setAccessibleName(texts.tr("Global weights"))
    table.foot.setText(
        texts.tr("Numbers in italics rest on equal weights, an assumption.")
        if assumed
        else texts.tr("The figure below each group is its own global weight.")
    )


def total_line(weights: Weights, texts: Texts) -> str:
    """总排序一致性检验 in one line."""
    ratio = weights.consistency_ratio
    if ratio is None:
        return texts.tr("Total consistency: not defined while no group can be checked.")
    source = (
        mark("Total consistency: CI = {index}; RI = {random}; CR = {ratio}, at most 0.1: passed.")
        if ratio <= ACCEPTABLE_RATIO
        else mark("Total consistency: CI = {index}; RI = {random}; CR = {ratio}, above 0.1: to be reviewed.")
    )
    return texts.tr(
        source,
        index=texts.number(weights.consistency_index, 4),
        random=texts.number(weights.random_index, 4),
        ratio=texts.number(ratio, 4),
    )


def _head(plan: Plan, weights: Weights, node: str, texts: Texts) -> str:
    name = texts.tr("Goal") if node == GOAL else texts.of(plan.criteria.criterion(node).name)
    weight = 1.0 if node == GOAL else weights.criterion_weights[node]
    return f"{name}\n{texts.number(weight, 4)}"


def _local(weights: Weights, leaf: str, node: str, parent: str, assumed: set[str]) -> TextCell:
    if node != parent:
        return TextCell("")
    local = weights.node(node)
    share = local.weights[local.children.index(leaf)]
    return TextCell(f"{share:.4f}", Look.MUTED if node in assumed else Look.PLAIN)


def _total(weights: Weights, leaf: str, texts: Texts) -> TextCell:
    return TextCell(texts.number(weights.leaf_weight(leaf), 4), Look.STRONG)
