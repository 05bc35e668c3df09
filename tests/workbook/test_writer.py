"""What is written to disk, and what is left alone when it cannot be."""

import errno
import os
from pathlib import Path

import openpyxl
import pytest

from planner.model.message import ProblemError
from planner.workbook.book import Book, Cell, Column, Printing, Sheet, Value
from planner.workbook.style import FONTS, Look
from planner.workbook.writer import LONGEST_TEXT, write

OLD = b"the old file"


def book(*values: Value, formula: str = "", title: str = "Sheet") -> Book:
    cells = tuple(Cell(row, 0, value, Look(), formula) for row, value in enumerate(values))
    sheet = Sheet(title, cells, (Column(20),), {}, Printing(len(values), 0))
    return Book("Title", FONTS["en"], "2026-11-22", ("Hegang & co", "22 November 2026"), (sheet,))


def texts(path: Path) -> list[object]:
    return [row[0].value for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-2", "@a", "=HYPERLINK(1)", "{=1}", "http://a.b", "123", "_x0041_", "<&>'\"", "TRUE"]
)
def test_text_is_never_a_formula_a_number_or_a_link(text: str, tmp_path: Path) -> None:
    write(book(text), tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_what_a_cell_cannot_hold_is_left_out(tmp_path: Path) -> None:
    write(book("a\x00b\x0bc\ud800d\ufffe", "x" * 40_000, "😀" * 20_000, "two\r\nlines"), tmp_path / "a.xlsx")
    first, second, third, fourth = (str(text) for text in texts(tmp_path / "a.xlsx"))
    assert first == "abcd"
    assert len(second) == LONGEST_TEXT
    assert second.endswith("…")
    assert len(third.encode("utf-16-le")) <= 2 * LONGEST_TEXT
    assert fourth == "two\nlines"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_is_refused(value: float, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLD)
    with pytest.raises(ValueError, match="Sheet!A2"):
        write(book(1.0, value), tmp_path / "a.xlsx")
    assert_untouched(tmp_path)


def test_a_formula_without_its_value_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLD)
    with pytest.raises(ValueError, match="a formula without a value"):
        write(book(None, formula="1+1"), tmp_path / "a.xlsx")
    assert_untouched(tmp_path)


@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("replace", PermissionError(errno.EACCES, "in use"), "file not writable"),
        ("fsync", OSError(errno.ENOSPC, "No space left on device"), "disk full"),
        ("replace", OSError(errno.EIO, "Input/output error"), "file not written"),
    ],
)
def test_a_failure_half_way_leaves_the_old_file(
    step: str, error: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLD)

    def fail(*arguments: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(ProblemError) as problem:
            write(book("new"), tmp_path / "a.xlsx")
    assert problem.value.message.code == code
    assert_untouched(tmp_path)


def test_a_missing_folder_and_a_folder_for_a_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as problem:
        write(book("new"), tmp_path / "none" / "a.xlsx")
    assert problem.value.message.code == "folder missing"
    with pytest.raises(ProblemError) as problem:
        write(book("new"), tmp_path)
    assert problem.value.message.code == "path is a folder"


def test_others_may_read_the_workbook(tmp_path: Path) -> None:
    """A workbook on a shared drive has the rights of any new file there."""
    write(book("new"), tmp_path / "a.xlsx")
    (tmp_path / "plain").touch()
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_same_book_gives_the_same_file(tmp_path: Path) -> None:
    write(book("text", 1.5), tmp_path / "a.xlsx")
    write(book("text", 1.5), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def assert_untouched(folder: Path) -> None:
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.xlsx": OLD}
