"""The reporting dates: one of them in hand, and a field for the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from gui.widgets.flow import FlowLayout


class DateRow(QWidget):
    """Signals, each with an ISO date: `chosen`, `added`, `removed`."""

    chosen = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dates: tuple[str, ...] = ()
        self._shown = ""
        self._head = label(role="strong")
        self.chips: dict[str, QPushButton] = {}
        chips = QWidget()
        self._flow = FlowLayout(chips)
        self.field = QLineEdit(context.today().isoformat())
        self.field.setInputMask("9999-99-99")
        self.field.setFixedWidth(110)
        self.add, self.remove = button(), button("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 1)
        for widget in (self.remove, self.field, self.add):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        for beside in (self._head, self.remove, self.field):
            beside.setMinimumHeight(self.add.sizeHint().height())
        self.add.clicked.connect(self._on_add)
        self.field.returnPressed.connect(self._on_add)
        self.remove.clicked.connect(lambda: self.removed.emit(self._shown))

    def refresh(self, dates: tuple[str, ...], shown: str) -> None:
        """Show the dates reported on; `shown` is the one in hand, or empty where there is none."""
        texts = self._context.texts
        self._head.setText(texts.tr("Reporting date"))
        self.add.setText(texts.tr("Add reporting date"))
        self.remove.setText(texts.tr("Remove {date}", date=shown))
        self.remove.setVisible(bool(shown))
        self.field.setAccessibleName(texts.tr("Date of the next report"))
        self.field.setToolTip(texts.tr("Year-month-day; Enter adds it"))
        if dates != self._dates:
            self._dates = dates
            self._rebuild()
        self._shown = shown
        for day, made in self.chips.items():
            made.setChecked(day == shown)
            made.setAccessibleName(texts.tr("Report of {date}", date=day))

    def _rebuild(self) -> None:
        for day in tuple(self.chips):
            if day not in self._dates:
                gone = self.chips.pop(day)
                self._flow.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        before = self.add
        for position, day in enumerate(self._dates):
            if day not in self.chips:
                made = self.chips[day] = button()
                made.setText(day)
                made.setCheckable(True)
                made.clicked.connect(lambda _=False, day=day: self.chosen.emit(day))
                self._flow.insert_widget(position, made)
            QWidget.setTabOrder(before, self.chips[day])
            before = self.chips[day]

    def _on_add(self) -> None:
        self.added.emit(self.field.text())
