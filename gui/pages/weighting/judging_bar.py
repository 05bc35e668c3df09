"""Who judges the node in view, in which way, and how the group stands there: one line above the judgements."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.expert_chooser import ExpertChooser
from gui.pages.weighting.group_words import agreement_line
from gui.pages.weighting.way_chooser import WayChooser
from gui.widgets.card import button, label
from planner.model.evaluation import Weights
from planner.model.plan import Plan


class JudgingBar(QWidget):
    """The group's part is hidden while there is one expert only. Signal `opened()` to see the group's view."""

    opened = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.experts = ExpertChooser(context)
        self.way = WayChooser(context)
        self.line = label(role="small", wrap=True)
        self.open = button("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.experts)
        row.addWidget(self.way)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        self.open.clicked.connect(self.opened)

    def show_node(self, plan: Plan, weights: Weights, node: str, expert: str) -> None:
        texts = self._context.texts
        self.experts.show_experts(plan.weighting, expert)
        self.way.show_way(plan, node)
        several = len(plan.weighting.experts) > 1
        locked = texts.tr("Weights are locked") if plan.weighting.freeze is not None else ""
        agreement = agreement_line(weights.node(node), expert, texts) if several else ""
        self.line.setText(" · ".join(part for part in (locked, agreement) if part))
        self.open.setText(texts.tr("See the group"))
        self.open.setVisible(several)
