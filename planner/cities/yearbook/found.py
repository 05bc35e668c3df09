"""What was found in a cell of a table."""

from dataclasses import dataclass
from typing import Literal

from planner.cities.yearbook.head import Scope

Status = Literal[
    "import",
    "missing",
    "below_unit",
    "duplicate",
    "duplicate_missing",
    "conflict",
    "odd",
    "confirm_city",
    "interpolated",
    "formula_without_value",
    "error_cell",
    "not_in_catalogue",
]
Note = Literal[
    "blank",
    "dash",
    "words",
    "about",
    "unit",
    "unit_assumed",
    "fraction",
    "marked",
    "preliminary",
    "hidden",
    "misspelt",
    "former_name",
    "abolished",
    "implausible",
    "out_of_step",
    "zero",
]


@dataclass(frozen=True, slots=True)
class Found:
    """One cell: where it stands, what it is about, the value in the indicator's unit, and what to do with it.

    `printed` is the cell's text. `city` is an id of the catalogue, empty for one outside it; `year` is None where
    nothing names one. With status "odd" a value is what was read or is only proposed.
    """

    file: str
    sheet: str
    cell: str
    city_printed: str
    city: str
    indicator: str
    scope: Scope
    year: int | None
    printed: str
    value: float | None
    status: Status
    notes: tuple[Note, ...] = ()
