"""Questions that only the user can answer; tests put a fake in their place."""

from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gui.wording import Wording

Answer = Literal["save", "discard", "cancel"]


class Dialogs:
    """File choosers and yes-or-no questions over the main window."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.parent: QWidget | None = None

    def open_plan(self) -> Path | None:
        tr = self._wording.texts.tr
        name, _ = QFileDialog.getOpenFileName(self.parent, tr("Open plan"), "", self._plan_filter())
        return Path(name) if name else None

    def save_plan(self, suggestion: Path) -> Path | None:
        tr = self._wording.texts.tr
        name, _ = QFileDialog.getSaveFileName(self.parent, tr("Save plan as"), str(suggestion), self._plan_filter())
        return _with_suffix(name, ".roadmap")

    def export_workbook(self, suggestion: Path) -> Path | None:
        tr = self._wording.texts.tr
        name, _ = QFileDialog.getSaveFileName(
            self.parent, tr("Export to Excel"), str(suggestion), tr("Excel workbook (*.xlsx)")
        )
        return _with_suffix(name, ".xlsx")

    def export_document(self, suggestion: Path) -> Path | None:
        tr = self._wording.texts.tr
        name, _ = QFileDialog.getSaveFileName(
            self.parent, tr("Export to Word"), str(suggestion), tr("Word document (*.docx)")
        )
        return _with_suffix(name, ".docx")

    def save_picture(self, suggestion: Path) -> Path | None:
        """Where to put a picture; the suffix of the suggestion says of which kind."""
        kind = suggestion.suffix.removeprefix(".")
        name, _ = QFileDialog.getSaveFileName(
            self.parent,
            self._wording.texts.tr("Save picture"),
            str(suggestion),
            self._wording.texts.tr("{kind} picture (*.{suffix})", kind=kind.upper(), suffix=kind),
        )
        return _with_suffix(name, suggestion.suffix)

    def folder_for_questionnaires(self) -> Path | None:
        title = self._wording.texts.tr("Folder for the questionnaires")
        name = QFileDialog.getExistingDirectory(self.parent, title)
        return Path(name) if name else None

    def open_questionnaires(self) -> tuple[Path, ...]:
        tr = self._wording.texts.tr
        names, _ = QFileDialog.getOpenFileNames(
            self.parent, tr("Import questionnaires"), "", tr("Excel workbook (*.xlsx)")
        )
        return tuple(map(Path, names))

    def folder_for_departments(self) -> Path | None:
        title = self._wording.texts.tr("Folder for the workbooks of the lead units")
        name = QFileDialog.getExistingDirectory(self.parent, title)
        return Path(name) if name else None

    def open_edited_workbooks(self) -> tuple[Path, ...]:
        tr = self._wording.texts.tr
        names, _ = QFileDialog.getOpenFileNames(
            self.parent, tr("Import edited workbook"), "", tr("Excel workbook (*.xlsx)")
        )
        return tuple(map(Path, names))

    def open_tables(self) -> tuple[Path, ...]:
        tr = self._wording.texts.tr
        names, _ = QFileDialog.getOpenFileNames(
            self.parent, tr("Import yearbook tables"), "", tr("Tables (*.xlsx *.csv *.txt);;All files (*)")
        )
        return tuple(map(Path, names))

    def unsaved_changes(self, title: str) -> Answer:
        tr = self._wording.texts.tr
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("“{title}” has changes that are not saved. Save them?", title=title))
        save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        clicked = box.clickedButton()
        return "save" if clicked is save else "discard" if clicked is discard else "cancel"

    def confirm(self, question: str, yes: str) -> bool:
        """A question with the verb `yes` on its button, and Cancel."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self._wording.texts.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is agreed

    def _plan_filter(self) -> str:
        return self._wording.texts.tr("Roadmap plan (*.roadmap)")


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
