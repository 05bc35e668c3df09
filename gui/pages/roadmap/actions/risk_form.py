"""What may go wrong, how likely and how grave it is, and what is done about it."""

from gui.pages.roadmap.actions.form import Form
from gui.widgets.card import label
from gui.widgets.choice import Choice
from planner.edits import actions as edits
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark

NOT_SAID = mark("not given")
LIKELIHOODS = (
    NOT_SAID,
    mark("1 very unlikely"),
    mark("2 unlikely"),
    mark("3 possible"),
    mark("4 likely"),
    mark("5 almost certain"),
)
IMPACTS = (NOT_SAID, mark("1 negligible"), mark("2 slight"), mark("3 moderate"), mark("4 serious"), mark("5 grave"))


class RiskForm(Form):
    def build(self) -> None:
        self.words(mark("Risk"), "risk", lines=4)
        self.likelihood = self.row(mark("Likelihood"), Choice())
        self.likelihood.activated.connect(lambda level: self._on_risk(likelihood=level or None))
        self.impact = self.row(mark("Impact"), Choice())
        self.impact.activated.connect(lambda level: self._on_risk(impact=level or None))
        self.words(mark("Mitigation"), "mitigation", lines=4)
        self.product = label(role="small", wrap=True)
        self.column.addWidget(self.product)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self.texts
        likelihood, impact = action.risk_likelihood, action.risk_impact
        self.likelihood.show_choices(tuple(map(texts.tr, LIKELIHOODS)), likelihood or 0)
        self.impact.show_choices(tuple(map(texts.tr, IMPACTS)), impact or 0)
        if likelihood is None or impact is None:
            self.product.setText(texts.tr("Likelihood and impact together place it in the risk grid."))
        else:
            product = likelihood * impact
            self.product.setText(
                texts.tr(
                    "Likelihood {likelihood} × impact {impact} = {product} of 25",
                    likelihood=likelihood,
                    impact=impact,
                    product=product,
                )
            )

    def _on_risk(self, **levels: int | None) -> None:
        def change(plan: Plan, id: str) -> Plan:
            old = plan.action(id)
            likelihood = levels.get("likelihood", old.risk_likelihood)
            return edits.set_risk(plan, id, likelihood, levels.get("impact", old.risk_impact))

        self.edit(mark("Set risk"), change)
