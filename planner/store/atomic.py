"""Files written whole or not at all."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from planner.model.message import ProblemError
from planner.store.stamp import FileStamp

BACKUP_SUFFIX = ".bak"


def write_whole(path: Path, data: bytes, *, keep_previous: bool = False) -> FileStamp:
    """Put `data` in place of the file, so that at any moment it holds either the old bytes or the new.

    Written to a new file in the same folder, flushed to the disk, then renamed; with `keep_previous` the old
    bytes stay beside it as `<name>.bak`. Raises ProblemError where the folder is missing or closed, the file is
    protected or open elsewhere, or the disk is full; the file is then as before and nothing is left behind.
    """
    check_target(path)
    try:
        target = path.resolve()
        if keep_previous and target.exists():
            _put(target.with_name(target.name + BACKUP_SUFFIX), target.read_bytes())
        _put(target, data)
        return FileStamp.of(target.stat())
    except OSError as error:
        raise write_problem(path, error) from error


def check_target(path: Path) -> None:
    """ProblemError where it is plain beforehand that the file cannot be written: asked before long work."""
    target = path.resolve()
    code = 0
    if target.is_dir():
        code = errno.EISDIR
    elif not target.parent.is_dir():
        code = errno.ENOENT
    elif not os.access(target if target.exists() else target.parent, os.W_OK):
        code = errno.EACCES
    if code:
        raise write_problem(path, OSError(code, os.strerror(code)))


def write_problem(path: Path, error: OSError) -> ProblemError:
    """The sentence for a file that could not be written, as `ProblemError` to raise."""
    names = {"file": path.name, "folder": str(path.parent)}
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return ProblemError("disk full", "file", str(path), **names)
        case errno.ENOENT | errno.ENOTDIR:
            return ProblemError("folder missing", "file", str(path), **names)
        case errno.EISDIR:
            return ProblemError("path is a folder", "file", str(path), **names)
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EBUSY | errno.ETXTBSY:
            return ProblemError("file not writable", "file", str(path), **names)
        case _:
            return ProblemError("file not written", "file", str(path), **names, detail=error.strerror or str(error))


def _put(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        os.replace(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the renaming itself survive a power cut, where the system lets a folder be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
