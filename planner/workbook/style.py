"""The looks cells can have, by what they mean: roles, number forms and one restrained palette."""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Language

Role = Literal[
    "title", "subtitle", "section", "head", "text", "note", "key",
    "input", "assumption", "source", "formula", "completed", "total", "good", "bad", "band", "link",
]  # fmt: skip
Form = Literal[
    "text", "number", "integer", "weight", "value", "money", "permille", "percent", "share", "ratio", "score",
]  # fmt: skip
Align = Literal["left", "center", "right"]

FONTS: dict[Language, str] = {"zh": "Microsoft YaHei", "en": "Arial"}
"""Fonts every Chinese Windows has; Microsoft YaHei is 微软雅黑."""

NUMBER_FORMATS: dict[Form, str] = {
    "text": "General",
    "number": "General",
    "integer": "0",
    "weight": "0.0000",
    "value": "0.0",
    "money": "#,##0",
    "permille": "0.00",
    "percent": "0%",
    "share": "0.0%",
    "ratio": "[>=1]General;?/?",
    "score": "0.0",
}

INK, MUTED, ACCENT = "#1F2A37", "#6B7280", "#1F4E79"
LINE, BAND, HEAD, PAPER = "#D5DBE3", "#F4F6F9", "#E6EDF5", "#FFFFFF"
RED, GREEN = "#B42318", "#1B7A43"
STRATEGY_COLOURS = ("#B87A00", "#0072B2", "#00805D", "#B65C91", "#2F8FC4", "#C04F00", "#75782F", "#6C52A0")
"""The window's hues in plan order, darker where they carry text; used again by a ninth strategy."""
CROSS_COLOUR = "#8A94A3"
GROUP_COLOURS = ("#4E79A7", "#8FBDE0", "#59A14F", "#F28E2B", "#B6992D", "#B07AA1", "#499894", "#D37295")

_FILLS: dict[Role, str] = {
    "input": "#FFF8DB",
    "assumption": "#FCE9D6",
    "source": "#E7F3EC",
    "completed": "#ECEAF6",
    "total": BAND,
    "bad": "#FDE8E6",
    "good": "#E7F3EC",
    "band": BAND,
}
_INKS: dict[Role, str] = {
    "subtitle": MUTED,
    "note": MUTED,
    "input": "#1D4FA3",
    "assumption": "#8A4B08",
    "source": "#1F5F3F",
    "completed": "#4B4590",
    "bad": RED,
    "good": GREEN,
}
_ACCENTED: frozenset[Role] = frozenset(("title", "section", "link"))
_SIZES: dict[Role, float] = {"title": 18, "section": 12, "note": 9, "key": 11}
_UNRULED: frozenset[Role] = frozenset(("title", "subtitle", "section", "note", "link", "band"))
_EDITABLE: frozenset[Role] = frozenset(("input", "assumption"))


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours a bureau may choose: of titles and charts, and of the heads of tables."""

    accent: str = ACCENT
    head: str = HEAD

    def ink(self, role: Role) -> str:
        return self.accent if role in _ACCENTED else _INKS.get(role, "")

    def fill(self, role: Role) -> str:
        return self.head if role == "head" else _FILLS.get(role, "")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `fill` and `ink` overrule the role's colours; `ruled` and `editable` None follow the role."""

    role: Role = "text"
    form: Form = "text"
    align: Align = "left"
    bold: bool = False
    wrap: bool = False
    indent: int = 0
    size: float = 0
    fill: str = ""
    ink: str = ""
    ruled: bool | None = None
    top: bool = False
    shrink: bool = False
    editable: bool | None = None

    @property
    def wraps(self) -> bool:
        return self.wrap or self.role == "head"


def font_size(look: Look) -> float:
    """Points."""
    return look.size or _SIZES.get(look.role, 10)


def properties(look: Look, font: str, palette: Palette | None = None) -> dict[str, object]:
    """XlsxWriter's format properties of a look, in the program's own colours where no `palette` is given."""
    palette = palette or Palette()
    ruled = look.role not in _UNRULED if look.ruled is None else look.ruled
    editable = look.role in _EDITABLE if look.editable is None else look.editable
    fill = look.fill or palette.fill(look.role)
    made: dict[str, object] = {
        "font_name": font,
        "font_size": font_size(look),
        "font_color": look.ink or palette.ink(look.role) or INK,
        "num_format": NUMBER_FORMATS[look.form],
        "align": look.align,
        "valign": "top" if look.top else "vcenter",
        "locked": not editable,
    }
    if fill:
        made["bg_color"] = fill
    if look.bold or look.role in ("title", "section", "head", "total", "key"):
        made["bold"] = True
    if look.role == "completed":
        made["italic"] = True
    if look.role == "link":
        made["underline"] = 1
    if look.wraps:
        made["text_wrap"] = True
    if look.shrink:
        made["shrink"] = True
    if look.indent:
        made["indent"] = look.indent
    if ruled:
        made |= {"border": 1, "border_color": LINE}
    return made


def overlay(look: Look) -> dict[str, object]:
    """The part of a look a conditional format may change: colours and weight."""
    made: dict[str, object] = {"bg_color": look.fill or _FILLS[look.role]}
    ink = look.ink or _INKS.get(look.role, "")
    if ink:
        made["font_color"] = ink
    if look.bold:
        made["bold"] = True
    return made
