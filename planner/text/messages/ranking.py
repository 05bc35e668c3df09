"""Sentences about ranking."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "ranking rests on": mark(
        "Of {cells} scores ({strategies} strategies, {criteria} criteria), {unconfirmed} are unconfirmed "
        "assumptions and {empty} are empty."
    ),
    "strategy dominated": mark("{better} is at least as good as {worse} on every criterion and better on one or more."),
    "strategies tied": mark("{strategies} share rank {rank}."),
    "strategies all equal": mark(
        "All strategies have the same scores, so the ranking says nothing; closeness is 0.5 by definition."
    ),
    "verdict first": mark(
        "{first} comes first with a relative closeness of {closeness}; {second} is the runner-up "
        "({second_closeness}, {margin} behind)."
    ),
    "verdict shared first": mark("{strategies} share the first place with a relative closeness of {closeness}."),
    "verdict carried": mark("In points of additive value {first} leads {second} mostly on {ahead}."),
    "verdict carried and held back": mark(
        "In points of additive value {first} leads {second} mostly on {ahead}; it trails on {behind}."
    ),
    "verdict held back": mark("In points of additive value {first} leads {second} on no group and trails on {behind}."),
    "verdict even": mark("In points of additive value {first} and {second} hardly differ on any group."),
    "verdict value disagrees": mark(
        "By additive value the order is the other way round: {second} {second_value}, {first} {value}. The two "
        "measure differently, so the lead is not firm."
    ),
    "verdict hardly scored": mark(
        "More than half of the scores are empty for {strategies}: such a place says nothing until they are scored."
    ),
    "verdict weights equal": mark("All weights are still equal, an assumption until importance is judged."),
    "verdict weights partly equal": mark(
        "In {equal} of {nodes} groups the weights are still equal, an assumption until importance is judged."
    ),
    "verdict empty cells": mark(
        "An empty cell enters at the middle of its scale, because anything on the scale is possible."
    ),
    "verdict feasibility left out": mark(
        "{groups} counts in this ranking but not in the value that enters the schedule, which keeps cost and "
        "readiness as constraints."
    ),
    "verdict feasibility in value": mark(
        "{groups} counts in this ranking and in the value that enters the schedule; the schedule's readiness gates "
        "are off."
    ),
    "verdict form bounds": mark(
        "The ideal points are the declared best and worst values: no rank reversal when a strategy is added or dropped."
    ),
    "verdict form vector": mark(
        "In the classic vector form the ideal points come from the strategies themselves: adding or dropping one may "
        "reorder the others."
    ),
    "minority opinion": mark(
        "Minority opinion: {count} of {of} experts ({experts}) would put “{strategy}” first; they give “{criterion}” "
        "{own} of the weight, the group {group}."
    ),
    "opinion zeros": mark("The method divides or multiplies by the scores and cannot take the zeros on {criteria}."),
    "opinion negatives": mark("The method takes ratios and cannot take the negative scores on {criteria}."),
    "opinion equal": mark(
        "All strategies have the same scores; the method measures their distance from the mean and has no answer."
    ),
    "opinion single": mark("There is one strategy; the method compares two or more."),
    "opinion extreme": mark("The scores lie so far apart that the method has no finite answer."),
    "opinion ties all": mark("By this method all strategies share the first place."),
    "opinion same order": mark("Always ranks as this method does: {method}. Not an independent opinion."),
    "opinion compromise close": mark(
        "VIKOR proposes {strategies} together as compromise solutions: in Q they lie less than {threshold} behind the "
        "first."
    ),
    "opinion compromise unstable": mark(
        "VIKOR proposes {strategies} together as compromise solutions: {first} leads, but is first neither by group "
        "utility S nor by individual regret R."
    ),
    "opinions agree": mark("{agreeing} of {answering} methods put {strategies} first, alone or shared."),
    "opinions votes agree": mark("First over all methods, by Copeland score and by Borda count: {strategies}."),
    "opinions votes differ": mark(
        "First over all methods: by Copeland score {copeland}, by Borda count {borda}. The methods do not agree."
    ),
    "opinions silent": mark("No answer from {methods}; the reason stands beside each."),
    "reversal none": mark(
        "{method}: in {trials} trials (each strategy dropped, copied, or joined by one it dominates) no two of the "
        "strategies change order."
    ),
    "reversal some": mark(
        "{method}: in {reversing} of {trials} trials (each strategy dropped, copied, or joined by one it dominates) "
        "strategies change order, {pair} most often."
    ),
}
