"""Money in 10,000 yuan (万元) beside money in per mille of GDP: a dash where GDP is not known."""

from planner.text.texts import MISSING
from planner.workbook.book import Value, formula_text
from planner.workbook.sheets.names import GDP


def wan(permille: float, gdp: float | None) -> Value:
    """What per mille of the GDP, given in 10,000 yuan, come to."""
    return MISSING if gdp is None else permille * gdp / 1000


def wan_formula(permille: str) -> str:
    """The same for the address of a cell in per mille."""
    return f"IF(ISNUMBER({GDP}),{permille}*{GDP}/1000,{formula_text(MISSING)})"
