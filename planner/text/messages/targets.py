"""Sentences about indicators and the results chain."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "target without name": mark("An indicator needs a name."),
    "target no figure": mark("“{target}” cannot be {value}. Type a figure, or leave it empty."),
    "baseline year impossible": mark(
        "The baseline of “{target}” cannot be of {year}. Type a year from {earliest} to {latest}."
    ),
    "effect no figure": mark("“{action}” cannot move “{target}” by {value}. Type a figure, or leave it empty."),
    "target id unusable": mark("The id “{target}” of an indicator or result is empty or used twice. Give it another."),
    "result of unknown strategy": mark(
        "A line of the results chain names the strategy “{strategy}”, which is not in the plan. Name one that is."
    ),
    "target of unknown phase": mark(
        "“{target}” names the phase “{phase}” twice, or it is not in the plan. Keep one target a phase."
    ),
    "target of unknown result": mark(
        "“{target}” is to measure the result “{result}”, which is not in the plan. Link it to one that is."
    ),
    "effect on nothing": mark(
        "“{action}” moves the indicator “{target}” twice, or it is not in the plan. Keep one figure for each indicator."
    ),
    "result not worded": mark("A line of the results chain has no wording yet. Write what is to be achieved."),
    "target without baseline": mark(
        "“{target}” has targets but no baseline. Type where it stands today, so that the way to go is known."
    ),
    "target turns back": mark(
        "The targets of “{target}” do not lead one way from the baseline. Correct them, or turn its direction round."
    ),
    "figure for baseline missing": mark(
        "The city has no figure for “{indicator}”. Type one in step 1, or type the baseline by hand."
    ),
    "nothing to draft": mark(
        "The results chain has all its lines. Outputs are drafted for strategies with actions in the schedule."
    ),
}
