"""Sentences about questionnaires that came back."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "answer unreadable": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is not an answer. Choose one from the list, or type a number "
        "such as 3 or 1/3."
    ),
    "answer off the scale": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is off the scale of 1/9 to 9. Choose an answer from the list."
    ),
    "answer is a date": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} holds a date ({text}), as happens to 1/3. Choose the answer from the "
        "list."
    ),
    "answer without value": mark(
        "“{file}”, sheet “{sheet}”, cell {cell} holds a formula without a result. Type the answer itself."
    ),
    "rating unreadable": mark("“{file}”, sheet “{sheet}”, cell {cell}: “{text}” is not a number. Type a number."),
    "rating outside": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: {value} lies outside {low} to {high}. Correct the value."
    ),
    "question twice": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: the same question stands in {other} with another answer, which was "
        "taken. Delete the copied row."
    ),
    "answers without mark": mark(
        "“{file}”, sheet “{sheet}”: the hidden third row is missing, so the answers cannot be told apart. Copy them "
        "into a questionnaire sent out afresh."
    ),
    "question gone": mark(
        "“{file}”, sheet “{sheet}”, cell {cell}: “{question}” is no longer asked, so this answer is left out. Compare "
        "the criteria with those of the questionnaire."
    ),
    "questionnaire of older criteria": mark(
        "“{file}” was made from another state of criteria and strategies; {fitting} of {answered} answers still fit. "
        "Check them, or send a new questionnaire."
    ),
    "questionnaire of other plan": mark(
        "“{file}” was made for another plan (“{plan}”). Take it over only if the criteria mean the same."
    ),
    "questionnaire without name": mark(
        "“{file}” names no expert; the file's name stands in for it. Fill in the name on the first sheet to change "
        "that."
    ),
    "questionnaire by someone else": mark(
        "“{file}” was made out to {expert} and filled in by {name}; it counts as {name}'s. Check the name on the first "
        "sheet."
    ),
    "questionnaire repeated": mark(
        "“{file}”: a newer one by {name} is there (“{newer}”). The newer one is taken; choose the other to take it "
        "instead."
    ),
    "questionnaire inconsistent": mark(
        "“{file}”: the consistency ratio (CR) below “{node}” is {ratio}, above 0.1. Ask to look at these answers "
        "again, or take them as they are."
    ),
    "questionnaire unanswered": mark("“{file}” has no answer that could be taken over. Ask for it again."),
}
