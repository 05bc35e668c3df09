"""The workbook of a region: every city's strategies side by side, who leads in what, actions that fit several."""

from datetime import date
from pathlib import Path

from planner.model.bilingual import Language
from planner.model.region import Region
from planner.text.texts import Texts
from planner.workbook.book import Book
from planner.workbook.own_look import load_look
from planner.workbook.sheets.region_overview import overview_sheet
from planner.workbook.sheets.region_roles import roles_sheet
from planner.workbook.sheets.region_shared import shared_sheet
from planner.workbook.sheets.region_strategies import strategies_sheet
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import FONTS
from planner.workbook.writer import write


def export_region(region: Region, path: Path, language: Language, today: str | None = None) -> None:
    """Write the workbook of `region` to `path`; `today` is the day it bears (ISO 8601, by default the present one).

    Raises ProblemError where the own look is wrong and where the file cannot be written; an older one stays until the
    new one is complete.
    """
    write(build(RegionSubject(region, Texts(language), today or date.today().isoformat(), load_look())), path)


def build(subject: RegionSubject) -> Book:
    """All sheets in the order in which they are read. Pure: the same subject gives the same book."""
    strategies = strategies_sheet(subject)
    parts = roles_sheet(subject)
    return Book(
        title=subject.name,
        font=FONTS[subject.texts.language],
        date=subject.date,
        header=(subject.texts.of(subject.look.organisation) or subject.name, subject.texts.date(subject.date)),
        sheets=(
            overview_sheet(subject, strategies, parts),
            strategies.sheet,
            parts.sheet,
            shared_sheet(subject),
        ),
        palette=subject.look.palette,
    )
