"""Sentences about cities."""

from planner.text.marker import mark
from planner.text.messages import own_figures

SENTENCES: dict[str, str] = {
    "city unknown": mark("“{query}” is not in the list of cities. Closest: {closest}."),
    "city unlike any": mark(
        "“{query}” is not in the list of cities. Give its Chinese name, pinyin, English name or administrative code."
    ),
    "city ambiguous": mark("“{query}” may mean {matches}. Give the full name or the administrative code."),
    "province unknown": mark("There is no province “{province}” in the list. Provinces: {known}."),
    "resource unknown": mark("There is no resource “{resource}” in the list. Resources: {known}."),
    "title empty": mark("The plan needs a title."),
    "figure not a number": mark("This is not a usable figure. Check value and unit."),
    "gdp not positive": mark("The gross regional product cannot be {value}. Type a figure above 0."),
    "figure outside range": mark(
        "“{indicator}” cannot be {value}: it lies between {lowest} and {highest} {unit}. Check value and unit."
    ),
    "year of figure unlikely": mark("The year {year} cannot be right. Type one from {earliest} to {latest}."),
    "means negative": mark("Money at hand cannot be {value}. Type 0 or more, or leave it empty."),
    "figure twice": mark("There are two figures for “{indicator}”. Keep one."),
    "resource twice": mark("The resource “{resource}” is named twice. Keep one."),
    "resource not entered": mark(
        "The city's resources are not entered. Local fit and suggested actions count them as absent until they are."
    ),
    "gdp missing": mark(
        "No gross regional product is known for this city. Money columns stay empty until it is typed."
    ),
    "gdp missing for means": mark(
        "Money at hand is typed, but without a gross regional product it cannot limit the schedule. Type that figure "
        "too."
    ),
    "open assumptions": mark("Assumptions to check: {count}."),
} | own_figures.SENTENCES
