"""Fields that change only on purpose: by typing, arrows or a wheel over the focused field."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit

from gui.widgets.optional_number import OptionalNumber

WITHOUT_ARROWS = "QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }"


class NumberField(QDoubleSpinBox):
    """A number that arrow keys step. `entered(value)` when the user changed it; `show_value` says nothing."""

    entered = Signal(float)

    def __init__(self, least: float, greatest: float, step: float = 1.0, decimals: int = 0) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, greatest)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(WITHOUT_ARROWS)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        self.valueChanged.connect(self.entered)

    def textFromValue(self, value: float) -> str:
        """No zeros that say nothing: 6, not 6.00; money in per mille stays as fine as typed."""
        text = f"{value:.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def show_value(self, value: float) -> None:
        if self.value() != value:
            with QSignalBlocker(self):
                self.setValue(value)

    def show_range(self, least: float, greatest: float) -> None:
        if (self.minimum(), self.maximum()) != (least, greatest):
            with QSignalBlocker(self):
                self.setRange(least, greatest)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextField(QLineEdit):
    """A line of text. `entered(text)` once it was changed and left or Enter pressed."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self._on_finished)

    def show_text(self, text: str) -> None:
        """Show the plan's text; what is being typed stays."""
        if self.text() != text and not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)

    def _on_finished(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text().strip())


class AmountField(TextField):
    """A number that may stay empty. `amount_entered(value)` with None for an emptied field."""

    amount_entered = Signal(object)

    def __init__(self, decimals: int = 2) -> None:
        super().__init__()
        self._decimals = decimals
        self.setValidator(OptionalNumber(decimals, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entered.connect(self._on_entered)

    def show_amount(self, amount: float | None) -> None:
        text = "" if amount is None else f"{amount:.{self._decimals}f}"
        self.show_text(text.rstrip("0").rstrip(".") if "." in text else text)

    def _on_entered(self, text: str) -> None:
        self.amount_entered.emit(float(text.replace(",", "")) if text else None)
