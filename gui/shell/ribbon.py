"""The live ranking ribbon at the foot of every page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.context import Context
from gui.widgets.card import chip, label, set_property
from gui.widgets.wrapped_text import wrapped_lines
from planner.model.evaluation import Ranking
from planner.model.plan import Plan

STATE_WIDTH = 262
STATE_PADDING = 8
"""As in the style sheet."""
GAP = 22.0
NARROW = 170.0


class Ribbon(QFrame):
    """Strategies in their order with closeness as figure and bar; how sure the first place is, and on what it rests.

    The verdict of the draws is said in words. How many scores nobody confirmed is told on hovering over it, and in
    its place while there is no verdict.
    """

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
        self.state = chip("accent")
        self.state.setWordWrap(True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state.setFixedWidth(STATE_WIDTH)
        row.addWidget(self._head)
        row.addWidget(self._bars, 1)
        row.addWidget(self.state)
        for signal in (context.document.changed, context.wording.changed, context.theme.changed):
            signal.connect(self.refresh)
        context.questions.sureness.changed.connect(self._tell_state)
        context.questions.sureness.watch(self)
        self.refresh()

    def refresh(self, *_: object) -> None:
        document = self._context.document
        self._head.setText(self._context.texts.tr("Live ranking"))
        self._bars.show_ranking(document.plan, document.evaluation.ranking if document.evaluation else None)
        self._tell_state()

    def _tell_state(self) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        self.state.setVisible(plan is not None)
        if plan is None or evaluation is None:
            return
        if evaluation.ranking is None:
            self._say("error", self._context.texts.tr("No ranking: see the marks on the left"), "")
            return
        confirmed, resting = self._resting(plan, evaluation.ranking)
        question = self._context.questions.sureness
        if question.answered is None:
            self._say("good" if confirmed else "warning", resting, resting)
            return
        from gui.pages.ranking.words import (  # with numpy: not before there is an answer
            brief_verdict,
            first_share_sentence,
        )

        known = question.answered
        brief = brief_verdict(self._context.texts, known.plan, known.ranking, known.answer)
        hint = first_share_sentence(self._context.texts, known.plan, known.ranking, known.answer)
        if not question.current:
            brief = self._context.texts.tr("Being recomputed. Before: {verdict}", verdict=brief)
            hint = self._context.texts.tr("Being recomputed. Before the last change: {verdict}", verdict=hint)
        self._say("accent" if question.current else "plain", brief, f"{hint}\n{resting}")

    def _say(self, kind: str, text: str, hint: str) -> None:
        """Two lines at most: a longer text is cut in words, and stands whole in the hint."""
        set_property(self.state, "chip", kind)
        self.state.ensurePolished()
        self.state.setText("\n".join(wrapped_lines(text, self.state.font(), STATE_WIDTH - 2 * STATE_PADDING)))
        self.state.setToolTip(hint)
        self.state.setAccessibleDescription(hint)

    def _resting(self, plan: Plan, ranking: Ranking) -> tuple[bool, str]:
        """Whether every score is confirmed, and how many are not."""
        texts, cells = self._context.texts, len(plan.strategies) * len(ranking.leaves)
        open_cells = sum(ranked.unconfirmed + ranked.empty for ranked in ranking.strategies)
        if not open_cells:
            return True, texts.tr("All {cells} scores confirmed", cells=cells)
        return False, texts.tr("{open} of {cells} scores not confirmed", open=open_cells, cells=cells)


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
        width = min(230.0, (self.width() - GAP * (len(self._columns) - 1)) / len(self._columns))
        for column, (name, closeness, position) in enumerate(self._columns):
            area = QRectF(column * (width + GAP), self.height() / 2 - 21, width, 40)
            self._paint_column(painter, area, name, closeness, self._context.tokens.strategy(position))

    def _paint_column(self, painter: QPainter, area: QRectF, name: str, closeness: float, color: QColor) -> None:
        """Name and figure over the bar; in a narrow column the name has the line to itself, the figure the bar's."""
        tokens = self._context.tokens
        figure = self._context.texts.number(closeness, 4)
        metrics = painter.fontMetrics()
        figure_width = metrics.horizontalAdvance(figure) + 8
        narrow = area.width() < NARROW
        upper = QRectF(area.left(), area.top(), area.width(), 20)
        bar = QRectF(area.left(), area.top() + 28, area.width(), 5)
        painter.setPen(tokens.color("text"))
        beside = QRectF(area.left(), area.top() + 20, area.width(), 20) if narrow else upper
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        name_room = upper if narrow else upper.adjusted(0, 0, -figure_width, 0)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(name_room.width()))
        painter.drawText(name_room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if narrow:
            bar.setWidth(bar.width() - figure_width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("track"))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * closeness, bar.height()), 2.5, 2.5)
