"""The question on the screen: the two names, the points between them, the answer in words."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.expert_chooser import expert_name
from gui.shell.consultation.disagreement import disagreement
from gui.shell.consultation.large_text import enlarge
from gui.shell.consultation.questions import Question, answer, answered, answers
from gui.shell.consultation.scale_line import ScaleLine
from gui.shell.consultation.side import node_name
from gui.widgets.card import chip, label, set_property
from gui.widgets.wrapped_text import fitting_font
from planner.model.evaluation import Weights
from planner.model.plan import Plan
from planner.text.saaty_scale import importance

NAME_SIZES = (38, 34, 31, 28, 25)
GAP = 40
"""Between the two names."""
MARGIN = 12
"""Left free beside a name, so that a line that just fits is not broken after all."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One expert before one question, the one at `place` of `count`.

    `favours_first`: the side that the next digit counts for. `released`: what the others say may be seen.
    """

    question: Question
    place: int
    count: int
    expert: str
    favours_first: bool
    released: bool


class Stage(QWidget):
    """`spoken` is all of it in one sentence, for a screen reader."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scale = 1.0
        self.spoken = ""
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
        self._lay_out()

    def show_turn(self, plan: Plan, weights: Weights, turn: Turn) -> None:
        texts, tree, question = self._context.texts, plan.criteria, turn.question
        first, second = (texts.of(tree.criterion(id).name) for id in (question.first, question.second))
        ratio = answer(weights, question, turn.expert)
        node = node_name(plan, question.node, texts)
        self.node.setText(
            texts.tr("{node} · question {place} of {count}", node=node, place=turn.place + 1, count=turn.count)
        )
        self.title.setText(texts.tr("Which matters more, and by how much?"))
        for made, name, favoured in (
            (self.first, first, turn.favours_first),
            (self.second, second, not turn.favours_first),
        ):
            made.setText(name)
            set_property(made, "role", "stage-favoured" if favoured else "stage")
        self.words.setText(self._words(first if turn.favours_first else second, ratio))
        self._show_expert(plan, weights, turn)
        self._show_others(plan, weights, turn, ratio)
        self._enlarge_names()
        self.spoken = texts.tr(
            "{expert}: {first} or {second}? {words}",
            expert=self.expert.text(),
            first=first,
            second=second,
            words=self.words.text(),
        )

    def enlarge(self, scale: float) -> None:
        """Letters follow the screen, so that a projector and a large screen are read from as far."""
        self._scale = scale
        for made, pixels in (
            (self.expert, 20),
            (self.progress, 18),
            (self.node, 18),
            (self.title, 24),
            (self.words, 27),
            (self.others, 19),
        ):
            enlarge(made, round(pixels * scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enlarge_names()

    def _words(self, favoured: str, ratio: float | None) -> str:
        texts = self._context.texts
        if ratio is None:
            return texts.tr("Not answered yet: press 1 to 9 for “{name}”, ← or → for the other side", name=favoured)
        words = importance(ratio, texts)
        return words if ratio == 1.0 else texts.tr("{name} matters more: {words}", name=favoured, words=words)

    def _show_expert(self, plan: Plan, weights: Weights, turn: Turn) -> None:
        """Whose turn it is, and how far this expert has come."""
        texts, heard = self._context.texts, [expert.id for expert in plan.weighting.heard]
        name = expert_name(plan.weighting, turn.expert, texts)
        place = heard.index(turn.expert) + 1
        self.expert.setText(
            name
            if len(heard) == 1
            else texts.tr("Expert {place} of {count}: {name}", place=place, count=len(heard), name=name)
        )
        pairwise = (node.node for node in weights.nodes if node.way == "pairwise")
        done = sum(answered(weights, node, turn.expert)[0] for node in pairwise)
        self.bar.setRange(0, turn.count)
        self.bar.setValue(done)
        self.progress.setText(
            texts.tr("All {count} questions answered", count=done)
            if done == turn.count
            else texts.tr("{done} of {count} answered", done=done, count=turn.count)
        )

    def _show_others(self, plan: Plan, weights: Weights, turn: Turn, ratio: float | None) -> None:
        """Nothing of what others say before it is released."""
        texts, tree, question = self._context.texts, plan.criteria, turn.question
        heard = tuple(expert.id for expert in plan.weighting.heard)
        given = answers(weights, question, heard)
        if turn.released and len(heard) > 1:
            self.line.show_answer(ratio, tuple(value for _, value in given.given), given.mean)
            first, second = (texts.of(tree.criterion(id).name) for id in (question.first, question.second))
            self.others.setText(disagreement(given, first, second, plan.weighting, texts))
            return
        self.line.show_answer(ratio, (), None)
        self.others.setText(
            texts.tr("The plan has one expert. Add others on the weights page to answer in turn and compare.")
            if len(heard) == 1
            else texts.tr(
                "{done} of {count} experts have answered; answers are hidden until R.",
                done=len(given.given),
                count=len(heard),
            )
        )

    def _enlarge_names(self) -> None:
        """As large as both names fit into two lines."""
        names, room = (self.first.text(), self.second.text()), (self.width() - GAP) / 2 - MARGIN
        bold = QFont(self.font())
        bold.setBold(True)
        font = fitting_font(bold, tuple(round(size * self._scale) for size in NAME_SIZES), names, room)
        for made in (self.first, self.second):
            enlarge(made, font.pixelSize())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.expert)
        head.addStretch(1)
        head.addWidget(self.progress)
        names = QHBoxLayout()
        names.setSpacing(GAP)
        for made, side in ((self.first, Qt.AlignmentFlag.AlignLeft), (self.second, Qt.AlignmentFlag.AlignRight)):
            made.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            names.addWidget(made, 1)
        for made in (self.node, self.title, self.words, self.others):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        main = QVBoxLayout(self)
        main.setContentsMargins(0, 0, 0, 0)
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
