"""Groups of experts for tests: the small plan, or a city's, judged by several people."""

from dataclasses import replace
from itertools import combinations
from random import Random

from planner.edits import experts, weighting
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.weighting import Expert, Judgement
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, WATER, small_plan

WANG, LI, ZHAO = "E1", "E2", "E3"


def small_group() -> Plan:
    """The small plan judged by three: Wang and Li for the economy (3 and 5), Zhao for the environment (1/5)."""
    plan = small_plan()
    plan = experts.set_department(plan, WANG, "发展改革委")
    plan = experts.add_expert(plan, Bilingual("李", "Li"), "发展改革委")
    plan = experts.add_expert(plan, Bilingual("赵", "Zhao"), "生态环境局", 2.0)
    for expert, top, inner in ((WANG, 3.0, 2.0), (LI, 5.0, 1.0), (ZHAO, 1 / 5, 1 / 2)):
        plan = weighting.set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, top, expert=expert)
        plan = weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, inner, expert=expert)
        plan = weighting.set_judgement(plan, ENVIRONMENT, WATER, READY, inner, expert=expert)
    return plan


def large_group(plan: Plan, count: int = 40, seed: int = 20261126) -> Plan:
    """The plan with `count` experts of eight departments, each having judged every pair on the scale."""
    draw = Random(seed)
    people = tuple(Expert(f"E{n}", Bilingual(f"专家{n}", f"Expert {n}"), f"单位{n % 8}") for n in range(1, count + 1))
    judgements: list[Judgement] = []
    for person in people:
        for node in plan.criteria.nodes:
            leaning = {child.id: draw.uniform(0.5, 4.0) for child in plan.criteria.children(node)}
            for first, second in combinations(leaning, 2):
                ratio = min(max(leaning[first] / leaning[second] * draw.uniform(0.7, 1.4), 1 / 9), 9.0)
                value = float(round(ratio)) if ratio >= 1 else 1.0 / round(1 / ratio)
                judgements.append(Judgement(person.id, node, first, second, value))
    return replace(plan, weighting=replace(plan.weighting, experts=people, judgements=tuple(judgements)))
