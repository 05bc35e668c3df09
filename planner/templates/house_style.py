"""The own look of an organisation, from the folder `templates/look`."""

import re
from dataclasses import dataclass
from pathlib import Path

from planner.model.bilingual import Bilingual
from planner.model.house_style import INK, LEAST_CONTRAST, PAPER, HouseStyle, Logo, Palette, contrast
from planner.model.message import Param, ProblemError
from planner.templates.records import read_record
from planner.templates.tables import templates_folder

LARGEST_LOGO = 2 * 1024 * 1024
"""Bytes; every workbook and every document carries the picture."""
LARGEST_SIDE = 4000
"""Pixels of width and height."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class _LookFile:
    title_zh: str = ""
    title_en: str = ""
    organisation_zh: str = ""
    organisation_en: str = ""
    logo: str = ""
    accent: str = Palette().accent
    head: str = Palette().head
    band: str = Palette().band


def read_house_style(templates: Path | None = None) -> HouseStyle:
    """The look in `look/look.toml`; a field left out keeps the shipped look.

    Raises ProblemError naming file and field for a colour that is none or on which text would not be read, and for
    a picture that is missing, too large, or neither PNG nor JPEG.
    """
    path = (templates or templates_folder()) / "look" / "look.toml"
    file = read_record(path, _LookFile)
    grounds = {"accent": (PAPER,), "head": (INK, PAPER), "band": (INK,)}
    colours = {field: _colour(path, field, getattr(file, field), inks) for field, inks in grounds.items()}
    return HouseStyle(
        Bilingual(file.title_zh.strip(), file.title_en.strip()),
        Bilingual(file.organisation_zh.strip(), file.organisation_en.strip()),
        _logo(path, file.logo.strip()),
        Palette(**colours),
    )


def _colour(path: Path, field: str, text: str, partners: tuple[str, ...]) -> str:
    """`text`, a colour that reads well with one of its `partners`."""
    if not _COLOUR.fullmatch(text):
        raise _problem("look colour", path, field, text=text)
    reached = max(contrast(text, partner) for partner in partners)
    if reached < LEAST_CONTRAST:
        raise _problem("look contrast", path, field, text=text, reached=round(reached, 1), least=LEAST_CONTRAST)
    return text.upper()


def _logo(path: Path, name: str) -> Logo | None:
    if not name:
        return None
    file = path.parent / name
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= LARGEST_LOGO else b""
    except OSError as error:
        raise _problem("look logo missing", path, "logo", text=name) from error
    too_large: dict[str, Param] = {"text": name, "limit": LARGEST_LOGO // 1024**2, "side": LARGEST_SIDE}
    if not data and size:
        raise _problem("look logo too large", path, "logo", **too_large)
    width, height = _pixels(path, name, data)
    if max(width, height) > LARGEST_SIDE:
        raise _problem("look logo too large", path, "logo", **too_large)
    return Logo(data, width, height)


def _pixels(path: Path, name: str, data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG by its own account."""
    from docx.image.image import Image  # with lxml: only where there is a picture

    try:
        image = Image.from_blob(data)
        kind, width, height = image.content_type, image.px_width, image.px_height
    except Exception as error:  # a broken picture fails in as many ways as it has bytes
        raise _problem("look logo kind", path, "logo", text=name) from error
    if kind not in ("image/png", "image/jpeg") or not (width and height):
        raise _problem("look logo kind", path, "logo", text=name)
    return width, height


def _problem(code: str, path: Path, field: str, **params: Param) -> ProblemError:
    return ProblemError(code, "file", f"{path.name}:{field}", file=path.name, field=field, **params)
