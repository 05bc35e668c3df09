"""Would it still be here with other weights?"""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from gui.context import Context
from gui.pages.roadmap.doubt.stability_card import StabilityCard
from gui.pages.roadmap.doubt.told_card import ToldCard
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.blocked_card import BlockedCard
from gui.widgets.card import button, label
from planner.analysis.phase_stability import EXACT_DRAWS, stability_summary
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark

SIDE_WIDTH = (270, 380)


class DoubtView(RoadmapView):
    """The greedy draws run by themselves while the view is seen; the exact ones when asked for."""

    name = mark("How firm")
    asks = mark("Would it still be here with other weights?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._greedy, self._exact = context.questions.stability, context.questions.exact_stability
        self._state = label(role="muted")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.run, self.exactly = button(), button()
        for widget in (self._state, self.progress, self.run, self.exactly):
            self.tool_row.addWidget(widget)
        self.card = StabilityCard(context)
        self.told = ToldCard(context)
        self.told.setMinimumWidth(SIDE_WIDTH[0])
        self.told.setMaximumWidth(SIDE_WIDTH[1])
        self.exact_said = label(role="muted", wrap=True)
        self.blocked = BlockedCard(context)
        self._columns = QWidget()
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self.card, 3)
        columns.addWidget(self.told, 1)
        self.body.addWidget(self.exact_said)
        self.body.addWidget(self._columns, 1)
        self.body.addWidget(self.blocked, 1)
        self.card.chosen.connect(lambda _: self._tell())
        self.card.table.activated.connect(lambda _: self.action_wanted.emit(self.card.table.action()))
        self.run.clicked.connect(self._on_run)
        self.exactly.clicked.connect(self._exact.ask)
        for question in (self._greedy, self._exact):
            question.changed.connect(self._on_answer)
            question.progressed.connect(self._show_run)
        context.questions.voices.changed.connect(self._on_answer)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.exactly.setText(texts.tr("Solve exactly ({draws} draws)", draws=EXACT_DRAWS))
        self.exactly.setToolTip(texts.tr("Redo some draws by the exact solver: slower, with the greatest value each."))
        self.progress.setAccessibleName(texts.tr("Progress of the draws"))
        self._show_run()
        blocked = self.blocked.stands_in(evaluation)
        self._columns.setVisible(not blocked)
        self.tools.setEnabled(not blocked)
        if blocked:
            self.exact_said.hide()
            return
        self.card.refresh()
        self._show_exact()
        self._tell()

    def _running(self) -> bool:
        return self._greedy.under_way or self._exact.under_way

    def _show_run(self) -> None:
        """What is being drawn, and how far it is."""
        texts, exact = self.context.texts, self._exact.under_way
        share = self._exact.share if exact else self._greedy.share
        self.progress.setVisible(self._running())
        self.progress.setValue(round(share * 100))
        if exact:
            said = texts.tr("Being solved exactly: {share}", share=texts.percent(share, 0))
        elif self._greedy.under_way:
            said = texts.tr("Being computed: {share}", share=texts.percent(share, 0))
        else:
            said = ""
        self._state.setText(said)
        self.run.setText(texts.tr("Stop") if self._running() else texts.tr("Compute"))
        self.run.setVisible(self._running() or not self._greedy.current)
        self.exactly.setEnabled(not exact and not self._exact.current)

    def _show_exact(self) -> None:
        """What the exact draws say, where they are those of the plan as it stands."""
        texts, answer, problem = self.context.texts, self._exact.present_answer, self._exact.problem
        said = texts.message(problem) if problem else texts.message(stability_summary(answer)) if answer else ""
        self.exact_said.setText(said)
        self.exact_said.setVisible(bool(said))

    def _tell(self) -> None:
        evaluation = self.context.document.evaluation
        if evaluation is not None:
            self.told.show_action(self.card.table.action() or self._first(), evaluation)

    def _first(self) -> str:
        """The first action of the table stands for none chosen yet."""
        first = next((row.action for row in self.card.table.rows.rows if row.action), "")
        self.card.table.select(first)
        return first

    def _on_run(self) -> None:
        if self._exact.under_way:
            self._exact.stop()
        elif self._greedy.under_way:
            self._greedy.stop()
        else:
            self._greedy.ask()

    def _on_answer(self) -> None:
        if self._columns.isVisible():
            self._show_run()
            self._show_exact()
            self._tell()
