"""How many projects each lead department can have in hand at a time."""

from gui.context import Context
from gui.pages.roadmap.limits.capacity_cells import capacity_cells, capacity_spans, departments
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.grid import LimitGrid, amount_typed
from gui.pages.roadmap.limits.pasted import pasted_amounts
from gui.widgets.card import label
from planner.edits import limits as edits
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark


class CapacityCard(LimitCard):
    """Departments are the lead units of the actions in the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.grid = LimitGrid(context, 176, 58)
        self.add_copy(self.grid)
        self._told = label(role="small", wrap=True)
        self.body.addWidget(self._told)
        self.body.addWidget(self.grid, 1)
        self.grid.typed.connect(self._on_typed)
        self.grid.pasted.connect(self._on_pasted)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.set_title(texts.tr("Capacity of lead departments"), texts.tr("projects at a time"))
        self.tell_copy()
        known = departments(plan)
        self._told.setText(
            texts.tr(
                "Each action takes one project of its lead department in every year it runs, unless its card says "
                "otherwise. Bold amounts are typed; — is no limit."
            )
            if known
            else texts.tr("No action of the plan names a lead unit. Fill in the lead units first.")
        )
        self.grid.setVisible(bool(known))
        self.grid.setAccessibleName(texts.tr("Capacity of lead departments"))
        self.grid.show_cells(
            texts.tr("Department"),
            tuple(texts.tr("Every year") if year is None else str(year) for year in capacity_spans(plan)),
            tuple(texts.of(department) for department in known),
            capacity_cells(plan, evaluation.roadmap, texts),
        )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        plan = self.context.document.plan
        if plan is not None:
            department, year, amount = departments(plan)[row], capacity_spans(plan)[column], amount_typed(text)
            self.edit(lambda plan: edits.set_capacity_limit(plan, department, amount, year), mark("Set capacity limit"))

    def _on_pasted(self, row: int, column: int, text: str) -> None:
        def change(plan: Plan) -> Plan:
            known, years = departments(plan)[row:], capacity_spans(plan)[column:]
            for (down, across), amount in pasted_amounts(text, len(known), len(years)).items():
                plan = edits.set_capacity_limit(plan, known[down], amount, years[across])
            return plan

        self.edit(change, mark("Paste limits"))
