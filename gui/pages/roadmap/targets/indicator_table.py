"""The indicators as a table to type into: baseline, its year, and the value wanted at the end of each phase."""

from collections.abc import Callable

from gui.context import Context
from gui.document import Edit
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap.targets.typed_table import TypedColumn, TypedTable, number_cell, typed_number
from planner.edits import targets as edits
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.roadmap.indicator_paths import IndicatorPath, PhaseEnd
from planner.roadmap.target_words import phase_end_words
from planner.text.figures import plain
from planner.text.marker import mark

NAME, UNIT, BASELINE, YEAR, PHASES = range(5)
Ask = Callable[[Edit, str], bool]
"""Asked to make an edit under a name; whether it could be made."""


class IndicatorTable(TypedTable):
    """A line an indicator; `edit` makes the edits."""

    def __init__(self, context: Context, edit: Ask) -> None:
        super().__init__(context)
        self._context, self._edit = context, edit
        self._plan: Plan | None = None
        self.typed.connect(self._on_typed)

    def show_paths(self, plan: Plan, paths: tuple[IndicatorPath, ...]) -> None:
        texts = self._context.texts
        self._plan = plan
        columns = (
            TypedColumn(texts.tr("Indicator"), 100, 0.8),
            TypedColumn(texts.tr("Unit"), 62, 0.2),
            TypedColumn(texts.tr("Baseline"), 66, number=True),
            TypedColumn(texts.tr("Year"), 46, number=True),
            *(TypedColumn(f"{texts.of(phase.name)}\n{phase.last_year}", 66, number=True) for phase in plan.phases),
        )
        self.setAccessibleName(texts.tr("Indicators with baseline and targets"))
        self.show_rows(columns, tuple(self._row(path) for path in paths))

    def _row(self, path: IndicatorPath) -> tuple[TextCell, ...]:
        texts, target = self._context.texts, path.target
        name, unit = texts.of(target.name), texts.of(target.unit)
        year = target.baseline_year
        return (
            TextCell(name, Look.STRONG, editable=True, typed=name, tip=name),
            TextCell(unit, editable=True, typed=unit, tip=unit),
            number_cell(target.baseline, plain(target.baseline or 0.0), tip=self._origin(target)),
            number_cell(year, str(year)),
            *(self._phase(target, end) for end in path.ends),
        )

    def _phase(self, target: Target, end: PhaseEnd) -> TextCell:
        return number_cell(end.target, plain(end.target or 0.0), tip=phase_end_words(self._context.texts, target, end))

    def _origin(self, target: Target) -> str:
        """Where the baseline comes from."""
        texts, evidence = self._context.texts, target.evidence
        if target.baseline is None:
            return texts.tr("baseline not known")
        said = " ".join(filter(None, (texts.of(evidence.source), texts.of(evidence.note))))
        return said if evidence.year is None else texts.tr("{value} ({year})", value=said, year=evidence.year)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        plan = self._plan
        if plan is None:
            return
        id, language = plan.targets[row].id, self._context.texts.language
        match column:
            case 0:
                self._edit(lambda plan: edits.rename_target(plan, id, text, language), mark("Rename indicator"))
            case 1:
                self._edit(lambda plan: edits.set_target_unit(plan, id, text, language), mark("Set unit"))
            case 2:
                self._edit(lambda plan: edits.set_baseline(plan, id, typed_number(text)), mark("Set baseline"))
            case 3:
                year = typed_number(text)
                whole = None if year is None else int(year)
                self._edit(lambda plan: edits.set_baseline_year(plan, id, whole), mark("Set baseline year"))
            case _:
                phase = plan.phases[column - PHASES].id
                value = typed_number(text)
                self._edit(lambda plan: edits.set_phase_target(plan, id, phase, value), mark("Set phase target"))
