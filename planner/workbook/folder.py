"""Many workbooks at once, written into one folder."""

from collections.abc import Callable, Mapping
from pathlib import Path

from planner.model.message import ProblemError
from planner.store.atomic import check_target
from planner.workbook.book import Book
from planner.workbook.writer import write

OnProgress = Callable[[float], None]
Cancelled = Callable[[], bool]


def write_books(
    books: Mapping[str, Callable[[], Book]],
    folder: Path,
    *,
    replace: bool = False,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> list[Path]:
    """Write workbooks, laid out one by one, into a folder, made if missing; the files written, fewer where cancelled.

    Raises ProblemError before anything is written where a file of that name is there and not to be replaced (it may
    be filled in), and where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProblemError("folder not writable", where=str(folder), folder=str(folder)) from error
    for name in books:
        check_target(folder / name)
        if not replace and (folder / name).exists():
            raise ProblemError("file exists", where=str(folder / name), file=name)
    written: list[Path] = []
    for name, lay_out in books.items():
        if cancel is not None and cancel():
            break
        write(lay_out(), folder / name)
        written.append(folder / name)
        if progress is not None:
            progress(len(written) / len(books))
    return written
