"""One expert's judgements of a node, pair by pair or as a matrix, and the global weights in force."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget

from gui.context import Context
from gui.pages.weighting.matrix_table import show_matrix
from gui.pages.weighting.node_state import NodeState, best_question
from gui.pages.weighting.pair_list import PairList
from gui.pages.weighting.pair_row import Pair
from gui.pages.weighting.pasted_block import pasted_judgements
from gui.pages.weighting.report_table import ReportTable
from gui.pages.weighting.totals_table import show_totals
from gui.widgets.card import Card, button, label
from gui.widgets.tabs import Tabs
from planner.analysis.revisit import Revisit
from planner.edits import weighting as edits
from planner.model.evaluation import Weights
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.ratios import parse_ratio
from planner.weighting.next_question import NextQuestion

PAIRS, MATRIX, TOTALS = range(3)
SET_JUDGEMENT = mark("Judge a pair")


class JudgementCard(Card):
    """Three views of one thing under three tabs; only the one in view is filled.

    Signal `best_asked(question)`: the `NextQuestion` to go to.
    """

    best_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Plan, Weights, NodeState, Revisit | None] | None = None
        self.tabs = Tabs(3)
        self.pairs = PairList(context)
        self.matrix = ReportTable(context)
        self.totals = ReportTable(context)
        self._views = QStackedWidget()
        for view in (self.pairs, self.matrix, self.totals):
            self._views.addWidget(view)
        self._best: NextQuestion | None = None
        self.hint = label(role="small", wrap=True)
        self.left = label(role="small")
        self.best = button("quiet")
        self.clear = button("quiet")
        self.paste = button()
        self.copy = button()
        self.head.insertWidget(0, self.tabs)
        self.head.addWidget(self.clear)
        self.body.addWidget(self._views, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addStretch()
        for made in (self.left, self.best, self.paste, self.copy):
            foot.addWidget(made)
        self.body.addLayout(foot)
        self.tabs.currentChanged.connect(self._on_tab)
        self.pairs.judged.connect(self._on_judged)
        self.pairs.best_asked.connect(self._on_best)
        self.best.clicked.connect(self._on_best)
        self.matrix.model.typed.connect(self._on_typed)
        self.clear.clicked.connect(self._on_clear)
        self.copy.clicked.connect(self._on_copy)
        self.paste.clicked.connect(self.matrix.view.ask_paste)
        self.matrix.view.paste_asked.connect(self._on_pasted)
        self.matrix.view.copy_asked.connect(self._on_copy)
        self.totals.view.copy_asked.connect(self._on_copy)

    def show_node(self, plan: Plan, weights: Weights, state: NodeState, doubtful: Revisit | None) -> None:
        self._shown = plan, weights, state, doubtful
        texts, tab = self._context.texts, self.tabs.currentIndex()
        names = texts.tr("Pairwise comparison"), texts.tr("Judgement matrix"), texts.tr("Global weights")
        self.tabs.show_names(names, texts.tr("View"))
        self.clear.setText(texts.tr("Clear this node"))
        self.clear.setVisible(tab != TOTALS and bool(state.judgements))
        self.copy.setText(texts.tr("Copy table"))
        self.copy.setToolTip(
            texts.tr("Copy the whole table for a report; Ctrl+C copies chosen cells for a spreadsheet")
        )
        self.copy.setVisible(tab != PAIRS)
        self.paste.setText(texts.tr("Paste"))
        self.paste.setToolTip(texts.tr("Paste judgements from a spreadsheet, from the chosen cell on (Ctrl+V)"))
        self.paste.setVisible(tab == MATRIX)
        self.hint.setVisible(tab == PAIRS)
        self.hint.setText(self._hint(state))
        self._show_next(plan, weights, state)
        if tab == PAIRS:
            self.pairs.show_pairs(self._pairs(state, doubtful))
        elif tab == MATRIX:
            show_matrix(self.matrix, state, texts)
        else:
            show_totals(self.totals, plan, weights, texts)

    def _show_next(self, plan: Plan, weights: Weights, state: NodeState) -> None:
        """How many pairs are left here, and the one to judge next with its reason."""
        texts, tree = self._context.texts, plan.criteria
        self._best = best_question(state, weights)
        self.left.setText(texts.trn("{count} pair left", "{count} pairs left", state.left))
        asked = self.tabs.currentIndex() != TOTALS
        self.left.setVisible(asked and state.left > 0)
        self.best.setVisible(asked and self._best is not None)
        if self._best is None:
            return
        here = self._best.node == state.node
        self.best.setText(texts.tr("Next best pair (N)") if here else texts.tr("Next group (N)"))
        reason = (
            texts.trn(
                "{count} more judgement links all items: {first} or {second}.",
                "{count} more judgements link all items, beginning with {first} or {second}.",
                self._best.to_link,
                first=tree.criterion(self._best.first).name,
                second=tree.criterion(self._best.second).name,
            )
            if self._best.to_link
            else texts.tr(
                "Narrows the weights most: {first} or {second}.",
                first=tree.criterion(self._best.first).name,
                second=tree.criterion(self._best.second).name,
            )
        )
        self.best.setToolTip(reason)
        self.best.setAccessibleName(f"{self.best.text()}: {reason}")

    def _on_best(self) -> None:
        if self._best is not None:
            self.best_asked.emit(self._best)

    def go_to_pair(self, first: str, second: str) -> None:
        self.tabs.setCurrentIndex(PAIRS)
        self.pairs.focus_pair((first, second))

    def _hint(self, state: NodeState) -> str:
        tr = self._context.texts.tr
        if state.own.way != "pairwise":
            return tr("This group is weighed in another way; pairwise judgements are kept but not in force.")
        if not state.pairs:
            return tr("This group has one item only: nothing to compare.")
        hint = tr("Keys 1–9 judge, ←→ choose the side, Delete clears, Enter goes to the next pair.")
        if not state.own_assumed:
            return hint
        return tr("{hint} A ring is an assumption to be confirmed.", hint=hint)

    def _pairs(self, state: NodeState, doubtful: Revisit | None) -> tuple[Pair, ...]:
        texts, children = self._context.texts, state.own.children
        contradicted = {doubtful.first, doubtful.second} if doubtful else None
        names = [texts.of(name) for name in state.names]
        return tuple(
            Pair(
                key=(children[first], children[second]),
                first=names[first],
                second=names[second],
                value=state.value(first, second),
                implied=state.implied(first, second),
                assumed=(given := state.judgements.get((first, second))) is not None
                and given.evidence.basis == "assumption",
                doubtful={children[first], children[second]} == contradicted,
            )
            for first, second in state.pairs
        )

    def _on_tab(self, position: int) -> None:
        self._views.setCurrentIndex(position)
        if self._shown is not None:
            self.show_node(*self._shown)

    def _on_judged(self, first: str, second: str, value: float | None) -> None:
        if self._shown is None:
            return
        state = self._shown[2]
        self._context.document.edit(
            lambda plan: edits.set_judgement(plan, state.node, first, second, value, expert=state.expert),
            mark("Clear a judgement") if value is None else SET_JUDGEMENT,
        )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if self._shown is None:
            return
        state = self._shown[2]
        first, second = state.own.children[row], state.own.children[column]

        def typed_judgement(plan: Plan) -> Plan:
            value = parse_ratio(text)
            if text.strip() and value is None:
                raise ProblemError("judgement unreadable", "weighting", state.node, text=text.strip())
            return edits.set_judgement(plan, state.node, first, second, value, expert=state.expert)

        self._context.document.edit(typed_judgement, SET_JUDGEMENT)

    def _on_pasted(self, row: int, column: int) -> None:
        if self._shown is None:
            return
        state, text = self._shown[2], QApplication.clipboard().text()
        children = state.own.children

        def pasted(plan: Plan) -> Plan:
            for (first, second), value in pasted_judgements(text, state.names, row, column).items():
                pair = children[first], children[second]
                plan = edits.set_judgement(plan, state.node, *pair, value, expert=state.expert)
            return plan

        self._context.document.edit(pasted, mark("Paste judgements"))

    def _on_clear(self) -> None:
        if self._shown is not None:
            state = self._shown[2]
            self._context.document.edit(
                lambda plan: edits.clear_judgements(plan, state.node, expert=state.expert),
                mark("Clear judgements of a node"),
            )

    def _on_copy(self) -> None:
        view = self._views.currentWidget()
        if isinstance(view, ReportTable):
            view.copy()
