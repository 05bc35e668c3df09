"""Labels no wider than their words."""

from PySide6.QtWidgets import QLabel


def hug(made: QLabel) -> None:
    """Keep a wrapping label from taking more room than its text in one line needs; call after each change of text."""
    made.ensurePolished()
    made.setMaximumWidth(made.fontMetrics().horizontalAdvance(made.text()) + 4)
