"""A number that may be left out."""

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QDoubleValidator, QValidator


class OptionalNumber(QDoubleValidator):
    """Accepts an empty field too, which Qt's own validator holds to be unfinished: Enter on it would do nothing.

    Decimal point and no grouping whatever the language; limits are for the edit to refuse, in words.
    """

    def __init__(self, decimals: int, parent: QObject) -> None:
        super().__init__(-1e15, 1e15, decimals, parent)
        self.setLocale(QLocale.c())
        self.setNotation(QDoubleValidator.Notation.StandardNotation)

    def validate(self, text: str, position: int) -> object:
        if not text.strip():
            return QValidator.State.Acceptable, text, position
        return super().validate(text, position)
