"""What tables hold, before it is taken over: questions, figures with their boxes, source."""

from collections import Counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.cities.figures_import.preview import Preview
from gui.pages.cities.figures_import.questions import Questions
from gui.pages.cities.figures_import.rows_model import RowsModel
from gui.pages.cities.figures_import.rows_view import RowsView
from gui.widgets.card import button, label
from planner.cities.own_figures import OwnFigure, taken
from planner.cities.yearbook.questions import Answers
from planner.text.figure_words import CHANGES, STATUSES

KINDS = ("", "new", "changed", "odd", "same")
NOTES_HEIGHT = 76
SEARCH_DELAY_MS = 150


class PreviewView(QWidget):
    """`answered(answers)` when a question was answered, `accepted` when the ticked figures are to be stored."""

    answered = Signal(object)
    accepted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self.questions = Questions(context)
        self.kinds: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.tick_all, self.tick_none = button("quiet"), button("quiet")
        self.model = RowsModel(context, self)
        self.view = RowsView(self.model)
        self._without = label(role="small", wrap=True)
        self.notes = label(role="small", wrap=True)
        self._source_head = label(role="strong")
        self.source = QLineEdit()
        self.accept = button("primary")
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._lay_out()
        self.questions.answered.connect(self.answered)
        self.search.textChanged.connect(self._delay.start)
        self._delay.timeout.connect(self._filter)
        self._group.buttonClicked.connect(self._filter)
        self.tick_all.clicked.connect(lambda: self.model.tick_shown(True))
        self.tick_none.clicked.connect(lambda: self.model.tick_shown(False))
        self.model.ticked_changed.connect(self._show_state)
        self.source.textChanged.connect(self._show_state)
        self.source.returnPressed.connect(self.accept.click)
        self.accept.clicked.connect(self.accepted)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        for kind in KINDS:
            made = button()
            made.setCheckable(True)
            self.kinds[kind] = made
            self._group.addButton(made)
            filters.addWidget(made)
        self.kinds[""].setChecked(True)
        filters.addStretch(1)
        for widget in (self.tick_all, self.tick_none, self.search):
            filters.addWidget(widget)
        self._notes_area = QScrollArea()
        self._notes_area.setWidgetResizable(True)
        self._notes_area.setMaximumHeight(NOTES_HEIGHT)
        self._notes_area.setWidget(self.notes)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._source_head)
        foot.addWidget(self.source, 1)
        foot.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.questions)
        column.addLayout(filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._without)
        column.addWidget(self._notes_area)
        column.addLayout(foot)

    @property
    def figures(self) -> tuple[OwnFigure, ...]:
        """The ticked figures under the source typed, as of today."""
        rows = (self.model.rows[at] for at in sorted(self.model.ticked))
        return taken(rows, self.source.text().strip(), self._context.today().isoformat())

    def show_preview(self, preview: Preview, answers: Answers) -> None:
        """Show what was read under these answers; what the user ticked before stays."""
        if self._preview is None or preview.sheets is not self._preview.sheets:
            self.kinds[""].setChecked(True)
            self.search.clear()
            self.model.rows = ()
        self._preview = preview
        self.questions.show_questions(preview.reading.questions, answers)
        self.model.show_rows(preview.rows)
        self.refresh(answers)

    def forget(self) -> None:
        self._preview = None

    def refresh(self, answers: Answers) -> None:
        """Set all words in the language in force."""
        if self._preview is None:
            return
        texts, rows = self._context.texts, self._preview.rows
        counts = Counter[str](row.change for row in rows)
        for kind, made in self.kinds.items():
            name, count = (texts.tr(CHANGES[kind]), counts[kind]) if kind else (texts.tr("All"), len(rows))
            made.setText(f"{name} {count}")
            made.setEnabled(count > 0 or not kind)
        self.search.setPlaceholderText(texts.tr("City, indicator or remark"))
        self.search.setAccessibleName(texts.tr("Filter the figures"))
        self.tick_all.setText(texts.tr("Tick all shown"))
        self.tick_none.setText(texts.tr("Untick all shown"))
        self.view.setAccessibleName(texts.tr("Figures to import; Space ticks one"))
        self._source_head.setText(texts.tr("Source"))
        self.source.setPlaceholderText(texts.tr("Title and edition, such as China City Statistical Yearbook 2024"))
        self.source.setAccessibleName(texts.tr("Source of the figures"))
        self.questions.show_questions(self._preview.reading.questions, answers)
        self.model.show_only(*self._shown())
        self._show_without()
        messages = self._preview.reading.messages
        self.notes.setText("\n".join(texts.message(message) for message in messages))
        self._notes_area.setVisible(bool(messages))
        self._show_state()

    def _show_without(self) -> None:
        """How many cells hold no figure, by reason."""
        if self._preview is None:
            return
        texts = self._context.texts
        cells = (cell for cell in self._preview.reading.found if cell.value is None or not cell.city)
        counts = Counter[str](cell.status for cell in cells)
        parts = [texts.tr("{state} {count}", state=texts.tr(STATUSES[status]), count=n) for status, n in counts.items()]
        self._without.setText(texts.tr("Cells without a figure to take: {parts}", parts=texts.join(parts)))
        self._without.setVisible(bool(parts))

    def _shown(self) -> tuple[str, str]:
        kind = next((kind for kind, made in self.kinds.items() if made.isChecked()), "")
        return kind, self.search.text().strip()

    def _filter(self, *_: object) -> None:
        self.model.show_only(*self._shown())

    def _show_state(self) -> None:
        texts, count = self._context.texts, len(self.figures)
        self.accept.setText(texts.trn("Import {count} figure", "Import {count} figures", count))
        has_source = bool(self.source.text().strip())
        self.accept.setEnabled(bool(count) and has_source)
        self.accept.setToolTip("" if has_source else texts.tr("Type the source first: it is shown with every figure."))
