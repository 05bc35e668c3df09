"""The criteria tree with its toolbar."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from gui.context import Context
from gui.pages.criteria import words
from gui.pages.criteria.tree_view import CriteriaView
from gui.widgets.card import Card, button, label
from gui.widgets.confirm_strip import ConfirmStrip
from planner.edits import criteria as edits
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark

NEW_GROUP = Bilingual("新准则", "New criterion")
NEW_CHILD = Bilingual("新子准则", "New sub-criterion")


class TreeCard(Card):
    """Every button has a key; every edit can be undone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self.view = CriteriaView(context)
        self.confirm = ConfirmStrip()
        self.workload = label(role="small", wrap=True)
        self.add_group, self.add_child, self.up, self.down, self.move_to, self.remove = (button() for _ in range(6))
        self.move_menu = QMenu(self)
        self.move_to.setMenu(self.move_menu)
        self.move_menu.aboutToShow.connect(self._fill_move_menu)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for tool in (self.add_group, self.add_child, self.up, self.down, self.move_to, self.remove):
            tools.addWidget(tool)
        tools.addStretch(1)
        self.tools = tools
        self.body.addLayout(tools)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.workload)
        handlers: dict[str, tuple[QPushButton, Callable[[], None]]] = {
            "group": (self.add_group, self._on_add_group),
            "child": (self.add_child, self._on_add_child),
            "up": (self.up, lambda: self._on_shift(-1)),
            "down": (self.down, lambda: self._on_shift(1)),
            "remove": (self.remove, self._on_remove),
        }
        for tool, handler in handlers.values():
            tool.clicked.connect(handler)
        self.view.key_pressed.connect(lambda name: handlers[name][1]() if handlers[name][0].isEnabled() else None)
        self.view.chosen.connect(self._show_tools)
        self.view.tree_model.renamed.connect(self._on_renamed)

    def show_plan(self, plan: Plan) -> None:
        texts = self._context.texts
        if plan is not self._plan:
            self.confirm.drop()
        self._plan = plan
        self.set_title(texts.tr("Goal: {goal}", goal=plan.criteria.goal))
        self.view.show_tree(plan.criteria)
        self.view.setAccessibleName(texts.tr("Criteria tree"))
        self.workload.setText(words.workload(plan.criteria, texts))
        for tool, text, tip in (
            (self.add_group, texts.tr("Add group"), texts.tr("Add a top criterion (Shift+Insert)")),
            (self.add_child, texts.tr("Add sub-criterion"), texts.tr("Add a sub-criterion to this group (Insert)")),
            (self.up, "↑", texts.tr("Move up (Alt+Up)")),
            (self.down, "↓", texts.tr("Move down (Alt+Down)")),
            (self.move_to, texts.tr("Move to"), texts.tr("Move to another group")),
            (self.remove, texts.tr("Delete"), texts.tr("Delete (Del); undo brings it back")),
        ):
            tool.setText(text)
            tool.setToolTip(tip)
            tool.setAccessibleName(tip)
        self._show_tools()

    def _show_tools(self, _id: str = "") -> None:
        plan, id = self._plan, self.view.chosen_id
        if plan is None or not id:
            for tool in (self.add_child, self.up, self.down, self.move_to, self.remove):
                tool.setEnabled(False)
            return
        siblings = [child.id for child in plan.criteria.children(plan.criteria.criterion(id).parent)]
        self.add_child.setEnabled(True)
        self.remove.setEnabled(True)
        self.up.setEnabled(siblings.index(id) > 0)
        self.down.setEnabled(siblings.index(id) < len(siblings) - 1)
        self.move_to.setEnabled(bool(self._places(plan, id)))

    def _places(self, plan: Plan, id: str) -> tuple[str, ...]:
        """The nodes a criterion may be moved below: the goal and other groups not inside itself."""
        tree = plan.criteria
        inside = {id, *(below.id for below in tree.depth_first(id))}
        return tuple(node for node in tree.nodes if node not in inside and node != tree.criterion(id).parent)

    def _fill_move_menu(self) -> None:
        self.move_menu.clear()
        plan, id, texts = self._plan, self.view.chosen_id, self._context.texts
        if plan is None or not id:
            return
        for node in self._places(plan, id):
            name = texts.tr("Top level") if node == GOAL else texts.of(plan.criteria.criterion(node).name)
            action = QAction(name, self.move_menu)
            action.triggered.connect(lambda _=False, node=node: self._on_move(id, node))
            self.move_menu.addAction(action)

    def _on_add_group(self) -> None:
        self._add(GOAL, NEW_GROUP)

    def _on_add_child(self) -> None:
        plan, id = self._plan, self.view.chosen_id
        if plan is not None and id:
            is_group = bool(plan.criteria.children(id)) or plan.criteria.criterion(id).parent == GOAL
            self._add(id if is_group else plan.criteria.criterion(id).parent, NEW_CHILD)

    def _add(self, parent: str, name: Bilingual) -> None:
        """Add a criterion and open its name for typing."""
        old = self._plan
        if self._context.document.edit(lambda plan: edits.add_criterion(plan, parent, name), mark("Add criterion")):
            new = self._context.document.plan
            assert old is not None
            assert new is not None
            known = {criterion.id for criterion in old.criteria.criteria}
            added = next(criterion.id for criterion in new.criteria.criteria if criterion.id not in known)
            self.view.rename(added)

    def _on_renamed(self, id: str, text: str) -> None:
        language = self._context.texts.language
        self._context.document.edit(
            lambda plan: edits.rename_criterion(plan, id, text, language), mark("Rename criterion")
        )

    def _on_shift(self, rows: int) -> None:
        plan, id = self._plan, self.view.chosen_id
        if plan is not None:
            parent = plan.criteria.criterion(id).parent
            position = [child.id for child in plan.criteria.children(parent)].index(id) + rows
            self._context.document.edit(
                lambda plan: edits.move_criterion(plan, id, parent, position), mark("Move criterion")
            )

    def _on_move(self, id: str, parent: str) -> None:
        self._context.document.edit(
            lambda plan: edits.move_criterion(plan, id, parent, len(plan.criteria.children(parent))),
            mark("Move criterion"),
        )

    def _on_remove(self) -> None:
        """Remove at once what takes nothing along; else say first what goes too."""
        plan, id, texts = self._plan, self.view.chosen_id, self._context.texts
        if plan is None or not id:
            return
        try:
            lost = words.losses(plan, edits.remove_criterion(plan, id), texts)
        except ProblemError:
            lost = ""
        if not lost:
            self._remove(id)
            return
        self.confirm.ask(
            texts.tr(
                "Deleting {name} also deletes {lost}. It can be undone.",
                name=plan.criteria.criterion(id).name,
                lost=lost,
            ),
            texts.tr("Delete"),
            texts.tr("Keep"),
            lambda: self._remove(id),
        )

    def _remove(self, id: str) -> None:
        self._context.document.edit(lambda plan: edits.remove_criterion(plan, id), mark("Delete criterion"))
        self.view.setFocus()
