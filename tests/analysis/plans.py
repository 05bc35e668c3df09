"""Small plans for questions about a ranking: judged, by one or several experts, with ranges and empty cells."""

from collections.abc import Sequence
from dataclasses import replace

from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.ranking import SurenessChoices
from planner.model.weighting import Expert, Judgement
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, WATER, small_plan

PAIRS = ((GOAL, ECONOMY, ENVIRONMENT), (ECONOMY, JOBS, INCOME), (ENVIRONMENT, WATER, READY))


def judged(*answers: Sequence[float], influences: Sequence[float] = (), plan: Plan | None = None) -> Plan:
    """The small plan with one expert for each of `answers`, which are ratios on `PAIRS`; 0 is no answer."""
    experts = tuple(
        Expert(f"E{number}", Bilingual(f"专家{number}", f"Expert {number}"), influence=influence)
        for number, influence in enumerate(influences or [1.0] * len(answers), start=1)
    )
    judgements = tuple(
        Judgement(expert.id, *pair, ratio)
        for expert, ratios in zip(experts, answers, strict=True)
        for pair, ratio in zip(PAIRS, ratios, strict=True)
        if ratio
    )
    start = plan or small_plan()
    return replace(start, weighting=replace(start.weighting, experts=experts, judgements=judgements))


def asking(plan: Plan, choices: SurenessChoices) -> Plan:
    return replace(plan, ranking=replace(plan.ranking, sureness=choices))
