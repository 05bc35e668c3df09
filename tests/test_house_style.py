"""The own look of an organisation: read, refused where it would not be readable, and shown in both kinds of file."""

import shutil
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from planner import evaluate
from planner.document import docx_writer
from planner.document import layout as document
from planner.document.source import source_of
from planner.model.house_style import INK, PAPER, HouseStyle, Palette, contrast
from planner.model.plan import Plan
from planner.templates.house_style import read_house_style
from planner.templates.tables import templates_folder
from planner.workbook import layout as workbook
from planner.workbook import writer
from planner.workbook.style import Look, properties
from planner.workbook.subject import subject_of
from tests.sentences import refusal, texts

TODAY = "2026-11-22"


def picture(width: int = 300, height: int = 100) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\x00" + b"\xb0\x20\x20" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def templates(folder: Path, **fields: str) -> Path:
    """A copy of the shipped look with some fields changed."""
    (folder / "look").mkdir()
    text = (templates_folder() / "look" / "look.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.partition(" ")[0] not in fields]
    lines += [f'{field} = "{value}"' for field, value in fields.items()]
    (folder / "look" / "look.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_the_shipped_look_is_the_one_the_program_has_without_it() -> None:
    assert read_house_style() == HouseStyle()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("accent", "blue", "field “accent”: “blue” is not a colour"),
        ("head", "#12345", "field “head”: “#12345” is not a colour"),
        ("accent", "#FFE066", "field “accent”: text would not be readable with #FFE066 (contrast 1.3"),
        ("band", "#404040", "field “band”: text would not be readable"),
        ("head", "#7A8490", "field “head”: text would not be readable"),
        ("logo", "none.png", "field “logo”: the picture “none.png” was not found"),
        ("logo", "look.toml", "field “logo”: “look.toml” is not a PNG or JPEG picture"),
        ("logo", "../look", "field “logo”: the picture “../look” was not found"),
        ("logo", "wide.png", "field “logo”: the picture “wide.png” is larger than 2 MB or 4000 pixels"),
        ("logo", "heavy.png", "field “logo”: the picture “heavy.png” is larger than 2 MB"),
        ("logo", "cut.png", "field “logo”: “cut.png” is not a PNG or JPEG picture"),
    ],
)
def test_what_cannot_be_used_is_named_by_file_and_field(field: str, value: str, told: str, tmp_path: Path) -> None:
    folder = templates(tmp_path, **{field: value})
    (folder / "look" / "wide.png").write_bytes(picture(4001, 1))
    (folder / "look" / "heavy.png").write_bytes(picture() + b"\x00" * 2 * 1024 * 1024)
    (folder / "look" / "cut.png").write_bytes(picture()[:20])
    sentence = refusal(lambda: read_house_style(folder))
    assert sentence.startswith("“look.toml”")
    assert told in sentence


def test_a_file_that_is_no_look_is_named(tmp_path: Path) -> None:
    folder = templates(tmp_path)
    (folder / "look" / "look.toml").write_text("accent = 5", encoding="utf-8")
    assert "look.toml" in refusal(lambda: read_house_style(folder))
    shutil.rmtree(folder / "look")
    assert "look.toml" in refusal(lambda: read_house_style(folder))


def test_text_on_a_dark_head_turns_white() -> None:
    palette = Palette(head="#1F4E79")
    assert palette.head_ink == PAPER
    assert properties(Look("head"), "Arial", palette)["font_color"] == PAPER
    assert properties(Look("head"), "Arial", Palette())["font_color"] == INK
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005), "the grey WCAG gives as just too light"


def test_workbook_and_draft_wear_the_own_look(hegang: Plan, tmp_path: Path) -> None:
    folder = templates(
        tmp_path,
        title_zh="实施方案（征求意见稿）",
        organisation_zh="鹤岗市发展改革委",
        logo="logo.png",
        accent="#7A1F1F",
        head="#7A1F1F",
        band="#FFF1E0",
    )
    (folder / "look" / "logo.png").write_bytes(picture())
    house, evaluation = read_house_style(folder), evaluate.evaluate(hegang)
    writer.write(workbook.build(subject_of(hegang, evaluation, texts("zh"), TODAY, house)), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    guide, actions = book.worksheets[0], book.worksheets[2]
    assert guide["A3"].value == "实施方案（征求意见稿）　鹤岗市发展改革委"
    assert guide["A1"].font.color.rgb == "FF7A1F1F"
    assert len(guide._images) == 1
    assert "鹤岗市发展改革委" in str(guide.oddHeader.left.text)
    heads = [cell for row in actions.iter_rows() for cell in row if cell.value == "牵头单位"]
    assert heads[0].fill.fgColor.rgb == "FF7A1F1F"
    assert heads[0].font.color.rgb == "FFFFFFFF"

    path = tmp_path / "a.docx"
    docx_writer.write(document.build(source_of(hegang, evaluation, texts("zh"), TODAY, house)), path)
    cover = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs[:6]]
    assert "实施方案（征求意见稿）" in cover
    assert "编制单位：鹤岗市发展改革委" in cover
    with zipfile.ZipFile(path) as file:
        assert picture() in [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
        styles = file.read("word/styles.xml").decode()
    assert 'w:fill="7A1F1F"' in styles
    assert 'w:fill="FFF1E0"' in styles


def test_a_colour_alone_changes_nothing_but_colours(hegang: Plan) -> None:
    evaluation = evaluate.evaluate(hegang)
    plain, coloured = (
        workbook.build(subject_of(hegang, evaluation, texts("en"), TODAY, HouseStyle(palette=palette)))
        for palette in (Palette(), Palette(accent="#7A1F1F"))
    )
    assert [sheet.cells for sheet in plain.sheets] == [sheet.cells for sheet in coloured.sheets]
    assert replace(plain, sheets=()) == replace(coloured, sheets=(), palette=Palette())
