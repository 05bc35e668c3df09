"""Sentences about what a schedule breaks."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "predecessor not scheduled": mark(
        "“{action}” waits for “{other}”, which is not scheduled. Schedule that too, or remove the prerequisite."
    ),
    "starts too soon after predecessor": mark(
        "“{action}” starts in {year}, but may follow “{other}” ({ended}) only from {ready} on. Move it later, or "
        "shorten the lag."
    ),
    "starts before its earliest year": mark(
        "“{action}” starts in {year}, before its earliest start {earliest}. Move it later."
    ),
    "ends after its latest year": mark("“{action}” ends in {ended}, after its latest end {latest}. Start it earlier."),
    "starts away from its fixed year": mark(
        "“{action}” starts in {year}, but is fixed in {pinned}. Move it there, or release its fixed start."
    ),
    "scheduled though forbidden": mark(
        "“{action}” is scheduled, but forbidden. Take it out of the schedule, or allow it."
    ),
    "in a year over budget": mark(
        "“{action}” lies in {short_year}, where public money exceeds the limit by {short}. Move it, or raise the limit."
    ),
    "in a year over pool": mark(
        "“{action}” lies in {short_year}, where the money of “{pool}” exceeds its limit by {short}. Move it, or raise "
        "the limit."
    ),
    "in a year over phase limit": mark(
        "“{action}” lies in the phase “{phase}”, where the money of “{pool}” exceeds its limit by {short}. Move it, "
        "or raise the limit."
    ),
    "in a year over capacity": mark(
        "“{action}” lies in {short_year}, where “{department}” carries {used}, above its capacity of {limit}. Move "
        "it, or raise the capacity."
    ),
    "beyond its group": mark(
        "The group “{group}” with “{action}” allows {most} of its actions, and these are scheduled: {actions}. Take "
        "one of them out."
    ),
    "year over budget": mark(
        "{short_year}: public money exceeds the limit by {short}. Move an action or raise the limit."
    ),
    "year over pool": mark(
        "{short_year}: the money of “{pool}” exceeds its limit by {short}. Move an action or raise the limit."
    ),
    "year over phase limit": mark(
        "In the phase “{phase}”, the money of “{pool}” exceeds its limit by {short}. Move an action or raise the limit."
    ),
    "year over capacity": mark(
        "{short_year}: “{department}” carries {used}, above its capacity of {limit}. Move an action or raise the "
        "capacity."
    ),
    "required not scheduled": mark(
        "Mandatory or fixed, but not scheduled: {actions}. Propose a new schedule, or release them."
    ),
    "group overfull": mark(
        "The group “{group}” allows {most} of its actions, and these are scheduled: {actions}. Take one of them out, "
        "or raise the number."
    ),
    "group not filled": mark(
        "Of the group “{group}” at least {least} should be done; scheduled: {count}. Bring more in, or lower the "
        "number."
    ),
    "strategy share too small": mark(
        "“{strategy}” takes {share}% of the investment, less than its minimum of {minimum}%. Bring in more of it, or "
        "lower the share."
    ),
}
