"""The plan being edited: its value, its file and its undo history."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.model.evaluation import Evaluation
from planner.model.message import ProblemError
from planner.model.plan import Plan

Edit = Callable[[Plan], Plan]


class Document(QObject):
    """The current plan. It changes only through `edit`, `start`, undo and redo, and says so by `changed`.

    Signals: `changed(old, new)` after every change of the plan; `replaced()` when another plan took its place;
    `refused(message)` when an edit could not be made (the plan is as before); `saved()`; `path_changed()`.
    """

    changed = Signal(object, object)
    replaced = Signal()
    refused = Signal(object)
    saved = Signal()
    path_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.path: Path | None = None
        self._plan: Plan | None = None
        self._evaluation: Evaluation | None = None
        self._last_evaluation: Evaluation | None = None

    @property
    def plan(self) -> Plan | None:
        return self._plan

    @property
    def evaluation(self) -> Evaluation | None:
        """What follows from the plan as it is now; computed once a change, when first asked for."""
        if self._evaluation is None and self._plan is not None:
            from planner import evaluate  # with numpy: not before there is a plan

            self._evaluation = self._last_evaluation = evaluate.evaluate(self._plan, self._last_evaluation)
        return self._evaluation

    @property
    def modified(self) -> bool:
        return self._plan is not None and not self.undo_stack.isClean()

    def start(self, plan: Plan | None, path: Path | None = None, *, saved: bool = True) -> None:
        """Take up another plan; `saved` is False for a new or recovered one that is on no disk yet."""
        self.undo_stack.clear()
        if not saved:
            self.undo_stack.resetClean()
        self.path = path
        self._set(plan)
        self.replaced.emit()
        self.path_changed.emit()

    def edit(self, change: Edit, label: str, merge: str = "") -> bool:
        """Apply `change`; one undo step called `label` (an English source text).

        Consecutive edits with the same non-empty `merge` key become one step (a drag, a slider).
        False, and `refused` emitted, where the edit could not be made.
        """
        if self._plan is None:
            return False
        try:
            new = change(self._plan)
        except ProblemError as problem:
            self.refused.emit(problem.message)
            return False
        if new is not self._plan:
            self.undo_stack.push(_Change(self, self._plan, new, label, merge))
        return True

    def mark_saved(self, path: Path) -> None:
        self.path = path
        self.undo_stack.setClean()
        self.path_changed.emit()
        self.saved.emit()

    def close(self) -> None:
        """The last word: a stack that is destroyed still tells its views, which may be gone by then."""
        self.undo_stack.blockSignals(True)

    def _set(self, plan: Plan | None) -> None:
        old, self._plan = self._plan, plan
        self._evaluation = None
        self.changed.emit(old, plan)


class _Change(QUndoCommand):
    """From one value of the plan to the next."""

    def __init__(self, document: Document, old: Plan, new: Plan, label: str, merge: str) -> None:
        super().__init__(label)
        self._document, self._old, self._new, self._merge = document, old, new, merge

    def redo(self) -> None:
        self._document._set(self._new)

    def undo(self) -> None:
        self._document._set(self._old)

    def id(self) -> int:
        return hash(self._merge) % 2_000_000_000 + 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other._merge != self._merge:
            return False
        self._new = other._new
        return True
