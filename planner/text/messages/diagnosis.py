"""Sentences of the diagnosis of a city, of its peers and of those who came through."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "diagnosis rule": mark(
        "{file}: the rule “{name}” needs one indicator or measure, and bands from the highest to one without a limit."
    ),
    "diagnosis type": mark("{city} is a {type} city in the plan of 2013: {says}."),
    "diagnosis no type": mark("{city} is not among the 262 resource-based cities of 2013 and has no type."),
    "diagnosis exhausted": mark("On the national list of resource-exhausted cities, batch {batch} ({year})."),
    "diagnosis not exhausted": mark("Not among the {count} cities of the national list of resource-exhausted cities."),
    "diagnosis note": mark("{note}"),
    "diagnosis batch unchecked": mark("The batch was not checked against a text."),
    "diagnosis reserves unknown": mark("The {line}% line cannot be tested: the reserves are not entered."),
    "diagnosis reserves odd": mark(
        "Recovered {recovered} of {recoverable} recoverable: check that both have the same scope and unit."
    ),
    "diagnosis reserves reached": mark("{percent} recovered: the {line}% line is reached; not on the national list."),
    "diagnosis reserves reached listed": mark(
        "{percent} recovered: the {line}% line is reached; on the national list."
    ),
    "diagnosis reserves below": mark("{percent} recovered: below the {line}% line; not on the national list."),
    "diagnosis reserves below listed": mark(
        "{percent} recovered: below the {line}% line, yet on the national list. Check the scope of the reserves."
    ),
    "diagnosis figure": mark("{name}: {value} ({year}), {meaning}."),
    "diagnosis figure undated": mark("{name}: {value} (year not stated), {meaning}."),
    "diagnosis no figure": mark("{name}: no figure, so nothing is found."),
    "diagnosis to enter": mark("To enter: {indicators}."),
    "diagnosis surer": mark("To be surer: {wanted}."),
    "diagnosis clusters": mark("Member of national advanced-manufacturing clusters: {clusters}."),
    "diagnosis no cluster": mark("Member of no national advanced-manufacturing cluster known here."),
    "diagnosis list incomplete": mark("Not known: {gap}."),
    "peers rule": mark("{file}: weights and spans must be above 0 and each part named once."),
    "peers weights": mark("The weights do not fit: 0 or more each, and one above 0."),
    "borrowed nothing": mark("The plan has none of these actions, or has them already."),
}
