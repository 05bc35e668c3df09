"""Judgements pasted from a spreadsheet: a cell, a block, an upper triangle or a whole matrix with its heads."""

from dataclasses import dataclass

from planner.model.bilingual import Bilingual
from planner.model.message import Param, ProblemError
from planner.model.weighting import SAATY_MAXIMUM
from planner.text.ratios import parse_ratio, plain_ratio
from planner.text.texts import MISSING

COMPLETED = "≈"
"""Stands before a figure that was completed, not judged, when a matrix is copied out."""
_ROUNDING = 1e-6
_EMPTY = {"", "-", "–", MISSING}


@dataclass(frozen=True, slots=True)
class _Typed:
    """A ratio as it was written: `half` is half a unit of its last decimal place, 0 for a fraction or whole number."""

    text: str
    value: float
    half: float

    @property
    def limits(self) -> tuple[float, float]:
        return max(self.value - self.half, _ROUNDING), self.value + self.half


def pasted_judgements(
    text: str, names: tuple[Bilingual, ...], row: int = 0, column: int = 0
) -> dict[tuple[int, int], float]:
    """Ratios by pair of positions (i < j) in a tab-separated block whose first cell belongs to (`row`, `column`).

    A block as large as the matrix, alone or with names and a column of weights, is the whole matrix wherever it is
    pasted; named rows and columns may stand in another order. Empty cells, — and completed figures (≈) say nothing.
    ProblemError, naming row and column, where a cell is no judgement, is off the scale, contradicts its mirror image,
    or the block does not fit.
    """
    grid = _grid(text)
    if not any(map(any, grid)):
        raise ProblemError("paste empty", "weighting")
    size = len(names)
    whole = _whole_matrix(grid, names)
    if whole is None:
        if row + len(grid) > size or column + len(grid[0]) > size:
            raise ProblemError("paste too large", "weighting", rows=len(grid), columns=len(grid[0]), size=size)
        whole = {
            (row + down, column + across): text for down, line in enumerate(grid) for across, text in enumerate(line)
        }
    cells = {place: typed for place, text in whole.items() if (typed := _read(text, place, names)) is not None}
    return {
        (first, second): _one_ratio((first, second), cells, names)
        for first in range(size)
        for second in range(first + 1, size)
        if (first, second) in cells or (second, first) in cells
    }


def _grid(text: str) -> list[list[str]]:
    """Cells as plain text, all rows equally long, without empty rows at the end."""
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")]
    width = max(map(len, lines))
    return [[_plain(cell) for cell in line] + [""] * (width - len(line)) for line in lines]


def _plain(cell: str) -> str:
    plain = plain_ratio(cell)
    return "" if plain in _EMPTY or plain.startswith(COMPLETED) else plain


def _whole_matrix(grid: list[list[str]], names: tuple[Bilingual, ...]) -> dict[tuple[int, int], str] | None:
    """The cells of a block that is the whole matrix; None where it is a part of one."""
    size = len(names)
    if len(grid) > size and sum(map(bool, grid[0])) == 1:  # the line of figures above a copied table
        grid = grid[1:]
    head, down = list(range(size)), list(range(size))
    headed = len(grid) == size + 1 and not any(parse_ratio(cell) for cell in grid[0])
    body = grid[1:] if headed else grid
    named = len(body) == size and len(body[0]) > size and not any(parse_ratio(line[0]) for line in body)
    if headed:
        head = _places(grid[0][named : named + size], names)
    if named:
        down = _places([line[0] for line in body], names)
        body = [line[1:] for line in body]
    if len(body) != size or len(body[0]) not in (size, size + 1):
        return None
    return {(down[row], head[column]): body[row][column] for row in range(size) for column in range(size)}


def _places(written: list[str], names: tuple[Bilingual, ...]) -> list[int]:
    known = {_plain(text): place for place, name in enumerate(names) for text in (name.zh, name.en) if text}
    if any(text not in known for text in written) or len({known[text] for text in written}) < len(names):
        unknown = next((text for text in written if text not in known), written[0])
        raise ProblemError("paste other names", "weighting", name=unknown)
    return [known[text] for text in written]


def _read(text: str, place: tuple[int, int], names: tuple[Bilingual, ...]) -> _Typed | None:
    """The ratio of one cell; None for an empty one and for the diagonal."""
    row, column = place
    if not text:
        return None
    value = parse_ratio(text)
    blanks = {**_blanks(place, names), "text": text}
    if value is None:
        raise ProblemError("paste unreadable", "weighting", "", **blanks)
    if row == column:
        if abs(value - 1.0) > _ROUNDING:
            raise ProblemError("paste on the diagonal", "weighting", "", **blanks)
        return None
    _, _, decimals = text.partition(".")
    return _Typed(text, value, 0.5 * 10.0 ** -len(decimals) if decimals and "/" not in text else 0.0)


def _blanks(place: tuple[int, int], names: tuple[Bilingual, ...]) -> dict[str, Param]:
    row, column = place
    return {"row": row + 1, "column": column + 1, "first": names[row], "second": names[column]}


def _one_ratio(pair: tuple[int, int], cells: dict[tuple[int, int], _Typed], names: tuple[Bilingual, ...]) -> float:
    """The judgement on a pair from its cell, its mirror image or both; of two the one from 1 up, less rounded."""
    first, second = pair
    cell, mirror = cells.get((first, second)), cells.get((second, first))
    blanks = _blanks(pair, names)
    if cell is not None and mirror is not None and not _agree(cell, mirror):
        raise ProblemError("paste not reciprocal", "weighting", "", **blanks, text=cell.text, mirrored=mirror.text)
    if cell is not None and (mirror is None or cell.value >= 1.0):
        ratio, text = cell.value, cell.text
    else:
        assert mirror is not None
        ratio, text = 1.0 / mirror.value, mirror.text
    if not 1.0 / SAATY_MAXIMUM - _ROUNDING <= ratio <= SAATY_MAXIMUM + _ROUNDING:
        raise ProblemError("paste off the scale", "weighting", "", **blanks, text=text)
    return ratio


def _agree(cell: _Typed, mirror: _Typed) -> bool:
    """Whether the two can be reciprocal, given how far they were rounded."""
    least, most = cell.limits
    mirrored_least, mirrored_most = mirror.limits
    slack = 1.0 + _ROUNDING
    return 1.0 / mirrored_most <= most * slack and least <= slack / mirrored_least
