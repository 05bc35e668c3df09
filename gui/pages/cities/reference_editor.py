"""A reference city from outside the catalogue: its name, the source, and its figures by year, typed or pasted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem

from gui.context import Context
from gui.pages.cities.efficiency_figures import references
from gui.widgets.card import Card, button, label
from gui.widgets.choice import Choice
from planner.cities.catalogue import Indicator
from planner.cities.outside import OutsideCity, outside_figures
from planner.cities.performance import EfficiencyForm
from planner.model.message import Message, ProblemError

HEAD_HEIGHT, YEAR_WIDTH = 96, 80
EMPTY_LINES = 12
"""Lines there are at least; a pasted block makes as many more as it needs."""


class FigureGrid(QTableWidget):
    """Cells that take a block from the clipboard: the marked cell is its upper left one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Set a tab-separated block from the current cell on; what reaches beyond the last column is left out."""
        first, left = max(0, self.currentRow()), max(0, self.currentColumn())
        lines = text.rstrip("\r\n").splitlines()
        self.setRowCount(max(self.rowCount(), first + len(lines)))
        for down, line in enumerate(lines):
            for right, cell in enumerate(line.split("\t")[: self.columnCount() - left]):
                self.set_text(first + down, left + right, cell.strip())

    def set_text(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)

    def line(self, row: int) -> tuple[str, ...]:
        cells = (self.item(row, column) for column in range(self.columnCount()))
        return tuple("" if cell is None else cell.text() for cell in cells)


class ReferenceEditor(Card):
    """`changed` after a reference city was saved or removed, `closed` when the editor is left.

    What is saved is kept with the user's own figures and takes the place of what was kept of that city.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, context: Context, forms: tuple[EfficiencyForm, ...]) -> None:
        super().__init__()
        self._context, self._forms = context, forms
        self._form = forms[0]
        self._known: tuple[OutsideCity, ...] = ()
        self._id = ""
        self.which, self.name, self.source = Choice(), QLineEdit(), QLineEdit()
        self.grid = FigureGrid()
        self.grid.verticalHeader().setDefaultSectionSize(26)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.grid.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 2px 4px; font-size: 12px; }")
        self.grid.horizontalHeader().setFixedHeight(HEAD_HEIGHT)
        self.grid.setTabKeyNavigation(False)
        self.problem = label(role="error", wrap=True)
        self._hint = label(role="small", wrap=True)
        self.save, self.remove, self.back = button("primary"), button(), button("quiet")
        names = QHBoxLayout()
        for part, share in ((self.which, 0), (self.name, 2), (self.source, 5)):
            names.addWidget(part, share)
        buttons = QHBoxLayout()
        for pressed in (self.save, self.remove, self.back):
            buttons.addWidget(pressed)
        buttons.addStretch(1)
        self.body.addLayout(names)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)
        self.which.activated.connect(self._on_which)
        self.save.clicked.connect(self._on_save)
        self.remove.clicked.connect(self._on_remove)
        self.back.clicked.connect(self.closed)

    def edit(self, form: EfficiencyForm, id: str) -> None:
        """Show the figures of the reference city of that id, or empty lines for a new one."""
        self._form = form
        self._known = references(self._context.shelf)
        city = next((each for each in self._known if each.id == id), None)
        self._id = "" if city is None else city.id
        self.name.setText("" if city is None else self._context.texts.of(city.name))
        self.source.setText("" if city is None else self._context.texts.join(city.sources))
        self._fill(city)
        self._tell(None)
        self.refresh()

    def refresh(self) -> None:
        """Word everything in the language in force; what is typed stays."""
        texts = self._context.texts
        self.set_title(texts.tr("Reference city from outside the catalogue"))
        names = (*(texts.of(city.name) for city in self._known), texts.tr("New reference city"))
        ids = [city.id for city in self._known]
        self.which.show_choices(names, ids.index(self._id) if self._id in ids else len(ids))
        self.which.setAccessibleName(texts.tr("Reference city"))
        self.which.setVisible(bool(self._known))
        for field, said in (
            (self.name, texts.tr("Name of the city")),
            (self.source, texts.tr("Source: document, table")),
        ):
            field.setPlaceholderText(said)
            field.setAccessibleName(said)
        self._hint.setText(
            texts.tr(
                "A year in each line, its figures in the units of the heads. A block copied from a spreadsheet is "
                "pasted (Ctrl+V) from the marked cell on. The figures are kept with the own figures."
            )
        )
        self.grid.setAccessibleName(texts.tr("Figures of the reference city by year"))
        heads = (
            texts.tr("Year"),
            *(
                texts.tr("{name} ({unit})", name=each.name, unit=each.unit)
                if texts.of(each.unit)
                else texts.of(each.name)
                for each in self._indicators
            ),
        )
        for column, head in enumerate(heads):
            item = QTableWidgetItem(head)
            item.setToolTip(head)
            self.grid.setHorizontalHeaderItem(column, item)
        self.save.setText(texts.tr("Save"))
        self.remove.setText(texts.tr("Remove this city"))
        self.remove.setVisible(bool(self._id))
        self.back.setText(texts.tr("Back to the comparison"))

    @property
    def _indicators(self) -> tuple[Indicator, ...]:
        """Those of all forms, of the form in force first: a city is kept for every comparison."""
        forms = (self._form, *self._forms)
        wanted = dict.fromkeys(each.indicator for form in forms for each in form.indicators)
        return tuple(map(self._context.catalogue.indicator, wanted))

    def _fill(self, city: OutsideCity | None) -> None:
        indicators = [each.id for each in self._indicators]
        figures = {} if city is None else {(each.year, each.indicator): each.value for each in city.figures}
        years = sorted({year for year, _ in figures})
        self.grid.clearContents()
        self.grid.setColumnCount(1 + len(indicators))
        self.grid.setRowCount(max(EMPTY_LINES, len(years) + 3))
        for row, year in enumerate(years):
            self.grid.set_text(row, 0, str(year))
            for column, indicator in enumerate(indicators, 1):
                if (year, indicator) in figures:
                    self.grid.set_text(row, column, f"{figures[year, indicator]:.6f}".rstrip("0").rstrip("."))
        self.grid.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.grid.setColumnWidth(0, YEAR_WIDTH)
        self.grid.setCurrentCell(0, 0)

    def _tell(self, problem: Message | None) -> None:
        self.problem.setText("" if problem is None else self._context.texts.message(problem))
        self.problem.setVisible(problem is not None)

    def _on_which(self, place: int) -> None:
        self.edit(self._form, self._known[place].id if place < len(self._known) else "")

    def _on_save(self) -> None:
        own, day = self._context.shelf.own, self._context.today().isoformat()
        lines = {row + 1: self.grid.line(row) for row in range(self.grid.rowCount())}
        try:
            figures = outside_figures(
                self._context.shelf.shipped, self.name.text(), self.source.text(), self._indicators, lines, day
            )
            if not self._may_replace(figures[0].city):
                return
            own.take(figures)
            # Only now: were it to fail, the later figures would be in force all the same.
            self._remove({self._id, figures[0].city})
        except ProblemError as problem:
            self._tell(problem.message)
            return
        self._end()

    def _may_replace(self, id: str) -> bool:
        """Another reference city of the same name is not overwritten unasked."""
        texts = self._context.texts
        other = next((city for city in self._known if city.id == id != self._id), None)
        if other is None:
            return True
        question = texts.tr(
            "“{city}” has figures already, from: {origin}. Replace them?",
            city=other.name,
            origin=texts.join(other.sources),
        )
        return self._context.dialogs.confirm(question, texts.tr("Replace"))

    def _on_remove(self) -> None:
        texts = self._context.texts
        question = texts.tr("Remove “{city}” and its figures?", city=self.name.text())
        if not self._context.dialogs.confirm(question, texts.tr("Remove")):
            return
        try:
            self._remove({self._id})
        except ProblemError as problem:
            self._tell(problem.message)
            return
        self._end()

    def _remove(self, ids: set[str]) -> None:
        """What was kept of these cities when the editor opened."""
        for city in self._known:
            if city.id in ids:
                for batch in city.batches:
                    self._context.shelf.own.remove(batch)

    def _end(self) -> None:
        self._context.shelf.reread()
        self.changed.emit()
        self.closed.emit()
