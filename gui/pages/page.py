"""What all seven pages have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark


class Page(QWidget):
    """One step of the way: a question as its title, cards that answer it.

    A subclass builds its widgets once in its constructor inside `self.body`, sets `title`, and fills the
    widgets in `refresh`. `refresh` runs only while the page is seen, after each change of plan, language or
    theme, and must set *all* texts, so that a switch of language needs nothing else.
    A page that can do without a plan sets `needs_plan = False`.
    `plan_wanted(plan)` asks for another plan, on no disk yet, to be taken up; the window asks about the present one.
    """

    plan_wanted = Signal(object)

    title = ""
    needs_plan = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("pageArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stale = True
        self._title = label(role="page-title")
        self.header = QHBoxLayout()
        self.header.setSpacing(10)
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        content = QWidget()
        content.setLayout(self.body)
        self._stack = QStackedLayout()
        self._stack.addWidget(content)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 16)
        outer.setSpacing(10)
        outer.addLayout(self.header)
        outer.addLayout(self._stack, 1)
        context.document.changed.connect(self._on_changed)
        context.wording.changed.connect(self._on_changed)
        context.theme.changed.connect(self._on_changed)

    @property
    def consulted(self) -> tuple[str, str] | None:
        """Node and expert in view, where a consultation would begin; only the page on weights has them."""
        return None

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        """Show this plan: every page says how."""

    def refresh_empty(self) -> None:
        """Show that no plan was begun; only pages that do without one override it."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _on_changed(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        texts = self.context.texts
        self._title.setText(texts.tr(self.title))
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self._stack.setCurrentIndex(0)
            self.refresh(plan, evaluation)
        elif self.needs_plan:
            self._empty.setText(texts.tr(NO_PLAN))
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentIndex(0)
            self.refresh_empty()


NO_PLAN = mark("No plan yet. Pick a city in step 1, or open a plan file (Ctrl+O).")
