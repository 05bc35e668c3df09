"""Sentences about tracking."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "date impossible": mark("“{date}” is not a date. Write it as 2026-11-22."),
    "percent off the scale": mark("“{action}” cannot be at {value}%. Type 0 to 100."),
    "actual cost negative": mark("The cost of “{action}” so far cannot be {value}. Type 0 or more, or leave it empty."),
    "cell not a number": mark("“{text}” is not a number. Type one like 12.5, or leave the cell empty."),
    "report twice": mark("There is already a report of {date}. Open it or choose another date."),
    "report missing": mark("There is no report of {date}. Add it first."),
    "entry unusable": mark(
        "The report of {date} names “{action}” twice, or it is not in the plan. Keep one entry of an action that is."
    ),
    "reading unusable": mark(
        "The report of {date} reads the indicator “{target}” twice, or it is not in the plan. Keep one reading of it."
    ),
    "reading no figure": mark("“{target}” cannot stand at {value}. Type a figure."),
    "not started but moved": mark(
        "{date}: “{action}” is reported as not started, but at {value}%. Correct one of them."
    ),
    "done but unfinished": mark("{date}: “{action}” is reported as done, but at {value}%. Correct one of them."),
    "finished but not done": mark("{date}: “{action}” is at {value}%, but not reported as done. Correct one of them."),
    "kpi not a number": mark("“{action}”: what its indicator stood at has to be a number."),
}
