"""Locking the weights before scores are shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from gui.context import Context
from gui.widgets.card import Card, button, chip, label, set_property
from planner.edits.freeze import freeze_weights, release_weights
from planner.model.plan import Plan
from planner.text.marker import mark


class FreezeCard(Card):
    """The state, the reason to be typed, and one button that locks or releases."""

    def __init__(self, context: Context, recorder: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._recorder = recorder
        self._frozen = False
        self.state = chip()
        self.meaning = label(role="small", wrap=True)
        self.reason = QLineEdit()
        self.toggle = button()
        self.head.addWidget(self.state)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.toggle)
        self.toggle.clicked.connect(self._on_toggle)
        self.reason.returnPressed.connect(self._on_toggle)

    def show_plan(self, plan: Plan) -> None:
        texts, freeze = self._context.texts, plan.weighting.freeze
        tr = texts.tr
        self._frozen = freeze is not None
        self.set_title(tr("Lock weights"))
        self.state.setText(tr("locked") if freeze else tr("not locked"))
        set_property(self.state, "chip", "good" if freeze else "plain")
        if freeze is None:
            text = tr("Locked before scores are shown, weights cannot be fitted to a result. It is logged.")
        else:
            text = tr(
                "Locked by {who} on {date}: {reason}", who=freeze.by, date=texts.date(freeze.date), reason=freeze.reason
            )
        self.meaning.setText(text)
        self.reason.setPlaceholderText(tr("Reason, for the decision log"))
        self.reason.setAccessibleName(tr("Reason, for the decision log"))
        self.toggle.setText(tr("Release weights") if freeze else tr("Lock weights"))

    def _on_toggle(self) -> None:
        who, today, reason = self._recorder(), self._context.today().isoformat(), self.reason.text()
        change = release_weights if self._frozen else freeze_weights
        source = mark("Release weights") if self._frozen else mark("Lock weights")
        if self._context.document.edit(lambda plan: change(plan, who=who, date=today, reason=reason), source):
            self.reason.clear()
