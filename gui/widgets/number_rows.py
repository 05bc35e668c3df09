"""Numbers one below the other, each beside what it belongs to; as many as there are things."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.widgets.card import label
from gui.widgets.fields import AmountField

FIELD_WIDTH = 96


@dataclass(frozen=True, slots=True)
class NumberRow:
    """`value` None leaves the field empty, where `placeholder` then stands; `aside` follows it."""

    id: str
    head: str
    value: float | None
    placeholder: str = ""
    aside: str = ""


class NumberRows(QWidget):
    """Signal `entered(id, value)` when a person typed one; None for an emptied field."""

    entered = Signal(str, object)

    def __init__(self, decimals: int = 2) -> None:
        super().__init__()
        self._decimals = decimals
        self._rows: list[tuple[QLabel, AmountField, QLabel]] = []
        self._ids: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def field(self, id: str) -> AmountField:
        return self._rows[self._ids.index(id)][1]

    def show_rows(self, rows: Sequence[NumberRow]) -> None:
        while len(self._rows) < len(rows):
            self._add_row()
        self._ids = [row.id for row in rows]
        for place, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(place < len(rows))
            if place < len(rows):
                self._show_row(rows[place], *parts)
        self.setVisible(bool(rows))

    def _show_row(self, row: NumberRow, head: QLabel, field: AmountField, aside: QLabel) -> None:
        head.setText(row.head)
        field.show_amount(row.value)
        field.setPlaceholderText(row.placeholder)
        field.setAccessibleName(row.head)
        aside.setText(row.aside)
        aside.setVisible(bool(row.aside))

    def _add_row(self) -> None:
        place = len(self._rows)
        field = AmountField(self._decimals)
        field.setFixedWidth(FIELD_WIDTH)
        field.amount_entered.connect(lambda value: self.entered.emit(self._ids[place], value))
        parts = label(role="small", wrap=True), field, label(role="small")
        for column, part in enumerate(parts):
            self._grid.addWidget(part, place, column)
        self._rows.append(parts)
