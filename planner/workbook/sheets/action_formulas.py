"""The cells of one action that follow from others: phase, end, money, value and the check of its rules."""

from collections.abc import Sequence

from planner.model.bilingual import Language
from planner.text.texts import MISSING
from planner.workbook.book import Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import SEPARATOR
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.sheets.budget_tables import TOLERANCE
from planner.workbook.sheets.money import wan_formula
from planner.workbook.style import Look
from planner.workbook.subject import Subject

KEY_PHASE, KEY_STRATEGY = 10000, 100
"""An action's place on the summary in one figure: phase, strategy and its number within both."""

_BROKEN: dict[str, tuple[str, ...]] = {
    "late": ("starts before predecessor ends", "starts before any predecessor ends"),
    "over": ("in a year over budget",),
    "early": ("starts before readiness allows",),
    "outside": ("runs beyond the plan", "starts before the first year"),
}
"""Codes of `planner.roadmap.explanation` by the column that checks them."""

_YEARS: dict[Language, tuple[str, str, str]] = {"zh": ("（", "—", "年）"), "en": (" (", "–", ")")}
_INTEGER, _CENTRED = Look("formula", "integer", "center"), Look("formula", align="center", wrap=True)
_NOTE = Look("note", "integer", "center")


class ActionFormulas:
    """Puts the formulas of the action table, line by line."""

    def __init__(self, draft: Draft, subject: Subject, table: ActionTable, lines: Sequence[ActionLine]) -> None:
        self._draft = draft
        self._subject = subject
        self._table = table
        self._lines = lines

    def put_all(self) -> None:
        for place, line in enumerate(self._lines):
            row = self._table.first + place
            self._put_time(line, row)
            self._put_money(line, row)
            self._put_check(line, row)
            self._put_summary(place, line, row)

    def _put(self, row: int, key: str, value: Value, look: Look, formula: str) -> None:
        self._draft.put(row, self._table.column(key), value, look, formula)

    def _put_time(self, line: ActionLine, row: int) -> None:
        """A start of 0 stands for none."""
        texts, at, placed = self._subject.texts, self._table.at, line.placed
        start, phase = at("start_year", row), at("phase_number", row)
        quarter, duration = at("first_quarter", row), at("duration", row)
        year = 0 if placed is None else placed.year
        quarters = line.quarters
        self._put(row, "start_year", year, _NOTE, f"N({at('start', row)})")
        whole = f"MAX(1,ROUNDUP({duration},0))"
        self._put(row, "last_year", line.last_year, _NOTE, f"IF({start}=0,0,{start}+{whole}-1)")
        formula = f"IF({start}=0,0,4*{start}+N({at('quarter', row)})-1)"
        self._put(row, "first_quarter", quarters.first, _NOTE, formula)
        formula = f"IF({start}=0,0,{quarter}+MAX(1,ROUNDUP(4*{duration},0))-1)"
        self._put(row, "last_quarter", quarters.last, _NOTE, formula)
        match = f"MATCH({start},{names.PHASE_FIRST},1)"
        formula = f"IF({start}=0,0,IFERROR({match}*(INDEX({names.PHASE_LAST},{match})>={start}),0))"
        self._put(row, "phase_number", line.phase, _NOTE, formula)
        unplaced, beyond = texts.tr("Not scheduled"), texts.tr("Outside the phases")
        words = [unplaced if placed is None else beyond]
        words += [self._subject.name(each.name) for each in self._subject.plan.phases]
        none = f"IF({start}=0,{formula_text(unplaced)},{formula_text(beyond)})"
        formula = f"IF({phase}=0,{none},INDEX({names.PHASE_NAMES},{phase}))"
        self._put(row, "phase", words[line.phase], _CENTRED, formula)
        end: Value = "" if placed is None else quarters.last_year
        self._put(row, "end", end, _INTEGER, f'IF({start}=0,"",INT({at("last_quarter", row)}/4))')

    def _put_money(self, line: ActionLine, row: int) -> None:
        at = self._table.at
        typed, permille, start = (at(key, row) for key in ("typed", "permille", "start_year"))
        by_class = f"INDEX({names.COST_PERMILLE},MATCH({at('class', row)},{names.COST_CLASSES},0))"
        formula = f"IF(AND(ISNUMBER({typed}),ISNUMBER({names.GDP})),{typed}/{names.GDP}*1000,{by_class})"
        self._put(row, "permille", line.permille, Look("formula", "permille", "center"), formula)
        formula = f"IF(ISNUMBER({typed}),{typed},{wan_formula(permille)})"
        cost: Value = MISSING if line.wan is None else line.wan
        self._put(row, "cost", cost, Look("formula", "money", "center"), formula)
        whole = f"MAX(1,ROUNDUP({at('duration', row)},0))"
        formula = f"IF({start}=0,0,{permille}*{at('share', row)}/{whole})"
        self._put(row, "yearly", line.yearly, Look("note", "permille", "center"), formula)
        formula = f"SUMPRODUCT({self._table.shares(row).local},{names.STRATEGY_VALUES})"
        self._put(row, "value", line.value, Look("formula", "value", "center"), formula)

    def _put_check(self, line: ActionLine, row: int) -> None:
        texts, at = self._subject.texts, self._table.at
        start, last = at("start_year", row), at("last_year", row)
        codes = set() if line.placed is None else {message.code for message in line.placed.broken}
        broken = {key: bool(codes.intersection(told)) for key, told in _BROKEN.items()}
        conditions = {
            "late": self._late(row),
            "over": f"AND({at('yearly', row)}>0,SUMPRODUCT(({names.BUDGET_YEARS}>={start})*({names.BUDGET_YEARS}<="
            f"{last})*({names.BUDGET_SPENT}>{names.BUDGET_LIMIT}+{TOLERANCE}))>0)",
            "early": self._early(row),
            "outside": f"OR({start}<{names.FIRST_YEAR},INT({at('last_quarter', row)}/4)>MAX({names.PHASE_LAST}))",
        }
        for key, condition in conditions.items():
            self._put(row, key, int(broken[key]), _NOTE, f"IF({start}=0,0,IF({condition},1,0))")
        words = {
            "late": texts.tr("Predecessor not finished"),
            "over": texts.tr("Budget exceeded"),
            "early": texts.tr("Not ready enough"),
            "outside": texts.tr("Outside the planned years"),
        }
        between = "；" if texts.language == "zh" else "; "
        told = [word for key, word in words.items() if broken[key]]
        kept, unplaced = texts.tr("In order"), texts.tr("Not scheduled")
        value = unplaced if line.placed is None else between.join(told) or kept
        parts = "&".join(f'IF({at(key, row)}=1,{formula_text(between + word)},"")' for key, word in words.items())
        count = "+".join(at(key, row) for key in words)
        told_formula = f"MID({parts},{len(between) + 1},200)"
        formula = f"IF({count}=0,{formula_text(kept)},{told_formula})"
        formula = f"IF({start}=0,{formula_text(unplaced)},{formula})"
        self._put(row, "check", value, _CENTRED, formula)

    def _late(self, row: int) -> str:
        """Some predecessor of all, or every one of the options, is not finished before the start."""
        at, first = self._table.at, self._table.at("first_quarter", row)

        def finished(cell: str) -> str:
            bounded = f'"{SEPARATOR}"&{names.ACTION_IDS}&"{SEPARATOR}"'
            listed = f'ISNUMBER(FIND({bounded},"{SEPARATOR}"&{cell}&"{SEPARATOR}"))'
            return f"SUMPRODUCT({listed}*({names.ACTION_STARTS}>0)*({names.ACTION_ENDS}<{first}))"

        needed, options = at("prerequisites", row), at("options", row)
        length = len(SEPARATOR)
        separators = f'(LEN({needed})-LEN(SUBSTITUTE({needed},"{SEPARATOR}","")))/{length}'
        missing = f'IF({needed}="",FALSE,{separators}+1>{finished(needed)})'
        return f'OR({missing},IF({options}="",FALSE,{finished(options)}=0))'

    def _early(self, row: int) -> str:
        """Before the year the readiness gates open; a start that was fixed there is let through."""
        at, start = self._table.at, self._table.at("start_year", row)
        match = f"MATCH({at('readiness', row)},{names.GATE_READINESS},1)"
        opens = f"IFERROR(INDEX({names.GATE_YEARS},{match}),MAX({names.PHASE_LAST})+1)"
        early = f"{start}<MAX({names.FIRST_YEAR},IF({names.GATES_ON}=1,{opens},0))"
        return f"AND({early},{start}<>N({at('pinned', row)}))"

    def _put_summary(self, place: int, line: ActionLine, row: int) -> None:
        """The action in short with its years, and the key under which the summary finds it."""
        at, table = self._table.at, self._table
        phases, strategies = table.area("phase_number"), table.area("strategy_number")
        before = sum((other.phase, other.strategy) == (line.phase, line.strategy) for other in self._lines[: place + 1])
        phase, strategy = at("phase_number", row), at("strategy_number", row)
        same = "*".join(
            f"({area.cell().local}:{cell}={cell})" for area, cell in ((phases, phase), (strategies, strategy))
        )
        formula = f"IF({phase}=0,0,{phase}*{KEY_PHASE}+{strategy}*{KEY_STRATEGY}+SUMPRODUCT({same}))"
        key = line.phase and line.phase * KEY_PHASE + line.strategy * KEY_STRATEGY + before
        self._put(row, "key", key, _NOTE, formula)
        self._put(row, "title", short_title(self._subject, line), Look("note"), self._short_title(row))

    def _short_title(self, row: int) -> str:
        start, last = self._table.at("start_year", row), f"INT({self._table.at('last_quarter', row)}/4)"
        opening, dash, closing = _YEARS[self._subject.texts.language]
        years = f'{start}&IF({last}>{start},"{dash}"&{last},"")'
        name = f'{self._table.at("id", row)}&" "&{self._table.at("name", row)}'
        return f'{name}&IF({start}=0,"","{opening}"&{years}&"{closing}")'


def short_title(subject: Subject, line: ActionLine) -> str:
    """An action with its number and years: NE01 采煤沉陷区光伏基地（2027—2028年）."""
    opening, dash, closing = _YEARS[subject.texts.language]
    name = f"{line.action.id} {subject.name(line.action.name)}"
    if line.placed is None:
        return name
    end = line.quarters.last_year
    span = f"{dash}{end}" if end > line.placed.year else ""
    return f"{name}{opening}{line.placed.year}{span}{closing}"
