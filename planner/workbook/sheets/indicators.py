"""The indicators sheet: targets against what the actions add up to, the actions' own KPIs, the results framework."""

from planner.model.evidence import Basis
from planner.model.targets import Target
from planner.roadmap.indicator_paths import NEARLY, IndicatorPath, indicator_paths
from planner.text.texts import MISSING as UNKNOWN
from planner.workbook.book import Area, Printing, Sheet, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import PHASE_TARGET
from planner.workbook.home.inputs import TARGET as TARGET_INPUT
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import indicator_columns as columns
from planner.workbook.sheets import names
from planner.workbook.sheets.action_effects import put_effects
from planner.workbook.sheets.action_kpis import put_kpis
from planner.workbook.sheets.indicator_columns import IndicatorColumns, indicator_columns
from planner.workbook.sheets.results_framework import put_framework
from planner.workbook.style import Look, Role
from planner.workbook.subject import Subject

_TITLE_ROW = 4
_HEAD = Look("head", align="center")
_TEXT, _CENTRED = Look("text", wrap=True), Look("text", wrap=True, align="center")
_FORMULA = Look("formula", "number", "center")
_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}


def indicators_sheet(subject: Subject, lines: tuple[ActionLine, ...]) -> Sheet:
    texts, plan = subject.texts, subject.plan
    title = texts.tr("Indicators")
    grid = indicator_columns(plan, title, _TITLE_ROW + 2)
    draft = Draft(title, grid.widths)
    draft.heading(texts.tr("Indicators and results framework"), subject.subtitle)
    draft.put(2, 0, _introduction(subject), Look("note", wrap=True), columns=grid.last + 1)
    draft.section(_TITLE_ROW, texts.tr("Indicators: targets and what the actions add up to"))
    paths = indicator_paths(plan, subject.roadmap)
    row = grid.first + max(len(paths), 1) + 1
    effects, row = put_effects(draft, subject, grid, lines, row)
    if paths:
        _put_heads(draft, subject, grid)
    else:
        none = texts.tr("The plan has no indicator yet: step 6 of the program, Targets.")
        draft.put(grid.head, 0, none, _TEXT, columns=grid.last + 1)
    for place, path in enumerate(paths):
        _IndicatorLine(draft, subject, grid, place, path).put(effects)
    row = put_kpis(draft, subject, grid, lines, row)
    last = put_framework(draft, subject, grid, row)
    return draft.sheet(Printing(last, grid.last), frozen=(2, 0))


def _introduction(subject: Subject) -> str:
    return subject.texts.tr(
        "An action counts from the end of the year in which its work ends, once, with all it adds; a stopped one does "
        "not count, nor one that had ended when the baseline was taken. Missing: what the target lacks, below zero "
        "where it is surpassed. Coloured cells may be changed; sums follow start, duration and status in the action "
        "table."
    )


def _put_heads(draft: Draft, subject: Subject, grid: IndicatorColumns) -> None:
    texts = subject.texts
    above = grid.head - 1
    heads = (
        texts.tr("No."),
        texts.tr("Indicator"),
        texts.tr("Unit"),
        texts.tr("Baseline"),
        texts.tr("Baseline year"),
        texts.tr("Direction"),
    )
    for column, head in enumerate(heads):
        draft.put(above, column, head, _HEAD, rows=2)
    of_phase = (texts.tr("Target"), texts.tr("Actions add"), texts.tr("Expected"), texts.tr("Missing"))
    for number, phase in enumerate(subject.plan.phases):
        column = grid.phase(number, columns.TARGET)
        until = texts.tr("{phase} (end of {year})", phase=phase.name, year=phase.last_year)
        draft.put(above, column, until, _HEAD, columns=len(of_phase))
        draft.put_row(grid.head, column, of_phase, _HEAD)
    after = (
        texts.tr("Latest reading"),
        texts.tr("Read on"),
        texts.tr("Data source and reporting"),
        texts.tr("Basis"),
        texts.tr("Source of the baseline"),
    )
    for column, head in enumerate(after, grid.reading):
        draft.put(above, column, head, _HEAD, rows=2)
    line = texts.tr("In one line")
    draft.put(grid.head, grid.worked, line, Look("note", align="center", wrap=True))


