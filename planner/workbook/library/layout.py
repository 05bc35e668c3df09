"""Lays the action library out: the table with room for new actions, and what its columns and lists mean."""

from collections.abc import Iterator, Sequence

from planner.checks.numbers import LARGEST
from planner.model.plan import Plan
from planner.roadmap.readiness import LEVELS, read_anchors
from planner.templates.tables import templates_folder
from planner.text.texts import Texts
from planner.workbook.book import Area, Book, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home import inputs
from planner.workbook.home.marks import LIBRARY_STAMP, Stamp, marked
from planner.workbook.library.columns import WHAT, WHO, LibraryColumn, library_columns, strategy_words
from planner.workbook.options import mandates, yes_or_no
from planner.workbook.own_look import load_look
from planner.workbook.style import FONTS, Align, Look, Role

NEW_ROWS = 40
"""Empty rows for new actions below the table."""
_GROUP_ROW, _HEAD_ROW, _FIRST_ROW = 3, 4, 5
_NAME_COLUMN = 2
_YES = "library_yes"
_LISTS = {
    "strategy": "library_strategies",
    "class": "library_classes",
    "mandate": "library_mandates",
    "included": _YES,
    "forbidden": _YES,
}


def build(plan: Plan, texts: Texts, today: str) -> Book:
    """The workbook, its cells keyed so that it is known again. Pure but for the templates' words for readiness."""
    columns = library_columns(plan, texts)
    look = load_look()
    title = texts.tr("Action library of {city}", city=plan.city.name)
    book = Book(
        title=title,
        font=FONTS[texts.language],
        date=today,
        header=(texts.of(plan.title), texts.date(today)),
        sheets=(_table(plan, columns, texts, title), _notes(plan, texts)),
        palette=look.palette,
    )
    stamp = Stamp(plan.city.id, texts.of(plan.title), texts.language, today, kind=LIBRARY_STAMP)
    return marked(book, stamp, texts.tr("Exported values"))


def _table(plan: Plan, columns: Sequence[LibraryColumn], texts: Texts, title: str) -> Sheet:
    draft = Draft(texts.tr("Action library"), [Column(column.width) for column in columns])
    draft.heading(
        title,
        texts.tr(
            "One row an action; new actions go into the empty rows below. Save the file and import it again: every "
            "change is shown before it enters the plan."
        ),
    )
    for first, last, group in _groups(columns):
        draft.put(_GROUP_ROW, first, texts.tr(group), Look("band", bold=True), columns=last - first + 1)
    for place, column in enumerate(columns):
        draft.put(_HEAD_ROW, place, column.title, Look("head", align="center"), key=(inputs.HEAD, column.field))
        plain, assumed = _look(column, "input"), _look(column, "assumption")
        for row, action in enumerate(plan.actions, _FIRST_ROW):
            look = assumed if action.evidence.basis == "assumption" else plain
            draft.put(row, place, column.of(action), look, key=(inputs.LIBRARY, action.id, column.field))
        for row in range(_FIRST_ROW + len(plan.actions), _last_row(plan) + 1):
            draft.put(row, place, None, plain)
        _restrict(draft, plan, texts, column, place)
    last = len(columns) - 1
    # All columns on one page could not be read: paper gets what the actions are and who does them.
    printed = max(place for place, column in enumerate(columns) if column.group in (WHAT, WHO))
    draft.height(_HEAD_ROW, 62)
    return draft.sheet(
        Printing(_last_row(plan), printed, repeat_rows=(_HEAD_ROW, _HEAD_ROW)),
        frozen=(_FIRST_ROW, _NAME_COLUMN),
        filtered=draft.area(_HEAD_ROW, 0, _last_row(plan), last),
    )


def _look(column: LibraryColumn, role: Role) -> Look:
    align: Align = "left" if column.form == "text" else "right"
    return Look(role, column.form, align, wrap=column.wrap, top=True)


def _last_row(plan: Plan) -> int:
    return _FIRST_ROW + len(plan.actions) + NEW_ROWS - 1


def _groups(columns: Sequence[LibraryColumn]) -> Iterator[tuple[int, int, str]]:
    """First and last column of each heading."""
    first = 0
    for place, column in enumerate(columns):
        if place + 1 == len(columns) or columns[place + 1].group != column.group:
            yield first, place, column.group
            first = place + 1


