"""A drop-down that changes only on purpose: a wheel over it scrolls the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """`activated` tells of a choice by the user; filling it says nothing there."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(80)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_choices(self, names: tuple[str, ...], chosen: int) -> None:
        """Word the choices, which stay in their order, and mark one."""
        while self.count() > len(names):
            self.removeItem(self.count() - 1)
        while self.count() < len(names):
            self.addItem("")
        for position, name in enumerate(names):
            if self.itemText(position) != name:
                self.setItemText(position, name)
        self.setCurrentIndex(chosen)
