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
    "no city chosen": mark("No city is chosen. Choose a province or some cities."),
    "region cities without figures": mark(
        "No figures of their own for {cities}: every score stands at the middle and their order says nothing."
    ),
    "region cities partly known": mark(
        "Some strategies have no figures in {cities} and stand at the middle; the order there is not sure."
    ),
    "region leader": mark(
        "{role}: {city} leads; its figures stand at percentile {percentile} on average among all cities of the list."
    ),
    "region without leader": mark("{role}: no city of the region has enough figures to lead."),
    "region nothing shared": mark("No action of the library fits two cities of the region by what is known."),
    "study agreement": mark(
        "{study} ({scope}): of {pairs} pairs of cities it puts in order, {same} stand in the same order here."
    ),
    "population classes agree": mark("{type}: the {count} cities fall into the same classes as in {study}."),
    "population classes differ": mark(
        "{type}: of {count} cities {moved} falls into another class than in {study}, which does not name its cities."
    ),
    "population classes miss cities": mark(
        "{type}: of {count} cities {missing} has no figure here ({cities}), {moved} falls into another class than in "
        "{study}."
    ),
    "efficiency without figures": mark(
        "“{name}” needs all figures of two cities or more: {indicators}. Import them first."
    ),
    "efficiency figure not positive": mark("{city}: “{indicator}” is {value}; efficiency needs figures above 0."),
    "efficiency needs years": mark("Change needs two years or more. Import another year."),
    "reference without name": mark("The reference city has no name. Type one."),
    "reference in catalogue": mark("“{city}” stands in the catalogue. Import its figures instead of typing them here."),
    "reference without source": mark("No source is given for the figures of “{city}”. Name document and table."),
    "reference without figures": mark("There are no figures of “{city}”. Type or paste them with their years."),
    "reference year": mark("Line {line}: “{text}” is no year. Type it with four digits, such as 2014."),
    "reference year twice": mark("Line {line}: {year} stands in line {other} too. Keep one of them."),
    "reference figure": mark(
        "Line {line}, “{indicator}”: “{text}” is no number above 0. Correct it, or leave the cell empty."
    ),
    "bad outputs left out": mark("This model leaves out the undesirable outputs: {outputs}. SBM counts them."),
    "super-efficiency beyond": mark(
        "{cities}: no mix of the other cities can be compared; without a number, above all others."
    ),
    "gap narrows": mark("The gap to the leader narrows: {first}% on average in the first year, {last}% in the last."),
    "gap widens": mark("The gap to the leader widens: {first}% on average in the first year, {last}% in the last."),
    "gap without trend": mark(
        "The gap to the leader shows no sure trend: {first}% on average in the first year, {last}% in the last."
    ),
}