def _restrict(draft: Draft, plan: Plan, texts: Texts, column: LibraryColumn, place: int) -> None:
    """The drop-down list or the bounds of a column."""
    area = draft.area(_FIRST_ROW, place, _last_row(plan), place)
    field = column.field.partition(":")[0]
    levels = texts.tr("A whole number from 1 to 9; the sheet of notes says what each level means.")
    whole: dict[str, tuple[int, int, str]] = {
        "readiness": (1, LEVELS, levels),
        **dict.fromkeys(("likelihood", "impact"), (1, 5, texts.tr("A whole number from 1 to 5."))),
        **dict.fromkeys(
            ("earliest", "latest", "pinned"), (plan.first_year, plan.last_year, texts.tr("A year of the plan."))
        ),
    }
    if field in _LISTS:
        draft.choice(area, _LISTS[field])
    elif field in whole:
        low, high, hint = whole[field]
        draft.limit(area, low, high, hint, whole=True)
    elif column.form == "percent":
        draft.limit(area, 0, 1, texts.tr("A share from 0% to 100%."))
    elif column.form == "money":
        draft.limit(area, 0, LARGEST, texts.tr("An amount of 0 or more, in 10,000 yuan."))


def _notes(plan: Plan, texts: Texts) -> Sheet:
    """What to know before typing, the words of the lists, and what readiness and cost classes stand for."""
    draft = Draft(texts.tr("Notes"), (Column(26), Column(90)))
    draft.heading(texts.tr("Notes on the action library"), texts.of(plan.title))
    row = 3
    for line in (
        texts.tr("Orange cells are template judgement that nobody has confirmed, yellow ones the planner's own."),
        texts.tr("The number tells which action a row is: it cannot be changed. A new row may be given one, or none."),
        texts.tr("Costs by year: one amount for each whole year of the action; their sum is its total. Empty: even."),
        texts.tr("Shares of the sources of money add up to 100%; all empty, they follow the funding codes."),
        texts.tr("Predecessors are numbers of actions, parted by commas; XC01+2 means to wait two years after XC01."),
        texts.tr("A row taken out is asked about before the action leaves the library."),
    ):
        draft.put(row, 0, line, Look("text", wrap=True, ruled=False), columns=2)
        row += 1
    row = _list(draft, row + 1, texts.tr("Strategies"), strategy_words(plan, texts), _LISTS["strategy"])
    row = _list(draft, row, texts.tr("Mandatory by"), tuple(mandates(texts).words.values()), _LISTS["mandate"])
    row = _list(draft, row, texts.tr("Yes or no"), tuple(yes_or_no(texts).words.values()), _YES)
    classes = [
        texts.tr("{permille}‰ of GDP in total (assumption)", permille=texts.number(permille, 2))
        for permille in plan.rules.cost_permille.values()
    ]
    row = _list(draft, row, texts.tr("Cost class"), tuple(plan.rules.cost_permille), _LISTS["class"], classes)
    anchors = read_anchors(templates_folder())
    levels = [str(level) for level in range(1, len(anchors) + 1)]
    title = texts.tr("Readiness (a convention of this program)")
    row = _list(draft, row, title, levels, "", [texts.of(words) for words in anchors])
    codes = [(code, texts.of(pool.name)) for pool in plan.pools for code in pool.codes]
    row = _list(draft, row, texts.tr("Funding codes"), [code for code, _ in codes], "", [name for _, name in codes])
    return draft.sheet(Printing(row, 1, paper="A4"))


def _list(draft: Draft, row: int, title: str, words: Sequence[str], name: str, meanings: Sequence[str] = ()) -> int:
    """A list under its title, named where cells choose from it; the row after the next."""
    draft.section(row, title)
    for line, word in enumerate(words, row + 1):
        draft.put(line, 0, word, Look("text"))
        if meanings:
            draft.put(line, 1, meanings[line - row - 1], Look("text", wrap=True))
    if name and words:
        draft.name(name, Area(draft.title, row + 1, 0, row + len(words), 0))
    return row + len(words) + 2
