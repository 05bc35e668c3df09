"""A document as plain data: what stands on its cover and, part by part, its headings, paragraphs and tables.

Headings and tables are numbered by whoever writes it: headings by Word itself, so that they follow later edits.
"""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Language
from planner.workbook.style import Palette

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cover:
    """`fields` are (label, value); an empty value is a blank to fill in by hand.

    `logo` is a PNG or JPEG picture, empty for none.
    """

    title: str
    subtitle: str
    fields: tuple[tuple[str, str], ...]
    date: str
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3; without `numbered` it stands outside the count, as the head of an annex does."""

    text: str
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`share` is the part of the table's width, in any unit the columns of a table have in common."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Ready texts under heads that are repeated on each page; `total` closes the table, `note` stands below it."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one orientation, A4."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`date` is ISO 8601; `caption` stands above a table, with {number} and {title} to fill: 表1　标题."""

    title: str
    organisation: str
    date: str
    language: Language
    palette: Palette
    cover: Cover
    parts: tuple[Part, ...]
    caption: str
