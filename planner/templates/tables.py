"""The templates a planner may edit, read from the folder beside the program."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from planner.model.message import ProblemError

LARGEST_TEMPLATE = 8 * 1024 * 1024
"""Bytes; a template file is a table a person edits, so anything larger is not one."""


def templates_folder() -> Path:
    return Path(__file__).resolve().parents[2] / "templates"


def read_table(path: Path, columns: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """Rows of a UTF-8 CSV file with a header row; `ProblemError` names the file and a missing column."""
    text = _read_text(path)
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise ProblemError("template column missing", where=str(path), file=path.name, column=missing[0])
    return [{key: (value or "") for key, value in row.items() if key} for row in reader]


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ProblemError("template not TOML", where=str(path), file=path.name, detail=str(error)) from error


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise ProblemError("template too large", where=str(path), file=path.name)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError("template unreadable", where=str(path), file=path.name) from error
