"""Rules on actions together, each with what the table comes to now: capacity of lead units, groups, strategy shares."""

from planner.model.action import CROSS
from planner.model.bilingual import Bilingual
from planner.workbook.book import Area, Column, Printing, Sheet, Value, cell_address, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import CAPACITY_LIMIT, EVERY_YEAR, GROUP, STRATEGY_SHARE
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import SEPARATOR
from planner.workbook.sheets.excess import below, beyond
from planner.workbook.style import Look
from planner.workbook.subject import Subject
from planner.workbook.together import Members, Together
from planner.workbook.uses import Uses

_LEADS = 3
"""Lead unit, finding and what holds for every year."""
_WIDTHS = (30.0, 26.0, 12.0)
_YEAR_WIDTH = 9.0
_FEWEST_YEARS = 7
_HEAD = Look("head", align="center")
_TEXT, _FINDING = Look("text", wrap=True), Look("formula", align="center", wrap=True)
_INPUT, _USED = Look("input", "number", "center"), Look("formula", "number", "center")
_BAD = Look("bad", bold=True)


def limits_sheet(subject: Subject, uses: Uses, together: Together) -> Sheet:
    texts, years = subject.texts, len(uses.years)
    shown = max(years, _FEWEST_YEARS)
    columns = [*map(Column, _WIDTHS), *[Column(_YEAR_WIDTH)] * shown, Column(2), *[Column(9, outlined=True)] * years]
    draft = Draft(texts.tr("Rules on actions together"), columns)
    draft.heading(texts.tr("Capacity, groups and shares"), subject.subtitle)
    told = texts.tr(
        "Each scheduled action takes of its lead unit, in each of its years, what the action table says, by default "
        "one project. Coloured cells may be changed; empty ones set no limit."
    )
    draft.put(2, 0, told, Look("note", wrap=True), columns=_LEADS + shown)
    row = _put_capacity(draft, subject, uses, 4, _LEADS + shown + 1)
    row = _put_groups(draft, subject, together, row, _LEADS + shown + 1)
    last = _put_shares(draft, subject, together, row)
    return draft.sheet(Printing(last, _LEADS + shown - 1), frozen=(2, 1))


def _put_capacity(draft: Draft, subject: Subject, uses: Uses, row: int, working: int) -> int:
    """Limits and, below, what is taken of each unit; returns the row after them, one left free."""
    texts, units = subject.texts, uses.departments
    count = max(len(units), 1)
    limits, used = row + 2, row + 2 + count + 3
    draft.section(limits - 2, texts.tr("Capacity of the lead units, most in a year"))
    draft.put(limits - 1, 0, texts.tr("Lead unit"), _HEAD, columns=2)
    draft.put(limits - 1, 2, texts.tr("Every year"), _HEAD)
    draft.section(used - 2, texts.tr("Taken of the lead units (live)"))
    draft.put_row(used - 1, 0, (texts.tr("Lead unit"), texts.tr("Finding"), texts.tr("Most in a year")), _HEAD)
    for line in (limits - 1, used - 1):
        draft.put_row(line, _LEADS, uses.years, Look("head", "integer", "center"))
    for place, unit in enumerate(units):
        _put_limits(draft, subject, uses, unit, limits + place)
        _put_load(draft, subject, uses, unit, (used - 1, used + place, limits + place), working)
    if not units:
        draft.put(used, 0, texts.tr("No action of the plan has a lead unit."), _TEXT)
        draft.put(used, working, 0, Look("note", "integer", "center"))
    last = used + count - 1
    years = len(uses.years)
    draft.name(names.LEAD_UNITS, draft.area(used, 0, last, 0))
    draft.name(names.LEAD_YEARS, draft.area(used - 1, _LEADS, used - 1, _LEADS + years - 1))
    draft.name(names.LEAD_OVER, draft.area(used, working, last, working + years - 1))
    hint = texts.tr("From 0 on; empty for no limit of its own.")
    draft.limit(draft.area(limits, _LEADS - 1, limits + count - 1, _LEADS + years - 1), 0, 1e6, hint)
    return last + 2


