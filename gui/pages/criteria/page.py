"""Step 2: the criteria tree by which strategies are judged."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.pages.criteria.detail_card import DetailCard
from gui.pages.criteria.template_button import TemplateButton
from gui.pages.criteria.tree_card import TreeCard
from gui.pages.page import Page
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.templates.tables import templates_folder
from planner.text.marker import mark


class CriteriaPage(Page):
    """The tree at the left, the chosen criterion in full at the right."""

    title = mark("By which criteria do we judge?")

    def __init__(self, context: Context, templates: Path | None = None) -> None:
        super().__init__(context)
        self.tree = TreeCard(context)
        folder = templates or templates_folder() / "criteria"
        self.templates = TemplateButton(context, folder, self.tree.confirm)
        self.tree.tools.addWidget(self.templates)
        self.detail = DetailCard(context)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.tree, 5)
        row.addWidget(self.detail, 3)
        self.body.addLayout(row, 1)
        self.tree.view.chosen.connect(self._show_detail)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        self.templates.show_texts()
        self.tree.show_plan(plan)
        self._show_detail(self.tree.view.chosen_id)

    def _show_detail(self, id: str) -> None:
        plan = self.context.document.plan
        known = plan is not None and any(criterion.id == id for criterion in plan.criteria.criteria)
        self.detail.setVisible(known)
        if plan is not None and known:
            self.detail.show_criterion(plan, plan.criteria.criterion(id))
