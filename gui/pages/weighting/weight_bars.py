"""Weights as bars: name, bar, share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, fitting_font, wrapped_lines

ONE_LINE, TWO_LINES = 23, 32
SHARE_WIDTH = 52
NAME_SIZES = (12, 11)


class WeightBars(QWidget):
    """Paints one row an item; only outlined while the weights rest on assumptions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._bars: tuple[tuple[str, float], ...] = ()
        self._assumed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[tuple[str, float], ...], assumed: bool) -> None:
        """`bars` are names with shares 0..1."""
        if (bars, assumed) == (self._bars, self._assumed):
            return
        resized = [name for name, _ in bars] != [name for name, _ in self._bars]
        self._bars, self._assumed = bars, assumed
        texts = self._context.texts
        words = [f"{name} {texts.percent(share)}" for name, share in bars]
        self.setAccessibleName(texts.join(words))
        self.setToolTip("\n".join(words))
        if resized:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._bars) * self._row_height(width)

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def _name_width(self, width: float) -> float:
        return min((width - SHARE_WIDTH) * 0.66, 190.0)

    def _name_font(self, width: float) -> QFont:
        return fitting_font(self.font(), NAME_SIZES, (name for name, _ in self._bars), self._name_width(width))

    def _row_height(self, width: float) -> int:
        font = self._name_font(width)
        two = any(len(wrapped_lines(name, font, self._name_width(width))) > 1 for name, _ in self._bars)
        return TWO_LINES if two else ONE_LINE

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, texts = self._context.tokens.color, self._context.texts
        name_width, height = self._name_width(self.width()), self._row_height(self.width())
        left = name_width + 8
        room = self.width() - left - SHARE_WIDTH
        largest = max(share for _, share in self._bars)
        small = self._name_font(self.width())
        strong = QFont(self.font())
        strong.setBold(True)
        for row, (name, share) in enumerate(self._bars):
            top = row * height
            painter.setFont(small)
            painter.setPen(color("text"))
            draw_wrapped(painter, QRectF(0, top, name_width, height), name)
            bar = QRectF(left, top + height / 2 - 6, room * share / largest, 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if self._assumed else "accent"))
            painter.drawRoundedRect(bar, 3, 3)
            if self._assumed:
                painter.setPen(color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setFont(strong)
            painter.setPen(color("text"))
            area = QRectF(self.width() - SHARE_WIDTH, top, SHARE_WIDTH, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts.percent(share))