def _put_limits(draft: Draft, subject: Subject, uses: Uses, unit: Bilingual, row: int) -> None:
    draft.put(row, 0, subject.texts.of(unit), _TEXT, columns=2)
    places: tuple[tuple[int | None, str], ...] = ((None, EVERY_YEAR), *((year, str(year)) for year in uses.years))
    for column, (year, place) in enumerate(places, _LEADS - 1):
        beyond = year is not None and year > subject.plan.last_year
        key = () if beyond else (CAPACITY_LIMIT, unit.zh, unit.en, place)
        look = Look("note", ruled=True) if beyond else _INPUT
        draft.put(row, column, uses.typed_capacity(unit, year), look, key=key)


def _put_load(
    draft: Draft, subject: Subject, uses: Uses, unit: Bilingual, rows: tuple[int, int, int], working: int
) -> None:
    """What is taken of a unit in each year, red where that is too much, with the finding in words.

    `rows` are those of the years, of the unit here and of its limits.
    """
    texts, (head, row, limits) = subject.texts, rows
    name = cell_address(row, 0, fixed=True)
    draft.put(row, 0, texts.of(unit), _TEXT)
    loads = draft.area(row, _LEADS, row, _LEADS + len(uses.years) - 1)
    draft.put(row, 2, max(uses.load(unit, year) for year in uses.years), _USED, f"MAX({loads.local})")
    for place, year in enumerate(uses.years):
        column = _LEADS + place
        now = cell_address(head, column, fixed=True)
        running = f"({names.ACTION_STARTS}>0)*({names.ACTION_STARTS}<={now})*({names.ACTION_LAST}>={now})"
        formula = f"SUMPRODUCT(({names.ACTION_LEADS}={name})*{running}*{names.ACTION_CAPACITY})"
        load = draft.put(row, column, uses.load(unit, year), _USED, formula)
        own, every = cell_address(limits, column), cell_address(limits, _LEADS - 1)
        limit = f"IF(ISNUMBER({own}),{own},IF(ISNUMBER({every}),{every},1E+99))"
        over = int((unit, year) in uses.over)
        look = Look("note", "integer", "center")
        flag = draft.put(row, working + place, over, look, f"IF({beyond(load.local, limit)},1,0)")
        draft.highlight(load, f"{flag.local}=1", _BAD)
    flags = draft.area(row, working, row, working + len(uses.years) - 1).local
    first = next((year for year in uses.years if (unit, year) in uses.over), None)
    kept = texts.tr("Within its capacity")
    over_text = texts.tr("Too much from {year} on", year="{year}")
    value = kept if first is None else over_text.format(year=first)
    before, after = (formula_text(part) for part in over_text.split("{year}"))
    words = f"{before}&INDEX({names.LEAD_YEARS},MATCH(1,{flags},0))&{after}"
    cell = draft.put(row, 1, value, _FINDING, f"IF(SUM({flags})=0,{formula_text(kept)},{words})")
    draft.highlight(cell, f"SUM({flags})>0", _BAD)


def _put_groups(draft: Draft, subject: Subject, together: Together, row: int, working: int) -> int:
    """How many of each group are scheduled; returns the row after them, one left free."""
    texts = subject.texts
    draft.section(row, texts.tr("Groups of actions"))
    draft.put_row(row + 1, 0, (texts.tr("Group of actions"), texts.tr("Finding")), _HEAD)
    draft.put_row(row + 1, 2, (texts.tr("At least"), texts.tr("At most"), texts.tr("Scheduled")), _HEAD)
    draft.put(row + 1, 5, texts.tr("Actions of the group"), _HEAD, columns=_LEADS + _FEWEST_YEARS - 5)
    first, groups = row + 2, together.groups
    for line, members in enumerate(groups, first):
        _put_group(draft, subject, members, line, working)
    if not groups:
        draft.put(first, 0, texts.tr("No groups; they are made in the program."), _TEXT, columns=5)
        draft.put(first, 5, None, _TEXT, columns=_LEADS + _FEWEST_YEARS - 5)
    last = first + max(len(groups), 1) - 1
    draft.name(names.GROUP_MEMBERS, draft.area(first, 5, last, 5))
    draft.name(names.GROUP_OVER, draft.area(first, working, last, working))
    return last + 2


