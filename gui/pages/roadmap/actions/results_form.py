"""What the action is measured by, and how far it moves the plan's indicators."""

from gui.pages.roadmap.actions.form import Form, whole
from gui.widgets.card import label
from gui.widgets.number_rows import NumberRow, NumberRows
from planner.edits import actions as edits
from planner.edits import targets
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import MISSING

FIGURE_DECIMALS = 4
EDIT = mark("Set indicator")


class ResultsForm(Form):
    def build(self) -> None:
        self.kpi = self.words(mark("Performance indicator"), "kpi", lines=2)
        self.words(mark("Unit of the indicator"), "kpi_unit")
        self.baseline = self.amount(
            mark("Baseline"), EDIT, lambda plan, id, value: edits.set_kpi(plan, id, baseline=value), FIGURE_DECIMALS
        )
        self.baseline_year = self.amount(
            mark("Baseline year"), EDIT, lambda plan, id, year: edits.set_kpi(plan, id, baseline_year=whole(year))
        )
        self.target = self.amount(
            mark("Target"), EDIT, lambda plan, id, value: edits.set_kpi(plan, id, target=value), FIGURE_DECIMALS
        )
        self.target_year = self.amount(
            mark("Target year"), EDIT, lambda plan, id, year: edits.set_kpi(plan, id, target_year=whole(year))
        )
        self.words(mark("Source of the indicator"), "kpi_source", lines=2)
        self._linked = label(role="small", wrap=True)
        self._effects_head = label(role="small", wrap=True)
        self.effects = NumberRows(FIGURE_DECIMALS)
        self.effects.entered.connect(self._on_effect)
        for widget in (self._linked, self._effects_head, self.effects):
            self.column.addWidget(widget)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self.texts
        for field, value in (
            (self.baseline, action.kpi_baseline),
            (self.baseline_year, action.kpi_baseline_year),
            (self.target, action.kpi_target),
            (self.target_year, action.kpi_target_year),
        ):
            field.show_amount(value)
            field.setPlaceholderText(texts.tr("not given"))
        linked = next((each for each in plan.criteria.criteria if each.id == action.linked_criterion), None)
        self._linked.setVisible(linked is not None)
        if linked is not None:
            self._linked.setText(texts.tr("Moves the criterion “{name}”.", name=linked.name))
        self._effects_head.setText(
            texts.tr("By how much the finished action moves the plan's indicators, in their units (signed)")
            if plan.targets
            else texts.tr("The plan has no indicators yet: add them in the view “Targets”.")
        )
        moved = {effect.target: effect.amount for effect in action.effects}
        self.effects.show_rows(
            [
                NumberRow(target.id, texts.of(target.name), moved.get(target.id), MISSING, texts.of(target.unit))
                for target in plan.targets
            ]
        )

    def _on_effect(self, target: str, amount: float | None) -> None:
        self.edit(mark("Set effect"), lambda plan, id: targets.set_effect(plan, id, target, amount))
