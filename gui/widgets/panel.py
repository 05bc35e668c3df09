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
        layout = self.layout()
        height = self._size.height()
        if layout is not None and not height:
            layout.activate()
            height = layout.totalHeightForWidth(self._size.width())
            height = height if height > 0 else layout.sizeHint().height()
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        place = QRect(QPoint(corner.x() - self._size.width(), corner.y() + 4), QSize(self._size.width(), height))
        screen = widget.screen().availableGeometry()
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - place.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() - place.height())))
        self.setGeometry(place)
        self.show()
