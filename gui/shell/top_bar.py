"""The bar at the top: which plan, which city, is it saved, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton

from gui.context import Context
from gui.shell.commands import Commands
from gui.widgets.card import chip, label
from planner.model.plan import Plan
from planner.text.marker import mark

LONGEST_TITLE = 420


class TopBar(QFrame):
    """Title (typed in place), city, saved state; undo, redo, consultation, language, theme, file menu, export."""

    def __init__(self, context: Context, commands: Commands) -> None:
        super().__init__()
        self._context = context
        self._saved_at = ""
        self.setObjectName("topBar")
        self.setFixedHeight(52)
        self._title = QLineEdit()
        self._title.setObjectName("planTitle")
        self._title.setFrame(False)
        self._title.editingFinished.connect(self._on_title_edited)
        self._city = chip("accent")
        self._state = label(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 16, 6)
        row.setSpacing(8)
        self._file = _command_button(commands.file_menu_action)
        self._file.setMenu(commands.file_menu)
        self._file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._file)
        row.addWidget(self._title)
        row.addWidget(self._city)
        row.addWidget(self._state)
        row.addStretch(1)
        for command in (
            commands.undo,
            commands.redo,
            commands.consult,
            commands.switch_language,
            commands.switch_theme,
        ):
            row.addWidget(_command_button(command))
        export = _command_button(commands.export)
        export.setObjectName("exportButton")
        export.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        choice = QMenu(export)
        choice.addActions([commands.export, commands.export_document])
        export.setMenu(choice)
        row.addWidget(export)
        document = context.document
        for signal in (document.changed, document.path_changed, document.replaced, context.wording.changed):
            signal.connect(self.refresh)
        document.undo_stack.cleanChanged.connect(self.refresh)
        document.saved.connect(self._on_saved)
        document.replaced.connect(self._on_replaced)
        self.refresh()

    def refresh(self, *_: object) -> None:
        texts, document = self._context.texts, self._context.document
        plan = document.plan
        self._title.setVisible(plan is not None)
        self._city.setVisible(plan is not None)
        self._title.setAccessibleName(texts.tr("Title of the plan"))
        if plan is None:
            self._state.setText(texts.tr(PRODUCT))
            return
        if not self._title.hasFocus() or self._title.text() == "":
            self._title.setText(texts.of(plan.title))
            self._title.setCursorPosition(0)
            self._fit_title()
        self._state.setText(self._state_text())
        self._fit_city(plan)

    def _fit_city(self, plan: Plan) -> None:
        """The province goes first where the bar is short of room."""
        texts, layout = self._context.texts, self.layout()
        city = texts.of(plan.city.name)
        self._city.setText(f"{city} · {texts.of(plan.city.province)}")
        if layout is not None:
            layout.activate()
            if layout.minimumSize().width() > self.width():
                self._city.setText(city)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._context.document.plan is not None:
            self._fit_city(self._context.document.plan)

    def _fit_title(self) -> None:
        """As wide as its words, so that the city stands right behind it."""
        self._title.ensurePolished()
        words = self._title.fontMetrics().horizontalAdvance(self._title.text())
        self._title.setFixedWidth(min(words + 30, LONGEST_TITLE))

    def _state_text(self) -> str:
        texts, document = self._context.texts, self._context.document
        if document.modified:
            return texts.tr("Not saved")
        return texts.tr("Saved {time}", time=self._saved_at) if self._saved_at else texts.tr("Saved")

    def _on_saved(self) -> None:
        from datetime import datetime

        self._saved_at = datetime.now().strftime("%H:%M")
        self.refresh()

    def _on_replaced(self) -> None:
        self._saved_at = ""
        self.refresh()

    def _on_title_edited(self) -> None:
        from planner.edits.cities import set_title

        text, language = self._title.text(), self._context.texts.language
        self._context.document.edit(lambda plan: set_title(plan, text, language), mark("Rename plan"))
        self.refresh()


def _command_button(command: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(command)
    return made


PRODUCT = mark("Transition roadmap planner")
