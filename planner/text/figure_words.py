"""Words for what an import finds: statuses, remarks and changes of figures."""

from planner.text.marker import mark

STATUSES: dict[str, str] = {
    "import": mark("to import"),
    "missing": mark("missing"),
    "below_unit": mark("below the smallest unit"),
    "duplicate": mark("printed twice, alike"),
    "duplicate_missing": mark("printed twice, missing"),
    "conflict": mark("printed twice, differently"),
    "odd": mark("in doubt"),
    "confirm_city": mark("city to confirm"),
    "interpolated": mark("interpolated"),
    "formula_without_value": mark("formula without a stored result"),
    "error_cell": mark("error in the cell"),
    "not_in_catalogue": mark("city not in the catalogue"),
}
NOTES: dict[str, str] = {
    "blank": mark("blank"),
    "dash": mark("dash"),
    "words": mark("not a plain number"),
    "about": mark("“about”: the number is proposed"),
    "unit": mark("unit unknown"),
    "unit_assumed": mark("no unit printed; the customary one assumed"),
    "fraction": mark("may be a fraction: proposed as percent"),
    "marked": mark("bears a footnote mark"),
    "preliminary": mark("preliminary figure"),
    "hidden": mark("hidden column"),
    "misspelt": mark("name of the city misspelt"),
    "former_name": mark("former name of the city"),
    "abolished": mark("the city was abolished by then"),
    "implausible": mark("outside what cities have had"),
    "out_of_step": mark("far from the city's other years"),
    "zero": mark("zero often stands for missing"),
}
CHANGES: dict[str, str] = {
    "new": mark("new"),
    "same": mark("unchanged"),
    "changed": mark("changed"),
    "odd": mark("in doubt"),
}
SCOPES: dict[str, str] = {"city": mark("whole city"), "districts": mark("urban districts")}
