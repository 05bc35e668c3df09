"""How weights and scores are drawn, and the run itself."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.context import Context
from gui.pages.ranking.words import drawn_words
from gui.widgets.card import Card, button, label, scrolled
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from planner.analysis.report import drawn
from planner.analysis.weight_doubt import weight_spread
from planner.checks.ranking import FEWEST_DRAWS, MOST_DRAWS
from planner.edits import ranking as edits
from planner.model.plan import Plan
from planner.model.ranking import WeightDoubt
from planner.model.sureness import Sureness
from planner.text.marker import mark
from planner.text.texts import Texts

DOUBTS: dict[WeightDoubt, str] = {
    "around": mark("Around the weights in force"),
    "uniform": mark("Anything at every group"),
    "experts": mark("One expert's weights a draw"),
    "order": mark("Any that keep the order of importance"),
}
SPREADS = (mark("From the experts; one alone: assumed"), mark("Set by hand"))
LARGEST_SEED_SHOWN = 2_000_000_000
LEAST_SPREAD = 0.01
EXAMPLE = 0.25
"""The weight by which a spread is explained."""
EDIT = mark("Choose how doubt is drawn")


class DoubtCard(Card):
    """Each choice is an edit of the plan, so results can be repeated; the run starts by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._question = context.questions.sureness
        self.doubt, self.spread_from = Choice(), Choice()
        for choice in (self.doubt, self.spread_from):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.spread = NumberField(LEAST_SPREAD, 1 - LEAST_SPREAD, LEAST_SPREAD, 2)
        self.scores = QCheckBox()
        self.draws = NumberField(FEWEST_DRAWS, MOST_DRAWS, 10_000)
        self.seed = NumberField(0, LARGEST_SEED_SHOWN)
        self._labels = [label() for _ in range(4)]
        self._seed_name = label()
        self._meaning = label(role="small", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.state = label(role="muted", wrap=True)
        self.run = button()
        spread = _row(self.spread_from, self.spread)
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 6, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        draws = _row(self.draws, self._seed_name, self.seed)
        placed: tuple[QWidget, ...] = (self.doubt, spread, self.scores, draws)
        for name, field in zip(self._labels, placed, strict=True):
            form.addRow(name, field)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.run)
        form.addRow(self._meaning)
        self.body.addWidget(scrolled(content), 1)
        self.body.addWidget(self.progress)
        self.body.addLayout(foot)
        self._connect()

    def show_plan(self, plan: Plan) -> None:
        texts, choices = self._context.texts, plan.ranking.sureness
        self.set_title(texts.tr("What is drawn"))
        names = (mark("Weights"), mark("Spread"), mark("Scores"), mark("Draws"), mark("Seed"))
        fields = (self.doubt, self.spread_from, self.scores, self.draws, self.seed)
        for shown, field, name in zip((*self._labels, self._seed_name), fields, names, strict=True):
            shown.setText(texts.tr(name))
            field.setAccessibleName(texts.tr(name))
        self.doubt.show_choices(tuple(texts.tr(word) for word in DOUBTS.values()), list(DOUBTS).index(choices.weights))
        around, by_hand = choices.weights == "around", choices.spread is not None
        self.spread_from.show_choices(tuple(texts.tr(word) for word in SPREADS), int(by_hand))
        self.spread_from.setEnabled(around)
        self.spread.setVisible(around and by_hand)
        self.spread.setAccessibleName(texts.tr("Spread, 0 to 1"))
        if choices.spread is not None:
            self.spread.show_value(choices.spread)
        self.scores.setText(texts.tr("In their ranges; empty ones: the whole scale"))
        self.scores.setChecked(choices.scores)
        self.draws.show_value(choices.draws)
        self.seed.show_value(choices.seed)
        self.seed.setToolTip(texts.tr("The same seed gives the same draws."))
        self.show_run()

    def show_run(self) -> None:
        """How far the run is, or what the last one drew."""
        texts, question = self._context.texts, self._question
        self.progress.setVisible(question.under_way)
        self.progress.setValue(round(question.share * 100))
        self.run.setText(texts.tr("Stop") if question.under_way else texts.tr("Compute"))
        self.run.setEnabled(question.under_way or not question.current)
        if question.under_way:
            self.state.setText(texts.tr("Being computed: {share}", share=texts.percent(question.share, 0)))
        elif question.current and question.answered is not None:
            self.state.setText(drawn_words(texts, question.answered.answer))
        else:
            self.state.setText(texts.tr("Not computed for the plan as it is."))
        if question.answered is not None:
            self._meaning.setText(_meaning(texts, question.answered.plan, question.answered.answer))

    def _connect(self) -> None:
        def edit(**choices: Any) -> None:
            self._context.document.edit(lambda plan: edits.set_sureness(plan, **choices), EDIT)

        self.doubt.activated.connect(lambda at: edit(weights=list(DOUBTS)[at]))
        self.spread_from.activated.connect(lambda at: edit(spread=self._spread_in_force() if at else None))
        self.spread.entered.connect(lambda value: edit(spread=value))
        self.scores.clicked.connect(lambda checked: edit(scores=checked))
        self.draws.entered.connect(lambda value: edit(draws=int(value)))
        self.seed.entered.connect(lambda value: edit(seed=int(value)))
        self.run.clicked.connect(self._on_run)
        self._question.changed.connect(self._on_question)
        self._question.progressed.connect(self._on_question)

    def _spread_in_force(self) -> float:
        """What the experts' disagreement gives, to start from by hand."""
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        assert plan is not None and evaluation is not None
        return max(LEAST_SPREAD, round(weight_spread(plan, evaluation.weights).value, 2))

    def _on_run(self) -> None:
        if self._question.under_way:
            self._question.stop()
        else:
            self._question.ask()

    def _on_question(self) -> None:
        if self.isVisible():
            self.show_run()


def _meaning(texts: Texts, plan: Plan, sureness: Sureness) -> str:
    """What the last run drew, in words; a spread with an example."""
    said = []
    for message in drawn(plan, sureness):
        said.append(texts.message(message))
        if "spread" in message.params and sureness.spread is not None:
            points = 100 * sureness.spread * (EXAMPLE * (1 - EXAMPLE)) ** 0.5
            said.append(
                texts.tr(
                    "A weight of {weight} then varies by about {points} percentage points either way.",
                    weight=texts.percent(EXAMPLE, 0),
                    points=texts.number(points, 1),
                )
            )
    return texts.sentences(said)


def _row(*widgets: QWidget) -> QWidget:
    """Widgets side by side; the first takes the room that is left."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for position, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if position == 0 else 0)
    return made
