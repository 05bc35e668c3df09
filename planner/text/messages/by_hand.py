"""Sentences about what is done to the schedule by hand: milestones, moves."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "plan milestone without name": mark("A milestone needs a name."),
    "plan milestone outside phases": mark(
        "The milestone “{name}” cannot lie in quarter {quarter} of {year}: the plan runs from {first} to {last}."
    ),
    "not moved by hand": mark("“{action}” stands where the schedule was solved: there is no move to explain."),
    "override without reason": mark("Say why “{action}” was moved: the decision log keeps the reason."),
}
