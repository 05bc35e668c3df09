"""What each department alone would rank, and the minority lines for the report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.group_tables import show_departments
from gui.pages.weighting.report_table import ReportTable
from gui.widgets.card import label
from planner.analysis.departments import departments
from planner.analysis.minority import minorities, minority_line
from planner.model.evaluation import Ranking
from planner.model.plan import Plan


class DepartmentsView(QWidget):
    """The table, and below it who would put another strategy first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.table = ReportTable(context)
        self.minority = label(wrap=True)
        self.minority.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.minority)

    def show_plan(self, plan: Plan, ranking: Ranking) -> None:
        texts = self._context.texts
        show_departments(self.table, plan, ranking, departments(plan, ranking), texts)
        lines = [texts.message(minority_line(plan, minority)) for minority in minorities(plan, ranking)]
        agreed = texts.tr("No minority opinion: every expert's own weights put the same strategy first.")
        answered = any(own.leaf_weights is not None for own in ranking.weights.experts)
        self.minority.setText("\n".join(lines) if lines else agreed if answered else "")

    def copied(self) -> str:
        """Table and minority lines for a report."""
        return f"{self.table.head.text()}\n{self.table.model.as_text()}\n{self.minority.text()}"
