"""The group's weights both ways beside the spread of the experts', as a table and as a picture."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.group_tables import show_synthesis
from gui.pages.weighting.report_table import ReportTable
from gui.pages.weighting.spread_chart import SpreadChart, SpreadRow
from gui.widgets.card import label
from planner.model.evaluation import NodeWeights
from planner.model.plan import Plan

LEAST_TABLE = 120
NAMES_WIDTH = 300
SPACING = 8


class SynthesisView(QWidget):
    """The table takes the height of its rows, the picture what is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.table = ReportTable(context, NAMES_WIDTH, NAMES_WIDTH)
        self.chart = SpreadChart(context)
        self.caption = label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.table)
        column.addWidget(self.caption)
        column.addWidget(self.chart, 1)

    def show_node(self, plan: Plan, local: NodeWeights) -> None:
        texts, weighting = self._context.texts, plan.weighting
        show_synthesis(self.table, plan, local, texts)
        heard = [(own.expert, own.weights) for own in local.experts if own.influence > 0 and own.weights is not None]
        names = [texts.of(weighting.shown_name(expert)) for expert, _ in heard]
        rows = tuple(
            SpreadRow(
                texts.of(plan.criteria.criterion(child).name),
                tuple((name, own[place]) for name, (_, own) in zip(names, heard, strict=True)),
                local.weights[place],
            )
            for place, child in enumerate(local.children)
        )
        several = len(heard) > 1
        self.chart.show_rows(rows if several else ())
        self.caption.setText(
            texts.tr("Dots are the experts' weights, the upright bar is the group's; right: lowest and highest.")
        )
        self.caption.setVisible(several)
        self._fit_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        """All rows where there is room for them above the picture."""
        view = self.table.view
        needed = view.verticalHeader().length() + view.horizontalHeader().height() + 4
        lines = sum(line.heightForWidth(self.width()) for line in (self.table.foot, self.caption))
        room = self.height() - self.chart.minimumHeight() - lines - 4 * SPACING
        view.setFixedHeight(max(LEAST_TABLE, min(needed, room)))
