"""Sentences about ranking."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "ranking rests on": mark(
        "Of {cells} scores ({strategies} strategies, {criteria} criteria), {unconfirmed} are unconfirmed "
        "assumptions and {empty} are empty."
    ),
    "ranking rests on confirmed": mark(
        "All {cells} scores ({strategies} strategies, {criteria} criteria) are confirmed."
    ),
    "strategy dominated": mark("{better} is at least as good as {worse} on every criterion and better on one or more."),
    "strategies tied": mark("{strategies} share rank {rank}."),
    "strategies all equal": mark(
        "All strategies have the same scores, so the ranking says nothing; closeness is 0.5 by definition."
    ),
    "strategies weigh the same": mark(
        "On every criterion that carries weight all strategies have the same score, so the ranking says nothing."
    ),
    "verdict first": mark(
        "{first} comes first with a relative closeness of {closeness}; {second} is the runner-up "
        "({second_closeness}, {margin} behind)."
    ),
    "verdict only one": mark("{strategy} is the only strategy, so there is no order to speak of."),
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
    "verdict objective weights": mark(
        "The weights combine the experts' with objective weights from the spread of the scores, which says little "
        "with {count} strategies."
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
    "spread off the scale": mark(
        "The spread of the weights is a share between 0 and 1, not {value}. Type one such as 0.1."
    ),
    "draws out of range": mark("{value} draws are too few or too many. Choose {fewest} to {most}."),
    "seed out of range": mark("{value} cannot start the draws. Choose a whole number from 0 on."),
    "scenario without name": mark("A scenario needs a name."),
    "scenario id twice": mark("Two scenarios have the id “{scenario}”. Give one another id."),
    "scenario name twice": mark("There is a scenario “{scenario}” already. Choose another name."),
    "scenario weights and experts": mark(
        "“{scenario}” has weights of its own and names experts to be heard. Keep one of the two."
    ),
    "scenario weights incomplete": mark(
        "The weights of “{scenario}” do not pair each criterion without sub-criteria with one share. Weigh each once."
    ),
    "scenario weight outside": mark(
        "“{scenario}” gives “{criterion}” a share of {value} of the whole. A share lies between 0 and 1."
    ),
    "scenario weights not whole": mark("The weights of “{scenario}” add up to {value}, not to 1. Scale them to 1."),
    "scenario expert unusable": mark(
        "“{scenario}” names the expert “{expert}” twice, or the plan does not have that expert. Name each once."
    ),
    "scenario method unknown": mark("“{scenario}” asks for the method “{method}”. Known are: {known}."),
    "scenario score of nothing": mark(
        "“{scenario}” scores “{strategy}” on “{criterion}”, but not both are in the plan as a strategy and a criterion "
        "without sub-criteria. Remove the score."
    ),
    "scenario score off the scale": mark(
        "“{scenario}” scores “{strategy}” on “{criterion}” with {value}, outside its scale {lowest} to {highest}. "
        "Change the value."
    ),
    "scenario score twice": mark("“{scenario}” scores “{strategy}” on “{criterion}” twice. Keep one."),
    "criterion left out holds": mark(
        "Left out one by one, none of the {count} criteria and groups changes the first place."
    ),
    "criterion left out changes": mark(
        "Left out one by one, {changed} of {count} criteria and groups change the first place: {items}."
    ),
    "criterion left out changes among others": mark(
        "Left out one by one, {changed} of {count} criteria and groups change the first place, among them {items}."
    ),
    "expert left out holds": mark("Left out one by one, none of the {count} experts changes the first place."),
    "expert left out changes": mark(
        "Left out one by one, {changed} of {count} experts change the first place: {items}."
    ),
    "expert left out changes among others": mark(
        "Left out one by one, {changed} of {count} experts change the first place, among them {items}."
    ),
    "department left out holds": mark("Left out one by one, none of the {count} departments changes the first place."),
    "department left out changes": mark(
        "Left out one by one, {changed} of {count} departments change the first place: {items}."
    ),
    "department left out changes among others": mark(
        "Left out one by one, {changed} of {count} departments change the first place, among them {items}."
    ),
    "criterion left out was all": mark("All weight lies on {criterion}; without it there is nothing to rank by."),
    "nobody judged": mark("Nobody has judged yet, so leaving out {item} says nothing."),
    "judges left out": mark("All judgements come from {item}; without them there is nothing to rank by."),
    "left out judged nothing": mark("No judgement comes from {item}, so nothing changes."),
    "left out leaves equal": mark(
        "Without {item} there are too few judgements on {nodes}, so the weights there are equal."
    ),
    "scenarios hold": mark("The first place stays in all scenarios ({count})."),
    "scenarios change": mark("The first place changes in {changed} of {count} scenarios: {scenarios}."),
    "scenario as the plan": mark("Nothing differs from the plan."),
    "scenario empty": mark("“{scenario}” says nothing of its own (any more): it is the plan as it stands."),
    "scenario nobody heard": mark(
        "All experts that “{scenario}” would hear are excluded, so there is nothing to rank by."
    ),
    "scenario method": mark("Method: {method}."),
    "scenario leaves equal": mark(
        "The experts heard in “{scenario}” have not judged enough on {nodes}, so the weights there are equal."
    ),
    "scenario weightless": mark("“{scenario}” gives no weight to {criteria}."),
    "scenario experts": mark("Only these experts are heard: {experts}."),
    "scenario weights": mark("Weights: {changes}."),
    "scenario weights and more": mark("Weights: {changes}; {more} more differ."),
    "scenario scores": mark("Scores: {changes}."),
    "scenario scores and more": mark("Scores: {changes}; {more} more differ."),
    "scenario form bounds": mark("TOPSIS on the declared bounds."),
    "scenario form vector": mark("TOPSIS in the classic vector form."),
    "strategy stronger and weaker": mark(
        "In points of additive value {strategy} is ahead of {other} mostly on {ahead} and behind on {behind}."
    ),
    "strategy stronger": mark("In points of additive value {strategy} is ahead of {other} mostly on {ahead}."),
    "strategy weaker": mark("In points of additive value {strategy} is behind {other} mostly on {behind}."),
    "strategy even": mark("In points of additive value {strategy} and {other} hardly differ on any criterion."),
    "nearest reversal": mark(
        "The change of one figure that puts another strategy first and is smallest against its range: {input} from "
        "{now} to about {then}; then {winner} leads."
    ),
    "no reversal": mark(
        "No single figure decides: of the {count} weights, scores and judgements, each moved over its whole range, "
        "none puts another strategy first."
    ),
    "draws first": mark(
        "In {draws} draws {first} comes first in {share} and {rival} in {rival_share}; the whole order stays in "
        "{order}."
    ),
    "draws rival": mark(
        "In {draws} draws {rival} comes first more often ({rival_share}) than {first} ({share}); the whole order "
        "stays in {order}."
    ),
    "draws all first": mark("In all of {draws} draws {first} comes first; the whole order stays in {order}."),
    "draws shared": mark("In {draws} draws the first place goes to {shares}; the whole order stays in {order}."),
    "drawn uniform": mark("In each group of criteria all possible weights were drawn alike."),
    "drawn experts": mark("Each draw took the weights of one expert."),
    "drawn experts unjudged": mark("No expert has given weights yet, so the equal weights entered every draw."),
    "drawn order": mark(
        "In each group of criteria all weights that keep the present order of importance were drawn alike."
    ),
    "drawn unjudged all": mark("No group has enough judgements, so in each all possible weights were drawn alike."),
    "drawn around by experts": mark(
        "Weights were drawn around those in force, with a spread of {spread} taken from the experts' disagreement."
    ),
    "drawn around by hand": mark("Weights were drawn around those in force, with a spread of {spread} set by hand."),
    "drawn around assumed": mark(
        "Weights were drawn around those in force, with a spread of {spread}, which is an assumption."
    ),
    "drawn unjudged": mark(
        "{unjudged} of {nodes} groups have too few judgements; there all possible weights were drawn alike."
    ),
    "drawn ranged and empty": mark(
        "{ranged} scores were drawn within their ranges and {empty} empty ones over their whole scale."
    ),
    "drawn ranged": mark("{ranged} scores were drawn within their ranges."),
    "drawn empty": mark("{empty} empty scores were drawn over their whole scale, the others kept."),
    "drawn no scores": mark("Scores were kept as they stand."),
    "opinions otherwise": mark("Others come first by {others}."),
    "opinions otherwise and more": mark("Others come first by {others} and {more} more."),
    "ranges assumed": mark("The ranges of {count} scores are judgements of the template, still to be confirmed."),
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
