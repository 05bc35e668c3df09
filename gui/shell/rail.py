"""The step rail on the left: where one is, what is done, what wants attention."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from gui.context import Context
from gui.shell.steps import STEPS
from gui.widgets.card import label
from planner.model.message import Message, Step
from planner.model.plan import Plan

DONE, ATTENTION, ASSUMED = "✓", "!", "○"


class Rail(QFrame):
    """Seven buttons with a mark each, and the open assumptions.

    ✓ done, ! wants attention, ○ rests on assumptions nobody has checked, no mark: nothing there yet.
    """

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("rail")
        self.setFixedWidth(176)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 14)
        column.setSpacing(4)
        for position, _ in enumerate(STEPS):
            entry = QPushButton()
            entry.setCheckable(True)
            entry.setShortcut(f"Ctrl+{position + 1}")
            self._group.addButton(entry, position)
            self._buttons.append(entry)
            column.addWidget(entry)
        column.addStretch(1)
        self._sourced = label(role="small", wrap=True)
        self._assumed = label(role="small", wrap=True)
        column.addWidget(self._sourced)
        column.addWidget(self._assumed)
        self._group.idClicked.connect(self.chosen)
        context.document.changed.connect(self.refresh)
        context.wording.changed.connect(self.refresh)
        self.refresh()

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def select(self, position: int) -> None:
        self._buttons[position].setChecked(True)

    def refresh(self, *_: object) -> None:
        texts = self._context.texts
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        messages = evaluation.messages if evaluation else ()
        assumptions = _assumptions(plan) if plan else ()
        for position, (step, entry) in enumerate(zip(STEPS, self._buttons, strict=True)):
            sign = _sign(step.id, plan, (*messages, *assumptions))
            name = texts.tr(step.name)
            entry.setText(f"{position + 1}   {name}   {sign}".rstrip())
            entry.setAccessibleName(name)
            entry.setToolTip(self._hint(step.id, (*messages, *assumptions), position))
        self._sourced.setText(
            texts.trn("{count} figure with a source", "{count} figures with a source", _sourced(plan)) if plan else ""
        )
        open_count = sum(_count(message) for message in assumptions)
        self._assumed.setText(
            texts.trn("{count} assumption to check", "{count} assumptions to check", open_count) if plan else ""
        )

    def _hint(self, step: Step, messages: tuple[Message, ...], position: int) -> str:
        texts = self._context.texts
        lines = [texts.message(message) for message in messages if message.step == step][:6]
        return "\n".join([*lines, f"Ctrl+{position + 1}"])


def _sign(step: Step, plan: Plan | None, messages: tuple[Message, ...]) -> str:
    if plan is None or (step == "tracking" and not plan.reports) or (step == "roadmap" and not plan.schedule):
        return ""
    own = [message for message in messages if message.step == step]
    if any(message.severity in ("error", "warning") for message in own):
        return ATTENTION
    return ASSUMED if any(message.code == "open assumptions" for message in own) else DONE


def _assumptions(plan: Plan) -> tuple[Message, ...]:
    from planner import checks

    return checks.assumptions(plan)


def _sourced(plan: Plan) -> int:
    figures = (*plan.city.figures, *plan.city.own_figures)
    return sum(figure.evidence.basis == "source" for figure in figures)


def _count(message: Message) -> int:
    count = message.params.get("count", 1)
    return count if isinstance(count, int) else 1
