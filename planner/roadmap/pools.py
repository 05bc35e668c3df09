"""The funding pools of the templates: templates/actions/pools.csv, with the codes funding.csv maps to them."""

from pathlib import Path

from planner.model.bilingual import Bilingual
from planner.model.funding import FundingPool
from planner.templates.rows import read_rows

POOLS_FILE, CODES_FILE = "pools.csv", "funding.csv"


def read_pools(templates: Path) -> tuple[FundingPool, ...]:
    """The pools in their order; ProblemError for a cell that cannot be read and for a code of no pool."""
    folder = templates / "actions"
    rows = read_rows(folder / POOLS_FILE, ("id", "name_zh", "name_en", "public"))
    ids = [row.text("id") for row in rows]
    codes: dict[str, list[str]] = {id: [] for id in ids}
    for row in read_rows(folder / CODES_FILE, ("code", "pool")):
        codes[row.word("pool", ids)].append(row.text("code"))
    return tuple(
        FundingPool(row.text("id"), row.bilingual("name"), tuple(codes[row.text("id")]), row.flag("public"))
        for row in rows
    )


def read_code_names(templates: Path) -> dict[str, Bilingual]:
    """What each funding code stands for, in the order of the file; ProblemError for a cell that cannot be read."""
    rows = read_rows(templates / "actions" / CODES_FILE, ("code", "name_zh", "name_en"))
    return {row.text("code"): row.bilingual("name") for row in rows}
