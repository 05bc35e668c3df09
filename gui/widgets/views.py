"""Views of which one is in front."""

from PySide6.QtWidgets import QStackedWidget


class Views(QStackedWidget):
    """Takes the height it is given, however wide: else every change of a text would measure all hidden views."""

    def hasHeightForWidth(self) -> bool:
        return False
