"""What the lines above a table and the sheet's name say of all its figures."""

import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from planner.cities.catalogue import Indicator
from planner.cities.yearbook.city_names import CityNames
from planner.cities.yearbook.head import Scope, parse_head, plain, year_in
from planner.cities.yearbook.layout import is_caption
from planner.cities.yearbook.sheet import Sheet
from planner.cities.yearbook.spellings import Match, SpellingBook
from planner.cities.yearbook.units import dimensions, units_in


class Title:
    """Year, scope, unit, city and indicator, as far as they are named.

    `year` is None where nothing names exactly one, `book` the title of a yearbook, whose year may be either.
    """

    def __init__(self, names: CityNames, book: SpellingBook, sheet: Sheet, titles: tuple[str, ...]) -> None:
        self._book = book
        texts = [plain(text) for text in (*titles, sheet.name)]
        self._texts = texts
        self.book = next((text for text in texts if "年鉴" in text and year_in(text)), "")
        plainly = [year_in(text) for text in texts if "年鉴" not in text]
        self.year = next((year for year in plainly if year is not None), None)
        if self.year is None and not self.book and "年鉴" not in sheet.file:
            self.year = year_in(Path(sheet.file).stem)
        self.scope = next((scope for text in texts if (scope := _title_scope(text)) is not None), None)
        self.city, self.city_printed = None, ""
        for text in texts:
            city = names.in_title(text)
            if city is not None:
                self.city, self.city_printed = city, city.name.zh
                break

    @property
    def book_years(self) -> tuple[str, ...]:
        """The year before that of the book first: yearbooks print the year before their own."""
        year = year_in(self.book)
        return () if year is None else (str(year - 1), str(year))

    @cached_property
    def match(self) -> Match | None:
        """The one indicator the table is about."""
        for text in self._texts:
            found = self._book.match(parse_head((_subject(text),)))
            if found is not None:
                head = parse_head((_subject(text),))
                return replace(found, unit=found.unit or head.unit)
        return None

    def unit_for(self, indicator: Indicator) -> str:
        """The caption's unit that measures what the indicator does; empty where none or several do."""
        wanted = dimensions(indicator.unit.zh)
        fitting = {
            unit.strip(" ()（）")
            for text in self._texts
            if is_caption(text) or "单位:" in text.replace(" ", "")
            for unit in units_in(text.replace(" ", "").split("单位:")[-1].strip("()"))
            if dimensions(unit.strip(" ()（）")) & wanted
        }
        return fitting.pop() if len(fitting) == 1 else ""


def _title_scope(text: str) -> Scope | None:
    for scope, word in (("districts", "市辖区"), ("city", "全市")):
        if f"({word})" in text or text.strip() == word or text.endswith(("-" + word, "_" + word)):
            return "districts" if scope == "districts" else "city"
    return None


def _subject(title: str) -> str:
    """A title without its number, its year and the words that say whose figures it holds."""
    text = re.sub(r"\((?:合成样例|续|全市|市辖区)[^()]*\)", "", title)
    text = re.sub(r"^(?:表|附表)?\s*\d+(?:[-—–.]\d+)*\s*", "", text)
    text = re.sub(r"^.*?(?:各市|各城市|分城市|分地区|各地区|分市|各县市|各市县|各县)", "", text)
    text = re.sub(r"(?:19|20)\d\d\s*[-—–~～至]\s*(?:19|20)\d\d\s*年?", "", text)
    return re.sub(r"(?:历年|统计表|情况表|一览表|情况|统计)", "", text).strip()
