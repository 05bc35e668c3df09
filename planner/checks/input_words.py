"""The inputs that sensitivity is told by, in words: what they are called, and from what to what they move."""

from collections.abc import Callable

from planner.checks.names import criterion_name, strategy_name
from planner.model.bilingual import Bilingual
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.model.sensitivity import Flip, Input
from planner.text.figures import apart, percent, plain, ratio
from planner.text.phrases import bracketed, joined, quoted

EMPTY = Bilingual("空缺，按刻度中点计", "empty, at the middle of its scale")


def input_name(plan: Plan, input: Input) -> Bilingual:
    """“the weight of “Jobs””: an input as it stands in a sentence or a table."""
    criterion = quoted(criterion_name(plan.criteria, input.criterion))
    match input.kind:
        case "weight":
            return Bilingual(f"{criterion.zh}的权重", f"the weight of {criterion.en}")
        case "score":
            return _score_name(plan, input, criterion)
        case "judgement":
            return _judgement_name(plan, input, criterion)


def input_text(input: Input, value: float) -> str:
    """A value of the input as it is shown: a weight in percent, a score in its scale, a judgement as a ratio."""
    show, decimals = _shown(input)
    return show(value, decimals)


def flip_texts(flip: Flip) -> tuple[str, str]:
    """The values now and then, with as many decimals as it takes to tell them apart."""
    show, decimals = _shown(flip.input)
    return apart(show, decimals, flip.now, flip.then)


def _shown(input: Input) -> tuple[Callable[[float, int], str], int]:
    match input.kind:
        case "weight":
            return percent, 1
        case "score":
            return plain, 2
        case "judgement":
            return ratio, 2


def _score_name(plan: Plan, input: Input, criterion: Bilingual) -> Bilingual:
    strategy, unit = quoted(strategy_name(plan, input.strategy)), plan.criteria.criterion(input.criterion).unit
    scored = ((score.strategy, score.criterion) for score in scores_in_force(plan))
    empty = (input.strategy, input.criterion) not in scored
    name = Bilingual(f"{strategy.zh}在{criterion.zh}上的得分", f"the score of {strategy.en} on {criterion.en}")
    return bracketed(name, joined(filter(None, (unit, EMPTY if empty else Bilingual()))))


def _judgement_name(plan: Plan, input: Input, criterion: Bilingual) -> Bilingual:
    other = quoted(criterion_name(plan.criteria, input.other))
    zh, en = f"{criterion.zh}比{other.zh}的重要性判断", f"the judgement of {criterion.en} against {other.en}"
    if len(plan.weighting.heard) < 2 or not input.expert:
        return Bilingual(zh, en)
    expert = plan.weighting.shown_name(input.expert)
    return Bilingual(f"{expert.text('zh')}对{zh}", f"{en} by {expert.text('en')}")
