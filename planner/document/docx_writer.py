"""Writes a `Manuscript` as a docx file. Knows headings, paragraphs and tables, and nothing of what they mean.

python-docx has no word for some parts of a file (fields, repeated heads, counted pages): these are put in as XML.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.image.image import Image
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Emu, Mm
from docx.table import Table as DocxTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from planner.document import docx_styles as styles
from planner.document.manuscript import Cover, Heading, Manuscript, Paragraph, Part, Table
from planner.store.atomic import write_whole
from planner.workbook.writer import printable

_A4 = (Mm(210), Mm(297))
_MARGINS = {"top": Mm(37), "bottom": Mm(35), "left": Mm(28), "right": Mm(26)}
"""Those of official documents (GB/T 9704)."""
_WIDE_MARGINS = {"top": Mm(26), "bottom": Mm(22), "left": Mm(20), "right": Mm(20)}
_LOGO = (Mm(60), Mm(24))
_BLANK = "＿" * 12
_SHORT = 10
"""Lines up to which a table is kept on one page."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(manuscript: Manuscript, path: Path) -> None:
    """Write `manuscript` to `path`, replacing what is there only once the new file is complete.

    The same manuscript gives the same bytes. Raises ProblemError where the file cannot be written (see
    `planner.store.atomic`); the old file is then untouched.
    """
    write_whole(path, _docx(manuscript))


def _docx(manuscript: Manuscript) -> bytes:
    document = docx.Document()
    styles.define_styles(document, manuscript.language, manuscript.palette)
    _tell_of(document, manuscript)
    _name_stand_ins(document)
    typist = _Typist(document, manuscript)
    typist.cover(manuscript.cover)
    for number, part in enumerate(manuscript.parts):
        typist.part(part, first=number == 0)
    buffer = BytesIO()
    document.save(buffer)
    return _timeless(buffer)


class _Typist:
    """Writes part after part into one document, counting the tables."""

    def __init__(self, document: Document, manuscript: Manuscript) -> None:
        self._document, self._manuscript = document, manuscript
        self._tables = 0
        self._width = 0

    def cover(self, cover: Cover) -> None:
        _set_page(self._document.sections[0], landscape=False)
        if cover.logo:
            picture = Image.from_blob(cover.logo)
            scale = min(_LOGO[0] / picture.px_width, _LOGO[1] / picture.px_height)
            size = (Emu(round(picture.px_width * scale)), Emu(round(picture.px_height * scale)))
            self._paragraph("", styles.BLANK).add_run().add_picture(BytesIO(cover.logo), *size)
        self._paragraph(cover.title, "Title")
        self._paragraph(cover.subtitle, "Subtitle")
        colon = "：" if self._manuscript.language == "zh" else ": "
        for label, value in cover.fields:
            self._paragraph(f"{label}{colon}{value or _BLANK}", styles.BLANK)
        self._paragraph(cover.date, styles.BLANK)

    def part(self, part: Part, first: bool) -> None:
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, part.landscape)
        _number_pages(section, restart=first)
        self._width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        for block in part.blocks:
            match block:
                case Heading():
                    self._paragraph(block.text, f"Heading {block.level}" if block.numbered else "Annex Heading")
                case Paragraph():
                    self._paragraph(block.text, styles.BODY)
                case Table():
                    self._table(block)

    def _paragraph(self, text: str, style: str) -> DocxParagraph:
        return self._document.add_paragraph(printable(text), style)

    def _table(self, table: Table) -> None:
        self._tables += 1
        caption = self._manuscript.caption.format(number=self._tables, title=table.title)
        self._paragraph(caption, "Caption")
        lines = (*table.rows, *((table.total,) if table.total else ()))
        made = self._document.add_table(len(lines) + 1, len(table.columns), styles.TABLE_STYLE)
        self._shape(made, table)
        heads = tuple(column.title for column in table.columns)
        aligned = tuple(styles.CELLS[column.align] for column in table.columns)
        short = len(lines) <= _SHORT
        for number, (row, line) in enumerate(zip(made.rows, (heads, *lines), strict=True)):
            keep = bool(table.note) if number == len(lines) else short or number == 0
            _fill(row, line, aligned if number else (styles.HEAD_CELL,) * len(heads), keep)
        _mark(made.rows[0], "w:tblHeader")
        if table.note:
            self._paragraph(table.note, styles.NOTE)

    def _shape(self, made: DocxTable, table: Table) -> None:
        """Fixed widths by the columns' shares, the style's head row, and its last row where there is a total."""
        made.autofit = False
        whole = sum(column.share for column in table.columns)
        for column, shape in zip(made.columns, table.columns, strict=True):
            column.width = Emu(round(self._width * shape.share / whole))
        widths = [column.width for column in made.columns]
        for row in made.rows:  # Word goes by the cells, others by the columns
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width or Emu(0)
        look = made._tblPr.find(qn("w:tblLook"))
        if look is not None:
            made._tblPr.remove(look)
        last = int(bool(table.total))
        value = f"{0x20 + 0x40 * last:04X}"
        made._tblPr.append(
            parse_xml(
                f'<w:tblLook {nsdecls("w")} w:val="{value}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="0" '
                'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            )
        )


def _fill(row: _Row, texts: tuple[str, ...], names: tuple[str, ...], keep: bool) -> None:
    """One line of a table; `keep` holds it on the page of what follows."""
    for cell, text, style in zip(row.cells, texts, names, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(printable(text))
    _mark(row, "w:cantSplit")


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _set_page(section: Section, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(_A4) if landscape else _A4
    margins = _WIDE_MARGINS if landscape else _MARGINS
    section.top_margin, section.bottom_margin = margins["top"], margins["bottom"]
    section.left_margin, section.right_margin = margins["left"], margins["right"]


def _number_pages(section: Section, restart: bool) -> None:
    """Pages count from 1 after the cover, which has no number; later parts go on."""
    if not restart:
        for copied in section._sectPr.findall(qn("w:pgNumType")):  # a new section starts as a copy of the last
            section._sectPr.remove(copied)
        return
    first = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    section._sectPr.find(qn("w:cols")).addprevious(first)  # Word asks for this order
    section.footer.is_linked_to_previous = False
    footer = section.footer.paragraphs[0]
    footer.style = "Footer"
    footer.add_run("— ")
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    footer._p.append(field)
    footer.add_run(" —")


def _tell_of(document: Document, manuscript: Manuscript) -> None:
    told, day = document.core_properties, datetime.fromisoformat(manuscript.date)
    told.title, told.author = printable(manuscript.title)[:255], printable(manuscript.organisation)[:255]
    told.created = told.modified = day
    told.comments = told.last_modified_by = ""
    told.language = "zh-CN" if manuscript.language == "zh" else "en"


def _name_stand_ins(document: Document) -> None:
    """Say in the font table which face to take where one is not installed."""
    for part in document.part.package.iter_parts():
        if part.partname.endswith("/fontTable.xml"):
            fonts = "".join(
                f'<w:font w:name="{face}"><w:altName w:val="{stand_in}"/><w:charset w:val="86"/></w:font>'
                for face, stand_in in styles.STAND_INS.items()
            )
            part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def _timeless(buffer: BytesIO) -> bytes:
    """The same package without the moment of writing in it."""
    made = BytesIO()
    with ZipFile(buffer) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
