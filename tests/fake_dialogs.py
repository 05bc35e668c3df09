"""File dialogs and questions answered in advance."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.dialogs import Answer


@dataclass
class FakeDialogs:
    """Answers given in advance; remembers what was asked."""

    open_path: Path | None = None
    save_path: Path | None = None
    export_path: Path | None = None
    document_path: Path | None = None
    picture_path: Path | None = None
    folder: Path | None = None
    questionnaires: tuple[Path, ...] = ()
    edited_workbooks: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    leave: Answer = "cancel"
    agree: bool = True
    asked: list[str] = field(default_factory=list)
    parent: QWidget | None = None

    def open_plan(self) -> Path | None:
        return self.open_path

    def save_plan(self, suggestion: Path) -> Path | None:
        return self.save_path

    def export_workbook(self, suggestion: Path) -> Path | None:
        return self.export_path

    def export_document(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.document_path

    def save_picture(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.picture_path

    def folder_for_questionnaires(self) -> Path | None:
        return self.folder

    def open_questionnaires(self) -> tuple[Path, ...]:
        return self.questionnaires

    def folder_for_departments(self) -> Path | None:
        return self.folder

    def open_edited_workbooks(self) -> tuple[Path, ...]:
        return self.edited_workbooks

    def open_tables(self) -> tuple[Path, ...]:
        return self.tables

    def unsaved_changes(self, title: str) -> Answer:
        self.asked.append(title)
        return self.leave

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.agree
