"""Sentences about scoring."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "strategy without name": mark("A strategy needs a name."),
    "two strategies needed": mark("A ranking needs at least two strategies. Add another first."),
    "strategy id unusable": mark(
        "The id “{strategy}” of a strategy is empty, reserved or used twice. Give it another."
    ),
    "rating off the scale": mark("“{strategy}” on “{criterion}”: {value} is not a rating. Ratings run from 1 to 9."),
    "score outside bounds": mark(
        "“{strategy}” on “{criterion}”: {value} lies outside the declared bounds {lowest} to {highest}. Change the "
        "value or the bounds."
    ),
    "score outside its range": mark(
        "“{strategy}” on “{criterion}”: {value} lies outside its own range {low} to {high}. Change one of them."
    ),
    "score not a number": mark("“{text}” is not a number. Type one on the scale of the criterion."),
    "pasted block too large": mark(
        "The pasted block has {rows} rows and {columns} columns; from the chosen cell on there is room for "
        "{room_down} rows and {room_across} columns. Choose a cell further up or left, or copy less."
    ),
    "cell from experts": mark(
        "The score of “{strategy}” on “{criterion}” is that of {count} experts. Change their values beside the table."
    ),
    "score of nothing": mark(
        "There is a score of “{strategy}” on “{criterion}”, but not both are in the plan as a strategy and a "
        "criterion without sub-criteria. Remove the score."
    ),
    "score twice": mark("“{strategy}” has two scores on “{criterion}”. Keep one."),
    "potential off the scale": mark(
        "The potential of “{strategy}” on “{criterion}” must run low, likely, high between 1 and 9."
    ),
    "fit unusable": mark(
        "There are two local fits for “{strategy}”, or it is not a strategy of the plan. Keep one that fits."
    ),
    "cells empty": mark(
        "“{strategy}” has empty scores ({count}): {criteria}. They enter at the middle of their scale."
    ),
    "cells unconfirmed": mark("Prefilled scores to check: {count}."),
    "scores hardly differ": mark(
        "The strategies hardly differ on “{criterion}”: by less than a tenth of its scale. Its weight then has "
        "little effect."
    ),
    "open assumptions": mark("Assumptions to check: {count}."),
    "prefill weight not positive": mark(
        "“{file}”: every part of the blend for “{strategy}” needs a weight above 0. Correct the weights."
    ),
    "prefill share outside": mark(
        "“{file}”: floor, coverage and the values of classes and types lie between 0 and 1. Correct the number."
    ),
}
