"""Whether the judgements of one expert on the node in view agree, and which to look at again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from gui.context import Context
from gui.pages.weighting.consistency_bar import ConsistencyBar
from gui.pages.weighting.node_state import NodeState
from gui.pages.weighting.node_words import consistency_meaning, cycle_lines
from gui.pages.weighting.revisit_row import RevisitRow
from gui.widgets.card import Card, button, label
from gui.widgets.choice import Choice
from planner.analysis.revisit import Revisit, ranking_after
from planner.edits import weighting as edits
from planner.model.plan import Plan
from planner.model.weighting import RandomIndexTable
from planner.text.marker import mark

TABLES: dict[RandomIndexTable, str] = {
    "saaty1980": mark("RI: Saaty (1980)"),
    "saaty2008": mark("RI: Saaty (2008)"),
    "alonso_lamata": mark("RI: Alonso and Lamata (2006)"),
    "ahp_os": mark("RI: AHP-OS linear fit"),
    "donegan_dodd": mark("RI: Donegan and Dodd (1991)"),
}

AFTER_PAINT_MS = 20


class ConsistencyCard(Card):
    """Signals: `changed(revisit)` to take a value over, `kept(revisit)` to leave the judgement as it is,
    `go_asked(first, second)` to judge a pair of ids."""

    changed = Signal(object)
    kept = Signal(object)
    go_asked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._state: NodeState | None = None
        self._revisits: tuple[Revisit, ...] = ()
        self._told = 0
        self.bar = ConsistencyBar(context)
        self.figures = label(role="small", wrap=True)
        self.meaning = label(wrap=True)
        self.rows: list[RevisitRow] = []
        self.cycles_title = label(role="strong")
        self.cycles = label(wrap=True)
        self.go = button()
        self.table = Choice()
        self.table.activated.connect(self._on_table)
        self.go.clicked.connect(self._on_go)
        # The rankings that would follow take longer than the judgement itself may: told once that is painted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_next_ranking)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.setSpacing(6)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.meaning)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.go)
        self.body.addWidget(self.cycles_title)
        self.body.addWidget(self.cycles)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table)

    def show_node(self, plan: Plan, state: NodeState, revisits: tuple[Revisit, ...], kept: int) -> None:
        """`revisits` are those to show; `kept` counts those set aside."""
        self._plan, self._state, self._revisits = plan, state, revisits
        texts, own = self._context.texts, state.own
        ratio = texts.number(own.consistency_ratio, 4)
        self.set_title(texts.tr("Consistency"), texts.tr("CR = {ratio} (≤ 0.1)", ratio=ratio))
        self.bar.show_ratio(own.consistency_ratio)
        self.meaning.setText(self._meaning(state, revisits, kept))
        self.figures.setText(self._figures(state))
        self.table.show_choices(tuple(map(texts.tr, TABLES.values())), tuple(TABLES).index(state.random_index))
        self.table.setAccessibleName(texts.tr("Table of random indices"))
        self.go.setVisible(own.joins is not None and own.judged > 0)
        self.go.setText(texts.tr("Go to this pair"))
        self._show_cycles(state)
        self._show_rows(plan, revisits)

    def _show_rows(self, plan: Plan, revisits: tuple[Revisit, ...]) -> None:
        while len(self.rows) < len(revisits):
            row = RevisitRow(self._context)
            row.changed.connect(self.changed)
            row.kept.connect(self.kept)
            row.go_asked.connect(lambda revisit: self.go_asked.emit(revisit.first, revisit.second))
            self._rows.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(revisits))
            if place < len(revisits):
                row.show_revisit(plan, revisits[place], place + 1)
        self._told = 0
        if revisits:
            self._later.start(AFTER_PAINT_MS)
        else:
            self._later.stop()

    def _show_next_ranking(self) -> None:
        """One at a time, for the plan shown last, if it is still the document's."""
        evaluation, plan = self._context.document.evaluation, self._plan
        if plan is None or plan is not self._context.document.plan or evaluation is None or evaluation.ranking is None:
            return
        row, revisit = self.rows[self._told], self._revisits[self._told]
        row.show_ranking(plan, evaluation.ranking, ranking_after(plan, revisit, evaluation.weights))
        self._told += 1
        if self._told < len(self._revisits):
            self._later.start(0)

    def _show_cycles(self, state: NodeState) -> None:
        lines = cycle_lines(state, self._context.texts)
        self.cycles_title.setVisible(bool(lines))
        self.cycles.setVisible(bool(lines))
        self.cycles_title.setText(self._context.texts.tr("Contradiction cycles"))
        self.cycles.setText("\n".join(lines))

    def _meaning(self, state: NodeState, revisits: tuple[Revisit, ...], kept: int) -> str:
        tr = self._context.texts.tr
        if state.inconsistent and revisits:
            return tr("CR is above 0.1. Judgements to look at again, the most inconsistent first:")
        if state.inconsistent and kept:
            return tr("The judgements were kept. CR is above 0.1; a report should give the reason.")
        return consistency_meaning(state, self._context.texts)

    def _figures(self, state: NodeState) -> str:
        texts, own = self._context.texts, state.own
        undefined = own.consistency_ratio is None
        figures = texts.tr(
            "λmax = {lambda_max}, CI = {index}, RI = {random}",
            lambda_max=texts.number(None if own.basis == "equal" else own.lambda_max, 4),
            index=texts.number(None if undefined else own.consistency_index, 4),
            random=texts.number(None if undefined else own.random_index, 4),
        )
        if state.method == "eigenvector" or own.basis == "equal":
            return figures
        index = texts.number(own.geometric_consistency_index, 4)
        return texts.tr("{figures}, GCI = {index}", figures=figures, index=index)

    def _on_go(self) -> None:
        if self._state is not None and self._state.own.joins is not None:
            self.go_asked.emit(*self._state.own.joins)

    def _on_table(self, position: int) -> None:
        table = tuple(TABLES)[position]
        self._context.document.edit(
            lambda plan: edits.set_random_index(plan, table), mark("Choose table of random indices")
        )
