"""The children of a node valued one by one: ratings with anchors, direct weights, or swing points."""

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.weighting.node_state import NodeState
from gui.pages.weighting.report_table import ReportTable
from gui.widgets.card import Card, button, label
from planner.edits import weighting as edits
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import WeighingWay
from planner.text.group import WAYS
from planner.text.importance_scale import IMPORTANCE_ANCHORS, WAY_INSTRUCTIONS
from planner.text.marker import mark
from planner.text.texts import MISSING
from planner.weighting.ways import weights_by_way


class ImportanceCard(Card):
    """One expert's values, the weights they give, the group's, and those of the expert's other ways beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[NodeState, WeighingWay] | None = None
        self.instruction = label(wrap=True)
        self.table = ReportTable(context)
        self.copy = button()
        self.head.addWidget(self.copy)
        self.body.addWidget(self.instruction)
        self.body.addWidget(self.table, 1)
        self.table.model.typed.connect(self._on_typed)
        self.table.view.copy_asked.connect(self.table.copy)
        self.copy.clicked.connect(self.table.copy)

    def show_node(self, plan: Plan, state: NodeState, way: WeighingWay) -> None:
        self._shown = state, way
        texts = self._context.texts
        tr = texts.tr
        self.set_title(f"{texts.of(state.name)} · {tr(WAYS[way])}")
        self.copy.setText(tr("Copy table"))
        self.instruction.setText(tr(WAY_INSTRUCTIONS[way]))
        values = {
            given.criterion: given.value
            for given in plan.weighting.importances
            if (given.expert, given.node, given.way) == (state.expert, state.node, way)
        }
        others = tuple(other for other in WAYS if other != way)
        columns = (
            tr("Value given"),
            tr("Own weight"),
            tr("Group weight"),
            *(tr(WAYS[other]) for other in others),
        )
        weights = weights_by_way(plan, state.node, state.expert)

        def shown(of: WeighingWay, place: int) -> str:
            own = weights[of]
            return MISSING if own is None else texts.number(own[place], 4)

        rows = tuple(
            (
                self._value(values.get(child)),
                TextCell(shown(way, place), Look.STRONG),
                TextCell(texts.number(state.local.weights[place], 4)),
                *(TextCell(shown(other, place), Look.MUTED) for other in others),
            )
            for place, child in enumerate(state.local.children)
        )
        names = tuple(texts.of(name) for name in state.names)
        self.table.model.show(tr("Criterion"), columns, names, rows)
        self.table.view.setAccessibleName(self._title.text())
        self.table.tell("", self._foot(way))

    def _foot(self, way: WeighingWay) -> str:
        texts = self._context.texts
        shares = texts.tr("A weight is the value's share in the sum. Italics are for comparison.")
        if way != "ratings":
            return shares
        anchors = texts.join(
            texts.tr("{rating}: {words}", rating=rating, words=texts.tr(words)) for rating, words in IMPORTANCE_ANCHORS
        )
        return texts.tr("{anchors}. {more}", anchors=anchors, more=shares)

    def _value(self, value: float | None) -> TextCell:
        typed = "" if value is None else f"{value:g}"
        return TextCell(typed or MISSING, editable=True, typed=typed)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if self._shown is None:
            return
        state, way = self._shown
        criterion = state.local.children[row]

        def typed(plan: Plan) -> Plan:
            return edits.set_importance(plan, way, state.node, criterion, _number(text), expert=state.expert)

        self._context.document.edit(typed, mark("Value a criterion"))


def _number(text: str) -> float | None:
    """What was typed; None where the cell was emptied. ProblemError where it is no number."""
    plain = text.strip().replace("，", ".").replace(",", ".")
    if not plain:
        return None
    try:
        return float(plain)
    except ValueError as error:
        raise ProblemError("number unreadable", "weighting", text=text.strip()) from error
