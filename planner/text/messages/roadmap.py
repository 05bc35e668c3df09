"""Sentences about roadmap."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "action without name": mark("An action needs a name."),
    "duration impossible": mark("“{action}” cannot take {value} years. Type more than 0 and at most {longest}."),
    "readiness off the scale": mark("“{action}” cannot have a readiness of {value}. It runs from 1 to 9."),
    "cost negative": mark("“{action}” cannot cost {value}. Type 0 or more, or leave it empty."),
    "share off the scale": mark("“{action}” cannot have a share of {value}. Shares run from 0 to 1 (0% to 100%)."),
    "pool share off the scale": mark("“{pool}” cannot pay a share of {value}. Shares run from 0 to 1 (0% to 100%)."),
    "pool shares not whole": mark(
        "The sources of money of “{action}” pay {value}% together. Let them add up to 100%, or leave all of them empty."
    ),
    "yearly costs of other years": mark(
        "{count} yearly costs are given for “{action}”, which takes {years} years. Give one for each year."
    ),
    "yearly costs of nothing": mark(
        "The yearly costs of “{action}” are all 0. Type an amount above 0 for at least one year."
    ),
    "end outside phases": mark(
        "“{action}” cannot be due in {year}: the plan runs from {first} to {last}. Choose a year in it."
    ),
    "window too short": mark(
        "“{action}” takes {years} years and does not fit between {start} and {end}. Allow an earlier start or a later "
        "end."
    ),
    "lag after no predecessor": mark(
        "“{action}” does not wait for “{other}”, so there is no time to wait after it. Make it a predecessor first."
    ),
    "lag negative": mark("“{action}” cannot wait {value} years. Type 0 or more whole years."),
    "milestone outside action": mark(
        "A milestone of “{action}” cannot be in quarter {value}: the action has {last} quarters, counted from its "
        "start."
    ),
    "milestone without name": mark("A milestone of “{action}” needs a name."),
    "price year impossible": mark(
        "{value} is no year that prices could be of. Type a year from {first} to {last}, or leave it empty."
    ),
    "action id of odd signs": mark(
        "An action cannot have the number “{text}”. Use up to 20 letters, digits, points and hyphens."
    ),
    "action id kept": mark("The action “{id}” cannot be renumbered to “{text}”: others name it by its number."),
    "strategy of no name": mark("The plan has no strategy “{text}”. Choose one from the list."),
    "funding code unknown": mark("“{text}” is no funding code. The plan knows {known}."),
    "lag unreadable": mark("“{text}” does not say how long to wait after what. Write it as XC01+2."),
    "milestone unreadable": mark("“{text}” is no milestone. Write its quarter and its name, as 2: Land cleared."),
    "milestones differ": mark(
        "The milestones of “{action}” lie in other quarters in the one language than in the other. Write the same "
        "quarters in both."
    ),
    "total is not its years": mark(
        "“{action}”: the total of {total} is not the sum {sum} of its years. Correct one of them."
    ),
    "public share is not its pools": mark(
        "“{action}”: the public share of {share}% is not what its public sources pay together, {sum}%. Correct one of "
        "them."
    ),
    "start outside phases": mark(
        "“{action}” cannot start in {year}: the plan runs from {first} to {last}. Choose another year or release its "
        "fixed start."
    ),
    "quarter impossible": mark("“{action}” cannot start in quarter {value}. Choose 1 to 4."),
    "no phase": mark("The roadmap needs at least one phase."),
    "phase twice": mark("Two phases have the id “{phase}”. Give one another id."),
    "phase without name": mark("The phase {first}–{last} needs a name."),
    "phase years impossible": mark(
        "“{phase}” cannot run from {first} to {last}. Its years lie between {earliest} and {latest}, the first not "
        "after the last."
    ),
    "phases overlap": mark("“{after}” begins before “{before}” has ended. Let it begin in {year}."),
    "gap between phases": mark("There is a gap between “{before}” and “{after}”. Let the latter begin in {year}."),
    "first year outside phases": mark(
        "Actions cannot start from {year} on: the phases run from {first} to {last}. Choose a year in them."
    ),
    "cost class without amount": mark("Cost class {cost_class} has no amount. Type 0 or more."),
    "budget negative": mark("The yearly budget cannot be {value}. Type 0 or more."),
    "time limit impossible": mark("The time limit must be above 0 and at most {longest} seconds."),
    "gate of unknown phase": mark(
        "A readiness gate names the phase “{phase}”, which is not in the plan. Name one that is."
    ),
    "gate off the scale": mark("A readiness gate cannot be at {value}. Readiness runs from 1 to 9."),
    "prerequisites in a circle": mark(
        "These actions wait for one another in a circle: {actions}. Remove one of the prerequisites."
    ),
    "action id unusable": mark("The id of the action “{action}” is empty or used twice. Give it another."),
    "action tied to nothing": mark(
        "“{action}” names “{other}” as a prerequisite or rival: this is the action itself or not in the plan. Remove "
        "the name."
    ),
    "strategy unknown": mark(
        "“{action}” belongs or contributes to “{strategy}”, which is not in the plan. Name a strategy that is."
    ),
    "criterion unknown": mark(
        "“{action}” is tied to the criterion “{criterion}”, which is not in the tree. Remove the tie."
    ),
    "fit rule unreadable": mark(
        "“{action}”: the condition “{rule}” for fitting a city cannot be read. Correct or remove it."
    ),
    "start twice": mark("The schedule starts “{action}” twice. Keep one start."),
    "start of nothing": mark("The schedule starts “{action}”, which is not in the plan. Remove that start."),
    "date impossible": mark("“{date}” is not a date. Write it as 2026-11-22."),
    "action needed by others": mark("Others wait for “{action}”: {others}. Take them out with it, or keep it."),
    "no schedule yet": mark("“{action}” cannot be moved: no schedule has been adopted yet. Schedule and adopt first."),
    "same site twice": mark("“{first}” and “{second}” may need the same site. Check that each has its own."),
    "prerequisites not in plan": mark(
        "“{action}” waits for actions that are not in the plan: {missing}. Take them in or remove the prerequisite."
    ),
    "no prerequisite in plan": mark(
        "“{action}” waits for one of these, and none is in the plan: {options}. Take one in."
    ),
    "no action in plan": mark("No action is in the plan. Take some in to get a roadmap."),
    "open assumptions": mark("Assumptions to check: {count}."),
    "only way round left out": mark(
        "In the plan these actions wait for one another: {actions}. Take in another of the actions one of them could "
        "wait for."
    ),
    "proven greatest value": mark("No other schedule under these rules has a greater value (proven)."),
    "time limit reached": mark(
        "The search ended at its limit of {limit} s: a better schedule could gain at most {gap}% in value."
    ),
    "schedule breaks rules": mark(
        "Scheduled actions that break a rule: {count}. Propose a new schedule, or move them."
    ),
    "plan changed since schedule": mark("The plan changed since this schedule was adopted. Propose a new one."),
    "starts before predecessor ends": mark(
        "“{action}” starts in {year}, before “{other}” is finished ({ended}). Move one of them."
    ),
    "starts before any predecessor ends": mark(
        "“{action}” starts in {year}, before one of these is finished: {others}. Move it later."
    ),
    "starts before readiness allows": mark(
        "“{action}” starts in {year}, earlier than its readiness {readiness} allows. Move it to a later phase."
    ),
    "runs beyond the plan": mark("“{action}” would run beyond {last}. Start it earlier."),
    "starts before the first year": mark("“{action}” starts in {year}, before the first year {first}. Move it later."),
    "no lead units": mark("No action of the plan names a lead unit. Fill in the lead units first."),
    "no such lead unit": mark("“{department}” leads no action of the plan. Those that do: {known}."),
    "stability greedy": mark(
        "Weights were drawn {draws} times and the schedule redone by the greedy rule: {core} actions are core (in at "
        "least {share} of the draws), {borderline} borderline, {out} out. Of {placed} actions in the greedy plan "
        "{keeping} keep their phase in at least {share}."
    ),
    "stability exact": mark(
        "Weights were drawn {draws} times and the schedule solved exactly: {core} actions are core (in at least "
        "{share} of the draws), {borderline} borderline, {out} out. Of {placed} actions in the plan {keeping} keep "
        "their phase in at least {share}."
    ),
    "no greedy schedule": mark(
        "The greedy rule finds no schedule that keeps all rules. Solve exactly, or release a required action or a "
        "minimum."
    ),
    "no schedule anew": mark(
        "No schedule that keeps all rules was found with this money. Raise it, or release a required action or a "
        "minimum."
    ),
    "index without criteria social": mark(
        "No criterion with a weight counts to the social-environmental index. Choose at least one group for it."
    ),
    "index without criteria financial": mark(
        "No criterion with a weight counts to the financial-economic index. Choose at least one group for it."
    ),
}
