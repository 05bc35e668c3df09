"""Sentences about what an action says of itself, and about the rules that bind actions together."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "action capacity negative": mark("“{action}” cannot take a capacity of {value}. Type 0 or more."),
    "risk off the scale": mark(
        "“{action}” cannot have a risk rating of {value}. Likelihood and impact run from 1 to {highest}."
    ),
    "cost profile of other length": mark(
        "“{action}” takes {years} whole years, but its cost is split over {count}. Give a share for each year, or none."
    ),
    "cost profile not whole": mark(
        "The shares of “{action}” by year make up {sum}% of its cost. Let them be 0% or more and make up 100%."
    ),
    "kpi not a number": mark("“{action}”: baseline and target of its indicator have to be numbers."),
    "year impossible": mark("The year {year} is outside {earliest} to {latest}. Correct it."),
    "lag twice": mark("“{action}” has two lags after “{other}”. Keep one."),
    "pool share twice": mark("“{action}” names “{pool}” twice among its funding sources. Keep one share."),
    "pool share of unknown pool": mark(
        "“{action}” is to be paid from “{pool}”, which is not a funding source of the plan. Name one that is."
    ),
    "pool shares against public share": mark(
        "The public funding sources of “{action}” pay {public}% of its cost, but its public share is {share}%. Make "
        "them equal."
    ),
    "required and forbidden": mark(
        "“{action}” is both required and forbidden: no schedule keeps both. Release one of them."
    ),
    "waits for forbidden": mark(
        "“{action}” waits for actions that are forbidden: {others}. Allow them, or remove the prerequisite."
    ),
    "nothing prepares it": mark(
        "“{action}” has a readiness of only {readiness} and no predecessor that prepares it. Put a feasibility study "
        "or a pilot before it."
    ),
    "kpi target before baseline": mark(
        "The indicator of “{action}” has its target in {target}, before its baseline in {baseline}. Correct one of "
        "them."
    ),
    "money limit twice": mark("“{pool}” has two limits for {period}. Keep one."),
    "capacity limit twice": mark("“{department}” has two capacity limits for {period}. Keep one."),
    "limits without gdp": mark(
        "Limits in 10,000 yuan need the city's GDP and have no effect without it (limits: {count}). Enter the GDP."
    ),
    "limit outside the plan": mark("A limit for {year} has no effect: actions are done from {first} to {last}."),
    "capacity limit unused": mark(
        "The capacity limit of “{department}” has no effect: it leads no action in the plan. Check how its name is "
        "written."
    ),
    "required beyond the group": mark(
        "The group “{group}” allows {most} of its actions, but more are mandatory or fixed: {actions}. Release some, "
        "or raise the number."
    ),
    "group cannot be filled": mark(
        "The group “{group}” asks for at least {least} of its actions, but {count} of them can be scheduled. Take "
        "more in, or lower the number."
    ),
    "share of strategy without action": mark(
        "“{strategy}” is to have a minimum share of the investment, but no action of it can be scheduled. Take some "
        "in, or lower the share."
    ),
    "plan milestone id unusable": mark(
        "The id of the milestone “{milestone}” is empty or used twice. Give it another."
    ),
}
