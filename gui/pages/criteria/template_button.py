"""Other criteria templates: the files beside the shipped one, taken over after a word on what goes."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from gui.context import Context
from gui.pages.criteria import words
from gui.widgets.confirm_strip import ConfirmStrip
from planner.criteria.template import available_templates, read_criteria
from planner.edits import criteria as edits
from planner.model.criterion import CriteriaTree
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import Focus
from planner.text.marker import mark


class TemplateButton(QPushButton):
    """A menu of templates; the folder is read each time it opens, so a new file is there at once."""

    def __init__(self, context: Context, folder: Path, confirm: ConfirmStrip) -> None:
        super().__init__()
        self._context, self._folder, self._confirm = context, folder, confirm
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def show_texts(self) -> None:
        texts = self._context.texts
        self.setText(texts.tr("Templates"))
        self.setToolTip(texts.tr("Take another criteria tree, or the shipped one again"))
        self.setAccessibleName(self.toolTip())

    def fill(self) -> tuple[QAction, ...]:
        """The entries of the menu; a file that cannot be read stands under its own name and tells why when chosen."""
        self._menu.clear()
        texts = self._context.texts
        entries: list[QAction] = []
        for path in available_templates(self._folder):
            try:
                name = texts.of(read_criteria(path)[0].template)
            except ProblemError:
                name = texts.tr("{file} (cannot be read)", file=path.name)
            action = QAction(name, self._menu)
            action.triggered.connect(lambda _=False, path=path: self._on_chosen(path))
            self._menu.addAction(action)
            entries.append(action)
        self._menu.addSeparator()
        hint = QAction(texts.tr("More templates: put CSV files into {folder}", folder="templates/criteria"), self._menu)
        hint.setEnabled(False)
        self._menu.addAction(hint)
        return tuple(entries)

    def _on_chosen(self, path: Path) -> None:
        document, texts = self._context.document, self._context.texts
        if document.plan is None:
            return
        try:
            tree, focuses = read_criteria(path)
            after = edits.replace_criteria(document.plan, tree, focuses)
        except ProblemError as problem:
            document.refused.emit(problem.message)
            return
        self._confirm.ask(
            self._question(document.plan, after),
            texts.tr("Take over"),
            texts.tr("Keep"),
            lambda: self._take_over(tree, focuses),
        )

    def _question(self, old: Plan, new: Plan) -> str:
        texts = self._context.texts
        lost = words.cleared(old, new, texts)
        source = (
            mark("{name} replaces the present tree and clears {lost} that no longer fit. It can be undone.")
            if lost
            else mark("{name} replaces the present tree; all judgements and scores stay. It can be undone.")
        )
        return texts.tr(source, name=new.criteria.template, lost=lost)

    def _take_over(self, tree: CriteriaTree, focuses: tuple[Focus, ...]) -> None:
        self._context.document.edit(
            lambda plan: edits.replace_criteria(plan, tree, focuses), mark("Take another criteria template")
        )
