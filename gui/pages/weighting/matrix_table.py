"""判断矩阵 of a node, as Chinese reports print it."""

from gui.models.text_table import Look, TextCell
from gui.pages.weighting.node_state import NodeState
from gui.pages.weighting.node_words import consistency_meaning
from gui.pages.weighting.pasted_block import COMPLETED
from gui.pages.weighting.report_table import ReportTable
from planner.text.ratios import ratio_text
from planner.text.texts import MISSING, Texts


def show_matrix(table: ReportTable, state: NodeState, texts: Texts) -> None:
    """Judgements in the cells, weights in the last column, λmax, CI, RI and CR in the line above."""
    names = tuple(texts.of(name) for name in state.names)
    size = len(names)
    rows = tuple(
        (
            *(_cell(state, row, column, texts) for column in range(size)),
            TextCell(
                texts.number(state.own.weights[row], 4), Look.STRONG if state.own.basis != "equal" else Look.MUTED
            ),
        )
        for row in range(size)
    )
    table.head.setText(figures_line(state, texts))
    table.model.show(texts.of(state.name), (*names, texts.tr("Weight")), names, rows)
    table.view.setAccessibleName(texts.tr("Judgement matrix of {name}", name=state.name))
    table.foot.setText(
        texts.tr(
            "Type 1/3, 0.333 or 3, or paste a block from a spreadsheet (Ctrl+V); Delete clears. ≈ is completed "
            "from the judgements given, — is not judged. The reciprocal follows by itself."
        )
    )


def figures_line(state: NodeState, texts: Texts) -> str:
    """The line above the matrix."""
    own = state.own
    if own.basis == "equal":
        return consistency_meaning(state, texts)
    undefined = own.consistency_ratio is None
    return texts.tr(
        "λmax = {lambda_max}; CI = {index}; RI = {random}; CR = {ratio}",
        lambda_max=texts.number(own.lambda_max, 4),
        index=texts.number(None if undefined else own.consistency_index, 4),
        random=texts.number(None if undefined else own.random_index, 4),
        ratio=texts.number(own.consistency_ratio, 4),
    )


def _cell(state: NodeState, row: int, column: int, texts: Texts) -> TextCell:
    if row == column:
        return TextCell("1")
    value = state.value(row, column)
    if value is not None:
        shown = ratio_text(value)
        assumed = state.judgements[min(row, column), max(row, column)].evidence.basis == "assumption"
        tip = texts.tr("assumption, to be confirmed") if assumed else ""
        return TextCell(shown, Look.MUTED if assumed else Look.PLAIN, editable=True, typed=shown, tip=tip)
    implied = state.implied(row, column)
    if implied is None:
        return TextCell(MISSING, Look.MUTED, editable=True, tip=texts.tr("Not judged"))
    tip = texts.tr("Completed from the judgements given")
    return TextCell(f"{COMPLETED}{ratio_text(implied, 2)}", Look.MUTED, editable=True, tip=tip)
