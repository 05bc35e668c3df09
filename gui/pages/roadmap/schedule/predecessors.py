"""What has to be done before an action: told one by one with the years to wait after it, and chosen from a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.widgets.card import button, label
from gui.widgets.fields import NumberField
from gui.widgets.panel import Panel
from gui.widgets.reason_list import Entry, ReasonList
from planner.checks.dates import LONGEST_YEARS
from planner.edits import roadmap as edits
from planner.edits.actions import set_lag
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

PANEL_SIZE = (340, 380)


class Predecessors(QWidget):
    """`chosen(action)` when one of them is picked in the panel's list."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._action = ""
        self._waits: tuple[str, ...] = ()
        self._none = label()
        self._lag_head = label(role="small")
        self._lines: list[tuple[QLabel, NumberField]] = []
        self._change = button("quiet")
        self._change.clicked.connect(self._open)
        self.panel = Panel(self, *PANEL_SIZE)
        self.list = ReasonList(lambda: context.tokens)
        self.list.ticked.connect(self._on_ticked)
        self._panel_head = label(role="small", wrap=True)
        panel = QVBoxLayout(self.panel)
        panel.addWidget(self._panel_head)
        panel.addWidget(self.list, 1)
        self._head = label(role="small")
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._change)
        head.addWidget(self._lag_head)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self._none)

    def refresh(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self._context.texts
        self._action = action.id
        self._head.setText(texts.tr("Predecessors"))
        self._show_lines(_told(plan, roadmap, action, texts), action)
        self._change.setText(texts.tr("Change…"))
        self._change.setAccessibleName(texts.tr("Change the predecessors"))
        self._panel_head.setText(texts.tr("{name} starts after all that is ticked", name=action.name))
        self.list.setAccessibleName(texts.tr("Predecessors"))
        if self.panel.isVisible():
            self._fill(plan, action)

    def _show_lines(self, told: tuple[tuple[str, str], ...], action: Action) -> None:
        texts = self._context.texts
        self._waits = tuple(id for id, _ in told)
        self._none.setText(texts.tr("none"))
        self._none.setVisible(not told)
        self._lag_head.setText(texts.tr("Lag (years)"))
        self._lag_head.setVisible(bool(told))
        while len(self._lines) < len(told):
            self._add_line(len(self._lines))
        for position, (name, lag) in enumerate(self._lines):
            for widget in (name, lag):
                widget.setVisible(position < len(told))
            if position < len(told):
                id, words = told[position]
                name.setText(words)
                lag.show_value(action.lag(id))
                lag.setAccessibleName(texts.tr("Years to wait after {name}", name=words))

    def _add_line(self, position: int) -> None:
        name, lag = label(wrap=True), NumberField(0, LONGEST_YEARS)
        lag.setFixedWidth(44)
        lag.entered.connect(lambda years: self._on_lag(position, round(years)))
        row = QHBoxLayout()
        row.addWidget(name, 1)
        row.addWidget(lag)
        self._column.addLayout(row)
        self._lines.append((name, lag))

    def _on_lag(self, position: int, years: int) -> None:
        action, before = self._action, self._waits[position]
        self._context.document.edit(lambda plan: set_lag(plan, action, before, years), mark("Set lag"))

    def _fill(self, plan: Plan, action: Action) -> None:
        texts = self._context.texts
        others = sorted(
            (other for other in plan.actions if other.id != action.id and other.included),
            key=lambda other: other.id not in action.prerequisites,
        )
        absent = [other for other in plan.actions if other.id in action.prerequisites and not other.included]
        self.list.show_entries(
            tuple(
                Entry(
                    other.id,
                    texts.of(other.name),
                    aside=texts.of(words.strategy_name(plan, other.strategy)),
                    ticked=other.id in action.prerequisites,
                )
                for other in (*absent, *others)
            )
        )

    def _open(self) -> None:
        plan = self._context.document.plan
        if plan is None:
            return
        self._fill(plan, plan.action(self._action))
        self.panel.open_under(self._change)
        self.list.setFocus()

    def _on_ticked(self, other: str, on: bool) -> None:
        action = self._action

        def change(plan: Plan) -> Plan:
            needed = plan.action(action).prerequisites
            ids = (*needed, other) if on else tuple(id for id in needed if id != other)
            return edits.set_prerequisites(plan, action, ids)

        self._context.document.edit(change, mark("Set predecessors"))


def _told(plan: Plan, roadmap: Roadmap | None, action: Action, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Each predecessor with the year it ends; of several that would do, all but the first begin with or."""

    def one(id: str) -> str:
        name = texts.of(plan.action(id).name)
        placed = roadmap.of(id) if roadmap else None
        if placed is None:
            return texts.tr("{name} (not scheduled)", name=name)
        return texts.tr("{name} (done {year})", name=name, year=placed.last_year)

    either = texts.tr(" or ").lstrip()
    choices = ((id, f"{either}{one(id)}" if place else one(id)) for place, id in enumerate(action.prerequisites_any))
    return (*((id, one(id)) for id in action.prerequisites), *choices)
