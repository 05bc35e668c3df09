"""Sentences about cities compared with one another: benchmark, efficiency, region."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "benchmark name twice": mark("{file}: “{name}” is used twice. Give each pillar and indicator its own id."),
    "benchmark weight": mark("{file}: the weight of “{name}” must be above 0."),
    "benchmark without bounds": mark(
        "“{indicator}” has no bounds in the set. Choose another normalisation or give its worst and best value."
    ),
    "benchmark typed weights": mark("The typed weights do not fit: 0 or more each, and one above 0."),
    "benchmark weights undefined": mark(
        "These weights cannot be worked out from {cities} cities with all figures. Choose equal weights."
    ),
    "benchmark complete": mark("{name}: all {all} pillars count."),
    "benchmark coverage": mark("{name}: {counted} of {all} pillars count. Missing: {missing}."),
    "benchmark without figures": mark(
        "“{name}” is not ranked: {counted} of {all} pillars have enough figures. Import or type those of {missing}."
    ),
    "benchmark indicators missing": mark("Not counted for want of figures: {indicators}."),
    "benchmark cities left out": mark("Not compared for want of figures: {cities}."),
    "benchmark place": mark("{city} is at place {low} to {high} of {count} ({rank})."),
    "region empty": mark("A region needs at least one city. Choose a province or some cities."),
    "region cities without figures": mark(
        "No figures of their own for {cities}: every score stands at the middle and their order says nothing."
    ),
    "region leader": mark(
        "{role}: {city} leads; its figures stand at percentile {percentile} on average among all cities of the list."
    ),
    "region without leader": mark("{role}: no city of the region has enough figures to lead."),
    "region nothing shared": mark("No action of the library fits two cities of the region by what is known."),
}
