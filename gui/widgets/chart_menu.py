"""The small menu of a chart: take it along as a picture or a table."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.context import Context
from gui.widgets.chart_picture import ChartPicture
from gui.widgets.clipboard import copy_table
from planner.model.message import ProblemError
from planner.store.atomic import write_whole
from planner.store.file_name import file_name
from planner.text.marker import mark

WORDS = {
    "picture": mark("Copy as picture"),
    "table": mark("Copy as table"),
    "png": mark("Save as PNG…"),
    "svg": mark("Save as SVG…"),
}


class ChartMenu(QToolButton):
    """`whole` tells the size at which `chart` shows everything without scrolling."""

    def __init__(self, context: Context, chart: QWidget, whole: Callable[[], QSize]) -> None:
        super().__init__()
        self._context, self._chart, self._whole = context, chart, whole
        self._title = self._sentence = self._table = ""
        self.setText("…")
        self.setProperty("kind", "menu")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.setMenu(menu)
        self.entries = {name: menu.addAction("") for name in WORDS}
        for name, run in (
            ("picture", self._copy_picture),
            ("table", self._copy_table),
            ("png", lambda: self._save(".png")),
            ("svg", lambda: self._save(".svg")),
        ):
            self.entries[name].triggered.connect(lambda _=False, run=run: run())

    def show_words(self, title: str, sentence: str, table: str) -> None:
        """What goes along: title and sentence with a picture, `table` (tab-separated lines) as the table."""
        self._title, self._sentence, self._table = title, sentence, table
        tr = self._context.texts.tr
        for name, word in WORDS.items():
            self.entries[name].setText(tr(word))
        self.setToolTip(tr("Copy or save this chart"))
        self.setAccessibleName(tr("Copy or save “{chart}”", chart=title))

    def _picture(self) -> ChartPicture:
        return ChartPicture(self._chart, self._whole, self._title, self._sentence, self._context.tokens)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self._picture().image())

    def _copy_table(self) -> None:
        copy_table(self._table)

    def _save(self, suffix: str) -> None:
        path = self._context.dialogs.save_picture(Path(file_name(self._title, suffix)))
        if path is None:
            return
        picture = self._picture()
        try:
            write_whole(path, picture.png() if suffix == ".png" else picture.svg())
        except ProblemError as problem:
            self._context.notices.told.emit(problem.message)
