"""What the window remembers between two runs: language, theme, recent files, its place on the screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gui.theme.theme import THEME_NAMES, ThemeName
from planner.model.bilingual import LANGUAGES, Language

RECENT_FILES = 8


class Settings:
    """An INI file in the user's settings folder."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        kept = self._file.value("language", "zh")
        return next((language for language in LANGUAGES if language == kept), "zh")

    @language.setter
    def language(self, language: Language) -> None:
        self._file.setValue("language", language)

    @property
    def theme(self) -> ThemeName:
        kept = self._file.value("theme", "light")
        return next((name for name in THEME_NAMES if name == kept), "light")

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._file.setValue("theme", name)

    @property
    def geometry(self) -> QByteArray | None:
        kept = self._file.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)

    @property
    def recent(self) -> list[Path]:
        kept = self._file.value("recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [path for path in map(Path, names) if path.exists()]

    def add_recent(self, path: Path) -> None:
        others = [kept for kept in self.recent if kept != path]
        self._file.setValue("recent", [str(kept) for kept in [path, *others][:RECENT_FILES]])

    def write(self) -> None:
        self._file.sync()
