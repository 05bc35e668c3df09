"""The live ranking ribbon at the foot of every page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.context import Context
from gui.widgets.card import chip, label, set_property
from planner.model.evaluation import Ranking
from planner.model.plan import Plan


class Ribbon(QFrame):
    """Strategies in their order with closeness as figure and bar, and how far the result rests on assumptions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("ribbon")
        self.setFixedHeight(54)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 4)
        row.setSpacing(18)
        self._head = label(role="muted")
        self._bars = _Bars(context)
        self._state = chip("accent")
        row.addWidget(self._head)
        row.addWidget(self._bars, 1)
        row.addWidget(self._state)
        for signal in (context.document.changed, context.wording.changed, context.theme.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        texts = self._context.texts
        document = self._context.document
        self._head.setText(texts.tr("Live ranking"))
        plan, evaluation = document.plan, document.evaluation
        ranking = evaluation.ranking if evaluation else None
        self._bars.show_ranking(plan, ranking)
        self._state.setVisible(plan is not None)
        if plan is None:
            return
        if ranking is None:
            set_property(self._state, "chip", "error")
            self._state.setText(texts.tr("No ranking: see the marks on the left"))
            return
        cells = len(plan.strategies) * len(ranking.leaves)
        open_cells = sum(ranked.unconfirmed + ranked.empty for ranked in ranking.strategies)
        set_property(self._state, "chip", "warning" if open_cells else "good")
        self._state.setText(
            texts.tr("{open} of {cells} scores not confirmed", open=open_cells, cells=cells)
            if open_cells
            else texts.tr("All {cells} scores confirmed", cells=cells)
        )


class _Bars(QWidget):
    """One column a strategy: rank and name, closeness, and a bar beneath."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._columns: list[tuple[str, float, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 44)

    def show_ranking(self, plan: Plan | None, ranking: Ranking | None) -> None:
        texts = self._context.texts
        self._columns = []
        if plan and ranking:
            positions = {strategy.id: position for position, strategy in enumerate(plan.strategies)}
            for ranked in ranking.order:
                name = f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}"
                self._columns.append((name, ranked.closeness, positions[ranked.strategy]))
        words = [f"{name} {texts.number(closeness, 4)}" for name, closeness, _ in self._columns]
        self.setAccessibleName(texts.join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, texts = self._context.tokens, self._context.texts
        gap = 22.0
        width = min(230.0, (self.width() - gap * (len(self._columns) - 1)) / len(self._columns))
        middle = self.height() / 2
        for column, (name, closeness, position) in enumerate(self._columns):
            left = column * (width + gap)
            figure = texts.number(closeness, 4)
            figure_width = painter.fontMetrics().horizontalAdvance(figure) + 8
            text_area = QRectF(left, middle - 21, width - figure_width, 20)
            painter.setPen(tokens.color("text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(text_area.width()))
            painter.drawText(text_area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            painter.drawText(
                QRectF(left, middle - 21, width, 20),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                figure,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("track"))
            painter.drawRoundedRect(QRectF(left, middle + 7, width, 5), 2.5, 2.5)
            painter.setBrush(tokens.strategy(position))
            painter.drawRoundedRect(QRectF(left, middle + 7, width * closeness, 5), 2.5, 2.5)
