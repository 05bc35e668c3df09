"""Who does it, who answers for it, and what it takes of the lead unit."""

from gui.pages.roadmap.actions.form import Form
from gui.widgets.card import label
from gui.widgets.fields import NumberField
from planner.edits import actions as edits
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark


class WhoForm(Form):
    def build(self) -> None:
        self.words(mark("Lead unit"), "lead")
        self.words(mark("Supporting units"), "support", lines=2)
        self.accountable = self.words(mark("Responsible leader"), "accountable")
        self.capacity = self.row(mark("Capacity taken"), NumberField(0, 1000, 0.5, 2))
        self.capacity.entered.connect(
            lambda amount: self.edit(
                mark("Set capacity"), lambda plan, id: edits.set_capacity(plan, id, amount), "capacity"
            )
        )
        self._explained = label(role="small", wrap=True)
        self.column.addWidget(self._explained)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        self.capacity.show_value(action.capacity)
        self._explained.setText(
            self.texts.tr("Of the lead unit in each year of the work, counted in projects: 1 is one whole project.")
        )
