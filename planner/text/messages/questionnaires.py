"""Sentences about questionnaires that came back."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "questionnaire without bytes": mark("“{file}” is empty (0 bytes). Ask for the questionnaire again."),
    "questionnaire encrypted": mark(
        "“{file}” is protected by a password. Open it, save it without a password, and import it again."
    ),
    "questionnaire in old format": mark(
        "“{file}” is in an old format (.xls, .et). Open it, save it as .xlsx, and import it again."
    ),
    "questionnaire not a workbook": mark(
        "“{file}” is not an Excel workbook (.xlsx). Choose the questionnaire that was filled in, or save it as .xlsx."
    ),
    "questionnaire damaged": mark(
        "“{file}” is damaged and could not be read. Open it in Excel or WPS and save it again, or ask for it again."
    ),
    "questionnaire too large": mark(
        "“{file}” holds far more than a questionnaire does (limit {limit} MB). Choose another file."
    ),
    "not a questionnaire": mark(
        "“{file}” is a workbook, but no questionnaire of this program. Choose the file that was sent out and filled in."
    ),
    "questionnaire of later version": mark(
        "“{file}” was made by a later version of the program. Install that version to import it."
    ),
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
    "plan changed meanwhile": mark(
        "“{file}” was changed by someone else meanwhile, so nothing was written. Import once more."
    ),
    "no questionnaires": mark("No .xlsx file was found in {place}. Choose the folder with the filled questionnaires."),
}
