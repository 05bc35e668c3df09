"""Whether the judgements of one expert on the node in view agree, and which to look at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from gui.context import Context
from gui.pages.weighting.consistency_bar import ConsistencyBar
from gui.pages.weighting.node_state import NodeState
from gui.pages.weighting.node_words import consistency_meaning, cycle_lines
from gui.pages.weighting.revisit_row import RevisitRow
from gui.widgets.card import Card, button, label
from gui.widgets.choice import Choice
from planner.analysis.revisions import RevisionEffect
from planner.edits import weighting as edits
from planner.model.evaluation import Ranking
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


class ConsistencyCard(Card):
    """Signals: `changed(effect)` to take a revision over, `kept(effect)` to leave the judgement as it is,
    `go_asked(first, second)` to judge a pair of ids."""

    changed = Signal(object)
    kept = Signal(object)
    go_asked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: NodeState | None = None
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

    def show_node(self, state: NodeState) -> None:
        self._state = state
        texts, own = self._context.texts, state.own
        ratio = texts.number(own.consistency_ratio, 4)
        self.set_title(texts.tr("Consistency"), texts.tr("CR = {ratio} (≤ 0.1)", ratio=ratio))
        self.bar.show_ratio(own.consistency_ratio)
        self.meaning.setText(consistency_meaning(state, texts))
        self.figures.setText(self._figures(state))
        self.table.show_choices(tuple(map(texts.tr, TABLES.values())), tuple(TABLES).index(state.random_index))
        self.table.setAccessibleName(texts.tr("Table of random indices"))
        self.go.setVisible(own.joins is not None and own.judged > 0)
        self.go.setText(texts.tr("Go to this pair"))
        self._show_cycles(state)

    def show_revisions(self, plan: Plan, before: Ranking, effects: tuple[RevisionEffect, ...], kept: int) -> None:
        """`effects` are those to choose from, `before` the plan's ranking; `kept` counts those set aside."""
        tr = self._context.texts.tr
        if effects:
            self.meaning.setText(tr("CR is above 0.1. Judgements to look at again, the most inconsistent first:"))
        elif kept:
            self.meaning.setText(tr("The judgements were kept. CR is above 0.1; a report should give the reason."))
        while len(self.rows) < len(effects):
            row = RevisitRow(self._context)
            row.changed.connect(self.changed)
            row.kept.connect(self.kept)
            row.go_asked.connect(lambda effect: self.go_asked.emit(effect.first, effect.second))
            self._rows.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(effects))
            if place < len(effects):
                row.show_effect(plan, before, effects[place], place + 1)

    def _show_cycles(self, state: NodeState) -> None:
        lines = cycle_lines(state, self._context.texts)
        self.cycles_title.setVisible(bool(lines))
        self.cycles.setVisible(bool(lines))
        self.cycles_title.setText(self._context.texts.tr("Contradiction cycles"))
        self.cycles.setText("\n".join(lines))

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
