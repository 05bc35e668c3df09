"""A bureau's own title, organisation, logo and colours, and what is said where the file is wrong."""

import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from planner import evaluate
from planner.model.message import ProblemError
from planner.text.texts import Texts
from planner.workbook.layout import build
from planner.workbook.own_look import OwnLook, load_look
from planner.workbook.questionnaire import layout as questionnaire
from planner.workbook.questionnaire.form import Form
from planner.workbook.style import Palette
from planner.workbook.subject import Subject
from planner.workbook.writer import write
from tests.factories import small_plan

LOOK = """
logo = "seal.png"
[title]
zh = "某市转型路线图"
[organisation]
en = "Development Bureau & Co"
[colours]
accent = "#7A1F2B"
"""


def picture(width: int = 40, height: int = 20) -> bytes:
    """A red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\xcc\x22\x22" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "workbook").mkdir()
    (tmp_path / "workbook" / "look.toml").write_text(text, encoding="utf-8")
    (tmp_path / "workbook" / "seal.png").write_bytes(picture())
    (tmp_path / "workbook" / "notes.png").write_text("no picture")
    (tmp_path / "workbook" / "half.png").write_bytes(picture()[:50])
    return tmp_path


def test_title_organisation_colour_and_logo_are_in_the_file(tmp_path: Path) -> None:
    look = load_look(folder_with(tmp_path, LOOK))
    plan = small_plan()
    ranking = evaluate.ranking(plan)
    subject = Subject(plan, ranking, None, Texts("en"), "2026-11-22", look=look)
    write(build(subject), tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    guide, weights = book["How to read"], book["Weights"]
    assert guide["A1"].value == "某市转型路线图"
    assert guide["A1"].font.color.rgb == "FF7A1F2B"
    assert str(weights["A2"].value).startswith("Development Bureau & Co · ")
    assert "Development Bureau && Co" in weights.oddHeader.left.text
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as file:
        assert [file.read(name) for name in file.namelist() if name.startswith("xl/media/")] == [picture()]


def test_questionnaires_wear_it_too(tmp_path: Path) -> None:
    look = load_look(folder_with(tmp_path, LOOK))
    book = questionnaire.build(Form(small_plan(), Texts("en"), "2026-11-22", look=look))
    assert book.palette == look.palette
    assert str(book.sheets[0].cells[1].value).startswith("Development Bureau & Co · ")


def test_the_shipped_file_and_none_change_nothing(tmp_path: Path) -> None:
    assert load_look() == load_look(tmp_path) == OwnLook()


def test_a_colour_left_out_is_the_programs(tmp_path: Path) -> None:
    assert load_look(folder_with(tmp_path, LOOK)).palette == replace(Palette(), accent="#7A1F2B")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "#7A1F2B",
            "#FFE066",
            "“look.toml”, entry colours.accent: text would hardly be readable with #FFE066. ",
        ),
        (
            "#7A1F2B",
            "red",
            "“look.toml”, entry colours.accent: “red” is not a colour. ",
        ),
        ("seal.png", "none.png", "“look.toml”, entry logo: the picture “none.png” could not be read. "),
        ("seal.png", "notes.png", "“look.toml”, entry logo: the picture “notes.png” could not be read. "),
        ("seal.png", "half.png", "“look.toml”, entry logo: the picture “half.png” is cut off before its end. "),
        ("[title]", "[title", "“look.toml” could not be read: "),
    ],
)
def test_a_wrong_entry_is_named_with_its_remedy(old: str, new: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as problem:
        load_look(folder_with(tmp_path, LOOK.replace(old, new)))
    assert Texts("en").message(problem.value.message).startswith(told)
