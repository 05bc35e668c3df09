"""Sentences about edited exports that came back."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "export of other plan": mark(
        "“{file}” was exported from the plan of another city (“{plan}”), so nothing is taken from it. Open that plan "
        "first."
    ),
    "export among questionnaires": mark(
        "“{file}” is an edited export and no questionnaire. Import it by the command “Import edited workbook…”."
    ),
    "no such difference": mark("There is no change number {number}; the table has {count}. Look at it with --dry-run."),
    "questionnaire among exports": mark(
        "“{file}” is a questionnaire. Drop it on the weights page, or import it there."
    ),
    "export unchanged": mark("“{file}” says the same as the plan; there is nothing to take over."),
    "cell in words": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is written in words and would be read as {value}. Accept "
        "that, or type the number and import again."
    ),
    "cell without percent sign": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: {text} is more than all of it and would be read as {value}. Accept "
        "that, or correct the cell and import again."
    ),
    "cell with control characters": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} holds characters that cannot be shown; they would be left out. Accept "
        "that, or type the text again."
    ),
    "cell is a formula": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} holds a formula where words belong; its result “{value}” would be "
        "taken. Accept that, or type the words and import again."
    ),
    "cell too long": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} holds a text of more than 2,000 characters (“{text}”), so it is left "
        "out. Shorten it and import again."
    ),
    "cell not whole": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is not a whole number. Correct the cell and import again."
    ),
    "cell not a choice": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is not in the list of this cell. Choose from the list and "
        "import again."
    ),
    "cell emptied": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} was emptied, but the plan needs a value there. Type one, or leave the "
        "plan's."
    ),
    "start emptied": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: without a start year the action would have no place in the schedule. "
        "Leave the action out of the plan in the window instead."
    ),
    "predecessor unknown": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: the plan has no action “{text}”. Type numbers of actions, parted by "
        "commas."
    ),
    "strategy not in plan": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is not a strategy of the plan. Choose from the list and "
        "import again."
    ),
    "range without score": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: a range needs a score. Type the score as well and import again."
    ),
    "milestone unreadable": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is no list of milestones. Write one a line, the quarter from "
        "the start first, as in “Q3 works begin”, and import again."
    ),
    "judgement of nobody": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: this judgement of the group is no expert's. Change the answers on the "
        "sheet of the experts, or enter it in the window."
    ),
    "score of experts": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: this score is what the experts say together. Change their scores in "
        "the window."
    ),
    "input gone": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{input}” is no longer in the plan, so the change is left out. Export "
        "again to go on from the plan as it is."
    ),
    "difference refused": mark("“{file}”, sheet “{sheet}”, cell {cell}: {detail}"),
    "changed in both": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}, {input}: exported as {exported}, now {value} in the sheet and "
        "{planned} in the plan. Choose one of them."
    ),
    "copies disagree": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}, {input}: this copy says {value}, another one something else; the plan "
        "holds {planned}. Choose one of them."
    ),
    "action line gone": mark(
        "“{file}”: the line of {input} is gone. Accept that to leave the action out of the plan; otherwise it stays."
    ),
    "library row gone": mark(
        "“{file}”: the row of {input} is gone. Accept that to delete the action from the library, with all that names "
        "it; otherwise it stays."
    ),
    "new line in words": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: not every cell of the new action “{text}” could be read; what could "
        "not is left out. Accept that, or correct the line and import again."
    ),
    "new line of known name": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: the plan has an action “{text}” already. Accept the line to add "
        "another of the same name."
    ),
    "column gone": mark(
        "“{file}”, sheet “{sheet}”: a column of inputs, or the hidden row that marks them, is gone; what stood there "
        "stays as in the plan."
    ),
    "rows gone": mark(
        "“{file}”, sheet “{sheet}”: {count} rows of inputs are gone; what stood there stays as in the plan. Export "
        "again where they are needed."
    ),
    "sheet copied": mark(
        "“{file}”: the sheet “{sheet}” is a copy of “{original}”, so changes made on it are left out. Make them on "
        "“{original}” and import again."
    ),
    "sheet gone": mark(
        "“{file}”: the sheet “{sheet}” is gone; what stood there stays as in the plan. Export again where it is needed."
    ),
}
