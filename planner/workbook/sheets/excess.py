"""Whether a limit is broken, as formulas that leave the same room for rounding as the program."""

from planner.roadmap.resources import ROUNDING
from planner.roadmap.task import BUDGET_TOLERANCE

_ROUNDING, _TOLERANCE = f"{ROUNDING:.9f}", f"{BUDGET_TOLERANCE:.6f}"


def beyond(used: str, limit: str) -> str:
    """Whether more is used than the limit; both are addresses, numbers or formulas."""
    return f"{used}>{limit}*(1+{_TOLERANCE})+{_ROUNDING}"


def below(part: str, whole: str, minimum: str) -> str:
    """Whether a part is less than this share of the whole."""
    return f"{part}<({minimum}-{_TOLERANCE})*{whole}-{_ROUNDING}"
