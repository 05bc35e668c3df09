"""Who differs most from the group, and on what."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.group_words import difference_line
from gui.widgets.card import label
from planner.model.evaluation import NodeWeights
from planner.model.plan import Plan
from planner.weighting.dissent import differences


class DissentView(QScrollArea):
    """One sentence an expert, the furthest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines = label(wrap=True)
        self.lines.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def show_node(self, plan: Plan, local: NodeWeights) -> None:
        texts = self._context.texts
        found = differences(local)
        lines = [difference_line(plan, difference, texts) for difference in found]
        self.lines.setText("\n\n".join(lines) if lines else texts.tr("No expert has weights at this node yet."))

    def as_text(self) -> str:
        return self.lines.text()
