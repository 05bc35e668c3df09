"""The strip of nodes to be weighed: the goal and each group, with how far its judging has come."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from gui.context import Context
from gui.pages.weighting.node_words import standing
from gui.widgets.wrapped_text import draw_wrapped, fitting_font
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.model.criterion import GOAL
from planner.model.evaluation import NodeWeights, Weights
from planner.model.plan import Plan

HEIGHT = 58
GAP = 6
LEAST_WIDTH = 104
NAME_SIZES = (12, 11)


class NodePicker(QScrollArea):
    """Arrow keys or a click choose a node; signal `chosen(node)`."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._buttons: list[NodeButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.node))
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> tuple["NodeButton", ...]:
        """The buttons in use, in tree order."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def sizeHint(self) -> QSize:
        crowded = len(self.buttons) * (LEAST_WIDTH + GAP) > self.width()
        return QSize(400, HEIGHT + (14 if crowded else 0))

    def show_nodes(self, plan: Plan, weights: Weights, node: str) -> None:
        texts = self._context.texts
        while len(self._buttons) < len(weights.nodes):
            self._add_button()
        for button, local in zip(self._buttons, weights.nodes, strict=False):
            goal = local.node == GOAL
            name = texts.tr("Goal") if goal else texts.of(plan.criteria.criterion(local.node).name)
            button.show_node(local, name, standing(local, texts))
            button.setToolTip(texts.of(plan.criteria.goal) if goal else name)
            button.setChecked(local.node == node)
            if local.node == node:
                self.ensureWidgetVisible(button)
        for position, button in enumerate(self._buttons):
            button.setVisible(position < len(weights.nodes))
        self.setAccessibleName(texts.tr("What is weighed"))
        self.updateGeometry()

    def _add_button(self) -> None:
        button = NodeButton(self._context)
        self._group.addButton(button)
        self._row.addWidget(button, 6 if self._buttons else 5)
        self._buttons.append(button)


class NodeButton(QAbstractButton):
    """Name above, standing below; the chosen one on the accent's ground."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.node = GOAL
        self._standing = ""
        self._tone = "muted"
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_node(self, local: NodeWeights, name: str, standing: str) -> None:
        self.node = local.node
        self.setText(name)
        self.setAccessibleName(f"{name}: {standing}")
        if (standing, _tone(local)) != (self._standing, self._tone):
            self._standing, self._tone = standing, _tone(local)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._context.tokens.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(color("accent" if chosen else "border"), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(color("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        inner = QRectF(self.rect()).adjusted(7, 3, -5, -3)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setPen(color(self._tone))
        painter.setFont(font)
        foot = QRectF(inner.left(), inner.bottom() - 19, inner.width(), 19)
        standing = painter.fontMetrics().elidedText(self._standing, Qt.TextElideMode.ElideRight, int(foot.width()))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, standing)
        font.setBold(chosen)
        painter.setFont(fitting_font(font, NAME_SIZES, (self.text(),), inner.width()))
        painter.setPen(color("accent" if chosen else "text"))
        draw_wrapped(painter, QRectF(inner.left(), inner.top(), inner.width(), 33), self.text())


def _tone(local: NodeWeights) -> str:
    """The token that colours a node's standing, whose words say the same."""
    if local.pairs == 0:
        return "muted"
    if local.basis == "equal":
        return "warning"
    ratio = local.consistency_ratio
    if ratio is None:
        return "muted"
    return "good" if ratio <= ACCEPTABLE_RATIO else "error"
