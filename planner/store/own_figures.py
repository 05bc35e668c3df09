"""The user's own figures, in one SQLite database in their data folder.

Version 1: `imports` holds the date, source and files of each import, `figures` its figures; of two imports that tell
the same figure the later is in force, and removing it brings the earlier back.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from planner.cities.catalogue import Catalogue, load_catalogue
from planner.cities.own_figures import OwnFigure, overlaid
from planner.model.message import ProblemError

FILE_NAME = "own_figures.sqlite"
VERSION = 1
APPLICATION = 0x54524F46
"""Says in the file's head that it is a database of this program."""
WAIT_SECONDS = 3.0

_SCHEMA = f"""
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    imported TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE TABLE figures (
    batch INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    city TEXT NOT NULL,
    indicator TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('city', 'districts')),
    year INTEGER NOT NULL,
    value REAL NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (city, indicator, scope, year, batch)
) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


@dataclass(frozen=True, slots=True)
class Import:
    """One import: its number, day (ISO 8601), source, files and number of figures."""

    batch: int
    imported: str
    source: str
    files: tuple[str, ...]
    count: int


class OwnFigures:
    """The figures in a database; a database that does not exist yet holds none and is made by the first import.

    Every method raises ProblemError where the database is locked by another program, damaged, of a later version,
    or closed to the user; it is then as it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> tuple[OwnFigure, ...]:
        """Every figure of every import, by city, indicator and year, the later import last."""
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute(
                "SELECT city, indicator, scope, year, value, source, file, imported, batch FROM figures "
                "JOIN imports ON imports.id = batch ORDER BY city, indicator, scope, year, batch"
            ).fetchall()
        return tuple(OwnFigure(*row) for row in rows)

    def in_force(self) -> tuple[OwnFigure, ...]:
        """Of figures told twice only the last."""
        return tuple({figure.key: figure for figure in self.all()}.values())

    def imports(self) -> tuple[Import, ...]:
        """The imports, oldest first."""
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute(
                "SELECT id, imported, source, count(*) FROM imports JOIN figures ON batch = id GROUP BY id ORDER BY id"
            ).fetchall()
            files = database.execute("SELECT DISTINCT batch, file FROM figures ORDER BY batch, file").fetchall()
        return tuple(
            Import(batch, imported, source, tuple(file for of, file in files if of == batch), count)
            for batch, imported, source, count in rows
        )

    def take(self, figures: Sequence[OwnFigure]) -> int:
        """Store the figures of one import, all or none; the number of the import.

        Source and day are those of the first. ValueError for no figures: an import is at least one.
        """
        if not figures:
            raise ValueError("an import without figures")
        with self._open(create=True) as database:
            cursor = database.execute(
                "INSERT INTO imports (imported, source) VALUES (?, ?)", (figures[0].imported, figures[0].source)
            )
            batch = cast(int, cursor.lastrowid)
            database.executemany(
                "INSERT OR REPLACE INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (batch, figure.city, figure.indicator, figure.scope, figure.year, figure.value, figure.file)
                    for figure in figures
                ),
            )
        return batch

    def remove(self, batch: int | None = None) -> int:
        """Remove one import, or all; how many figures went. ProblemError for a number there is not."""
        if not self.path.exists():
            known = 0
        else:
            with self._open() as database:
                condition, values = ("", ()) if batch is None else (" WHERE batch = ?", (batch,))
                known = int(database.execute(f"SELECT count(*) FROM figures{condition}", values).fetchone()[0])
                database.execute("DELETE FROM imports" + condition.replace("batch", "id"), values)
        if batch is not None and not known:
            raise ProblemError("import unknown", "cities", number=batch)
        return known

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection within one transaction: kept where the block ends well, else undone."""
        try:
            if create:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            mode = "rwc" if create else "rw"
            database = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None
            )
        except (sqlite3.Error, OSError) as error:
            raise self._problem(error) from error
        try:
            database.execute("PRAGMA foreign_keys = ON")
            self._settle(database, create=create)
            database.execute("BEGIN IMMEDIATE" if create else "BEGIN")
            yield database
            database.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._problem(error) from error
        finally:
            # Closing undoes what was not committed.
            database.close()

    def _settle(self, database: sqlite3.Connection, *, create: bool) -> None:
        """Make the tables in a new file; refuse one that is not ours or newer than this program."""
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        application = int(database.execute("PRAGMA application_id").fetchone()[0])
        if version == 0 and application == 0 and create and not self._has_tables(database):
            database.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
            return
        if application != APPLICATION:
            raise ProblemError("figures damaged", "cities", str(self.path), file=str(self.path))
        if version > VERSION:
            raise ProblemError("figures newer", "cities", str(self.path), file=str(self.path))

    def _has_tables(self, database: sqlite3.Connection) -> bool:
        return bool(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])

    def _problem(self, error: sqlite3.Error | OSError) -> ProblemError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        names = {"file": str(self.path)}
        match code:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return ProblemError("figures locked", "cities", str(self.path), **names)
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR:
                return ProblemError("figures damaged", "cities", str(self.path), **names)
            case sqlite3.SQLITE_FULL:
                return ProblemError("disk full", "file", str(self.path), file=self.path.name)
            case _:
                return ProblemError("figures not writable", "cities", str(self.path), **names)


def catalogue_with_own(own: OwnFigures, templates: Path | None = None) -> Catalogue:
    """The shipped catalogue with the user's figures over it."""
    return overlaid(load_catalogue(templates), own.all())
