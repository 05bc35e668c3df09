"""Steps from one version of the plan file to the next.

History
1  first version: inputs only, the catalogue's facts on the city copied in with their sources
2  scenarios, and how doubt about weights and scores is drawn; an older plan has none and the defaults
3  groups of experts: exclusion, aggregation, other ways of weighing, objective weights, rounds, anonymity, freeze,
   their scores, and the decision log; an older plan has none and the defaults
4  the roadmap's constraints (funding pools and their limits, capacities, groups, shares, windows, lags), costs by year,
   risks, KPI figures, targets, results chain, cover facts and readings; an older plan gets the pools as shipped with
   version 4, the groups of the shipped criteria their index of the two-index map, and is otherwise without
"""

from collections.abc import Callable
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _to_2(plan: dict[str, Any]) -> dict[str, Any]:
    return plan


def _to_3(plan: dict[str, Any]) -> dict[str, Any]:
    return plan


_POOLS_OF_4 = (
    ("central_transfer", "中央转移支付", "Central transfers", ("CT", "EC"), True),
    ("central_investment", "中央预算内投资", "Central budget investment", ("CB", "LT"), True),
    ("province", "省级资金", "Provincial money", ("PF",), True),
    ("city", "市县财政", "Municipal and county budget", ("MF", "ES"), True),
    ("special_bond", "地方政府专项债券", "Special bonds", ("SB",), True),
    ("social_capital", "社会资本", "Social capital", ("CF", "EF", "SC", "GB"), False),
    ("development_bank", "开发性金融贷款", "Development-bank loans", ("DB",), True),
)


_SHIPPED_CRITERIA = "资源型城市可持续转型（6组22项）"
_MAP_INDEXES_OF_4 = {"C1": "financial", "C2": "financial", "C3": "social", "C4": "social", "C5": "social"}


def _to_4(plan: dict[str, Any]) -> dict[str, Any]:
    pools = [
        {"id": id, "name": {"zh": zh, "en": en}, "codes": list(codes), "public": public}
        for id, zh, en, codes, public in _POOLS_OF_4
    ]
    tree = plan["criteria"]
    known = _MAP_INDEXES_OF_4 if tree["template"]["zh"] == _SHIPPED_CRITERIA else {}
    criteria = [
        {**criterion, "map_index": "" if criterion["parent"] else known.get(criterion["id"], "")}
        for criterion in tree["criteria"]
    ]
    return {**plan, "pools": pools, "criteria": {**tree, "criteria": criteria}}


STEPS: tuple[Step, ...] = (_to_2, _to_3, _to_4)
"""STEPS[n - 1] turns the plan of version n, as read from JSON, into that of version n + 1."""
FORMAT_VERSION = len(STEPS) + 1


def migrated(plan: dict[str, Any], version: int) -> dict[str, Any]:
    """The plan of an older version (1 up to `FORMAT_VERSION`) in the present one."""
    for step in STEPS[version - 1 :]:
        plan = step(plan)
    return plan
