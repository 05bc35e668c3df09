"""Step 5: which path fits best, by how much, and on what ground."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.ranking.contribution_card import ContributionCard
from gui.pages.ranking.order_card import OrderCard
from gui.pages.ranking.result_card import ResultCard
from gui.pages.ranking.verdict_card import VerdictCard
from planner.edits import ranking as edits
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.model.ranking import TopsisForm
from planner.ranking.explain import verdict
from planner.text.marker import mark


class RankingPage(Page):
    """Bars and contributions at the left; figures and what they mean in words at the right."""

    title = mark("Which path fits best?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.order = OrderCard(context)
        self.result = ResultCard(context)
        self.contributions = ContributionCard(context)
        self.verdict = VerdictCard(context)
        self.blocked = VerdictCard(context)
        self._cards = QWidget()
        columns = QHBoxLayout(self._cards)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((left, 13), (right, 10)):
            column.setSpacing(14)
            columns.addLayout(column, stretch)
        left.addWidget(self.order, 1)
        left.addWidget(self.contributions, 1)
        right.addWidget(self.result)
        right.addWidget(self.verdict, 1)
        self.body.addWidget(self._cards, 1)
        self.body.addWidget(self.blocked, 1)
        self.result.form_chosen.connect(self._on_form)
        self.result.opened.connect(self.contributions.show_strategy)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        texts, ranking = self.context.texts, evaluation.ranking
        self._cards.setVisible(ranking is not None)
        self.blocked.setVisible(ranking is None)
        if ranking is None:
            errors = tuple(message for message in evaluation.messages if message.severity == "error")
            self.blocked.show_messages(texts.tr("No ranking until this is put right"), errors)
            return
        self.order.show_ranking(plan, ranking)
        self.result.show_ranking(plan, ranking)
        self.contributions.show_ranking(plan, ranking)
        sentences = tuple(message for message in verdict(plan, ranking) if not message.code.startswith("verdict form"))
        self.verdict.show_messages(texts.tr("How to read this result"), sentences)

    def _on_form(self, form: TopsisForm) -> None:
        self.context.document.edit(lambda plan: edits.set_normalisation(plan, form), mark("Choose form of TOPSIS"))
