"""Whether the judgements of the node in view agree, and which one to look at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.pages.weighting.consistency_bar import ConsistencyBar
from gui.pages.weighting.node_state import NodeState
from gui.pages.weighting.node_words import consistency_meaning
from gui.pages.weighting.proposal import Proposal
from gui.widgets.card import Card, button, label
from gui.widgets.choice import Choice
from planner.edits import weighting as edits
from planner.model.weighting import RandomIndexTable
from planner.text.marker import mark
from planner.text.ratios import ratio_text

TABLES: dict[RandomIndexTable, str] = {
    "saaty1980": mark("RI: Saaty (1980)"),
    "saaty2008": mark("RI: Saaty (2008)"),
    "alonso_lamata": mark("RI: Alonso and Lamata (2006)"),
    "ahp_os": mark("RI: AHP-OS linear fit"),
    "donegan_dodd": mark("RI: Donegan and Dodd (1991)"),
}


class ConsistencyCard(Card):
    """Signals: `changed(proposal)` to take a proposal over, `kept(proposal)` to leave the judgement as it is,
    `go_asked(first, second)` to judge the pair of ids that would join unconnected parts."""

    changed = Signal(object)
    kept = Signal(object)
    go_asked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: NodeState | None = None
        self._proposal: Proposal | None = None
        self.bar = ConsistencyBar(context)
        self.figures = label(role="small", wrap=True)
        self.meaning = label(wrap=True)
        self.change = button("primary")
        self.keep = button()
        self.go = button()
        self.table = Choice()
        self.table.activated.connect(self._on_table)
        self.change.clicked.connect(lambda: self.changed.emit(self._proposal))
        self.keep.clicked.connect(lambda: self.kept.emit(self._proposal))
        self.go.clicked.connect(self._on_go)
        self.body.setSpacing(6)
        buttons = QHBoxLayout()
        for made in (self.change, self.keep, self.go):
            buttons.addWidget(made)
        buttons.addStretch(1)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.meaning)
        self.body.addLayout(buttons)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table)

    def show_node(self, state: NodeState, proposal: Proposal | None, kept: int) -> None:
        """`proposal` is the one to show, if any; `kept` counts those the planner has set aside."""
        self._state, self._proposal = state, proposal
        texts, local = self._context.texts, state.local
        ratio = texts.number(local.consistency_ratio, 4)
        self.set_title(texts.tr("Consistency"), texts.tr("CR = {ratio} (≤ 0.1)", ratio=ratio))
        self.bar.show_ratio(local.consistency_ratio)
        self.meaning.setText(self._meaning(state, proposal, kept))
        self.figures.setText(self._figures(state))
        self.table.show_choices(tuple(map(texts.tr, TABLES.values())), tuple(TABLES).index(state.random_index))
        self.table.setAccessibleName(texts.tr("Table of random indices"))
        self.change.setVisible(proposal is not None)
        self.keep.setVisible(proposal is not None)
        self.keep.setText(texts.tr("Keep judgement"))
        if proposal is not None:
            self.change.setText(texts.tr("Change to {value}", value=ratio_text(proposal.value)))
        self.go.setVisible(local.joins is not None and local.judged > 0)
        self.go.setText(texts.tr("Go to this pair"))

    def _meaning(self, state: NodeState, proposal: Proposal | None, kept: int) -> str:
        tr = self._context.texts.tr
        if proposal is not None:
            return tr(
                "Most inconsistent: {first} against {second} = {judgement}. The other judgements imply about "
                "{implied}. With {value}, CR becomes {ratio}.",
                first=state.names[proposal.first],
                second=state.names[proposal.second],
                judgement=ratio_text(proposal.judgement, 2),
                implied=_about(proposal.implied),
                value=ratio_text(proposal.value),
                ratio=self._context.texts.number(proposal.ratio_after, 4),
            )
        if state.inconsistent and kept:
            return tr("The judgements were kept. CR is above 0.1; a report should give the reason.")
        return consistency_meaning(state, self._context.texts)

    def _figures(self, state: NodeState) -> str:
        texts, local = self._context.texts, state.local
        undefined = local.consistency_ratio is None
        return texts.tr(
            "λmax = {lambda_max}, CI = {index}, RI = {random}",
            lambda_max=texts.number(None if local.basis == "equal" else local.lambda_max, 4),
            index=texts.number(None if undefined else local.consistency_index, 4),
            random=texts.number(None if undefined else local.random_index, 4),
        )

    def _on_go(self) -> None:
        if self._state is not None and self._state.local.joins is not None:
            self.go_asked.emit(*self._state.local.joins)

    def _on_table(self, position: int) -> None:
        table = tuple(TABLES)[position]
        self._context.document.edit(
            lambda plan: edits.set_random_index(plan, table), mark("Choose table of random indices")
        )


def _about(ratio: float) -> str:
    """A computed ratio to one decimal, as a report would write it: 2.4 or 1/2.4."""
    return f"{ratio:.1f}" if ratio >= 1.0 else f"1/{1.0 / ratio:.1f}"
