"""Unsaved work kept aside, and found again after a program that did not end well."""

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.store.atomic import write_problem, write_whole
from planner.store.differences import differences
from planner.store.plan_file import read_plan
from planner.store.plan_json import from_json, plan_from, to_json
from planner.store.process import is_running

FORMAT = "transition-roadmap-recovery"
SUFFIX = ".recovery"


@dataclass(frozen=True, slots=True)
class Orphan:
    """Unsaved work of a program that is gone.

    `original` is the file it was opened from, if any; `differences` the number of fields in which the two
    differ, None where there is no readable original. `saved_at` is ISO 8601 in UTC.
    """

    key: str
    path: Path
    original: Path | None
    saved_at: str
    plan: Plan
    differences: int | None


class Recovery:
    """The recovery copies in a folder: one of this program, and those that others left behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = secrets.token_hex(8)

    def save(self, plan: Plan, original: Path | None) -> None:
        """Keep the plan as it is now in place of the copy before; ProblemError where that cannot be written."""
        path = self._path(self._key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_problem(path, error) from error
        copy = {
            "format": FORMAT,
            "original": None if original is None else str(original.resolve()),
            "saved_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "process": os.getpid(),
            "plan": plan,
        }
        write_whole(path, to_json(copy, path))

    def discard_own(self) -> None:
        """Forget the copy of this program: its plan was saved or given up."""
        self.discard(self._key)

    def orphans(self) -> tuple[Orphan, ...]:
        """Copies of programs that are gone, newest first; what cannot be read is passed over and stays."""
        found = (_orphan(path) for path in self._folder.glob(f"*{SUFFIX}") if path.stem != self._key)
        return tuple(sorted(filter(None, found), key=lambda orphan: orphan.saved_at, reverse=True))

    def discard(self, key: str) -> None:
        """Forget a copy."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{SUFFIX}"


def _orphan(path: Path) -> Orphan | None:
    try:
        copy = from_json(path.read_bytes(), path)
        if not isinstance(copy, dict) or copy.get("format") != FORMAT or _is_in_use(copy.get("process")):
            return None
        plan = plan_from(copy.get("plan"), path)
    except (OSError, ProblemError):
        return None
    original = Path(copy["original"]) if isinstance(copy.get("original"), str) else None
    return Orphan(path.stem, path, original, str(copy.get("saved_at", "")), plan, _apart(original, plan))


def _is_in_use(process: object) -> bool:
    """True while another program, which will save or discard it, is running."""
    return isinstance(process, int) and process != os.getpid() and is_running(process)


def _apart(original: Path | None, plan: Plan) -> int | None:
    try:
        return None if original is None else differences(read_plan(original).plan, plan)
    except ProblemError:
        return None
