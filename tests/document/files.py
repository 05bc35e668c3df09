"""A written draft as a reader of Word sees it: headings, paragraphs, tables by their titles."""

import re
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Draft:
    headings: tuple[str, ...]
    text: str
    tables: dict[str, list[list[str]]]


def opened(path: Path) -> Draft:
    """Tables by their captions without the number, each with its heads first."""
    headings, lines, tables, caption = [], [], {}, ""
    for block in docx.Document(str(path)).iter_inner_content():
        match block:
            case Paragraph():
                style = block.style.name if block.style else ""
                lines.append(block.text)
                if style == "Caption":
                    caption = re.split("　|: ", block.text, maxsplit=1)[1]
                elif str(style).endswith("Heading") or str(style).startswith("Heading"):
                    headings.append(block.text)
            case Table():
                tables[caption] = [[cell.text for cell in row.cells] for row in block.rows]
    return Draft(tuple(headings), "\n".join(lines), tables)
