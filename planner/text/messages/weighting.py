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
    "number unreadable": mark("“{text}” is not a number. Type one such as 2 or 0.5."),
    "paste empty": mark(
        "The clipboard holds no judgements. Copy cells such as 3, 1/3 or 0.333 in a spreadsheet first."
    ),
    "paste unreadable": mark(
        "Nothing was pasted: row {row}, column {column} (“{first}” against “{second}”) holds “{text}”, which is no "
        "judgement. Write 3, 1/3 or 0.333 there."
    ),
    "paste off the scale": mark(
        "Nothing was pasted: row {row}, column {column} (“{first}” against “{second}”) is {text}, off the scale. "
        "A judgement lies between 1/9 and 9."
    ),
    "paste on the diagonal": mark(
        "Nothing was pasted: row {row}, column {column} compares “{first}” with itself and holds “{text}”. "
        "Write 1 or leave it empty."
    ),
    "paste not reciprocal": mark(
        "Nothing was pasted: row {row}, column {column} (“{first}” against “{second}”) is {text}, but the cell "
        "mirrored at the diagonal is {mirrored}. Correct one of them or leave it empty."
    ),
    "paste too large": mark(
        "Nothing was pasted: {rows} rows and {columns} columns do not fit from the chosen cell on. "
        "Choose another cell, or copy the whole matrix of {size} by {size}."
    ),
    "paste other names": mark(
        "Nothing was pasted: “{name}” does not stand in this matrix, or stands there once only. Copy the figures "
        "without names, or choose the matrix they belong to."
    ),
    "expert unknown": mark(
        "A judgement names the expert “{expert}”, who is not in the plan. Add the expert or remove the judgement."
    ),
    "no expert": mark("The plan names no expert. It needs at least one."),
    "expert twice": mark("Two experts have the id “{expert}”. Give one another id."),
    "no expert heard": mark("At least one expert must be heard. Leave one in, or add another first."),
    "expert without name": mark("An expert needs a name."),
    "expert has answered": mark(
        "“{expert}” has answered, and answers are kept. Exclude the expert with a reason instead of removing."
    ),
    "exclusion without reason": mark("Say in a few words why “{expert}” is excluded; the decision log keeps it."),
    "freeze without reason": mark("Say who locks or releases the weights, and why; the decision log keeps it."),
    "weights are frozen": mark(
        "The weights are locked (by {who} on {date}: {reason}). Release them first; that is logged too."
    ),
    "importance of other criterion": mark(
        "“{criterion}” does not stand below “{node}” in the tree. Give a value to a criterion of that group."
    ),
    "importance off the scale": mark(
        "{value} is off the scale for “{criterion}”. Type a value from {lowest} to {highest}."
    ),
    "importance twice": mark("One expert gave “{criterion}” two values. Keep one."),
    "way of no node": mark(
        "The way of weighing below “{node}” is stated twice, or there is nothing to weigh. Keep one."
    ),
    "share outside": mark("The experts' share in the combined weights lies between 0 and 1; {value} does not."),
    "rounds out of order": mark("The past rounds are not numbered 1, 2, 3 … Number them in order."),
    "round without answers": mark("Nobody has answered in this round yet. Collect answers before the next one."),
    "date impossible": mark("“{date}” is not a date. Write it as 2026-11-22."),
    "meeting without words": mark("There is nothing to record. Type at least one field."),
    "few options for objective weights": mark(
        "The weights rest in part on the spread of only {count} strategies, which carries little information. "
        "Use it as a comparison."
    ),
    "no objective weights": mark(
        "The scores do not differ enough for objective weights, so the experts' weights stand alone."
    ),
    "locked weights follow scores": mark(
        "The weights are locked, but a part of them comes from the scores and moves with these. Lock them again "
        "without objective weights, or leave the scores as they are."
    ),
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
