"""Steps from one version of the plan file to the next.

History
1  first version: inputs only, the catalogue's facts on the city copied in with their sources
2  scenarios, and how doubt about weights and scores is drawn; an older plan has none and the defaults
3  groups of experts: exclusion, aggregation, other ways of weighing, objective weights, rounds, anonymity, freeze,
   their scores, and the decision log; an older plan has none and the defaults
"""

from collections.abc import Callable
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _to_2(plan: dict[str, Any]) -> dict[str, Any]:
    return plan


def _to_3(plan: dict[str, Any]) -> dict[str, Any]:
    return plan


STEPS: tuple[Step, ...] = (_to_2, _to_3)
"""STEPS[n - 1] turns the plan of version n, as read from JSON, into that of version n + 1."""
FORMAT_VERSION = len(STEPS) + 1


def migrated(plan: dict[str, Any], version: int) -> dict[str, Any]:
    """The plan of an older version (1 up to `FORMAT_VERSION`) in the present one."""
    for step in STEPS[version - 1 :]:
        plan = step(plan)
    return plan
