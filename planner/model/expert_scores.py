"""Experts' scores of the strategies: one value a cell, with the spread it hides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore, Score


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What the experts heard say on one cell: `value` by the plan's aggregation, `low` and `high` their extremes."""

    strategy: str
    criterion: str
    value: float
    low: float
    high: float
    given: tuple[ExpertScore, ...]


def group_scores(plan: Plan) -> dict[tuple[str, str], GroupScore]:
    """By (strategy, criterion), the cells on which at least one expert heard gave a value.

    The median counts heads; the weighted mean counts by influence.
    """
    influence = {expert.id: expert.influence for expert in plan.weighting.heard}
    cells: defaultdict[tuple[str, str], list[ExpertScore]] = defaultdict(list)
    for given in plan.expert_scores:
        if given.expert in influence:
            cells[given.strategy, given.criterion].append(given)
    return {cell: _group_score(plan, cell, given, influence) for cell, given in cells.items()}


def scores_in_force(plan: Plan) -> tuple[Score, ...]:
    """The cells that enter: the group's where experts gave values, else the planner's own.

    A group's cell counts as confirmed and as the experts'; its range is that of their values.
    """
    if not plan.expert_scores:
        return plan.scores
    grouped = group_scores(plan)
    own = (score for score in plan.scores if (score.strategy, score.criterion) not in grouped)
    return (*own, *(_score(cell) for cell in grouped.values()))


def _group_score(
    plan: Plan, cell: tuple[str, str], given: Sequence[ExpertScore], influence: dict[str, float]
) -> GroupScore:
    values = [each.value for each in given]
    low, high = min(values), max(values)
    if plan.score_aggregation == "median":
        value = median(values)
    else:
        shares = [influence[each.expert] for each in given]
        mean = sum(share * number for share, number in zip(shares, values, strict=True)) / sum(shares)
        value = min(max(mean, low), high)
    return GroupScore(*cell, value, low, high, tuple(given))


def _score(cell: GroupScore) -> Score:
    count = len(cell.given)
    source = Bilingual(f"{count}名专家评分", f"ratings by {count} experts" if count > 1 else "rating by one expert")
    evidence = Evidence("expert", source)
    return Score(cell.strategy, cell.criterion, cell.value, cell.low, cell.high, evidence, confirmed=True)