def _put_group(draft: Draft, subject: Subject, members: Members, row: int, working: int) -> None:
    texts, group = subject.texts, members.group
    title = texts.tr("Not on the same site") if group is None else subject.name(group.name)
    draft.put(row, 0, title, _TEXT)
    cells: list[Area] = []
    for column, (field, value) in enumerate((("least", members.least), ("most", members.most)), 2):
        key = () if group is None else (GROUP, group.id, field)
        look = Look("input" if group else "text", "integer", "center")
        cells.append(draft.put(row, column, value, look, key=key))
        if group is not None:
            draft.limit(cells[-1], 0, 1000, texts.tr("A whole number from 0 on."), whole=True)
    key = () if group is None else (GROUP, group.id, "members")
    look = Look("input" if group else "text", wrap=True)
    ids = draft.put(row, 5, SEPARATOR.join(members.ids), look, columns=_LEADS + _FEWEST_YEARS - 5, key=key)
    listed = f'FIND("{SEPARATOR}"&{names.ACTION_IDS}&"{SEPARATOR}","{SEPARATOR}"&{ids.local}&"{SEPARATOR}")'
    formula = f"SUMPRODUCT(ISNUMBER({listed})*({names.ACTION_STARTS}>0))"
    done = draft.put(row, 4, members.done, Look("formula", "integer", "center"), formula)
    least, most = cells
    too_many = f"AND(ISNUMBER({most.local}),{done.local}>{most.local})"
    flag = draft.put(row, working, int(members.is_too_many), Look("note", "integer", "center"), f"IF({too_many},1,0)")
    many, few, kept = texts.tr("Too many scheduled"), texts.tr("Too few scheduled"), texts.tr("In order")
    short = f"{done.local}<N({least.local})"
    if group is None:
        sites = texts.tr("Both scheduled: check the sites")
        finding = sites if members.asks_for_sites else kept
        words = f"IF({done.local}>1,{formula_text(sites)},{formula_text(kept)})"
    else:
        finding = many if members.is_too_many else few if members.is_too_few else kept
        words = f"IF({flag.local}=1,{formula_text(many)},IF({short},{formula_text(few)},{formula_text(kept)}))"
    cell = draft.put(row, 1, finding, _FINDING, words)
    draft.highlight(cell, f"OR({flag.local}=1,{short})", _BAD)


def _put_shares(draft: Draft, subject: Subject, together: Together, row: int) -> int:
    """The share of each strategy in the whole cost of the scheduled actions; returns the last row."""
    texts = subject.texts
    draft.section(row, texts.tr("Shares of the strategies in the whole investment"))
    heads = (
        texts.tr("Strategy"),
        texts.tr("Finding"),
        texts.tr("At least"),
        texts.tr("Share now"),
        texts.tr("Investment (‰ of GDP)"),
    )
    draft.put_row(row + 1, 0, heads, _HEAD)
    ids = [*(strategy.id for strategy in subject.plan.strategies), CROSS]
    whole = together.invested_in_all
    total = f"SUMPRODUCT(({names.ACTION_STARTS}>0)*{names.ACTION_COSTS})"
    for line, (number, strategy) in enumerate(enumerate(ids, 1), row + 2):
        invested, minimum = together.invested(strategy), together.minimum(strategy)
        draft.put(line, 0, subject.strategy(strategy), _TEXT)
        key = (STRATEGY_SHARE, strategy)
        least = draft.put(line, 2, minimum, Look("input", "percent", "center"), key=key)
        draft.limit(least, 0, 1, texts.tr("From 0% to 100%."))
        placed = f"({names.ACTION_STRATEGIES}={number})*({names.ACTION_STARTS}>0)"
        formula = f"SUMPRODUCT({placed}*{names.ACTION_COSTS})"
        cost = draft.put(line, 4, invested, Look("formula", "permille", "center"), formula)
        share: Value = invested / whole if whole else 0.0
        draft.put(line, 3, share, Look("formula", "share", "center"), f"IF({total}=0,0,{cost.local}/{total})")
        kept, few = texts.tr("In order"), texts.tr("Below its share")
        short = f"AND(ISNUMBER({least.local}),{below(cost.local, total, least.local)})"
        value = few if together.is_too_little(strategy) else kept
        cell = draft.put(line, 1, value, _FINDING, f"IF({short},{formula_text(few)},{formula_text(kept)})")
        draft.highlight(cell, short, _BAD)
    return row + 1 + len(ids)
