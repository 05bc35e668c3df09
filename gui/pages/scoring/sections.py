"""Parts of the explanation: a headed text, the parts of a blend, the anchors of a scale."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label, set_property
from planner.model.criterion import Criterion
from planner.model.strategy import FitPart, LocalFit

ANCHOR_COUNT = 5


class Section(QWidget):
    """A heading with its text beneath; it takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label(role="strong")
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)

    def show_text(self, title: str, text: str) -> None:
        self.setVisible(bool(text))
        self._title.setText(title)
        self._text.setText(text)


class FitSection(Section):
    """The parts of a strategy's blend under the sentence about its local fit."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[_PartRow] = []

    def show_fit(self, title: str, text: str, fit: LocalFit | None) -> None:
        self.show_text(title, text)
        parts = fit.parts if fit else ()
        while len(self._rows) < len(parts):
            row = _PartRow(self._context)
            self._rows.append(row)
            self.column.addWidget(row)
        for position, row in enumerate(self._rows):
            row.setVisible(position < len(parts))
            if position < len(parts):
                row.show_part(parts[position])


class _PartRow(QWidget):
    """One part: its name, weight × share, the share as a bar, and the city's value with year and source."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = label(wrap=True)
        self._product = label()
        self._product.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._bar = _ShareBar(context)
        self._shown = label(role="small", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._product, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        grid.addWidget(self._shown, 2, 0, 1, 2)

    def show_part(self, part: FitPart) -> None:
        texts = self._context.texts
        self._name.setText(texts.of(part.label))
        self._product.setText(
            texts.tr("weight {weight}", weight=part.weight)
            if part.share is None
            else texts.tr("weight {weight} × share {share}", weight=part.weight, share=texts.number(part.share, 2))
        )
        self._bar.show_share(part.share)
        self._shown.setText(texts.of(part.shown))


class _ShareBar(QWidget):
    """A share 0..1 as a thin bar; an unknown one has no track."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(60, 6)

    def show_share(self, share: float | None) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.tokens.color("track"))
        painter.drawRoundedRect(QRectF(0, 1, self.width(), 4), 2, 2)
        painter.setBrush(self._context.tokens.color("accent"))
        painter.drawRoundedRect(QRectF(0, 1, self.width() * self._share, 4), 2, 2)


class AnchorSection(QWidget):
    """What the ratings 1, 3, 5, 7 and 9 stand for on a leaf; the nearest to the cell's value is marked by ▸."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = label(role="strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        self._rows: list[tuple[QWidget, QLabel, QLabel]] = []
        for _ in range(ANCHOR_COUNT):
            line = QWidget()
            rating, text = label(role="strong"), label(role="muted", wrap=True)
            rating.setFixedWidth(26)
            rating.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(rating)
            row.addWidget(text, 1)
            column.addWidget(line)
            self._rows.append((line, rating, text))

    def show_anchors(self, leaf: Criterion, value: float | None) -> None:
        texts = self._context.texts
        anchors = leaf.anchors if leaf.scale == "rating" else ()
        self.setVisible(bool(anchors))
        self._title.setText(texts.tr("What the ratings stand for"))
        nearest = min(anchors, key=lambda anchor: abs(anchor.rating - value)) if anchors and value is not None else None
        for position, (line, rating, text) in enumerate(self._rows):
            line.setVisible(position < len(anchors))
            if position < len(anchors):
                anchor = anchors[position]
                rating.setText(f"▸{anchor.rating}" if anchor is nearest else str(anchor.rating))
                text.setText(texts.of(anchor.text))
                set_property(text, "role", "strong" if anchor is nearest else "muted")
