"""The consultation: one question in large type, the keys that answer it, the running result beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import NO_PLAN
from gui.shell.consultation.key_foot import KeyFoot
from gui.shell.consultation.large_text import enlarge
from gui.shell.consultation.questions import Question, answer, questions, touched
from gui.shell.consultation.side import Side
from gui.shell.consultation.stage import Stage, Turn
from gui.shell.notice import Notice
from gui.widgets.card import label
from planner.edits.weighting import set_judgement
from planner.model.evaluation import Evaluation, Weights
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.weighting.next_question import next_question

DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
DESIGN_WIDTH, DESIGN_HEIGHT = 1280, 720
SIDE_SHARE = 0.27


class ConsultationView(QWidget):
    """Which question, whose turn and what is released is the view's own and no edit; every answer is one.

    Signal `left()` when Escape was pressed.
    """

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._questions: tuple[Question, ...] = ()
        self._place = 0
        self._expert = ""
        self._favours_first = True
        self._released: set[Question] = set()
        self._results = True
        self.setObjectName("pageArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.notice = Notice(context)
        self.empty = label(role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._asked = QWidget()
        self.stage = Stage(context)
        self.side = Side(context)
        self.keys = KeyFoot(context)
        self._commands: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._favour(first=True),
            Qt.Key.Key_Right: lambda: self._favour(first=False),
            Qt.Key.Key_Delete: lambda: self._judge(None),
            Qt.Key.Key_Return: self._go_on,
            Qt.Key.Key_Enter: self._go_on,
            Qt.Key.Key_Down: self._go_on,
            Qt.Key.Key_Backspace: lambda: self._go(self._place - 1),
            Qt.Key.Key_Up: lambda: self._go(self._place - 1),
            Qt.Key.Key_N: self._go_to_best,
            Qt.Key.Key_R: self._release,
            Qt.Key.Key_H: self._hide_results,
        }
        self._lay_out()
        self.stage.line.chosen.connect(self._judge)
        context.document.changed.connect(self._on_changed)
        context.wording.changed.connect(self._on_retold)
        context.theme.changed.connect(self._on_retold)

    def begin(self, at: tuple[str, str] | None = None) -> None:
        """Start with what the expert has not answered, first at the node, of `at` (node, expert); nothing is released.

        Without `at`, or once that is answered, with the first open question of that expert or the first one heard.
        """
        self._released.clear()
        node, self._expert = at or ("", "")
        self._place, self._favours_first = 0, True
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        if plan is not None and evaluation is not None:
            self._results = len(plan.weighting.heard) == 1
            self._take_stock(plan, evaluation)
            here = None if at is None else self._first_open(evaluation.weights, node)
            self._place = (self._first_open(evaluation.weights) if here is None else here) or 0
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        return self._questions[self._place] if self._questions else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab is the next expert: nothing else here takes the focus."""
        self._switch_expert(1 if next else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.question is None or not plain:
            super().keyPressEvent(event)
        elif key in DIGITS:
            ratio = float(key - Qt.Key.Key_0)
            self._judge(ratio if self._favours_first else 1.0 / ratio)
        elif key in self._commands:
            self._commands[key]()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, old: Plan | None, new: Plan | None) -> None:
        """An answer that was given, undone or redone comes on the screen, whosever it is."""
        if not self.isVisible():
            return
        answers = touched(old, new)
        if len(answers) == 1:
            ((expert, *pair),) = answers
            self._expert = expert
            self._place = self._place_of(*pair)
        self._refresh()

    def _on_retold(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        scale = min(self.height() / DESIGN_HEIGHT, self.width() / DESIGN_WIDTH)
        self.stage.enlarge(scale)
        self.keys.show_keys(round(15 * scale))
        enlarge(self.empty, round(24 * scale))
        self.side.setFixedWidth(round(self.width() * SIDE_SHARE))
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        question = None
        if plan is not None and evaluation is not None:
            self._take_stock(plan, evaluation)
            question = self.question
        self._asked.setVisible(question is not None)
        self.empty.setVisible(question is None)
        if plan is None or evaluation is None or question is None:
            no_pairs = mark("This tree has no two criteria to compare. Add criteria in step 2.")
            self.empty.setText(self._context.texts.tr(NO_PLAN if plan is None else no_pairs))
            self.setAccessibleName(self.empty.text())
            return
        ratio = answer(evaluation.weights, question, self._expert)
        if ratio is not None and ratio != 1.0:
            self._favours_first = ratio > 1.0
        released = question in self._released
        turn = Turn(question, self._place, len(self._questions), self._expert, self._favours_first, released)
        self.stage.show_turn(plan, evaluation.weights, turn)
        self.side.show_state(plan, evaluation, question.node, self._expert, results=self._results)
        self.setAccessibleName(self.stage.spoken)

    def _take_stock(self, plan: Plan, evaluation: Evaluation) -> None:
        """Questions and experts as the plan has them now; the question on the screen stays if it still exists."""
        shown = self.question
        self._questions = questions(evaluation.weights)
        if shown in self._questions:
            self._place = self._questions.index(shown)
        self._place = min(self._place, max(len(self._questions) - 1, 0))
        heard = [expert.id for expert in plan.weighting.heard]
        if self._expert not in heard:
            self._expert = heard[0]

    def _judge(self, ratio: float | None) -> None:
        question, expert = self.question, self._expert
        if question is not None:
            pair = question.node, question.first, question.second
            self._context.document.edit(
                lambda plan: set_judgement(plan, *pair, ratio, expert=expert),
                mark("Clear a judgement") if ratio is None else mark("Judge a pair"),
            )

    def _favour(self, *, first: bool) -> None:
        """Choose the side: an answer for the other side changes over, else the next digit counts for this one."""
        evaluation, question = self._context.document.evaluation, self.question
        if evaluation is None or question is None:
            return
        ratio = answer(evaluation.weights, question, self._expert)
        self._favours_first = first
        if ratio is not None and ratio != 1.0 and (ratio > 1.0) != first:
            self._judge(1.0 / ratio)
        else:
            self._refresh()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._questions):
            self._place, self._favours_first = place, True
            self._refresh()

    def _go_on(self) -> None:
        """The next question; after the last one the first that this expert left out."""
        evaluation = self._context.document.evaluation
        if self._place + 1 < len(self._questions):
            self._go(self._place + 1)
        elif evaluation is not None and (left_out := self._first_open(evaluation.weights)) is not None:
            self._go(left_out)

    def _go_to_best(self) -> None:
        evaluation = self._context.document.evaluation
        best = None if evaluation is None else next_question(evaluation.weights, self._expert)
        if best is not None:
            self._go(self._place_of(best.node, best.first, best.second))

    def _first_open(self, weights: Weights, node: str | None = None) -> int | None:
        """The first question, of one node or of all, that the present expert has not answered; None where all are."""
        open_ones = (
            place
            for place, question in enumerate(self._questions)
            if node in (None, question.node) and answer(weights, question, self._expert) is None
        )
        return next(open_ones, None)

    def _place_of(self, node: str, first: str, second: str) -> int:
        """Where a pair is asked; the present place where it is not."""
        asked = ((question.node, question.first, question.second) for question in self._questions)
        return next((place for place, pair in enumerate(asked) if pair == (node, first, second)), self._place)

    def _switch_expert(self, steps: int) -> None:
        plan = self._context.document.plan
        if plan is not None and self._questions:
            heard = [expert.id for expert in plan.weighting.heard]
            self._expert = heard[(heard.index(self._expert) + steps) % len(heard)]
            self._favours_first = True
            self._refresh()

    def _release(self) -> None:
        if self.question is not None:
            self._released ^= {self.question}
            self._refresh()

    def _hide_results(self) -> None:
        self._results = not self._results
        self._refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        row.addWidget(self.stage, 1)
        row.addWidget(self.side)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 18, 28, 18)
        middle.addWidget(self.notice)
        middle.addWidget(self._asked, 1)
        middle.addWidget(self.empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.keys)
