"""Before a table is chosen: how to bring one in, and what was brought in before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.cities.figures_import.kept_imports import KeptImports
from gui.widgets.card import button, label
from planner.model.message import ProblemError


class StartView(QWidget):
    """`files_wanted`, `paste_wanted`, `cancelled`, `export_wanted`, `removed(number)` as the user asks."""

    files_wanted = Signal()
    paste_wanted = Signal()
    cancelled = Signal()
    export_wanted = Signal()
    removed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._how = label(role="strong", wrap=True)
        self._how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._what = label(role="muted", wrap=True)
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose, self.paste, self.cancel, self.export = button("primary"), button(), button(), button("quiet")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self._kept_head = label(role="card-title")
        self._kept_none = label(role="muted", wrap=True)
        self.kept = KeptImports(context)
        self._lay_out()
        self.choose.clicked.connect(self.files_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.export.clicked.connect(self.export_wanted)
        self.kept.removed.connect(self.removed)

    def _lay_out(self) -> None:
        drop = QFrame()
        drop.setObjectName("dropArea")
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(24, 52, 24, 52)
        inside.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for made in (self.choose, self.paste, self.cancel):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inside.addWidget(self._how)
        inside.addWidget(self._what)
        inside.addWidget(self.progress)
        inside.addLayout(buttons)
        head = QHBoxLayout()
        head.addWidget(self._kept_head)
        head.addStretch(1)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(drop)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self._kept_none)
        column.addWidget(self.kept)
        column.addStretch(1)

    def refresh(self, *, reading: bool) -> None:
        """Set all words; `reading` while tables are being read."""
        texts = self._context.texts
        self._how.setText(
            texts.tr("Reading the tables …")
            if reading
            else texts.tr("Drop yearbook tables here, or choose or paste them")
        )
        self._what.setText(
            texts.tr(
                "Workbooks (.xlsx) and text tables (.csv). Heads as yearbooks print them are recognised, units "
                "converted, former names of cities understood. Nothing is stored before you have seen it."
            )
        )
        self.choose.setText(texts.tr("Choose files…"))
        self.paste.setText(texts.tr("Paste a table"))
        self.paste.setToolTip(texts.tr("Takes the copied cells of Excel or WPS (Ctrl+V)"))
        self.cancel.setText(texts.tr("Cancel"))
        self.export.setText(texts.tr("Export own figures…"))
        self._kept_head.setText(texts.tr("Imported so far"))
        self._kept_none.setText(texts.tr("Nothing yet."))
        for idle in (self.choose, self.paste):
            idle.setVisible(not reading)
        self.cancel.setVisible(reading)
        self.progress.setVisible(reading)
        try:
            imports = self._context.shelf.own.imports()
        except ProblemError as problem:
            imports = ()
            self._kept_none.setText(texts.message(problem.message))
        self._kept_none.setVisible(not imports)
        self.export.setVisible(bool(imports))
        self.kept.show_imports(imports)
