"""The action library as a workbook: every field a planner edits, one row an action, out to Excel and back."""

from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.bilingual import Language
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.workbook.book import Book


def export_library(plan: Plan, path: Path, language: Language, today: str) -> None:
    """Write the plan's whole action library to `path`, replacing an older one only once the new one is complete.

    It comes back as any edited export does (`planner.edits.edited_workbooks`). ProblemError where `path` cannot be
    written, and where the templates' words for readiness or the own look cannot be read.
    """
    from planner.workbook.writer import write

    write(library_book(plan, language, today), path)


def library_book(plan: Plan, language: Language, today: str) -> "Book":
    """The same workbook as plain data; `today` (ISO 8601) is the day it bears."""
    from planner.text.texts import Texts
    from planner.workbook.library.layout import build

    return build(plan, Texts(language), today)
