"""Sentences about rules that no schedule keeps together, and what would free them."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "no schedule in time": mark("No schedule was found within {limit} s. Allow more time and propose again."),
    "clash of one": mark("No schedule keeps all rules. {clashes}"),
    "clash of several": mark("No schedule keeps all rules unless {count} of them give way. {clashes}"),
    "one after the other": mark("{first} {then}"),
    "clash of budget": mark(
        "Public money in {year} is short by {short} for {actions}. Raise it, or release one of these actions."
    ),
    "clash of budgets": mark(
        "Public money is short {shorts} for {actions}. Raise it, or release some of these actions."
    ),
    "short of budget": mark("in {year} by {short}"),
    "clash of pool": mark(
        "Money of “{pool}” in {year} is short by {short} for {actions}. Raise its limit, or release one of these "
        "actions."
    ),
    "clash of phase limit": mark(
        "Money of “{pool}” in the phase “{phase}” is short by {short} for {actions}. Raise its limit, or release one "
        "of these actions."
    ),
    "clash of capacity": mark(
        "“{department}” would have to carry {used} in {year}, above its capacity of {limit}, for {actions}. Raise the "
        "capacity, or release one of these actions."
    ),
    "clash of group at least": mark(
        "Of the group “{group}” at least {least} cannot be done. Lower the number, or take in more that can."
    ),
    "clash of group at most": mark(
        "The group “{group}” allows {most} of its actions, but more have to be done. Raise the number, or release "
        "one of {actions}."
    ),
    "clash of share": mark(
        "The actions of “{strategy}” cannot have {minimum}% of the investment. Lower the share, or take in more of "
        "that strategy."
    ),
    "clash of pin": mark("“{first}” cannot start in {year}, where it is fixed. Release its fixed start."),
    "clash of forbidden": mark(
        "“{first}” is forbidden, but has to be done: it is required, or others need it. Allow it, or release them."
    ),
    "clash of window": mark(
        "“{first}” cannot keep its window: by readiness and set years it may start not before {earliest} and not "
        "after {latest}. Raise its readiness, widen the window, or release it."
    ),
    "clash of full window": mark(
        "By readiness and set years “{first}” may start from {earliest} to {latest}, and the other rules leave no room "
        "there. Widen the window, or release it."
    ),
    "clash of full year": mark(
        "By readiness and set years “{first}” may start in {latest} only, and the other rules leave no room there. "
        "Widen the window, or release it."
    ),
    "clash of horizon": mark(
        "Under the other rules “{first}” cannot end within the plan. Raise the money there is, shorten the action, or "
        "release it."
    ),
    "clash of precedence": mark("“{first}” cannot wait for “{others}”. Remove the prerequisite or release the action."),
    "clash of lag": mark(
        "“{first}” cannot wait for its lag after “{others}” (in years: {lag}). Shorten the lag, or release the action."
    ),
    "clash of any precedence": mark(
        "“{first}” cannot wait for any of {others}. Remove the prerequisite or release the action."
    ),
    "clash of absent prerequisite": mark(
        "“{first}” has to be done, but waits for actions that are not in the plan: {others}. Take them in, remove the "
        "prerequisite or release the action."
    ),
    "shares leave nothing": mark(
        "To keep the minimum share of the investment of {strategies}, every action that costs money has to stay out. "
        "Take in actions of it that can be scheduled, or lower the share."
    ),
    "clash of mandatory": mark(
        "Several rules together leave no room for the mandatory “{first}”. Release it, or ease its years, its "
        "prerequisites or the money there is."
    ),
    "greedy twin": mark(
        "The greedy rule, by value per public money, reaches a value of {value}, {gap}% less than this schedule."
    ),
    "greedy twin as good": mark("The greedy rule, by value per public money, reaches the same value."),
    "greedy twin incomplete": mark(
        "The greedy rule, by value per public money, finds no schedule that keeps all rules."
    ),
}
