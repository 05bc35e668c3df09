"""Sentences about own figures: their tables, their import, the place they are kept in."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "sheet without figures": mark("“{file}”, sheet “{sheet}”: no figures beside names of cities; passed over."),
    "hidden columns read": mark("“{file}”, sheet “{sheet}”: hidden columns {columns} were read too."),
    "hidden rows read": mark("“{file}”, sheet “{sheet}”: hidden rows were read too ({count})."),
    "column not recognised": mark(
        "“{file}”, sheet “{sheet}”, {cell}: “{head}” is no indicator of the catalogue; passed over. Rename the head "
        "as the yearbook prints it to import it."
    ),
    "cell not a number": mark(
        "“{file}”, sheet “{sheet}”, {cell}: “{printed}” is not a number. Correct the cell and import the table again."
    ),
    "cell holds an error": mark(
        "“{file}”, sheet “{sheet}”, {cell} holds an error ({printed}). Correct the cell and import the table again."
    ),
    "more cells not read": mark("“{file}”, sheet “{sheet}”: {count} further cells could not be read."),
    "formulas without results": mark(
        "“{file}”, sheet “{sheet}”: {count} formulas hold no stored result. Open the file in Excel or WPS, save it "
        "once and import it again."
    ),
    "cities outside catalogue": mark(
        "“{file}”, sheet “{sheet}”: not among the 262 cities and the seven others, so passed over: {cities}."
    ),
    "nothing to import": mark(
        "Nothing to import was found in {files}. A table needs names of cities and heads of indicators with units, as "
        "a yearbook prints them."
    ),
    "clipboard without table": mark("Nothing was copied. Copy the cells in Excel or WPS and paste again."),
    "questions open": mark("Questions to answer first: {count}. Answer them in the window or correct the table."),
    "odd figures left": mark("Figures in doubt, left out: {count}. Add them in the window or correct the table."),
    "source empty": mark("The source is missing. Name the yearbook or bulletin and its edition."),
    "import unknown": mark("There is no import {number}. The imports are listed by: figures list."),
    "no own figures": mark("There are no own figures yet. Import a yearbook table first."),
    "figures locked": mark(
        "The own figures ({file}) are in use by another program. Close it there, or wait, and try again; nothing was "
        "changed."
    ),
    "figures damaged": mark(
        "The own figures ({file}) could not be read: the file is damaged or of another program. Move it elsewhere and "
        "import the tables again; plans are not affected."
    ),
    "figures newer": mark(
        "The own figures ({file}) were kept by a later version of the program. Install that version to use them; plans "
        "are not affected."
    ),
    "figures not writable": mark(
        "The own figures ({file}) cannot be opened or written. Check the rights to the file and its folder; nothing "
        "was changed."
    ),
}
