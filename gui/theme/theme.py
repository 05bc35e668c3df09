"""The look of the window: tokens from a file become a palette and a style sheet."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

ThemeName = Literal["light", "dark", "high_contrast"]
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)

FONT_FAMILIES = [
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "WenQuanYi Micro Hei", "Segoe UI", "Noto Sans", "DejaVu Sans",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, and the series colours that are the same in every theme."""

    roles: dict[str, str]
    strategies: tuple[str, ...]
    groups: tuple[str, ...]
    named: dict[str, str]

    def color(self, role: str) -> QColor:
        """The colour of a role (`text`, `accent` …) or of a named series (`declining`, `cross` …)."""
        return QColor(self.roles.get(role) or self.named[role])

    def strategy(self, position: int) -> QColor:
        return QColor(self.strategies[position % len(self.strategies)])

    def group(self, position: int) -> QColor:
        return QColor(self.groups[position % len(self.groups)])


class Theme(QObject):
    """The theme in force; views that paint themselves repaint on `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, name: ThemeName = "light") -> None:
        super().__init__()
        self._application = application
        folder = Path(__file__).parent
        self._file = tomllib.loads((folder / "tokens.toml").read_text(encoding="utf-8"))
        self._template = (folder / "style.qss").read_text(encoding="utf-8").replace("@folder", folder.as_posix())
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        application.setFont(font)
        application.setStyle("Fusion")
        self.name: ThemeName = name
        self.tokens = self._read(name)
        self._apply()

    def use(self, name: ThemeName) -> None:
        if name != self.name:
            self.name = name
            self.tokens = self._read(name)
            self._apply()
            self.changed.emit()

    def _read(self, name: ThemeName) -> Tokens:
        series = self._file["series"]
        named = {key: value for key, value in series.items() if isinstance(value, str)}
        return Tokens(self._file[name], tuple(series["strategies"]), tuple(series["groups"]), named)

    def _apply(self) -> None:
        color = self.tokens.color
        palette = QPalette()
        for role, token in {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "window",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Mid: "border",
        }.items():
            palette.setColor(role, color(token))
        sheet = self._template
        for name, value in self.tokens.roles.items():
            sheet = sheet.replace(f"@{name};", f"{value};")
        if sheet != self._application.styleSheet():  # restyling every living widget takes most of a second
            self._application.setPalette(palette)
            self._application.setStyleSheet(sheet)
