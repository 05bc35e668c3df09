"""Sentences about funding sources, limits and rules that bind actions together."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "limit of unknown source": mark("A limit names the funding source “{pool}”, which is not in the plan. Remove it."),
    "limit of unknown phase": mark("A limit names the phase “{phase}”, which is not in the plan. Remove it."),
    "limit of year and phase": mark("A limit holds for {year} or for a phase, not for both. Keep one."),
    "limit outside phases": mark("There is no limit for {year}: the phases run from {first} to {last}."),
    "money limit negative": mark("A limit of money cannot be {value}. Type 0 or more, or leave it empty."),
    "pasted amount unreadable": mark("“{text}” is not a number. Nothing was pasted: correct the cell and paste again."),
    "capacity negative": mark("“{department}” cannot carry {value} at a time. Type 0 or more, or leave it empty."),
    "capacity of nobody": mark("A limit of capacity needs a lead unit. Fill in the lead units of the actions first."),
    "source id unusable": mark("The id of the funding source “{pool}” is empty or used twice. Give it another."),
    "source without name": mark("A funding source needs a name."),
    "code of two sources": mark("The funding code {funding} stands for two funding sources. Keep it with one."),
    "source pays actions": mark(
        "“{pool}” pays a typed share of {actions}. Change who pays for them first, then this source."
    ),
    "funding code empty": mark("A funding code cannot be empty. Type its letters."),
    "group without name": mark("A group of actions needs a name."),
    "group twice": mark("Two groups have the id of “{group}”. Give one another id."),
    "group of unknown action": mark("The group “{group}” names “{other}”, which is not in the plan. Remove the name."),
    "group member twice": mark("The group “{group}” names “{other}” twice. Keep one."),
    "group needs too many": mark(
        "Of “{group}” at least {value} cannot be done: its actions number {count}. Type 0 to {count}."
    ),
    "group allows too few": mark(
        "Of “{group}” at most {value} cannot be done where at least {least} must. Type {least} or more, or leave it "
        "empty."
    ),
    "share of unknown strategy": mark(
        "A minimum share is set for “{strategy}”, which is not in the plan. Remove the share."
    ),
    "strategy share off the scale": mark("A minimum share cannot be {value}%. Type 0 to 100, or leave it empty."),
    "strategy share twice": mark("“{strategy}” has two minimum shares. Keep one."),
    "strategy shares above the whole": mark(
        "The minimum shares would add up to {value}% of the investment. Keep them at 100% or less together."
    ),
    "last gate": mark(
        "One readiness gate must stay, or no action could ever start. Type 1 in the first phase to admit all."
    ),
}