class _IndicatorLine:
    """Puts one indicator: what is typed, and what follows from it and from the action table."""

    def __init__(self, draft: Draft, subject: Subject, grid: IndicatorColumns, place: int, path: IndicatorPath) -> None:
        self._draft, self._subject, self._grid = draft, subject, grid
        self._place, self._path = place, path
        self._target: Target = path.target
        self._row = grid.first + place

    def put(self, effects: tuple[Area, Area] | None) -> None:
        """`effects` are the years from which actions count, and what they do to this sheet's indicators."""
        self._put_given()
        for number in range(len(self._path.ends)):
            self._put_phase(number, effects)
        self._put_after()
        self._put_line()

    def _at(self, column: int) -> str:
        return self._grid.at(self._place, column).local

    def _put_given(self) -> None:
        texts, target, draft, row = self._subject.texts, self._target, self._draft, self._row
        role = _ROLES[target.evidence.basis]
        draft.put(row, columns.NUMBER, target.id, _CENTRED)
        name = Look("input", wrap=True, bold=True)
        draft.put(row, columns.NAME, self._subject.name(target.name), name, key=(TARGET_INPUT, target.id, "name"))
        draft.put(row, columns.UNIT, texts.of(target.unit), _CENTRED)
        baseline = Look(role, "number", "center", editable=True)
        draft.put(row, columns.BASELINE, target.baseline, baseline, key=(TARGET_INPUT, target.id, "baseline"))
        year = Look("input", "integer", "center")
        draft.put(row, columns.YEAR, target.baseline_year, year, key=(TARGET_INPUT, target.id, "baseline_year"))
        direction = texts.tr("less is better") if target.falling else texts.tr("more is better")
        draft.put(row, columns.DIRECTION, direction, _CENTRED)

    def _put_phase(self, number: int, effects: tuple[Area, Area] | None) -> None:
        draft, row, target, end = self._draft, self._row, self._target, self._path.ends[number]
        wanted, added, reached, missing = (
            self._grid.phase(number, place)
            for place in (columns.TARGET, columns.ADDED, columns.REACHED, columns.MISSING)
        )
        ids = (PHASE_TARGET, target.id, end.phase.id)
        draft.put(row, wanted, end.target, Look("input", "number", "center"), key=ids)
        draft.put(row, added, end.added, _FORMULA, self._sum(number, effects))
        base, sum_, unknown = self._at(columns.BASELINE), self._at(added), formula_text(UNKNOWN)
        shown: Value = UNKNOWN if end.reached is None else end.reached
        draft.put(row, reached, shown, _FORMULA, f"IF(ISNUMBER({base}),{base}+{sum_},{unknown})")
        goal, got = self._at(wanted), self._at(reached)
        gap = f"{got}-{goal}" if target.falling else f"{goal}-{got}"
        shown = UNKNOWN if end.missing is None else end.missing
        formula = f"IF(AND(ISNUMBER({goal}),ISNUMBER({got})),{gap},{unknown})"
        cell = draft.put(row, missing, shown, _FORMULA, formula)
        draft.highlight(cell, f"IF(ISNUMBER({cell.local}),{cell.local}>{NEARLY:.9f},FALSE)", Look("bad", bold=True))
        draft.highlight(cell, f"IF(ISNUMBER({cell.local}),{cell.local}<={NEARLY:.9f},FALSE)", Look("good"))

    def _sum(self, number: int, effects: tuple[Area, Area] | None) -> str:
        if effects is None:
            return "0"
        counts, amounts = effects[0].local, effects[1].column_at(self._place).local
        until = f"INDEX({names.PHASE_LAST},{number + 1})"
        chosen = f"({counts}>0)*({counts}<={until})*({counts}>N({self._at(columns.YEAR)}))"
        return f"SUMPRODUCT({chosen},{amounts})"

    def _put_after(self) -> None:
        texts, target, draft, row = self._subject.texts, self._target, self._draft, self._row
        latest = self._path.readings[-1] if self._path.readings else None
        value: Value = UNKNOWN if latest is None else latest.value
        read = self._grid.reading
        draft.put(row, read, value, Look("text", "number", "center"))
        draft.put(row, read + 1, UNKNOWN if latest is None else latest.date, _CENTRED)
        source = (TARGET_INPUT, target.id, "data_source")
        draft.put(row, read + 2, texts.of(target.data_source), Look("input", wrap=True), key=source)
        basis = Look(_ROLES[target.evidence.basis], align="center", wrap=True, editable=False)
        draft.put(row, read + 3, self._subject.basis(target.evidence.basis), basis)
        draft.put(row, read + 4, self._subject.origin(target.evidence), _TEXT)

    def _put_line(self) -> None:
        """The path in one line, which the results framework shows; figures with at most four decimals."""
        texts, target, name = self._subject.texts, self._target, self._subject.name(self._target.name)
        before, after, closing = ("（", "年）", "：") if texts.language == "zh" else (" (", ")", ": ")
        unit = self._subject.name(target.unit)
        opening = (before + unit + after.removeprefix("年") if unit else "") + closing
        base, year, open_ = self._at(columns.BASELINE), self._at(columns.YEAR), texts.tr("baseline not known")

        def dated(value: str, year: str) -> str:
            return f"ROUND({value},4)&{formula_text(before)}&{year}&{formula_text(after)}"

        def told(value: float, year: int | None) -> str:
            return _joined(value) + ("" if year is None else f"{before}{year}{after}")

        start = f"IF(ISNUMBER({year}),{dated(base, year)},ROUND({base},4))"
        formulas = [f"{self._at(columns.NAME)}&{formula_text(opening)}"]
        formulas.append(f"IF(ISNUMBER({base}),{start},{formula_text(open_)})")
        words = name + opening + (open_ if target.baseline is None else told(target.baseline, target.baseline_year))
        for number, end in enumerate(self._path.ends):
            wanted = self._at(self._grid.phase(number, columns.TARGET))
            step = dated(wanted, f"INDEX({names.PHASE_LAST},{number + 1})")
            formulas.append(f'IF(ISNUMBER({wanted})," → "&{step},"")')
            words += "" if end.target is None else f" → {told(end.target, end.phase.last_year)}"
        self._draft.put(self._row, self._grid.worked, words, Look("note"), "&".join(formulas))


def _joined(value: float) -> str:
    """A number as a formula joins it into a text, rounded to four decimals."""
    return f"{round(value, 4) + 0.0:.15G}"
