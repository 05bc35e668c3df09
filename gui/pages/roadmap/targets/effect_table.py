"""What each action does to the chosen indicator, typed in place."""

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap.targets.indicator_table import Ask
from gui.pages.roadmap.targets.typed_table import TypedColumn, TypedTable, number_cell, typed_number
from planner.edits import targets as edits
from planner.model.plan import Plan
from planner.roadmap.indicator_paths import IndicatorEffect, IndicatorPath
from planner.roadmap.target_words import EFFECT_STATES, signed
from planner.text.marker import mark
from planner.text.texts import MISSING

AMOUNT = 2


class EffectTable(TypedTable):
    """A line an action by the year it ends; `edit` makes the edits."""

    def __init__(self, context: Context, edit: Ask) -> None:
        super().__init__(context)
        self._context, self._edit = context, edit
        self._path: IndicatorPath | None = None
        self.typed.connect(self._on_typed)

    def show_path(self, plan: Plan, path: IndicatorPath) -> None:
        texts = self._context.texts
        self._path = path
        unit = texts.of(path.target.unit)
        added = texts.tr("Adds ({unit})", unit=unit) if unit else texts.tr("Adds")
        columns = (
            TypedColumn(texts.tr("Action"), 170, 0.6),
            TypedColumn(texts.tr("Ends"), 70),
            TypedColumn(added, 92, number=True),
            TypedColumn(texts.tr("Counted"), 110, 0.4),
        )
        self.setAccessibleName(texts.tr("What the actions add to “{indicator}”", indicator=path.target.name))
        self.show_rows(columns, tuple(self._row(plan, effect) for effect in path.effects))

    def _row(self, plan: Plan, effect: IndicatorEffect) -> tuple[TextCell, ...]:
        texts, action = self._context.texts, plan.action(effect.action)
        name = texts.of(action.name)
        return (
            TextCell(name, tip=f"{action.id} {name}"),
            TextCell(str(effect.end) if effect.end else MISSING, Look.MUTED),
            number_cell(effect.amount, signed(effect.amount)),
            TextCell(texts.tr(EFFECT_STATES[effect.state]), Look.MUTED),
        )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if self._path is not None and column == AMOUNT:
            action, target, value = self._path.effects[row].action, self._path.target.id, typed_number(text)
            self._edit(lambda plan: edits.set_effect(plan, action, target, value), mark("Set what an action adds"))
