"""One criterion's weight as a slider: name, groove with the stable interval, and the share in figures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, name_font
from planner.model.sensitivity import Interval

STEPS = 1000
"""Positions of a slider: a tenth of a per cent each."""
ONE_PERCENT, FIVE_PERCENT = STEPS // 100, STEPS // 20
HEIGHT = 28
NAME_SHARE, NAME_MOST = 0.37, 220.0
FIGURE_WIDTH, INTERVAL_WIDTH = 62.0, 98.0
GROOVE, BAND = 4.0, 10.0
HANDLE = 8.0
SWATCH = 4.0


@dataclass(frozen=True, slots=True)
class WeightFace:
    """`base` is the plan's share, `share` the one tried; `stable` the interval in which the first place stays."""

    name: str
    color: QColor
    base: float
    share: float
    stable: Interval | None
    figure: str
    interval: str
    hint: str


class WeightSlider(QSlider):
    """Arrows move by a per cent, Page keys by five, Home and End to 0 and 100 %.

    Signal `walked(share)` for each move by the user; `show_face` says nothing.
    """

    walked = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self._face: WeightFace | None = None
        self._grip = 0.0
        self.setRange(0, STEPS)
        self.setSingleStep(ONE_PERCENT)
        self.setPageStep(FIVE_PERCENT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda value: self.walked.emit(value / STEPS))

    def show_face(self, face: WeightFace) -> None:
        if face == self._face:
            return
        old, self._face = self._face, face
        with QSignalBlocker(self):
            self.setValue(round(face.share * STEPS))
        if old is None or (old.name, old.hint) != (face.name, face.hint):
            self.setAccessibleName(face.name)
            self.setToolTip(face.hint)
        self.setAccessibleDescription(f"{face.figure} {face.interval}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def groove_x(self, share: float) -> float:
        """Where a share stands, in pixels from the left."""
        groove = self._groove()
        return groove.left() + groove.width() * share

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is None:
            return
        face, tokens = self._face, self._context.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 5, 5)
        painter.fillRect(QRectF(2, 6, SWATCH, self.height() - 12), face.color)
        groove = self._groove()
        name_room = QRectF(SWATCH + 8, 0, groove.left() - SWATCH - 8 - HANDLE - 6, self.height())
        painter.setFont(name_font(self.font(), (face.name,), name_room.width()))
        painter.setPen(tokens.color("text"))
        draw_wrapped(painter, name_room, face.name)
        self._paint_groove(painter, face, groove, middle)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens.color("text"))
        painter.setFont(_sized(self.font(), 13, bold=abs(face.share - face.base) > 1e-9))
        painter.drawText(QRectF(groove.right() + HANDLE, 0, FIGURE_WIDTH - HANDLE, self.height()), right, face.figure)
        painter.setPen(tokens.color("muted"))
        painter.setFont(_sized(self.font(), 12, bold=False))
        painter.drawText(
            QRectF(self.width() - INTERVAL_WIDTH - 4, 0, INTERVAL_WIDTH, self.height()), right, face.interval
        )

    def _paint_groove(self, painter: QPainter, face: WeightFace, groove: QRectF, middle: float) -> None:
        tokens = self._context.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("track"))
        painter.drawRoundedRect(QRectF(groove.left(), middle - GROOVE / 2, groove.width(), GROOVE), 2, 2)
        if face.stable is not None:
            start, end = map(self.groove_x, face.stable)
            band = QRectF(start, middle - BAND / 2, max(2.0, end - start), BAND)
            painter.fillRect(band, tokens.color("accent_soft"))
            painter.fillRect(band, QBrush(tokens.color("accent"), Qt.BrushStyle.Dense6Pattern))
            painter.setPen(QPen(tokens.color("accent"), 1.5))
            for end in (band.left(), band.right()):
                painter.drawLine(QPointF(end, band.top() - 2), QPointF(end, band.bottom() + 2))
        base = self.groove_x(face.base)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("text"))
        painter.drawPolygon(
            QPolygonF([QPointF(base - 4, middle + 12), QPointF(base + 4, middle + 12), QPointF(base, middle + 5)])
        )
        painter.setPen(QPen(tokens.color("accent"), 2))
        painter.setBrush(tokens.color("surface"))
        painter.drawEllipse(QPointF(self.groove_x(face.share), middle), HANDLE - 1.5, HANDLE - 1.5)

    def _groove(self) -> QRectF:
        left = min(self.width() * NAME_SHARE, NAME_MOST) + HANDLE + SWATCH
        return QRectF(left, 0, max(20.0, self.width() - left - FIGURE_WIDTH - INTERVAL_WIDTH - 6), self.height())

    def _follow(self, event: QMouseEvent) -> None:
        """The share under the pointer, the handle staying where it was gripped; beside the groove nothing moves."""
        groove, x = self._groove(), event.position().x()
        if not self.isSliderDown():
            if not groove.left() - HANDLE <= x <= groove.right() + HANDLE:
                return
            offset = x - self.groove_x(self.value() / STEPS)
            self._grip = offset if abs(offset) <= HANDLE else 0.0
            self.setSliderDown(True)
        self.setValue(round(STEPS * (x - self._grip - groove.left()) / groove.width()))


def _sized(font: QFont, pixels: int, *, bold: bool) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(bold)
    return sized
