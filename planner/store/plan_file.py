"""The plan file `<name>.roadmap`: one UTF-8 JSON text with format, version, program and plan."""

import os
from dataclasses import dataclass, fields
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.store.atomic import write_whole
from planner.store.migrations import FORMAT_VERSION, migrated
from planner.store.plan_json import LARGEST_FILE, from_json, plan_from, to_json
from planner.store.stamp import FileStamp, changed_on_disk

__all__ = ["FORMAT", "FORMAT_VERSION", "FileStamp", "OpenedPlan", "changed_on_disk", "read_plan", "write_plan"]

FORMAT = "transition-roadmap"
DISTRIBUTION = "transition-roadmap-planner"

_UNNAMED = Bilingual("未写明", "not stated")


@dataclass(frozen=True, slots=True)
class _Envelope:
    """The file as a whole, its fields in the order in which they are written."""

    format: str
    version: int
    program: str | None
    plan: Plan


class OpenedPlan(NamedTuple):
    """A plan with the state of the file it was read from, for `changed_on_disk` before it is written again."""

    plan: Plan
    stamp: FileStamp


def read_plan(path: Path, *, allow_newer: bool = False) -> OpenedPlan:
    """The plan in a file, migrated to the present version and sound by the rules of `planner.checks`.

    Raises ProblemError with code "file newer" for a file of a later version of the program; with `allow_newer`
    such a file is read as far as this version understands it, to be looked at and not saved. Any other file
    that is not a plan (missing, closed, larger than 64 MB, cut off, not JSON, of another format, with a field
    missing, unknown or of the wrong kind, breaking a rule) is a ProblemError that names file and field.
    """
    data, stamp = _read(path)
    envelope = from_json(data, path)
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise ProblemError("file of other format", where=str(path), file=path.name)
    version = envelope.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ProblemError("version unreadable", where=str(path), file=path.name)
    if version > FORMAT_VERSION:
        return OpenedPlan(_newer_plan(envelope, version, path, allow_newer), stamp)
    unknown = sorted(envelope.keys() - {field.name for field in fields(_Envelope)})
    if unknown:
        raise ProblemError("field unknown", where=str(path), file=path.name, field=unknown[0])
    plan = envelope.get("plan")
    return OpenedPlan(plan_from(migrated(plan, version) if isinstance(plan, dict) else plan, path), stamp)


def write_plan(plan: Plan, path: Path) -> FileStamp:
    """Write the plan in place of the file, which stays as `<name>.roadmap.bak`; the new state of the file.

    What is written is first read back, so that nothing can be saved that could not be opened. Raises ProblemError
    where that fails, the folder is missing or closed, the file is protected or open elsewhere, or the disk is
    full; the file is then as before.
    """
    data = to_json(_Envelope(FORMAT, FORMAT_VERSION, _program(), plan), path)
    if plan_from(from_json(data, path)["plan"], path) != plan:
        raise ProblemError("plan not storable", where=str(path), file=path.name)
    return write_whole(path, data, keep_previous=True)


def _read(path: Path) -> tuple[bytes, FileStamp]:
    # Windows would speak of a missing permission.
    if path.is_dir():
        raise ProblemError("path is a folder", where=str(path), file=path.name)
    try:
        with path.open("rb") as file:
            stamp = FileStamp.of(os.fstat(file.fileno()))
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ProblemError("file missing", where=str(path), file=str(path)) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise ProblemError("file unreadable", where=str(path), file=path.name, detail=detail) from error
    if len(data) > LARGEST_FILE:
        raise ProblemError("file too large", where=str(path), file=path.name, limit=LARGEST_FILE // 1024**2)
    return data, stamp


def _newer_plan(envelope: dict[str, Any], version: int, path: Path, allow_newer: bool) -> Plan:
    program = envelope.get("program")
    newer = ProblemError(
        "file newer",
        where=str(path),
        file=path.name,
        program=program if isinstance(program, str) else _UNNAMED,
        version=version,
        known=FORMAT_VERSION,
    )
    if not allow_newer:
        raise newer
    try:
        return plan_from(envelope.get("plan"), path, unknown_fields=True)
    except ProblemError as problem:
        raise newer from problem


def _program() -> str | None:
    """The version of the program that writes, where it is installed: named to whoever reads with an older one."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
