"""How far the experts agree on one question, in words."""

from math import log

from gui.pages.weighting.expert_chooser import expert_name
from gui.shell.consultation.questions import Answers
from planner.model.weighting import Weighting
from planner.text.ratios import about
from planner.text.saaty_scale import importance
from planner.text.texts import Texts

ENOUGH_FOR_OUTLIER = 3


def disagreement(answers: Answers, first: str, second: str, weighting: Weighting, texts: Texts) -> str:
    """Who favours what, the mean, and who is farthest from it; `first` and `second` are the names compared."""
    ratios = [ratio for _, ratio in answers.given]
    if not ratios or answers.mean is None:
        return texts.tr("Nobody has answered this question yet.")
    parts = [_directions(ratios, first, second, texts)]
    if max(ratios) > min(ratios):
        parts.append(texts.tr("Geometric mean: {mean}.", mean=about(answers.mean)))
        if len(ratios) >= ENOUGH_FOR_OUTLIER:
            parts.append(_farthest(answers, answers.mean, weighting, texts))
    return ("" if texts.language == "zh" else " ").join(parts)


def _directions(ratios: list[float], first: str, second: str, texts: Texts) -> str:
    if len(ratios) == 1:
        return texts.tr("Only one expert has answered.")
    left, right = sum(ratio > 1.0 for ratio in ratios), sum(ratio < 1.0 for ratio in ratios)
    least, most = min(ratios), max(ratios)
    if least == most:
        return texts.tr("All {count} answers are the same.", count=len(ratios))
    if left and right:
        sides: dict[str, str | int] = {"left": left, "first": first, "right": right, "second": second}
        equal = len(ratios) - left - right
        if not equal:
            return texts.tr("The experts differ in direction: {left} for {first}, {right} for {second}.", **sides)
        return texts.tr(
            "The experts differ in direction: {left} for {first}, {right} for {second}, {equal} for equal.",
            **sides,
            equal=equal,
        )
    degrees = [max(ratio, 1.0 / ratio) for ratio in ratios]
    return texts.tr(
        "All lean the same way, to a different degree: from {least} to {most}.",
        least=importance(min(degrees), texts),
        most=importance(max(degrees), texts),
    )


def _farthest(answers: Answers, mean: float, weighting: Weighting, texts: Texts) -> str:
    expert, _ = max(answers.given, key=lambda given: abs(log(given[1] / mean)))
    return texts.tr("Farthest from it: {expert}.", expert=expert_name(weighting, expert, texts))
