"""What is it to achieve, and do the actions reach it?"""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.document import Edit
from gui.pages.roadmap.targets.chain_card import ChainCard
from gui.pages.roadmap.targets.effect_table import EffectTable
from gui.pages.roadmap.targets.indicators_card import IndicatorsCard
from gui.pages.roadmap.targets.kpi_card import KpiCard
from gui.pages.roadmap.targets.path_card import PathCard
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import Card
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.roadmap.indicator_paths import IndicatorPath, indicator_paths
from planner.text.marker import mark

PARTS = (mark("Indicators"), mark("Results framework"), mark("KPIs of the actions"))


class TargetsView(RoadmapView):
    """Indicators with the path of the chosen one beside them; the results framework; the actions' own KPIs."""

    name = mark("Targets")
    asks = mark("What is it to achieve, and do the actions reach it?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[Plan, tuple[IndicatorPath, ...]] | None = None
        self.parts = Tabs(len(PARTS))
        self.parts.setUsesScrollButtons(False)
        self.indicators = IndicatorsCard(context, self._edit)
        self.path = PathCard(context)
        self.effects = EffectTable(context, self._edit)
        self.effects_card = Card()
        self.effects_card.body.addWidget(self.effects)
        self.chain = ChainCard(context, self._edit)
        self.kpis = KpiCard(context)
        self._pile = Views()
        self._lay_out()
        self.parts.currentChanged.connect(self._pile.setCurrentIndex)
        self.indicators.chosen.connect(lambda _id: self._show_path())

    def _lay_out(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.path, 5)
        column.addWidget(self.effects_card, 4)
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.indicators, 1)
        row.addWidget(beside, 1)
        for part in (self.indicators, beside):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside = beside
        for part in (first, self.chain, self.kpis):
            self._pile.addWidget(part)
        self.tool_row.addWidget(self.parts)
        self.body.addWidget(self._pile, 1)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.parts.show_names(tuple(texts.tr(part) for part in PARTS), texts.tr("Parts of the targets"))
        paths = indicator_paths(plan, evaluation.roadmap)
        self._shown = plan, paths
        self.indicators.show_paths(plan, paths)
        self._show_path()
        self.chain.show_plan(plan, evaluation.roadmap)
        self.kpis.show_plan(plan)

    def _show_path(self) -> None:
        """The path of the chosen indicator and the actions that make it."""
        if self._shown is None:
            return
        plan, paths = self._shown
        path = next((path for path in paths if path.target.id == self.indicators.chosen_id), None)
        self._beside.setVisible(path is not None)
        if path is None:
            return
        texts = self.context.texts
        self.path.show_path(plan, path)
        known = len([effect for effect in path.effects if effect.amount is not None])
        title = texts.tr("What the actions add")
        self.effects_card.set_title(
            title, texts.tr("{known} of {all} with a figure", known=known, all=len(path.effects))
        )
        self.effects.show_path(plan, path)

    def _edit(self, change: Edit, name: str) -> bool:
        return self.context.document.edit(change, name)
