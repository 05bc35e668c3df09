"""The action library beside the Gantt: tick what the plan should hold, add actions of one's own."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.library_entries import library_entries
from gui.widgets.card import Card, button, label
from gui.widgets.fields import TextField
from gui.widgets.reason_list import ReasonList
from planner.edits import roadmap as edits
from planner.model.bilingual import same
from planner.model.plan import Plan
from planner.text.marker import mark


class LibraryCard(Card):
    """All actions by their fit to the city. Signals: `chosen(action)`, `closed()`."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._close = button("quiet")
        self._close.clicked.connect(self.closed)
        self.head.addWidget(self._close)
        self._explained = label(role="small", wrap=True)
        self.search = TextField()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list_again)
        self.list = ReasonList(lambda: context.tokens)
        self.list.chosen.connect(self.chosen)
        self.list.ticked.connect(self._on_ticked)
        self.own_name = TextField()
        self.own_strategy = QComboBox()
        self.add = button()
        self.add.clicked.connect(self._on_add)
        self.own_name.returnPressed.connect(self._on_add)
        own = QHBoxLayout()
        own.setSpacing(6)
        own.addWidget(self.own_strategy, 1)
        own.addWidget(self.add)
        self.body.addWidget(self._explained)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.own_name)
        self.body.addLayout(own)

    def refresh(self, plan: Plan) -> None:
        texts = self._context.texts
        self._plan = plan
        included = sum(action.included for action in plan.actions)
        self.set_title(texts.tr("Action library"))
        self._close.setText(texts.tr("Close"))
        self._explained.setText(
            texts.tr(
                "{included} of {count} actions are in the plan. Tick one to put it before the scheduler; "
                "what it needs first comes in with it.",
                included=included,
                count=len(plan.actions),
            )
        )
        self.search.setPlaceholderText(texts.tr("Search actions"))
        self.search.setAccessibleName(texts.tr("Search actions"))
        self.list.setAccessibleName(texts.tr("Action library"))
        self.own_name.setPlaceholderText(texts.tr("Name of an action of your own"))
        self.own_name.setAccessibleName(texts.tr("Name of an action of your own"))
        self.own_strategy.setAccessibleName(texts.tr("Its strategy"))
        self.add.setText(texts.tr("Add"))
        names = [texts.of(words.strategy_name(plan, id)) for id in words.strategy_order(plan)]
        if [self.own_strategy.itemText(row) for row in range(self.own_strategy.count())] != names:
            with QSignalBlocker(self.own_strategy):
                self.own_strategy.clear()
                self.own_strategy.addItems(names)
        self._list_again()

    def _list_again(self, *_: object) -> None:
        if self._plan is not None:
            entries = library_entries(self._plan, self._context.catalogue, self._context.texts, self.search.text())
            self.list.show_entries(entries)

    def _on_ticked(self, action: str, on: bool) -> None:
        name = mark("Put action in") if on else mark("Take action out")
        self._context.document.edit(lambda plan: edits.include_action(plan, action, on), name)

    def _on_add(self) -> None:
        name, plan = self.own_name.text().strip(), self._plan
        if not name or plan is None:
            self.own_name.setFocus()
            return
        strategy = words.strategy_order(plan)[max(0, self.own_strategy.currentIndex())]
        if self._context.document.edit(lambda plan: edits.add_action(plan, same(name), strategy), mark("Add action")):
            self.own_name.clear()
            added = self._context.document.plan
            if added is not None:
                self.chosen.emit(added.actions[-1].id)
