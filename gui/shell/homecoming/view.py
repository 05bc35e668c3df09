"""The review of edited exports: every change with a box to tick, what speaks against it, and what becomes of it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.shell.homecoming.exchange import Found, Homecoming
from gui.widgets.card import Card, button, label
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits.edited_workbooks import Difference


class HomecomingView(QWidget):
    """Stands in place of the page until the changes are taken over or put aside."""

    def __init__(self, context: Context, homecoming: Homecoming) -> None:
        super().__init__()
        self._context, self._homecoming = context, homecoming
        self.card = Card()
        self.hint = label(role="muted", wrap=True)
        self.sheets = QComboBox()
        self.all, self.none = button("quiet"), button("quiet")
        self.list = ReasonList(lambda: context.tokens)
        self.take, self.aside = button("primary"), button()
        self._lay_out()
        self.list.ticked.connect(lambda id, on: homecoming.choose([id], on))
        self.sheets.currentIndexChanged.connect(lambda _: self.refresh())
        self.all.clicked.connect(lambda: homecoming.choose(self._ids_in_view(), True))
        self.none.clicked.connect(lambda: homecoming.choose(self._ids_in_view(), False))
        self.take.clicked.connect(homecoming.take_over)
        self.aside.clicked.connect(homecoming.put_aside)
        for signal in (homecoming.changed, context.wording.changed, context.theme.changed):
            signal.connect(self.refresh)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.sheets)
        above.addWidget(self.all)
        above.addWidget(self.none)
        above.addStretch(1)
        below.addStretch(1)
        below.addWidget(self.aside)
        below.addWidget(self.take)
        self.card.body.addWidget(self.hint)
        self.card.body.addLayout(above)
        self.card.body.addWidget(self.list, 1)
        self.card.body.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.addWidget(self.card)

    def begin(self) -> None:
        """Show all sheets and bring the keyboard to the first line."""
        self.sheets.setCurrentIndex(0)
        self.refresh()
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, *_: object) -> None:
        found, texts = self._homecoming.found, self._context.texts
        if found is None:
            return
        count = len(found.differences)
        self.card.set_title(
            texts.tr("Changes in edited workbooks"), texts.trn("{count} change", "{count} changes", count)
        )
        self.setAccessibleName(texts.tr("Changes in edited workbooks"))
        self.hint.setText(
            texts.tr(
                "Ticked ones enter the plan as one step to undo. Ticked at first is what was changed in the sheet only "
                "and read beyond doubt. Space ticks the line in view."
            )
        )
        self._show_sheets(found)
        self.list.setAccessibleName(texts.tr("Changes in edited workbooks"))
        self.list.show_entries(tuple(self._entries(found)))
        self.all.setText(texts.tr("Tick all shown"))
        self.none.setText(texts.tr("Tick none shown"))
        self.take.setText(texts.trn("Accept {count} change", "Accept {count} changes", len(found.chosen)))
        self.take.setEnabled(bool(found.chosen))
        self.aside.setText(texts.tr("Put aside"))

    def _show_sheets(self, found: Found) -> None:
        """All sheets, and each that has a change, as it is called in its file."""
        titles = list(dict.fromkeys(each.place.sheet for each in found.differences if each.place.sheet))
        shown = [self.sheets.itemData(place) for place in range(1, self.sheets.count())]
        self.sheets.blockSignals(True)
        if titles != shown:
            self.sheets.clear()
            self.sheets.addItem("", "")
            for title in titles:
                self.sheets.addItem(title, title)
        self.sheets.setItemText(0, self._context.texts.tr("All sheets"))
        self.sheets.setAccessibleName(self._context.texts.tr("Sheets shown"))
        self.sheets.blockSignals(False)

    def _in_view(self, found: Found) -> Iterator[Difference]:
        sheet = self.sheets.currentData()
        return (each for each in found.differences if not sheet or each.place.sheet == sheet)

    def _ids_in_view(self) -> list[str]:
        found = self._homecoming.found
        return [] if found is None else [each.id for each in self._in_view(found)]

    def _entries(self, found: Found) -> Iterator[Entry]:
        texts = self._context.texts
        for each in self._in_view(found):
            place = f"{each.place.sheet}!{each.place.cell}" if each.place.cell else ""
            origin = " · ".join(part for part in (each.by or each.file, place) if part)
            yield Entry(each.id, self._title(each), self._detail(each), origin, ticked=each.id in found.chosen)
        for number, problem in enumerate((*found.problems, *found.comparison.messages)):
            yield Entry(f"problem {number}", texts.tr("Not taken over"), texts.message(problem))

    def _title(self, each: Difference) -> str:
        texts = self._context.texts
        if each.kind == "new action":
            return texts.tr("New action: {name}", name=each.label)
        if each.kind == "missing action":
            return texts.tr("Line gone: {name}", name=each.label)
        name = texts.of(each.label)
        return name if each.state == "sheet" else texts.tr("Conflict · {name}", name=name)

    def _detail(self, each: Difference) -> str:
        """The three values side by side, and below them what to know."""
        texts = self._context.texts
        told = [texts.message(message) for message in each.messages if message.code not in _SAID_BY_VALUES]
        if each.kind == "changed":
            heads = (texts.tr("As exported"), texts.tr("In the sheet"), texts.tr("In the plan"))
            values = (each.exported, each.value, each.planned)
            pairs = (
                texts.tr("{head}: {value}", head=head, value=each.shown(value))
                for head, value in zip(heads, values, strict=True)
            )
            told.insert(0, "    ".join(pairs))
        return "\n".join(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._homecoming.put_aside()
        else:
            super().keyPressEvent(event)


_SAID_BY_VALUES = ("changed in both", "copies disagree")
