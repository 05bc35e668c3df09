"""What does more or less money change?"""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap.money.curve_card import CurveCard
from gui.pages.roadmap.money.cut_card import CutCard
from gui.pages.roadmap.money.map_view import MapView
from gui.pages.roadmap.money.pools_card import PoolsCard
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.blocked_card import BlockedCard
from gui.widgets.card import button
from gui.widgets.views import Views
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark

CUT_WIDTH = (330, 460)
SIDES = (mark("Value and cuts"), mark("Funding sources"), mark("Two-index map"))


class MoneyView(RoadmapView):
    """Three sides: value against budget with cuts, what the pools bind, and the two-index map."""

    name = mark("Money")
    asks = mark("What does more or less money change?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sides = QButtonGroup(self)
        for place in range(len(SIDES)):
            made = button()
            made.setCheckable(True)
            self._sides.addButton(made, place)
            self.tool_row.addWidget(made)
        self._sides.button(0).setChecked(True)
        self.curve, self.pools, self.cut = CurveCard(context), PoolsCard(context), CutCard(context)
        self.map = MapView(context)
        self._pile = Views()
        for side in (self._budget_side(), self.pools, self.map):
            self._pile.addWidget(side)
        self.blocked = BlockedCard(context)
        self.body.addWidget(self._pile, 1)
        self.body.addWidget(self.blocked, 1)
        self._sides.idClicked.connect(self.open_side)
        self.cut.list.activated.connect(lambda index: self.action_wanted.emit(self.cut.list.entries[index.row()].id))

    def _budget_side(self) -> QWidget:
        side = QWidget()
        self.cut.setMinimumWidth(CUT_WIDTH[0])
        self.cut.setMaximumWidth(CUT_WIDTH[1])
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.curve, 3)
        row.addWidget(self.cut, 2)
        return side

    def open_side(self, place: int) -> None:
        """Turn to value and cuts (0), pools (1) or the two-index map (2)."""
        self._sides.button(place).setChecked(True)
        self._pile.setCurrentIndex(place)
        self.show_again()

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        for place, name in enumerate(SIDES):
            self._sides.button(place).setText(texts.tr(name))
        blocked = self.blocked.stands_in(evaluation)
        self._pile.setVisible(not blocked)
        if blocked:
            return
        shown = self._pile.currentWidget()
        if shown is self.map:
            self.map.show_plan(plan, evaluation)
        elif shown is self.pools:
            self.pools.refresh()
        else:
            self.curve.refresh()
            self.cut.show_plan(plan)
