"""Where the tables of a sheet are: which column names the rows, which rows are heads, which columns hold figures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.cities.yearbook.city_names import (
    CODE_WORDS,
    HEAD_WORDS,
    PROVINCE_WORDS,
    CityNames,
    Named,
    is_head_word,
)
from planner.cities.yearbook.head import is_year, parse_head, plain
from planner.cities.yearbook.printed import parse
from planner.cities.yearbook.sheet import Sheet
from planner.cities.yearbook.spellings import SpellingBook
from planner.cities.yearbook.units import is_unit

Stub = Literal["cities", "indicators", "years"]
RowKind = Literal["head", "data", "passed", "other"]
Key = Literal["code", "year", "unit", "indicator", "scope"]

# fmt: off
INDICATOR_WORDS = frozenset([
    "指标", "指标名称", "项目", "统计指标", "主要指标", "指标项目", "名称", "项目名称", "indicator", "indicators",
    "item", "items", "variable",
])
# fmt: on
YEAR_WORDS = frozenset(["年份", "年度", "年", "时间", "年别", "统计年度", "year", "years"])
UNIT_WORDS = frozenset(["单位", "计量单位", "unit", "units"])
VALUE_WORDS = frozenset(
    [
        "数值",
        "绝对数",
        "总量",
        "实绩",
        "完成数",
        "figurevalue",
        "指标值",
        "值",
        "数据",
        "value",
        "values",
        "data",
        "数量",
    ]
)
# fmt: off
PASSED_WORDS = frozenset([
    "备注", "序号", "编号", "排序", "位次", "排名", "说明", "来源", "数据来源", "注", "no", "rank", "id", "经度",
    "纬度", "城市类型", "类型", "级别",
])
# fmt: on
KEY_WORDS: dict[Key, frozenset[str]] = {
    "code": CODE_WORDS,
    "year": YEAR_WORDS,
    "unit": UNIT_WORDS,
    "indicator": INDICATOR_WORDS,
    "scope": frozenset(["口径", "统计口径", "范围", "scope"]),
}
_CONTINUED = "续表"
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Block:
    """One table. `rows` hold figures; `label` is the column that names them; `columns` the columns of figures with
    the pieces of their heads, top to bottom; `keys` further columns that say something of the row; `titles` what
    stands above."""

    stub: Stub
    label: int
    rows: tuple[int, ...]
    columns: tuple[tuple[int, tuple[str, ...]], ...]
    keys: Mapping[Key, int]
    titles: tuple[str, ...]


def find_blocks(sheet: Sheet, names: CityNames, book: SpellingBook) -> tuple[Block, ...]:
    """The tables of a sheet, none where it holds no figures beside names of cities, indicators or years."""
    survey = _Survey(sheet, names, book)
    labels = survey.city_labels()
    if labels:
        return tuple(_blocks(sheet, "cities", labels, survey.city_row))
    labels = survey.indicator_labels()
    if labels:
        return tuple(_blocks(sheet, "indicators", labels, survey.indicator_row))
    labels = survey.year_labels()
    return tuple(_blocks(sheet, "years", labels, survey.year_row)) if labels else ()


class _Survey:
    """What the cells of a sheet look like, each looked at once."""

    def __init__(self, sheet: Sheet, names: CityNames, book: SpellingBook) -> None:
        self._sheet, self._names, self._book = sheet, names, book
        self._named: dict[str, Named] = {}
        self._columns = range(1, sheet.last_column + 1)
        self._rows = range(1, sheet.last_row + 1)
        self._codes: frozenset[int] = frozenset()
        self._filled: dict[int, list[int]] = {}
        for row, column in sheet.cells:
            self._filled.setdefault(row, []).append(column)

    def city_labels(self) -> tuple[int, ...]:
        """Columns that name cities; none where the cities stand side by side in a head."""
        hits: dict[int, list[int]] = {}
        in_row: dict[int, int] = {}
        for (row, column), cell in self._sheet.cells.items():
            if self._name(cell.text).kind == "known":
                hits.setdefault(column, []).append(row)
                in_row[row] = in_row.get(row, 0) + 1
        headed = {
            column
            for column, rows in hits.items()
            if any(is_head_word(self._sheet.text(row, column)) for row in range(1, min(rows)))
        }
        if not hits:
            return self._code_labels()
        most = max(in_row.values(), default=0)
        labels = [
            column
            for column, rows in sorted(hits.items())
            if column in headed or (len(rows) >= 2 and len(rows) >= most)
        ]
        labels = [column for column in labels if not self._is_province_column(column, len(hits[column]))]
        return tuple(self._apart(labels))

    def _code_labels(self) -> tuple[int, ...]:
        """A column headed as one of division codes names the cities where nothing else does."""
        heads = {column for (_, column), cell in self._sheet.cells.items() if is_head_word(cell.text, CODE_WORDS)}
        self._codes = frozenset(heads)
        return tuple(sorted(heads))[:1]

    def city_row(self, label: int, columns: range, row: int) -> RowKind:
        text = self._sheet.text(row, label)
        if is_head_word(text) or is_head_word(text, CODE_WORDS):
            return "head"
        kind = self._names.read(text).kind if label in self._codes else self._name(text).kind
        if kind == "known" and self._is_province_here(label, text):
            kind = "province"
        if kind == "none" or not self._has_more(row, columns):
            return "other"
        return "passed" if kind in ("province", "total") else "data"

    def indicator_labels(self) -> tuple[int, ...]:
        counts = dict.fromkeys(self._columns, 0)
        for (row, column), cell in self._sheet.cells.items():
            if (
                cell.number is None
                and self._is_indicator(cell.text)
                and self._has_more(row, range(column + 1, column + 30))
            ):
                counts[column] += 1
        return tuple(column for column, count in counts.items() if count >= 2 or (count and self._is_headed(column)))

    def indicator_row(self, label: int, columns: range, row: int) -> RowKind:
        text = self._sheet.text(row, label)
        heads = [self._sheet.text(row, column) for column in columns]
        if is_head_word(text, INDICATOR_WORDS):
            return "head"
        said = [head for head in heads if head]
        above = said and all(is_year(head) or is_unit(head) or self._name(head).kind == "known" for head in said)
        if above and not (text and self._is_indicator(text)):
            return "head"
        return "data" if text and len(text) <= _LONGEST_LABEL and self._has_more(row, columns) else "other"

    def year_labels(self) -> tuple[int, ...]:
        counts = dict.fromkeys(self._columns, 0)
        for (_, column), cell in self._sheet.cells.items():
            counts[column] += is_year(cell.text)
        return tuple(column for column, count in counts.items() if count >= 2)[:1]

    def year_row(self, label: int, columns: range, row: int) -> RowKind:
        text = self._sheet.text(row, label)
        if is_head_word(text, YEAR_WORDS):
            return "head"
        return "data" if is_year(text) and self._has_more(row, columns) else "other"

    def _name(self, text: str) -> Named:
        if text not in self._named:
            chinese = any("一" <= letter <= "鿿" for letter in text[:20])
            self._named[text] = self._names.read(text) if chinese and len(text) <= 24 else Named("none")
        return self._named[text]

    def _is_indicator(self, text: str) -> bool:
        return len(text) <= _LONGEST_LABEL and self._book.match(parse_head((text,))) is not None

    def _is_headed(self, column: int) -> bool:
        return any(is_head_word(self._sheet.text(row, column), INDICATOR_WORDS) for row in self._rows)

    def _has_more(self, row: int, columns: range) -> bool:
        return any(column in columns for column in self._filled.get(row, ()))

    def _is_province_column(self, column: int, known: int) -> bool:
        cells = [self._sheet.at(row, column).text for row in self._rows]
        if any(is_head_word(text, PROVINCE_WORDS) for text in cells):
            return True
        both = sum(self._names.is_province(text) for text in cells if self._name(text).kind == "known")
        return both == known and any(self._name(text).kind == "province" for text in cells)

    def _is_province_here(self, label: int, text: str) -> bool:
        """吉林 beside 辽宁 and 黑龙江 is the province; a municipality is province and city in one."""
        city = self._name(text).city
        if city is None or city.admin_level == "municipality" or not self._names.is_province(text):
            return False
        cells = (self._sheet.at(row, label).text for row in self._rows)
        return sum(self._name(cell).kind == "province" and not cell.endswith(("省", "区", "市")) for cell in cells) >= 2

    def _apart(self, labels: list[int]) -> Iterator[int]:
        """Columns that name the same cities twice, in full and short, count once."""
        before: int | None = None
        for label in labels:
            if before is not None and self._agree(before, label):
                continue
            before = label
            yield label

    def _agree(self, one: int, other: int) -> bool:
        pairs = [
            (self._name(self._sheet.text(row, one)).city, self._name(self._sheet.text(row, other)).city)
            for row in self._rows
        ]
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        return bool(both) and sum(a.id == b.id for a, b in both) > len(both) / 2


def _blocks(
    sheet: Sheet, stub: Stub, labels: tuple[int, ...], kind_of: Callable[[int, range, int], RowKind]
) -> Iterator[Block]:
    ends = [*(label - 1 for label in labels[1:]), sheet.last_column]
    for label, end in zip(labels, ends, strict=True):
        columns = range(label + 1, end + 1)
        if not columns:
            continue
        kinds = {row: kind_of(label, columns, row) for row in range(1, sheet.last_row + 1)}
        left = range(1, label) if label == labels[0] else range(0)
        for titles, heads, rows in _segments(sheet, label, columns, kinds):
            pieces = {column: _pieces(sheet, heads, column) for column in (*left, *columns)}
            keys = _keys(stub, pieces)
            figures = tuple(
                (column, pieces[column])
                for column in columns
                if column not in keys.values()
                and not _is_passed(stub, pieces[column])
                and (pieces[column] or not heads)
            )
            yield Block(stub, label, rows, figures, keys, titles)


def _segments(
    sheet: Sheet, label: int, columns: range, kinds: Mapping[int, RowKind]
) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]]:
    """(titles, head rows, rows of figures) from top to bottom; a head repeated further down starts a new one."""
    last = sheet.last_row
    data = [row for row in kinds if kinds[row] == "data"]
    if not data:
        return
    starts = _head_groups(kinds, data)
    common: tuple[str, ...] = ()
    end = 0
    for position, (first_head, bottom) in enumerate(starts):
        top = first_head
        while top - 1 > end and _is_upper_head(sheet, label, columns, top - 1):
            top -= 1
        limit = starts[position + 1][0] if position + 1 < len(starts) else last + 1
        rows = tuple(row for row in data if bottom < row < limit)
        if not rows:
            continue
        first = next(row for row in range(bottom + 1, last + 1) if kinds[row] in ("data", "passed"))
        heads = tuple(range(top, max(bottom + 1, first))) if first > top else ()
        above = (row for row in range(end + 1, top) if kinds[row] in ("other", "head"))
        titles = tuple(dict.fromkeys(text for row in above for text in _row_texts(sheet, row)))
        common = common or titles
        end = rows[-1]
        yield tuple(dict.fromkeys((*titles, *common))), heads, rows


def _row_texts(sheet: Sheet, row: int) -> Iterator[str]:
    return (text for column in range(1, sheet.last_column + 1) if (text := sheet.at(row, column).text))


def _head_groups(kinds: Mapping[int, RowKind], data: list[int]) -> list[tuple[int, int]]:
    """First and last row of each run of head rows with no row of figures between."""
    heads = [row for row in kinds if kinds[row] == "head"]
    if not heads or heads[0] > data[0]:
        # A table that begins without a word over its first column: the row above the first city is its head.
        heads.insert(0, max(data[0] - 1, 0))
    groups: list[tuple[int, int]] = []
    for row in heads:
        if groups and not any(groups[-1][1] < figure < row for figure in data) and row - groups[-1][1] <= 3:
            groups[-1] = (groups[-1][0], row)
        else:
            groups.append((row, row))
    return groups


def _is_upper_head(sheet: Sheet, label: int, columns: range, row: int) -> bool:
    """A row of groups over the head: says something of several columns, and not the same of the whole table."""
    said = [sheet.text(row, column) for column in columns]
    texts = {text for text in said if text and not is_caption(text)}
    named = sum(bool(text) and not is_caption(text) for text in said)
    over_all = sheet.text(row, label) in texts or (len(texts) == 1 and named == len(said))
    figures = any(parse(text).state == "figure" and not is_year(text) for text in texts)
    return named >= 2 and not over_all and not figures


def is_caption(text: str) -> bool:
    return plain(text).replace(" ", "").lstrip("(").startswith(("单位:", "计量单位:", "unit:", "Unit:"))


def _pieces(sheet: Sheet, heads: tuple[int, ...], column: int) -> tuple[str, ...]:
    texts = (sheet.text(row, column) for row in heads)
    return tuple(dict.fromkeys(text for text in texts if text and not is_caption(text) and _CONTINUED not in text))


def _keys(stub: Stub, pieces: Mapping[int, tuple[str, ...]]) -> dict[Key, int]:
    keys: dict[Key, int] = {}
    for column, said in pieces.items():
        for key, words in KEY_WORDS.items():
            own = (stub == "indicators" and key == "indicator") or (stub == "years" and key == "year")
            if not own and key not in keys and any(is_head_word(piece, words) for piece in said):
                keys[key] = column
    return keys


def _is_passed(stub: Stub, pieces: tuple[str, ...]) -> bool:
    words = PASSED_WORDS | PROVINCE_WORDS | CODE_WORDS | HEAD_WORDS if stub == "cities" else PASSED_WORDS
    last = pieces[-1] if pieces else ""
    return any(is_head_word(piece, words) for piece in (*pieces[:1], last)) and not is_head_word(last, VALUE_WORDS)
