"""What the action rests on: policies, who demands it, evidence and precedents."""

from typing import get_args

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from gui.pages.roadmap.actions.form import Form
from gui.pages.roadmap.actions.mandate_price import MandatePrice
from gui.pages.roadmap.precedents import Precedents
from gui.widgets.card import button, chip, label, set_property
from gui.widgets.choice import Choice
from gui.widgets.text_box import TextBox
from planner.edits import actions as edits
from planner.model.action import Action, Mandate
from planner.model.bilingual import same
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.workbook.options import mandates

MANDATES: tuple[Mandate, ...] = get_args(Mandate)


class BasisForm(Form):
    def build(self) -> None:
        self._basis, self._evidence = chip(), label(role="small", wrap=True)
        self.confirm = button()
        self.confirm.clicked.connect(lambda: self.edit(mark("Confirm action"), edits.confirm_action))
        foot = QHBoxLayout()
        foot.addWidget(self._basis)
        foot.addWidget(self.confirm)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addWidget(self._evidence)
        self.new_grid()
        self.words(mark("Policy basis"), "policy_basis", lines=3)
        self.mandate = self.row(mark("Mandatory by"), Choice())
        self.mandate.activated.connect(self._on_mandate)
        self.note = self.row(mark("Source of the decision"), TextBox(2))
        self.note.entered.connect(self._on_note)
        self.price = MandatePrice(self.context, self)
        self.price.changed.connect(self._tell_price)
        self._lost, self.ask_price = label(role="small", wrap=True), button("quiet")
        self.ask_price.clicked.connect(lambda: self.price.ask(self.action))
        lost = QHBoxLayout()
        lost.addWidget(self._lost, 1)
        lost.addWidget(self.ask_price)
        self.column.addLayout(lost)
        self.included, self.forbidden = QCheckBox(), QCheckBox()
        self.included.clicked.connect(
            lambda on: self.edit(
                mark("Put action in") if on else mark("Take action out"),
                lambda plan, id: edits.include_action(plan, id, on),
            )
        )
        self.forbidden.clicked.connect(
            lambda on: self.edit(mark("Forbid action"), lambda plan, id: edits.set_forbidden(plan, id, on))
        )
        self.precedents = Precedents(self.context)
        for widget in (self.included, self.forbidden, self.precedents):
            self.column.addWidget(widget)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self.texts
        assumed = action.evidence.basis == "assumption"
        set_property(self._basis, "chip", "warning" if assumed else "good")
        self._basis.setText(texts.tr("Assumption") if assumed else texts.tr("Expert"))
        self.confirm.setText(texts.tr("Confirm"))
        self.confirm.setToolTip(texts.tr("Accept the template's estimates of this action as your own"))
        self.confirm.setVisible(assumed)
        self._evidence.setText(texts.of(action.evidence.source))
        self._evidence.setVisible(bool(self._evidence.text()))
        chosen = 1 + MANDATES.index(action.mandate) if action.mandatory else 0
        self.mandate.show_choices(tuple(mandates(texts).words.values()), chosen)
        self.note.show_text(texts.of(action.mandate_note))
        self._tell_price()
        self.included.setText(texts.tr("Included in the plan"))
        self.included.setChecked(action.included)
        self.forbidden.setText(texts.tr("Not to be scheduled"))
        self.forbidden.setToolTip(texts.tr("Stays in the list of the plan and is never placed"))
        self.forbidden.setChecked(action.forbidden)
        self.precedents.show_precedents(action.precedents)

    def _tell_price(self) -> None:
        """The value it costs that the action must be done; in the log with the decision where it is known then."""
        texts, price, problem = self.texts, self.price.of(self.action), self.price.problem(self.action)
        said = texts.tr("Value lost by having to do it: not computed")
        if price is not None:
            blanks = {name: texts.number(value, 1) for name, value in (("lost", price.lost), ("best", price.without))}
            said = texts.tr("Value lost by having to do it: {lost} of {best}", **blanks)
        elif problem is not None:
            said = texts.message(problem)
        self._lost.setText(said)
        self.ask_price.setText(texts.tr("Cancel") if self.price.running else texts.tr("Compute the value lost"))

    def _on_mandate(self, place: int) -> None:
        if not place:
            self.edit(mark("Set mandatory"), lambda plan, id: edits.set_mandatory(plan, id, False))
            return
        mandate, day = MANDATES[place - 1], self.context.today().isoformat()
        price = self.price.of(self.action)
        lost = None if price is None else price.lost
        self.edit(
            mark("Set mandatory"), lambda plan, id: edits.set_mandatory(plan, id, True, mandate, date=day, lost=lost)
        )

    def _on_note(self, text: str) -> None:
        day, language = self.context.today().isoformat(), self.texts.language

        def change(plan: Plan, id: str) -> Plan:
            action = plan.action(id)
            note = action.mandate_note.with_text(language, text) if text else same("")
            if not action.mandatory:
                return edits.set_words(plan, id, "mandate_note", text, language)
            return edits.set_mandatory(plan, id, True, action.mandate, note, date=day)

        self.edit(mark("Set source of the decision"), change)
