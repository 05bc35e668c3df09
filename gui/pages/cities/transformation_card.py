"""One place that came through: what it had, did in order and reached; its steps as actions a plan can borrow."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import Card, button, label, scrolled
from planner.model.action import Action
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.model.transformation import Transformation, TransformationStep


class TransformationCard(Card):
    """`borrowed(transformation)` when its actions are wanted in the plan."""

    borrowed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Transformation | None = None
        self._had, self._outcome = label(wrap=True), label(wrap=True)
        self._caveat = label(role="warning", wrap=True)
        self._source = label(role="small", wrap=True)
        self._steps_title = label(role="strong")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(3)
        self._step_labels: list[tuple[QLabel, QLabel]] = []
        self.borrow = button("primary")
        self._hint = label(role="small", wrap=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(7)
        column.addWidget(self._had)
        column.addWidget(self._steps_title)
        column.addLayout(self._steps)
        for widget in (self._outcome, self._caveat, self._source):
            column.addWidget(widget)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.borrow, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(scrolled(content), 1)
        self.body.addLayout(foot)
        self.borrow.clicked.connect(lambda: self.borrowed.emit(self._shown))

    def show_transformation(
        self,
        shown: Transformation,
        actions: Mapping[str, Action],
        strategies: Mapping[str, Bilingual],
        plan: Plan | None,
    ) -> None:
        """`actions` is the library; `plan` the city's own plan, into which can be borrowed."""
        texts = self._context.texts
        self._shown = shown
        aside = " · ".join((texts.of(shown.country), shown.years.replace("-", "—" if texts.language == "zh" else "–")))
        self.set_title(texts.of(shown.name), aside)
        self._had.setText(texts.tr("It had: {had}.", had=shown.had))
        served = tuple(strategies[id] for id in shown.strategies if id in strategies)
        self._steps_title.setText(texts.tr("What it did in order ({strategies})", strategies=served))
        self._show_steps(shown, actions)
        self._outcome.setText(texts.tr("Outcome: {outcome}.", outcome=shown.outcome))
        self._caveat.setText(texts.tr("But: {caveat}.", caveat=shown.caveat))
        self._source.setText(
            texts.tr("Source: {origin}. Steps are linked to actions by our reading.", origin=shown.source)
        )
        self._show_borrow(shown, plan)

    def _show_steps(self, shown: Transformation, actions: Mapping[str, Action]) -> None:
        while len(self._step_labels) < len(shown.steps):
            text, linked = label(wrap=True), label(role="small", wrap=True)
            linked.setIndent(18)
            self._steps.addWidget(text)
            self._steps.addWidget(linked)
            self._step_labels.append((text, linked))
        for number, (text, linked) in enumerate(self._step_labels):
            step = shown.steps[number] if number < len(shown.steps) else None
            text.setVisible(step is not None)
            linked.setVisible(step is not None and bool(step.actions))
            if step is not None:
                text.setText(self._step_words(step))
                linked.setText(self._action_words(step, actions))

    def _step_words(self, step: TransformationStep) -> str:
        texts = self._context.texts
        said = texts.tr("{number}. {step}", number=step.number, step=step.text)
        return said if step.checked else texts.tr("{said} (public record, not checked)", said=said)

    def _action_words(self, step: TransformationStep, actions: Mapping[str, Action]) -> str:
        names = tuple(
            Bilingual(f"{id} {actions[id].name.zh}", f"{id} {actions[id].name.en}")
            for id in step.actions
            if id in actions
        )
        return self._context.texts.tr("In the library: {actions}", actions=names)

    def _show_borrow(self, shown: Transformation, plan: Plan | None) -> None:
        texts = self._context.texts
        self.borrow.setText(texts.tr("Borrow its actions"))
        self.borrow.setVisible(bool(shown.actions))
        if not shown.actions:
            self._hint.setText(texts.tr("No step of it is like an action of the library."))
            return
        if plan is None:
            self.borrow.setEnabled(False)
            self._hint.setText(
                texts.tr("Start a plan of this city to borrow {count} actions.", count=len(shown.actions))
            )
            return
        missing = [action for action in plan.actions if action.id in shown.actions and not action.included]
        self.borrow.setEnabled(bool(missing))
        self._hint.setText(
            texts.tr(
                "{count} of its {all} actions are not in the plan yet: {actions}. Borrowing is one step to undo and "
                "changes no score.",
                count=len(missing),
                all=len(shown.actions),
                actions=tuple(action.name for action in missing),
            )
            if missing
            else texts.tr("All {all} of its actions are in the plan.", all=len(shown.actions))
        )
