"""What tells one state of a file on disk from another."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Time of the last change in nanoseconds and size in bytes."""

    mtime_ns: int
    size: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStamp":
        return cls(status.st_mtime_ns, status.st_size)


def changed_on_disk(path: Path, stamp: FileStamp) -> bool:
    """True where the file is no longer as it was when `stamp` was taken, or is gone."""
    try:
        return FileStamp.of(path.stat()) != stamp
    except OSError:
        return True
