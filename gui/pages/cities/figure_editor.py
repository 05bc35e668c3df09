"""Typing an own figure, with its year and source, beneath the line it is for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from gui.pages.cities.figure_rows import shipped_figure
from gui.widgets.card import button, label
from gui.widgets.optional_number import OptionalNumber
from planner.cities.catalogue import Indicator
from planner.model.city import CityProfile
from planner.text.texts import Texts


class FigureEditor(QFrame):
    """Signals: `entered(value, source, year)`, with None for no value and no year; `left()` when it was given up."""

    entered = Signal(object, str, object)
    left = Signal()

    def __init__(self, texts: Texts, indicator: Indicator, city: CityProfile) -> None:
        super().__init__()
        shipped = shipped_figure(city, indicator.id)
        own = next((figure for figure in city.own_figures if figure.indicator == indicator.id), None)
        self.value, self.year, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.value.setValidator(OptionalNumber(6, self))
        self.value.setFixedWidth(104)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.year.setValidator(OptionalNumber(0, self))
        self.year.setFixedWidth(64)
        for field, name, hint in (
            (self.value, texts.tr("Own figure"), texts.tr("Figure")),
            (self.year, texts.tr("Year of the own figure"), texts.tr("Year")),
            (self.source, texts.tr("Source of the own figure"), texts.tr("Source: document, table")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self._on_save)
        self.save, self.restore, self.cancel = button(), button("quiet"), button("quiet")
        self.save.setText(texts.tr("Save"))
        self.save.setToolTip(texts.tr("Take the figure over (Enter)"))
        self.restore.setText(texts.tr("Back to the catalogue") if shipped else texts.tr("Remove own figure"))
        self.restore.setVisible(own is not None)
        self.cancel.setText(texts.tr("Cancel"))
        self.cancel.setToolTip(texts.tr("Leave the figure as it is (Esc)"))
        self.save.clicked.connect(self._on_save)
        self.restore.clicked.connect(lambda: self.entered.emit(None, "", None))
        self.cancel.clicked.connect(self.left)
        if own is not None:
            self.value.setText(f"{own.value:.6f}".rstrip("0").rstrip("."))
            self.year.setText("" if own.evidence.year is None else str(own.evidence.year))
            self.source.setText(texts.of(own.evidence.source) if own.evidence.basis == "source" else "")
        limits = texts.tr(
            "{lowest} to {highest} {unit}",
            lowest=indicator.minimum,
            highest=indicator.maximum,
            unit=indicator.unit,
        )
        fields = QHBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(self.value)
        fields.addWidget(label(texts.of(indicator.unit), "small"))
        fields.addWidget(self.year)
        fields.addWidget(self.source, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(label(limits, "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(6)
        column.addLayout(fields)
        column.addLayout(buttons)
        self.setFocusProxy(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The field has said so already; the list beneath would open the editor again.
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        for field in (self.value, self.year):
            if not field.hasAcceptableInput():
                field.setFocus()
                return
        value, year = self.value.text().strip(), self.year.text().strip()
        self.entered.emit(float(value) if value else None, self.source.text().strip(), int(year) if year else None)
