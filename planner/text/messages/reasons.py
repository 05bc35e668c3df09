"""Sentences about why an action is where it is and what would bring one in; clauses have no full stop."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "worth": mark("Value {value}, rank {rank} of {count}."),
    "worth by planner": mark("Mandatory. Value {value}, rank {rank} of {count}."),
    "worth by policy": mark("Mandatory by policy. Value {value}, rank {rank} of {count}."),
    "worth by leader": mark("Mandatory by decision of the leader. Value {value}, rank {rank} of {count}."),
    "worth in group": mark("Needed for the group “{group}” (at least {least}). Value {value}, rank {rank} of {count}."),
    "placed freely": mark("Starts in {year}. No rule keeps it from starting a year earlier. {worth}"),
    "placed against its rules": mark("Starts in {year}, earlier than its rules allow. {worth}"),
    "placed by pin": mark("Starts in {year} because it was fixed there. {worth}"),
    "placed at once": mark("Starts in {year}, the first year possible. {worth}"),
    "placed after predecessor": mark("Starts in {year}: it waits for “{other}”, which ends in {ended}. {worth}"),
    "placed after lag": mark(
        "Starts in {year}: it waits for “{other}”, which ends in {ended}, and may follow it only from {ready} on. "
        "{worth}"
    ),
    "placed by earliest year": mark("Starts in {year}: its earliest start is set to that year. {worth}"),
    "placed by readiness": mark(
        "Starts in {year}: with readiness {readiness} it may not start before the phase “{phase}”. {worth}"
    ),
    "placed by budget": mark(
        "Starts in {year}: a year earlier, public money in {short_year} would be short by {short}. {worth}"
    ),
    "placed by pool": mark(
        "Starts in {year}: a year earlier, money of “{pool}” in {short_year} would be short by {short}. {worth}"
    ),
    "placed by phase limit": mark(
        "Starts in {year}: a year earlier, money of “{pool}” in the phase “{phase}” would be short by {short}. {worth}"
    ),
    "placed by capacity": mark(
        "Starts in {year}: a year earlier, “{department}” would have to carry {used} in {short_year}, above its "
        "capacity of {limit}. {worth}"
    ),
    "left out as forbidden": mark("Not scheduled: it is forbidden. Allow it to have it considered. {worth}"),
    "left out without predecessor": mark("Not scheduled: it needs “{others}”, which is not scheduled. {worth}"),
    "left out without any predecessor": mark(
        "Not scheduled: it needs one of these, and none is scheduled: {others}. {worth}"
    ),
    "left out at its fixed year": mark(
        "Not scheduled: it cannot start in {pinned}, where it is fixed, or cannot end in time from there. Release its "
        "fixed start. {worth}"
    ),
    "left out by the gates": mark(
        "Not scheduled: with readiness {readiness} no phase is open to it. Prepare it, or lower the readiness gates. "
        "{worth}"
    ),
    "left out for its latest year": mark(
        "Not scheduled: starting in {earliest} at the earliest, it would end in {end}, after its latest end {latest}. "
        "Allow a later end. {worth}"
    ),
    "left out for readiness": mark(
        "Not scheduled: with readiness {readiness} it may start in {earliest} at the earliest and would end in {end}, "
        "beyond {last}. Prepare it, or shorten it. {worth}"
    ),
    "left out for time": mark(
        "Not scheduled: starting in {earliest} at the earliest, it would end in {end}, beyond {last}. {worth}"
    ),
    "left out for a late predecessor": mark(
        "Not scheduled: it waits for “{other}”, which ends in {ended}; starting in {earliest} at the earliest, it "
        "would end in {end}, beyond {last}. Bring that forward, or shorten one of the two. {worth}"
    ),
    "left out for its group": mark(
        "Not scheduled: the group “{group}” allows {most} of its actions, and these are scheduled: {actions}. Take "
        "one of them out, or raise the number. {worth}"
    ),
    "left out for a closed group": mark(
        "Not scheduled: the group “{group}” allows none of its actions. Raise the number. {worth}"
    ),
    "left out for a share": mark(
        "Not scheduled: with its investment, “{strategy}” would have less than its {minimum}% of the whole. Take in "
        "more of that strategy, or lower its share. {worth}"
    ),
    "left out for means": mark("Not scheduled: to start in {start} it lacks {missing}. {worth}"),
    "left out though it fits": mark(
        "Not scheduled, though time and means would allow it: propose a new schedule. {worth}"
    ),
    "lack of budget": mark("{short} of public money in {short_year}"),
    "lack of pool": mark("{short} of “{pool}” in {short_year}"),
    "lack of budget over years": mark("up to {short} of public money a year in {short_year}–{last_year}"),
    "lack of pool over years": mark("up to {short} of “{pool}” a year in {short_year}–{last_year}"),
    "lack of phase limit": mark("{short} of “{pool}” in the phase “{phase}”"),
    "lack of capacity": mark("a capacity of {short} at “{department}” in {short_year}"),
    "lack of capacity over years": mark("a capacity of up to {short} at “{department}” in {short_year}–{last_year}"),
}
