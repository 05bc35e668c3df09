"""One writer at a time: a lock file beside the plan that says who has it open."""

import getpass
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from planner.model.message import Message
from planner.store.atomic import write_problem
from planner.store.process import is_running


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open: `since` is ISO 8601 in UTC, `pid` the process on `host`."""

    user: str
    host: str
    pid: int
    since: str


_UNKNOWN = Holder("?", "?", 0, "?")


@dataclass(frozen=True, slots=True)
class Lock:
    """The right to write a plan, until released."""

    file: Path
    holder: Holder

    def release(self) -> None:
        """Give the right back; a lock that someone else has taken over meanwhile stays theirs."""
        if _holder(self.file) == self.holder:
            self.file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Someone else may write the plan: it opens to be read."""

    plan: Path
    file: Path
    holder: Holder

    @property
    def message(self) -> Message:
        blanks = {"user": self.holder.user, "host": self.holder.host, "since": _local(self.holder.since)}
        names = {"file": self.plan.name, "lock": self.file.name}
        return Message("file held", "warning", "file", str(self.plan), {**names, **blanks})


def acquire(path: Path) -> Lock | HeldBy:
    """The right to write the plan at `path`, or who has it.

    A lock that cannot be read, or was left behind by a process of this machine that has ended, is taken over.
    Raises ProblemError where no lock can be written beside the plan: then it cannot be saved there either.
    """
    file = path.with_name(f".{path.name}.lock")
    me = Holder(_user(), socket.gethostname(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        before = _holder(file)
        if before is None or _has_ended(before):
            file.unlink(missing_ok=True)
        with file.open("xb") as stream:
            stream.write(msgspec.json.encode(me))
    except FileExistsError:
        return HeldBy(path, file, _holder(file) or _UNKNOWN)
    except OSError as error:
        raise write_problem(path, error) from error
    return Lock(file, me)


def _holder(file: Path) -> Holder | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _has_ended(holder: Holder) -> bool:
    return holder.host == socket.gethostname() and not is_running(holder.pid)


def _local(since: str) -> str:
    """A moment as a person here would write it; what is no moment stays as it is."""
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return since


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
