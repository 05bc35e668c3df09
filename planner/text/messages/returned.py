"""Sentences about workbooks that came back: questionnaires and edited exports alike."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "workbook without bytes": mark("“{file}” is empty (0 bytes). Ask for the file again."),
    "workbook encrypted": mark(
        "“{file}” is protected by a password. Open it, save it without a password, and import it again."
    ),
    "workbook in old format": mark(
        "“{file}” is in an old format (.xls, .et). Open it, save it as .xlsx, and import it again."
    ),
    "not a workbook": mark(
        "“{file}” is not an Excel workbook (.xlsx). Choose the file that was filled in, or save it as .xlsx."
    ),
    "workbook damaged": mark(
        "“{file}” is damaged and could not be read. Open it in Excel or WPS and save it again, or ask for it again."
    ),
    "workbook too large": mark(
        "“{file}” holds far more than a workbook of this program (limit {limit} MB). Choose another file."
    ),
    "workbook of others": mark(
        "“{file}” is a workbook, but neither a questionnaire nor an export of this program. Choose the file that was "
        "sent out and filled in."
    ),
    "workbook of later version": mark(
        "“{file}” was made by a later version of the program. Install that version to import it."
    ),
    "plan changed meanwhile": mark(
        "“{file}” was changed by someone else meanwhile, so nothing was written. Import once more."
    ),
    "no workbooks": mark("No .xlsx file was found in {place}. Choose the folder with the files that were filled in."),
}
