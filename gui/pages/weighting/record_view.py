"""The record of the meeting (会议纪要): the log in words to copy, and a form for the next entry."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from gui.context import Context
from gui.pages.weighting.group_words import consensus_words
from gui.widgets.card import Card, button, label
from planner.edits.log import record_meeting
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.minutes import minutes

FORM_WIDTH = 380
_FIELDS = (
    ("present", mark("Present")),
    ("questions", mark("Questions put")),
    ("results", mark("Results")),
    ("decisions", mark("Decisions")),
)


class RecordView(QWidget):
    """Left what is recorded, right what is to be."""

    def __init__(self, context: Context, recorder: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._recorder = recorder
        self._shown: tuple[Plan, Evaluation] | None = None
        self.minutes = QPlainTextEdit()
        self.minutes.setReadOnly(True)
        self.copy = button()
        self._record = Card()
        self._record.head.addWidget(self.copy)
        self._record.body.addWidget(self.minutes, 1)
        self._form = Card()
        self._form.setFixedWidth(FORM_WIDTH)
        self.date = QLineEdit(context.today().isoformat())
        self.date.setInputMask("9999-99-99")
        self._date_caption = label(role="muted")
        row = QHBoxLayout()
        row.addWidget(self._date_caption)
        row.addWidget(self.date, 1)
        self._form.body.addLayout(row)
        self.fields: dict[str, QPlainTextEdit] = {}
        self._captions = {}
        for name, _ in _FIELDS:
            self._captions[name] = label(role="muted")
            self.fields[name] = QPlainTextEdit()
            self.fields[name].setTabChangesFocus(True)
            self.fields[name].setMinimumHeight(44)
            self._form.body.addWidget(self._captions[name])
            self._form.body.addWidget(self.fields[name], 1)
        self.fill, self.record = button(), button("primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.fill)
        buttons.addStretch(1)
        buttons.addWidget(self.record)
        self._form.body.addLayout(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(self._record, 1)
        columns.addWidget(self._form)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.minutes.toPlainText()))
        self.fill.clicked.connect(self._on_fill)
        self.record.clicked.connect(self._on_record)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        self._shown = plan, evaluation
        texts = self._context.texts
        tr = texts.tr
        self._record.set_title(tr("Minutes"))
        self.copy.setText(tr("Copy"))
        told = minutes(plan, texts)
        self.minutes.setPlaceholderText(tr("Nothing is recorded yet. Decisions and meetings appear here."))
        if self.minutes.toPlainText() != told:
            self.minutes.setPlainText(told)
        self.minutes.setAccessibleName(tr("Minutes"))
        self.copy.setEnabled(bool(told))
        self._form.set_title(tr("Record a meeting"))
        self._date_caption.setText(tr("Date"))
        self.date.setAccessibleName(tr("Date"))
        for name, word in _FIELDS:
            self._captions[name].setText(tr(word))
            self.fields[name].setAccessibleName(tr(word))
        self.fill.setText(tr("Fill in the present result"))
        self.fill.setToolTip(tr("Writes the experts heard, the group's weights and the ranking into the fields."))
        self.record.setText(tr("Record"))

    def _on_fill(self) -> None:
        if self._shown is None:
            return
        plan, evaluation = self._shown
        texts, weighting = self._context.texts, plan.weighting
        names = [texts.of(weighting.shown_name(expert.id)) for expert in weighting.heard]
        self.fields["present"].setPlainText(texts.join(names))
        goal = evaluation.weights.node(GOAL)
        shares = [
            f"{texts.of(plan.criteria.criterion(child).name)} {texts.percent(weight)}"
            for child, weight in zip(goal.children, goal.weights, strict=True)
        ]
        lines = [texts.tr("Weights: {weights}", weights=texts.join(shares)), consensus_words(goal.consensus, texts)]
        if evaluation.ranking is not None:
            order = [texts.of(plan.strategy(row.strategy).name) for row in evaluation.ranking.order]
            lines.append(texts.tr("Order: {strategies}", strategies=texts.join(order)))
        self.fields["results"].setPlainText("\n".join(lines))

    def _on_record(self) -> None:
        told = {name: field.toPlainText() for name, field in self.fields.items()}
        date, who = self.date.text(), self._recorder()
        if self._context.document.edit(
            lambda plan: record_meeting(plan, date=date, who=who, **told), mark("Record a meeting")
        ):
            for field in self.fields.values():
                field.clear()
