"""Each expert's weights at a node as one bar of parts, the group's first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.group_words import counted_name
from gui.widgets.stacked_bars import StackedBar, StackedBars
from gui.widgets.wrapped_legend import WrappedLegend
from planner.model.evaluation import ExpertNode, NodeWeights
from planner.model.plan import Plan
from planner.text.texts import MISSING
from planner.weighting.dissent import differences

SCROLL_BAR = 12


class BarsView(QWidget):
    """Bars scroll under a legend that stays."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.legend = WrappedLegend()
        self.bars = StackedBars(context)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, SCROLL_BAR, 0)
        inner.addWidget(self.bars)
        scrolled.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(scrolled, 1)

    def show_node(self, plan: Plan, local: NodeWeights) -> None:
        texts, tokens = self._context.texts, self._context.tokens
        names = tuple(texts.of(plan.criteria.criterion(child).name) for child in local.children)
        self.legend.set_items(tuple((tokens.group(place), name) for place, name in enumerate(names)))
        distances = {difference.expert: difference.distance for difference in differences(local)}
        figures = (texts.number(local.consistency_ratio, 4), texts.percent(0.0))
        group = StackedBar(texts.tr("Whole group"), _parts(local.weights), figures)
        experts = tuple(self._bar(plan, local, own, distances.get(own.expert)) for own in local.experts)
        heads = (texts.tr("CR"), texts.tr("Distance"))
        self.bars.show_bars((group, *experts), names, heads, 100.0)

    def _bar(self, plan: Plan, local: NodeWeights, own: ExpertNode, distance: float | None) -> StackedBar:
        texts = self._context.texts
        name = counted_name(plan.weighting, own.expert, texts)
        parts = own.weights or (0.0,) * len(local.children)
        figures = (texts.number(own.consistency_ratio, 4), MISSING if distance is None else texts.percent(distance))
        return StackedBar(name, _parts(parts), figures)


def _parts(weights: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(100.0 * weight for weight in weights)
