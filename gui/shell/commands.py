"""The window's commands: one QAction each, with its shortcut and its words."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.context import Context
from gui.shell.files import Files
from gui.shell.settings import Settings
from gui.theme.theme import THEME_NAMES, ThemeName
from planner.model.bilingual import Language
from planner.text.marker import mark

THEME_WORDS: dict[ThemeName, str] = {
    "light": mark("Light"),
    "dark": mark("Dark"),
    "high_contrast": mark("High contrast"),
}


class Commands(QObject):
    """Actions shared by the top bar, the menu and the shortcuts."""

    def __init__(
        self,
        context: Context,
        files: Files,
        settings: Settings,
        new_plan: Callable[[], None],
        consult: Callable[[], None],
        import_edited: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context, self._files, self._settings, self._window = context, files, settings, window
        stack = context.document.undo_stack
        self.new = self._action(new_plan, QKeySequence.StandardKey.New)
        self.open = self._action(files.open, QKeySequence.StandardKey.Open)
        self.save = self._action(files.save, QKeySequence.StandardKey.Save)
        self.save_as = self._action(files.save_as, QKeySequence("Ctrl+Shift+S"))
        self.export = self._action(files.export, QKeySequence("Ctrl+E"))
        self.export_by_department = self._action(files.export_by_department, QKeySequence("Ctrl+Alt+E"))
        self.import_edited = self._action(import_edited, QKeySequence("Ctrl+I"))
        self.export_document = self._action(files.export_document, QKeySequence("Ctrl+Shift+E"))
        self.quit = self._action(window.close, QKeySequence("Ctrl+Q"))
        self.undo = self._action(stack.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._action(stack.redo, QKeySequence("Ctrl+Y"))
        self.consult = self._action(consult, QKeySequence("F11"))
        self.consult.setShortcuts([QKeySequence("F11"), QKeySequence("Ctrl+Shift+C")])
        self.switch_language = self._action(self._on_switch_language, QKeySequence("Ctrl+L"))
        self.switch_theme = self._action(self._on_switch_theme, QKeySequence("Ctrl+T"))
        self.file_menu_action = self._action(lambda: None, QKeySequence())
        self.file_menu = QMenu(window)
        self.recent_menu = QMenu(window)
        self.file_menu.addActions([self.new, self.open])
        self.file_menu.addMenu(self.recent_menu)
        self.file_menu.addActions([self.save, self.save_as])
        self.file_menu.addSeparator()
        self.file_menu.addActions([self.export, self.export_document, self.export_by_department, self.import_edited])
        self.file_menu.addSeparator()
        self.file_menu.addActions([self.quit])
        for signal in (
            stack.indexChanged,
            context.document.replaced,
            context.wording.changed,
            context.theme.changed,
            files.recent_changed,
        ):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        tr = self._context.texts.tr
        document = self._context.document
        stack, has_plan = document.undo_stack, document.plan is not None
        words = {
            self.file_menu_action: mark("File"),
            self.new: mark("New plan…"),
            self.open: mark("Open…"),
            self.save: mark("Save"),
            self.save_as: mark("Save as…"),
            self.export: mark("Export to Excel…"),
            self.export_by_department: mark("Export by lead unit…"),
            self.import_edited: mark("Import edited workbook…"),
            self.export_document: mark("Export to Word…"),
            self.quit: mark("Quit"),
            self.undo: mark("↶ Undo"),
            self.redo: mark("↷ Redo"),
            self.consult: mark("Consultation"),
        }
        for action, word in words.items():
            action.setText(tr(word))
            self._set_hint(action, tr(word))
        self._set_hint(self.export_document, tr("Export the implementation plan to Word as a draft"))
        self._set_hint(self.consult, tr("Consultation mode: full screen, one question at a time, by keyboard"))
        self.recent_menu.setTitle(tr("Recent plans"))
        self.switch_language.setText("EN / 中")
        self._set_hint(self.switch_language, tr("Switch language"))
        next_theme = self._next_theme()
        self.switch_theme.setText(tr(THEME_WORDS[next_theme]))
        self._set_hint(self.switch_theme, tr("Switch to {theme}", theme=tr(THEME_WORDS[next_theme])))
        self.save.setEnabled(has_plan)
        self.save_as.setEnabled(has_plan)
        for command in (self.export, self.export_document, self.export_by_department, self.import_edited):
            command.setEnabled(has_plan)
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        if stack.canUndo():
            self._set_hint(self.undo, tr("Undo “{edit}”", edit=tr(stack.undoText())))
        if stack.canRedo():
            self._set_hint(self.redo, tr("Redo “{edit}”", edit=tr(stack.redoText())))
        self._fill_recent()

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        recent = self._settings.recent
        for path in recent:
            action = self.recent_menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._files.open_path(path))
        self.recent_menu.setEnabled(bool(recent))

    def _action(self, run: Callable[[], object], shortcut: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(self._window)
        action.setShortcut(shortcut)
        action.triggered.connect(lambda _=False: run())
        self._window.addAction(action)
        return action

    def _set_hint(self, action: QAction, hint: str) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{hint} ({keys})" if keys else hint)

    def _on_switch_language(self) -> None:
        language: Language = "en" if self._context.texts.language == "zh" else "zh"
        self._settings.language = language
        self._context.wording.use(language)

    def _next_theme(self) -> ThemeName:
        position = THEME_NAMES.index(self._context.theme.name)
        return THEME_NAMES[(position + 1) % len(THEME_NAMES)]

    def _on_switch_theme(self) -> None:
        name = self._next_theme()
        self._settings.theme = name
        self._context.theme.use(name)
