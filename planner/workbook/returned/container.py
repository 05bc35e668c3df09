"""The file a questionnaire or an edited export comes in, opened only where it is harmless and an .xlsx workbook."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from planner.model.message import ProblemError

LARGEST_FILE = 10 * 1024**2
"""Bytes; a questionnaire takes less than a hundredth of it, an export less than a fifth."""
LARGEST_CONTENT = 60 * 1024**2
"""Bytes of all parts unpacked; an export takes less than a quarter of it."""
MOST_TAGS = 2_000_000
"""Start and end tags of all parts: each becomes an object in memory a hundred times its size."""
MOST_PARTS = 400

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_PASSWORD_FLAG = 0x1
_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def open_workbook(path: Path) -> BytesIO:
    """The bytes of a workbook that may be parsed.

    Raises ProblemError for a file that is missing, empty, encrypted, in an old or other format, damaged, or larger,
    packed or unpacked, than any that the program makes. No part may declare a document type, which the format forbids:
    with that, entities that swell or reach for other files are out.
    """
    data = _read(path)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_parts(archive, path)
    except ProblemError:
        raise
    except Exception as error:
        # What zipfile raises on hostile bytes is not documented in full; whatever it is, the file is damaged.
        code = "workbook damaged" if data.startswith(b"PK") else "not a workbook"
        raise _problem(code, path) from error
    return BytesIO(data)


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise _problem("path is a folder", path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ProblemError("file missing", where=str(path), file=str(path)) from error
    except OSError as error:
        raise _problem("file unreadable", path, detail=error.strerror or str(error)) from error
    if not data:
        raise _problem("workbook without bytes", path)
    if len(data) > LARGEST_FILE:
        raise _problem("workbook too large", path, limit=LARGEST_FILE // 1024**2)
    if data.startswith(_OLE):
        raise _problem("workbook encrypted" if _ENCRYPTED in data else "workbook in old format", path)
    return data


def _check_parts(archive: ZipFile, path: Path) -> None:
    """`file_size` is what the archive claims, and `zipfile` unpacks no more than that."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise _problem("workbook too large", path, limit=LARGEST_CONTENT // 1024**2)
    if any(part.flag_bits & _PASSWORD_FLAG for part in parts):
        raise _problem("workbook encrypted", path)
    if _CONTENT_TYPES not in archive.namelist():
        raise _problem("not a workbook", path)
    tags = 0
    for part in parts:
        text = archive.read(part)
        if _DOCUMENT_TYPE.search(text):
            raise _problem("workbook damaged", path)
        tags += text.count(b"<")
        if tags > MOST_TAGS:
            raise _problem("workbook too large", path, limit=LARGEST_CONTENT // 1024**2)


def _problem(code: str, path: Path, **params: str | int) -> ProblemError:
    return ProblemError(code, "file", str(path), file=path.name, **params)
