"""Where the consistency ratio lies between agreement and contradiction."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from planner.checks.weighting import ACCEPTABLE_RATIO

END = 2 * ACCEPTABLE_RATIO
"""The right end of the bar; a larger ratio is marked there."""
BAR_TOP, BAR_HEIGHT = 4, 7


class ConsistencyBar(QWidget):
    """Good up to 0.1, beyond it not; words under each half say so too."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ratio: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 38)

    def show_ratio(self, ratio: float | None) -> None:
        self._ratio = ratio
        texts = self._context.texts
        self.setAccessibleName(texts.tr("Consistency ratio {ratio}", ratio=texts.number(ratio, 4)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, texts = self._context.tokens.color, self._context.texts
        middle, width = self.width() / 2, float(self.width())
        known = self._ratio is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("good" if known else "track"))
        painter.drawRoundedRect(QRectF(0, BAR_TOP, middle - 1, BAR_HEIGHT), 3, 3)
        painter.setBrush(color("error" if known else "track"))
        painter.drawRoundedRect(QRectF(middle + 1, BAR_TOP, middle - 1, BAR_HEIGHT), 3, 3)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(color("muted"))
        foot = QRectF(0, BAR_TOP + BAR_HEIGHT + 10, width, 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, texts.number(ACCEPTABLE_RATIO, 1))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, texts.tr("acceptable"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts.tr("to be reviewed"))
        if self._ratio is not None:
            x = min(max(self._ratio / END, 0.0), 1.0) * (width - 12) + 6
            top = BAR_TOP + BAR_HEIGHT + 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("text"))
            painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x - 6, top + 9), QPointF(x + 6, top + 9)]))
