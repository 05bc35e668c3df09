"""Sentences about weighting."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "judgement on other criteria": mark(
        "“{first}” and “{second}” do not stand side by side in the tree. Compare criteria of the same group."
    ),
    "judgement off the scale": mark(
        "{value} is off the scale for “{first}” and “{second}”. Type a judgement from 1/9 to 9."
    ),
    "judgement unreadable": mark("“{text}” is not a judgement. Type a number such as 3, 1/3 or 0.333."),
    "expert unknown": mark(
        "A judgement names the expert “{expert}”, who is not in the plan. Add the expert or remove the judgement."
    ),
    "no expert": mark("The plan names no expert. It needs at least one."),
    "expert twice": mark("Two experts have the id “{expert}”. Give one another id."),
    "influence not positive": mark("The influence of the expert “{expert}” must be above 0."),
    "judgement twice": mark("One expert judged “{first}” and “{second}” twice. Keep one judgement."),
    "focus does not fit": mark("“{focus}” judges criteria that this tree does not have, so it was not applied."),
    "weights equal": mark("The criteria below “{node}” still have equal weights, an assumption. Compare them."),
    "judgements not connected": mark(
        "The judgements below “{node}” do not connect all criteria, so the weights stay equal. Compare “{first}” "
        "with “{second}”."
    ),
    "ratio too high": mark("The consistency ratio (CR) below “{node}” is {ratio}, above 0.1. Review these judgements."),
    "total ratio too high": mark("The total consistency ratio (CR) is {ratio}, above 0.1. Review the judgements."),
    "open assumptions": mark("Assumptions to check: {count}."),
}
