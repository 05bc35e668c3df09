"""In which way the node in view is weighed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.widgets.choice import Choice
from planner.edits import weighting as edits
from planner.model.plan import Plan
from planner.text.group import WAYS
from planner.text.importance_scale import WAY_INSTRUCTIONS
from planner.text.marker import mark


class WayChooser(QWidget):
    """A drop-down; answers given in another way stay in the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._node = ""
        self.choice = Choice()
        self.choice.activated.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)

    def show_way(self, plan: Plan, node: str) -> None:
        tr, way = self._context.texts.tr, plan.weighting.way(node)
        self._node = node
        self.choice.show_choices(tuple(map(tr, WAYS.values())), tuple(WAYS).index(way))
        self.choice.setAccessibleName(tr("Way of weighing this group"))
        self.choice.setToolTip(f"{tr('Way of weighing this group')}\n{tr(WAY_INSTRUCTIONS[way])}")

    def _on_chosen(self, place: int) -> None:
        node, way = self._node, tuple(WAYS)[place]
        document = self._context.document
        edited = document.edit(lambda plan: edits.set_way(plan, node, way), mark("Choose way of weighing"))
        if not edited and document.plan is not None:
            self.show_way(document.plan, node)
