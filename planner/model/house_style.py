"""The look an organisation gives what it hands out: names, picture and colours."""

from dataclasses import dataclass, field

from planner.model.bilingual import Bilingual

INK, PAPER = "#1F2A37", "#FFFFFF"
LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.1, level AA."""


@dataclass(frozen=True, slots=True)
class Palette:
    """`accent` writes titles on white; `head` fills the heads of tables, `band` totals and every other phase."""

    accent: str = "#1F4E79"
    head: str = "#E6EDF5"
    band: str = "#F4F6F9"

    @property
    def head_ink(self) -> str:
        """Ink or white, whichever reads better on the head."""
        return max((INK, PAPER), key=lambda ink: contrast(ink, self.head))


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG picture with its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a template says; empty names leave the document's own."""

    title: Bilingual = field(default_factory=Bilingual)
    organisation: Bilingual = field(default_factory=Bilingual)
    logo: Logo | None = None
    palette: Palette = field(default_factory=Palette)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
