"""A small panel under the button that opens it; a click elsewhere or Escape closes it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget


class Panel(QFrame):
    """`width` in pixels; `height` too, or 0 for as high as the contents need at that width."""

    def __init__(self, parent: QWidget, width: int, height: int = 0) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._size = QSize(width, height)
        self.setObjectName("card")

    def open_under(self, widget: QWidget) -> None:
        """Show the panel with its right edge under that of `widget`, wholly on the screen."""
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        self._open(widget, QPoint(corner.x() - self._size.width(), corner.y() + 4))

    def open_below(self, widget: QWidget, place: QRect) -> None:
        """Show the panel with its left edge under that of a place in `widget`, wholly on the screen."""
        self._open(widget, widget.mapToGlobal(place.bottomLeft()) + QPoint(0, 4))

    def _open(self, widget: QWidget, corner: QPoint) -> None:
        layout = self.layout()
        height = self._size.height()
        if layout is not None and not height:
            layout.activate()
            height = layout.totalHeightForWidth(self._size.width())
            height = height if height > 0 else layout.sizeHint().height()
        place = QRect(corner, QSize(self._size.width(), height))
        screen = widget.screen().availableGeometry()
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - place.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() - place.height())))
        self.setGeometry(place)
        self.show()
