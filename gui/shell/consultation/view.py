"""The consultation: one question in large type, the keys that answer it, the running result beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import NO_PLAN
from gui.pages.weighting.expert_chooser import expert_name
from gui.shell.consultation.disagreement import disagreement
from gui.shell.consultation.key_foot import KeyFoot
from gui.shell.consultation.large_text import enlarge
from gui.shell.consultation.questions import Question, answer, answered, answers, questions
from gui.shell.consultation.scale_line import ScaleLine
from gui.shell.consultation.side import Side, node_name
from gui.shell.notice import Notice
from gui.widgets.card import chip, label, set_property
from gui.widgets.wrapped_text import fitting_font
from planner.edits.weighting import set_judgement
from planner.model.evaluation import Evaluation, Weights
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.saaty_scale import importance
from planner.weighting.next_question import next_question

DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
SIDE_SHARE = 0.27
DESIGN_WIDTH, DESIGN_HEIGHT = 1280, 720
NAME_SIZES = (38, 34, 31, 28, 25)
STAGE_SPACES = 140
"""Between and beside the two names."""


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
        self.expert = chip("accent")
        self.progress = label(role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.node = label(role="muted", wrap=True)
        self.title = label(role="page-title", wrap=True)
        self.first, self.second = label(wrap=True), label(wrap=True)
        self.line = ScaleLine(context)
        self.words = label(role="strong", wrap=True)
        self.others = label(wrap=True)
        self.side = Side(context)
        self.keys = KeyFoot(context)
        self._stage = QWidget()
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
        self.line.chosen.connect(self._judge)
        for signal in (context.document.changed, context.wording.changed, context.theme.changed):
            signal.connect(self._on_changed)

    def begin(self) -> None:
        """Start with the first question that the first expert heard has not answered; nothing is released."""
        self._released.clear()
        self._expert, self._place = "", 0
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        if plan is not None and evaluation is not None:
            heard = plan.weighting.heard
            self._results = len(heard) == 1
            self._take_stock(plan, evaluation)
            self._place = self._first_open(evaluation.weights) or 0
        self._favours_first = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        return self._questions[self._place] if self._questions else None

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

    # What is shown

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        texts = self._context.texts
        self._enlarge()
        self.keys.show_keys(self._pixels(15))
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        if plan is None or evaluation is None:
            self._show_empty(texts.tr(NO_PLAN))
            return
        self._take_stock(plan, evaluation)
        question = self.question
        if question is None:
            self._show_empty(texts.tr("This tree has no two criteria to compare. Add criteria in step 2."))
            return
        self.empty.hide()
        self._stage.show()
        self._show_question(plan, evaluation.weights, question)
        self.side.show_state(plan, evaluation, question.node, self._expert, results=self._results)

    def _show_empty(self, sentence: str) -> None:
        self._stage.hide()
        self.empty.setText(sentence)
        self.empty.show()
        self.setAccessibleName(sentence)

    def _show_question(self, plan: Plan, weights: Weights, question: Question) -> None:
        texts, tree = self._context.texts, plan.criteria
        first, second = (texts.of(tree.criterion(id).name) for id in (question.first, question.second))
        ratio = answer(weights, question, self._expert)
        if ratio is not None and ratio != 1.0:
            self._favours_first = ratio > 1.0
        self.node.setText(
            texts.tr("{node} · question {place} of {count}", **self._position(node_name(plan, question.node, texts)))
        )
        self.title.setText(texts.tr("Which matters more, and by how much?"))
        for made, name, favoured in (
            (self.first, first, self._favours_first),
            (self.second, second, not self._favours_first),
        ):
            made.setText(name)
            set_property(made, "role", "stage-favoured" if favoured else "stage")
        self._enlarge_names()
        self.words.setText(
            texts.tr(
                "Not answered yet: press 1 to 9 for “{name}”, ← or → for the other side",
                name=first if self._favours_first else second,
            )
            if ratio is None
            else self._answer_words(first if ratio > 1.0 else second, ratio)
        )
        self._show_turn(plan, weights)
        self._show_others(plan, weights, question, ratio)
        self.setAccessibleName(
            texts.tr(
                "{expert}: {first} or {second}? {words}",
                expert=self.expert.text(),
                first=first,
                second=second,
                words=self.words.text(),
            )
        )

    def _answer_words(self, favoured: str, ratio: float) -> str:
        texts = self._context.texts
        words = importance(ratio, texts)
        return words if ratio == 1.0 else texts.tr("{name} matters more: {words}", name=favoured, words=words)

    def _position(self, node: str) -> dict[str, str | int]:
        return {"node": node, "place": self._place + 1, "count": len(self._questions)}

    def _show_turn(self, plan: Plan, weights: Weights) -> None:
        """Whose turn it is, and how far this expert has come."""
        texts, heard = self._context.texts, [expert.id for expert in plan.weighting.heard]
        name = expert_name(plan.weighting, self._expert, texts)
        place = heard.index(self._expert) + 1
        self.expert.setText(
            name
            if len(heard) == 1
            else texts.tr("Expert {place} of {count}: {name}", place=place, count=len(heard), name=name)
        )
        done = sum(answered(weights, node, self._expert)[0] for node in {question.node for question in self._questions})
        self.bar.setRange(0, len(self._questions))
        self.bar.setValue(done)
        self.progress.setText(
            texts.tr("All {count} questions answered", count=done)
            if done == len(self._questions)
            else texts.tr("{done} of {count} answered", done=done, count=len(self._questions))
        )

    def _show_others(self, plan: Plan, weights: Weights, question: Question, ratio: float | None) -> None:
        """Nothing of what others say before it is released."""
        texts, tree = self._context.texts, plan.criteria
        heard = tuple(expert.id for expert in plan.weighting.heard)
        given = answers(weights, question, heard)
        if len(heard) == 1:
            self.line.show_answer(ratio, (), None)
            self.others.setText(
                texts.tr("The plan has one expert. Add others on the weights page to answer in turn and compare.")
            )
        elif question not in self._released:
            self.line.show_answer(ratio, (), None)
            self.others.setText(
                texts.tr(
                    "{done} of {count} experts have answered; answers are hidden until R.",
                    done=len(given.given),
                    count=len(heard),
                )
            )
        else:
            self.line.show_answer(ratio, tuple(value for _, value in given.given), given.mean)
            first, second = (texts.of(tree.criterion(id).name) for id in (question.first, question.second))
            self.others.setText(disagreement(given, first, second, plan.weighting, texts))

    # Keys

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab is the next expert: nothing else here takes the focus."""
        self._switch_expert(1 if next else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.question is None:
            super().keyPressEvent(event)
        elif key in DIGITS:
            ratio = float(key - Qt.Key.Key_0)
            self._judge(ratio if self._favours_first else 1.0 / ratio)
        elif key in self._commands:
            self._commands[key]()
        else:
            super().keyPressEvent(event)

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
        ratio = self._given()
        self._favours_first = first
        if ratio is not None and ratio != 1.0 and (ratio > 1.0) != first:
            self._judge(1.0 / ratio)
        else:
            self._refresh()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._questions):
            self._place = place
            self._favours_first = True
            self._refresh()

    def _go_on(self) -> None:
        """The next question; after the last one the first that this expert left out."""
        evaluation = self._context.document.evaluation
        if self._place + 1 < len(self._questions):
            self._go(self._place + 1)
        elif evaluation is not None and (left_out := self._first_open(evaluation.weights)) is not None:
            self._go(left_out)

    def _first_open(self, weights: Weights) -> int | None:
        """The first question that the present expert has not answered; None where all are."""
        open_ones = (
            place for place, question in enumerate(self._questions) if answer(weights, question, self._expert) is None
        )
        return next(open_ones, None)

    def _go_to_best(self) -> None:
        evaluation = self._context.document.evaluation
        best = None if evaluation is None else next_question(evaluation.weights, self._expert)
        for place, question in enumerate(self._questions):
            if best is not None and (question.node, question.first, question.second) == (
                best.node,
                best.first,
                best.second,
            ):
                self._go(place)

    def _switch_expert(self, steps: int) -> None:
        plan = self._context.document.plan
        if plan is not None and self._questions:
            heard = [expert.id for expert in plan.weighting.heard]
            self._expert = heard[(heard.index(self._expert) + steps) % len(heard)]
            self._favours_first = True
            self._refresh()

    def _release(self) -> None:
        question = self.question
        if question is not None:
            self._released ^= {question}
            self._refresh()

    def _hide_results(self) -> None:
        self._results = not self._results
        self._refresh()

    def _given(self) -> float | None:
        evaluation, question = self._context.document.evaluation, self.question
        return None if evaluation is None or question is None else answer(evaluation.weights, question, self._expert)

    # Where it stands

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.expert)
        head.addStretch(1)
        head.addWidget(self.progress)
        names = QHBoxLayout()
        names.setSpacing(40)
        for made, side in ((self.first, Qt.AlignmentFlag.AlignLeft), (self.second, Qt.AlignmentFlag.AlignRight)):
            made.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            names.addWidget(made, 1)
        for made in (self.node, self.title, self.words, self.others):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        main = QVBoxLayout()
        main.setSpacing(8)
        main.addLayout(head)
        main.addWidget(self.bar)
        main.addStretch(2)
        main.addWidget(self.node)
        main.addWidget(self.title)
        main.addStretch(2)
        main.addLayout(names)
        main.addWidget(self.line, 8)
        main.addStretch(1)
        main.addWidget(self.words)
        main.addWidget(self.others)
        main.addStretch(2)
        row = QHBoxLayout(self._stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        row.addLayout(main, 1)
        row.addWidget(self.side)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 18, 28, 18)
        middle.addWidget(self.notice)
        middle.addWidget(self._stage, 1)
        middle.addWidget(self.empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.keys)

    def _enlarge(self) -> None:
        """Letters follow the height, so that a projector and a large screen are read from as far."""
        for made, pixels in (
            (self.expert, 20),
            (self.progress, 18),
            (self.node, 18),
            (self.title, 24),
            (self.words, 27),
            (self.others, 19),
            (self.empty, 24),
        ):
            enlarge(made, self._pixels(pixels))
        self.side.setFixedWidth(round(self.width() * SIDE_SHARE))

    def _enlarge_names(self) -> None:
        """As large as both names fit into two lines."""
        names = self.first.text(), self.second.text()
        room = (self.width() * (1 - SIDE_SHARE) - STAGE_SPACES) / 2
        bold = QFont(self.font())
        bold.setBold(True)
        font = fitting_font(bold, tuple(map(self._pixels, NAME_SIZES)), names, room)
        for made in (self.first, self.second):
            enlarge(made, font.pixelSize())

    def _pixels(self, at_design_height: int) -> int:
        return max(round(at_design_height * min(self.height() / DESIGN_HEIGHT, self.width() / DESIGN_WIDTH)), 11)
