"""The card that answers why an action stands where it stands, and lets the planner settle what it rests on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.precedents import CLOSED, OPEN, Precedents
from gui.pages.roadmap.schedule.action_form import ActionForm
from gui.pages.roadmap.schedule.facts import Facts, main_facts, other_facts
from gui.pages.roadmap.schedule.predecessors import Predecessors
from gui.widgets.card import Card, label
from planner.model.action import Action
from planner.model.evaluation import LeftOutAction, PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts


class WhyCard(Card):
    """One action: place and reason on top, then its facts, what can be edited, and its precedents.

    `chosen(action)` when a predecessor was clicked.
    """

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._action = ""
        self._hint = label(role="muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name = label(role="card-title", wrap=True)
        self._place = label(role="small", wrap=True)
        self._reason = label(wrap=True)
        self._broken = label(role="error", wrap=True)
        self._main_facts, self._other_facts = Facts(), Facts()
        self.predecessors = Predecessors(context)
        self.predecessors.chosen.connect(self.chosen)
        self.estimates = QToolButton()
        self.estimates.setProperty("kind", "quiet")
        self.estimates.setCheckable(True)
        self.form = ActionForm(context)
        self.estimates.toggled.connect(self._on_estimates)
        self.precedents = Precedents(context)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(5)
        self.form.hide()
        for widget in (
            *(self._name, self._place, self._broken, self._reason, self.predecessors, self._main_facts),
            *(self.estimates, self.form, self.precedents, self._other_facts),
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._scroll, 1)

    def refresh(self, plan: Plan, roadmap: Roadmap | None, action: Action | None) -> None:
        texts = self._context.texts
        placed = roadmap.of(action.id) if roadmap and action else None
        there = placed is not None or action is None
        title = texts.tr("Why is it here?") if there else texts.tr("Why is it not in the schedule?")
        self.set_title(title)
        self._scroll.setAccessibleName(title)
        self._hint.setVisible(action is None)
        self._hint.setText(
            texts.tr("Choose an action in the chart or in a list: its place, reason and estimates are told here.")
        )
        self._scroll.setVisible(action is not None)
        self._action = action.id if action else ""
        if action is None:
            return
        left_out = next((out for out in roadmap.left_out if out.action == action.id), None) if roadmap else None
        self._name.setText(texts.of(action.name))
        strategy = texts.of(words.strategy_name(plan, action.strategy))
        self._place.setText(_place(strategy, placed, texts))
        self._reason.setText(_reason(action, placed, left_out, texts))
        broken = [f"✕ {texts.message(message)}" for message in placed.broken] if placed else []
        self._broken.setText("\n".join(broken))
        self._broken.setVisible(bool(broken))
        self.predecessors.refresh(plan, roadmap, action)
        self._tell_estimates(action)
        self.form.refresh(plan, roadmap, action)
        self.precedents.show_precedents(action.precedents)
        self._main_facts.show_facts(main_facts(plan, action, placed, texts))
        self._other_facts.show_facts(other_facts(action, texts))

    def _on_estimates(self, open: bool) -> None:
        self.form.setVisible(open)
        plan = self._context.document.plan
        if plan is not None and self._action:
            self._tell_estimates(plan.action(self._action))
        if open:
            self._content.adjustSize()
            self._scroll.verticalScrollBar().setValue(self.estimates.y() - 4)

    def _tell_estimates(self, action: Action) -> None:
        texts = self._context.texts
        sign = OPEN if self.estimates.isChecked() else CLOSED
        assumed = action.evidence.basis == "assumption"
        source = mark("{sign} Estimates (assumption)") if assumed else mark("{sign} Estimates (expert)")
        self.estimates.setText(texts.tr(source, sign=sign))


def _place(strategy: str, placed: PlacedAction | None, texts: Texts) -> str:
    if placed is None:
        return strategy
    return " · ".join((strategy, words.phase_name(texts, placed), words.stretch(texts, placed)))


def _reason(action: Action, placed: PlacedAction | None, left_out: LeftOutAction | None, texts: Texts) -> str:
    if placed is not None:
        return texts.message(placed.reason)
    if left_out is not None:
        return texts.message(left_out.reason)
    if not action.included:
        return texts.tr("Not in the plan. Tick it in the action library to put it before the scheduler.")
    return texts.tr("In the plan, but not in the adopted schedule yet: propose a schedule.")
