"""The look a bureau gives its workbooks: title, organisation, logo and colours from templates/workbook/look.toml."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.templates.tables import read_toml, templates_folder
from planner.workbook.style import INK, PAPER, Palette

LOOK_FILE = "look.toml"
LARGEST_LOGO = 4 * 1024 * 1024
"""Bytes; a picture of a few hundred pixels is a hundredth of it."""
LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.1, level AA."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_JPEG_END, _TRAILER = b"\xff\xd9", 4096
"""Cameras write something behind the end mark of a JPEG; it is looked for in so many bytes."""
_CHUNK_FRAME = 12
"""Bytes of length, kind and check sum around the data of a PNG chunk."""


@dataclass(frozen=True, slots=True)
class OwnLook:
    """Empty texts leave the program's own; `logo` is a PNG or JPEG picture, empty for none."""

    title: Bilingual = field(default_factory=Bilingual)
    organisation: Bilingual = field(default_factory=Bilingual)
    palette: Palette = field(default_factory=Palette)
    logo: bytes = b""


def load_look(folder: Path | None = None) -> OwnLook:
    """The look in force; `folder` is that of the templates. Without the file the program's own.

    ProblemError names file and entry: not TOML, a colour that is none or hides the text, a picture that cannot be read.
    """
    path = (folder or templates_folder()) / "workbook" / LOOK_FILE
    if not path.exists():
        return OwnLook()
    entries = read_toml(path)
    colours, standard = _section(entries, "colours"), Palette()
    return OwnLook(
        title=_bilingual(entries, "title"),
        organisation=_bilingual(entries, "organisation"),
        palette=Palette(
            _colour(path, "colours.accent", colours.get("accent") or standard.accent, PAPER),
            _colour(path, "colours.head", colours.get("head") or standard.head, INK),
        ),
        logo=_logo(path, str(entries.get("logo") or "")),
    )


def _section(entries: dict[str, Any], name: str) -> dict[str, Any]:
    found = entries.get(name)
    return found if isinstance(found, dict) else {}


def _bilingual(entries: dict[str, Any], name: str) -> Bilingual:
    words = _section(entries, name)
    return Bilingual(str(words.get("zh") or "").strip(), str(words.get("en") or "").strip())


def _colour(path: Path, entry: str, value: object, ink: str) -> str:
    """The `value` of an entry, a colour on or with which the `ink` can be read."""
    where = {"file": path.name, "entry": entry, "text": str(value)}
    if not _COLOUR.fullmatch(str(value)):
        raise ProblemError("look colour unknown", "file", str(path), **where)
    if _contrast(str(value), ink) < LEAST_CONTRAST:
        raise ProblemError("look colour unreadable", "file", str(path), **where)
    return str(value)


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _logo(path: Path, name: str) -> bytes:
    if not name:
        return b""
    picture = path.parent / Path(name).name
    try:
        known = picture.stat().st_size <= LARGEST_LOGO
        data = picture.read_bytes() if known else b""
    except OSError:
        data = b""
    where = {"file": path.name, "entry": "logo", "picture": name}
    if not data.startswith(_PICTURE_STARTS):
        raise ProblemError("look picture unreadable", "file", str(path), **where)
    if not _is_whole(data):
        raise ProblemError("look picture cut off", "file", str(path), **where)
    return data


def _is_whole(picture: bytes) -> bool:
    """Whether a picture goes on to its end: the last chunk of a PNG, the end mark of a JPEG."""
    if picture.startswith(_PICTURE_STARTS[1]):
        return _JPEG_END in picture[-_TRAILER:]
    place = len(_PICTURE_STARTS[0])
    while place + _CHUNK_FRAME <= len(picture):
        length, kind = int.from_bytes(picture[place : place + 4], "big"), picture[place + 4 : place + 8]
        place += _CHUNK_FRAME + length
        if kind == b"IEND":
            return place <= len(picture)
    return False
