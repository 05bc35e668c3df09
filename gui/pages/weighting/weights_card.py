"""The local weights of the node in view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.pages.weighting.node_state import NodeBasis, NodeState
from gui.pages.weighting.node_words import weights_meaning
from gui.pages.weighting.weight_bars import WeightBars
from gui.widgets.card import Card, chip, label, set_property
from gui.widgets.choice import Choice
from planner.edits import weighting as edits
from planner.model.weighting import WeightMethod
from planner.text.marker import mark

METHODS: dict[WeightMethod, str] = {
    "eigenvector": mark("Eigenvector"),
    "geometric_mean": mark("Geometric mean"),
}
_BASES: dict[NodeBasis, tuple[str, str]] = {
    "equal": (mark("assumption"), "warning"),
    "assumption": (mark("assumption"), "warning"),
    "expert": (mark("expert"), "accent"),
}


class WeightsCard(Card):
    """Bars, the method that made them, and what they rest on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.method = Choice()
        self.method.activated.connect(self._on_method)
        self.basis = chip("warning")
        self.bars = WeightBars(context)
        self.meaning = label(role="small", wrap=True)
        self.head.addWidget(self.method)
        foot = QHBoxLayout()
        foot.addWidget(self.basis, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.meaning, 1)
        self.body.addWidget(self.bars)
        self.body.addLayout(foot)

    def show_node(self, state: NodeState, method: WeightMethod | None) -> None:
        """`method` is None where weights do not come from judgements."""
        texts = self._context.texts
        self.set_title(texts.tr("Weights"))
        self.method.setVisible(method is not None)
        if method is not None:
            self.method.show_choices(tuple(map(texts.tr, METHODS.values())), tuple(METHODS).index(method))
        self.method.setAccessibleName(texts.tr("Method of weights"))
        word, kind = _BASES[state.basis]
        self.basis.setText(texts.tr(word))
        set_property(self.basis, "chip", kind)
        names = [texts.of(name) for name in state.names]
        self.bars.show_bars(tuple(zip(names, state.local.weights, strict=True)), state.basis != "expert")
        self.meaning.setText(weights_meaning(state, texts))

    def _on_method(self, position: int) -> None:
        method = tuple(METHODS)[position]
        self._context.document.edit(lambda plan: edits.set_method(plan, method), mark("Choose method of weights"))
