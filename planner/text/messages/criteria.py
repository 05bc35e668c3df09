"""Sentences about criteria."""

from planner.text.marker import mark

SENTENCES: dict[str, str] = {
    "criterion without name": mark("A criterion needs a name."),
    "bounds not numbers": mark("The bounds of “{criterion}” are not usable figures. Type two numbers."),
    "bounds equal": mark(
        "Worst and best of “{criterion}” are both {value}. They must differ, so that scores can be told apart."
    ),
    "rating bounds fixed": mark(
        "“{criterion}” is rated from 1 (worst) to 9 (best). To declare other bounds, make it a measured criterion."
    ),
    "criterion without id": mark("A criterion has no id. Give it one."),
    "criterion twice": mark("Two criteria have the id of “{criterion}”. Give one another id."),
    "parent unknown": mark(
        "“{criterion}” stands below “{parent}”, which is not in the tree. Name a criterion that is."
    ),
    "criterion below itself": mark("“{criterion}” cannot stand below itself. Choose another place."),
    "tree too deep": mark("“{criterion}” would stand more than {levels} levels below the goal. Choose a higher place."),
    "goal needs two criteria": mark("The goal needs at least two criteria to compare. Add another first."),
    "open assumptions": mark("Assumptions to check: {count}."),
    "no criteria template": mark("There is no criteria template in “{folder}”. Restore it from the program's folder."),
    "criteria template empty": mark("“{file}” holds no criteria. Add some or restore the file."),
    "focus judgement invalid": mark(
        "“{file}”: the judgement {judgement} does not compare two criteria of one group by a value from 1/9 to 9. "
        "Correct or remove it."
    ),
}
