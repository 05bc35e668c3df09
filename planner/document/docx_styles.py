"""The styles of a document, as official Chinese documents are set (GB/T 9704) and with an English sister."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from planner.model.bilingual import Language
from planner.workbook.style import BAND, INK, Palette

TABLE_STYLE = "Roadmap Table"
BODY, NOTE, BLANK = "Body Text", "Table Note", "Cover Field"
CELLS = {"left": "Table Text", "center": "Table Centre", "right": "Table Number"}
HEAD_CELL, TOTAL_CELL = "Table Head", "Table Total"
_LINE = "9AA5B4"


@dataclass(frozen=True, slots=True)
class _Fonts:
    """Latin and East Asian faces of the title, of headings by level, of the body and of tables."""

    title: tuple[str, str]
    headings: tuple[tuple[str, str], ...]
    body: tuple[str, str]
    table: tuple[str, str]


_LATIN = "Times New Roman"
_FONTS: dict[Language, _Fonts] = {
    "zh": _Fonts(
        (_LATIN, "方正小标宋简体"),
        ((_LATIN, "黑体"), (_LATIN, "楷体"), (_LATIN, "仿宋")),
        (_LATIN, "仿宋"),
        (_LATIN, "宋体"),
    ),
    "en": _Fonts(("Arial", "黑体"), (("Arial", "黑体"),) * 3, (_LATIN, "仿宋"), ("Arial", "宋体")),
}
STAND_INS: Mapping[str, str] = {
    "方正小标宋简体": "华文中宋,宋体",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "仿宋": "FangSong",
}
"""Faces Word takes where the first is not installed; all but the title's come with Chinese Windows."""

_SIZES: dict[Language, dict[str, float]] = {
    "zh": {"title": 22, "subtitle": 18, "heading": 16, "body": 16, "line": 28, "caption": 12, "table": 10.5},
    "en": {"title": 20, "subtitle": 15, "heading": 14, "body": 11.5, "line": 17, "caption": 10.5, "table": 9},
}
_NUMBERS: dict[Language, tuple[tuple[str, str], ...]] = {
    "zh": (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")),
    "en": (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")),
}


def define_styles(document: Document, language: Language, palette: Palette) -> None:
    """Set every style the writer uses; no paragraph then needs a format of its own."""
    fonts, sizes = _FONTS[language], _SIZES[language]
    pen = _Pen(document)
    zh = language == "zh"
    pen.languages()
    accent = palette.accent
    pen.style("Normal", fonts.body, sizes["body"], line=sizes["line"])
    pen.style("Title", fonts.title, sizes["title"], colour=accent, align="center", before=150, after=18, bold=not zh)
    pen.style("Subtitle", fonts.body, sizes["subtitle"], align="center", after=150)
    pen.style(BLANK, fonts.body, sizes["body"], after=10)
    pen.of(BLANK).paragraph_format.left_indent = Pt(84)
    pen.style(BODY, fonts.body, sizes["body"], line=sizes["line"], indent=2 * sizes["body"] if zh else 0)
    if not zh:
        pen.of(BODY).paragraph_format.space_after = Pt(7)
    pen.style("Caption", fonts.headings[0], sizes["caption"], align="center", before=10, after=4, keep=True)
    pen.style(NOTE, fonts.table, sizes["table"], before=3, after=8)
    for name, align in (*((name, align) for align, name in CELLS.items()), (HEAD_CELL, "center")):
        pen.style(name, fonts.table, sizes["table"], align=align, bold=name == HEAD_CELL)
    pen.of(HEAD_CELL).font.color.rgb = _rgb(INK)
    pen.style("Footer", fonts.body, 12, align="center")
    for level, face in enumerate(fonts.headings, 1):
        pen.style(
            f"Heading {level}",
            face,
            sizes["heading"] - (0 if zh else level - 1),
            line=sizes["line"],
            before=12 if level == 1 else 8,
            after=2,
            bold=not zh or level == 3,
            keep=True,
        )
        pen.of(f"Heading {level}").next_paragraph_style = pen.of(BODY)
    pen.style("Annex Heading", fonts.headings[0], sizes["heading"], after=4, keep=True, bold=not zh, outline=0)
    pen.table(palette)
    _number_headings(document, language)


class _Pen:
    def __init__(self, document: Document) -> None:
        self._styles = document.styles

    def of(self, name: str) -> ParagraphStyle:
        """The paragraph style of that name, made where the base document has none."""
        if name not in self._styles:
            made = self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = self._styles["Normal"]
            made.quick_style = True
        style = self._styles[name]
        assert isinstance(style, ParagraphStyle)
        return style

    def style(
        self,
        name: str,
        faces: tuple[str, str],
        size: float,
        *,
        colour: str = "#000000",
        align: str = "left",
        bold: bool = False,
        line: float = 0,
        indent: float = 0,
        before: float = 0,
        after: float = 0,
        keep: bool = False,
        outline: int | None = None,
    ) -> None:
        """Lengths in points; `line` 0 is single spacing."""
        style = self.of(name)
        _clear(style.element)
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = _rgb(colour)
        _set_faces(style.element, *faces)
        shape = style.paragraph_format
        shape.alignment = {
            "left": WD_ALIGN_PARAGRAPH.LEFT,
            "center": WD_ALIGN_PARAGRAPH.CENTER,
            "right": WD_ALIGN_PARAGRAPH.RIGHT,
        }[align]
        shape.space_before, shape.space_after = Pt(before), Pt(after)
        shape.first_line_indent = Pt(indent)
        shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
        if line:
            shape.line_spacing = Pt(line)
        shape.keep_with_next = keep
        if outline is not None:
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), str(outline))
            style.element.get_or_add_pPr().append(level)

    def languages(self) -> None:
        """Latin words are English, the rest is Chinese: what spelling is checked by."""
        for found in self._styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), "en-US")
            found.set(qn("w:eastAsia"), "zh-CN")

    def table(self, palette: Palette) -> None:
        """Thin rules, a coloured head and a light last row, all in the style."""
        style = self._styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
        style.base_style = self._styles["Normal Table"]
        rules = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        head, band = palette.head.removeprefix("#"), BAND.removeprefix("#")
        for xml in (
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{rules}</w:tblBorders>"
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr></w:tblStylePr>',
            f'<w:tblStylePr {nsdecls("w")} w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{band}"/></w:tcPr></w:tblStylePr>',
        ):
            style.element.append(parse_xml(xml))


def _clear(style: Any) -> None:
    """Take away what the base document says of a style, its theme fonts and frames above all."""
    for tag in ("w:pPr", "w:rPr"):
        for found in style.findall(qn(tag)):
            style.remove(found)


def _set_faces(style: Any, latin: str, east_asian: str) -> None:
    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for attribute, face in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east_asian)):
        fonts.set(qn(f"w:{attribute}"), face)


def _number_headings(document: Document, language: Language) -> None:
    """Let Word count the headings: 一、（一）1. in Chinese, 1, 1.1, 1.1.1 in English."""
    numbering = document.part.numbering_part.element
    used = [int(found.get(qn("w:abstractNumId"))) for found in numbering.findall(qn("w:abstractNum"))]
    kind = max(used, default=0) + 1
    space = "nothing" if language == "zh" else "space"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="{space}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(_NUMBERS[language])
    )
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    numbering.insert(len(used), made)
    count = numbering.add_num(kind)
    for level in range(len(_NUMBERS[language])):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = count.numId
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level))
        document.styles[f"Heading {level + 1}"].element.get_or_add_pPr().append(outline)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))
