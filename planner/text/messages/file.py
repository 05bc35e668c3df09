"""Sentences about files."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "template column missing": mark(
        "“{file}” has no column “{column}”. Add it or restore the file from the program's folder."
    ),
    "readiness levels incomplete": mark("“{file}” must say what each readiness from 1 to 9 means, once each."),
    "template not TOML": mark("“{file}” could not be read: {detail}. Correct the line or restore the file."),
    "template too large": mark("“{file}” is larger than a template can be. Restore it from the program's folder."),
    "template unreadable": mark("“{file}” could not be read. Check that it is there, open to you, and saved as UTF-8."),
    "template cell not a number": mark(
        "“{file}”, row {line}, column “{column}”: “{text}” is not a number. Correct the cell."
    ),
    "template cell unknown": mark(
        "“{file}”, row {line}, column “{column}”: “{text}” is not one of the known values. Correct the cell."
    ),
    "template row twice": mark("“{file}”, row {line}: “{text}” comes a second time. Keep one of the rows."),
    "look colour unknown": mark(
        "“{file}”, entry {entry}: “{text}” is not a colour. Write it like #1F4E79, or leave it empty."
    ),
    "look colour unreadable": mark(
        "“{file}”, entry {entry}: text would hardly be readable with {text}. Titles need a darker colour, heads of "
        "tables a lighter one."
    ),
    "look picture unreadable": mark(
        "“{file}”, entry {entry}: the picture “{picture}” could not be read. Put a PNG or JPEG file of up to 4 MB "
        "beside it, or leave the name empty."
    ),
    "look picture cut off": mark(
        "“{file}”, entry {entry}: the picture “{picture}” is cut off before its end. Copy it again from where it came, "
        "or leave the name empty."
    ),
    "unexpected error": mark(
        "An unexpected error occurred ({detail}). The plan stays open and a copy was kept; please save it under "
        "another name. Details are in {log}."
    ),
    "folder not writable": mark("The folder “{folder}” cannot be written. Choose another folder."),
    "file missing": mark("“{file}” was not found. Check its name and folder."),
    "file unreadable": mark("“{file}” could not be read: {detail}. Check that it is a file and open to you."),
    "file too large": mark("“{file}” is larger than {limit} MB, so it is not a plan. Choose another file."),
    "file cut off": mark(
        "“{file}” is cut off: its end is missing. Open the copy beside it (.bak) or get the file again."
    ),
    "file not UTF-8": mark(
        "“{file}” is not UTF-8 text, so it is not a plan or was saved by another program. Open the copy beside it "
        "(.bak)."
    ),
    "file not JSON": mark(
        "“{file}” is not written as a plan file is (JSON). Open the copy beside it (.bak) or choose another file."
    ),
    "file nested too deeply": mark("“{file}” is nested too deeply for a plan. Choose another file."),
    "file of other format": mark("“{file}” is not a plan of this program. Choose a file that ends in .roadmap."),
    "version unreadable": mark(
        "“{file}” does not say in which version of the format it is written. Open the copy beside it (.bak)."
    ),
    "file newer": mark(
        "“{file}” was saved by a later program version ({program}; file format {version}, this program knows up to "
        "{known}). Install that version to edit it."
    ),
    "field unknown": mark(
        "“{file}”: this program knows no field “{field}”. Remove it or open the copy beside the file (.bak)."
    ),
    "field missing": mark("“{file}”: the field “{field}” is missing. Add it or open the copy beside the file (.bak)."),
    "field of wrong kind": mark(
        "“{file}”: “{field}” holds {found} where {expected} is expected. Correct it or open the copy beside the file "
        "(.bak)."
    ),
    "field not a choice": mark(
        "“{file}”: {value} is not one of the values “{field}” can have. Correct it or open the copy beside the file "
        "(.bak)."
    ),
    "field unreadable": mark(
        "“{file}”: “{field}” could not be read ({detail}). Correct it or open the copy beside the file (.bak)."
    ),
    "plan unsound": mark("“{file}”: {detail}"),
    "plan not storable": mark(
        "“{file}” was not saved: the plan holds a value that could not be read back. Undo the last edit and save again."
    ),
    "disk full": mark(
        "“{file}” was not saved: the disk is full. Nothing is lost; save it in another place or free some space."
    ),
    "folder missing": mark("“{file}” was not saved: the folder “{folder}” does not exist. Choose another folder."),
    "path is a folder": mark("“{file}” is a folder. Choose a file name."),
    "file not writable": mark(
        "“{file}” was not saved: it is protected, open in another program, or its folder is closed to you. Close it "
        "there or save under another name."
    ),
    "file not written": mark("“{file}” was not saved: {detail}. Save it in another place."),
    "file held": mark(
        "“{file}” has been open to {user} on {host} since {since}, so it opens to be read only. If that is no longer "
        "so, delete the file {lock} beside it."
    ),
    "potential out of order": mark(
        "“{file}”, row {line}: low, mode and high must rise between 1 and 9; mode is “{text}”. Correct the row."
    ),
    "file exists": mark("“{file}” is already there. Choose another name, or write over it with --replace."),
    "table in old format": mark(
        "“{file}” is a workbook of an old format (.xls, .et) or protected by a password. Save it as .xlsx without a "
        "password and import it again."
    ),
    "table is a web page": mark(
        "“{file}” is a web page, whatever its name ends in. Open it in Excel or WPS, save it as .xlsx and import it "
        "again."
    ),
    "table not text": mark(
        "“{file}” is neither a workbook (.xlsx) nor a text table in UTF-8 or GB 18030. Save it as .xlsx and import it "
        "again."
    ),
    "table of other kind": mark("“{file}” is an archive but not a workbook. Choose an .xlsx or .csv file."),
    "table damaged": mark(
        "“{file}” is damaged and could not be read. Open it in Excel or WPS, save it as .xlsx and import it again."
    ),
    "table empty": mark("“{file}” holds nothing. Choose another file."),
    "table file too large": mark(
        "“{file}” is larger than {limit} MB. Save the sheets with the figures as a file of their own and import that."
    ),
    "table unpacks too large": mark(
        "“{file}” unpacks to more than {limit} MB. Save the sheets with the figures as a file of their own and import "
        "that."
    ),
    "table too large": mark(
        "“{file}” holds more than {limit} cells. Save the sheets with the figures as a file of their own and import "
        "that."
    ),
    "no window for pictures": mark("Pictures of the window are taken by: python main.py screenshots FOLDER."),
}
