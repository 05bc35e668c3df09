"""What falls out of the roadmap and what moves in it when money is cut."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSlider

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.pages.roadmap.money.amounts import pool_name
from gui.questions import schedule_inputs
from gui.widgets.card import Card, button, chip, label, set_property
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from gui.widgets.reason_list import Entry, ReasonList
from planner.analysis.money_curve import limited_pools, money_cut
from planner.analysis.resolving import SolverName
from planner.model.funding import ALL_PUBLIC
from planner.model.message import Message, ProblemError
from planner.model.money_curve import Change, MoneyCut, MovedAction
from planner.model.plan import Plan
from planner.text.marker import mark

JOB = "money cut"
PAUSE_MS = 200
PROVEN = 1e-5
"""An optimality gap that reads as none."""
FIRST_CUT = 33
"""Per cent: what falls out if the budget is cut by a third?"""
SOLVERS: dict[SolverName, str] = {"exact": mark("Solved exactly"), "greedy": mark("Greedy rule")}
HEADINGS: dict[Change, str] = {
    "out": mark("Falls out ({count})"),
    "later": mark("Starts later ({count})"),
    "earlier": mark("Starts earlier ({count})"),
    "in": mark("Comes in ({count})"),
}


class CutCard(Card):
    """The cut is chosen by slider or typed; the answer is a job, the newest alone counts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pools: tuple[str, ...] = (ALL_PUBLIC,)
        self._asked: tuple[Plan, str, float, SolverName] | None = None
        self._answered: tuple[Plan, MoneyCut] | None = None
        self._problem: Message | None = None
        self.pool, self.solver = Choice(), Choice()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setValue(FIRST_CUT)
        self.typed = NumberField(0, 100)
        self.typed.show_value(FIRST_CUT)
        self.typed.setSuffix("%")
        self.stale = chip("warning")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.stop = button("quiet")
        self.said = label(wrap=True)
        self.list = ReasonList(lambda: context.tokens)
        self._note = label(role="small", wrap=True)
        self.head.addWidget(self.stale)
        choices, cut, running = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        choices.addWidget(self.pool, 1)
        choices.addWidget(self.solver)
        cut.addWidget(self.slider, 1)
        cut.addWidget(self.typed)
        running.addWidget(self.progress, 1)
        running.addWidget(self.stop)
        for row in (choices, cut, running):
            self.body.addLayout(row)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()

    @property
    def answer(self) -> MoneyCut | None:
        """The answer for the plan and the cut as they stand."""
        if self._answered is None or not self._holds():
            return None
        return self._answered[1]

    def show_plan(self, plan: Plan) -> None:
        texts = self._context.texts
        self.set_title(texts.tr("If money is cut"))
        cut, self._pools = self._chosen()[0], limited_pools(plan)
        chosen = self._pools.index(cut) if cut in self._pools else 0
        self.pool.show_choices(tuple(pool_name(texts, plan, pool) for pool in self._pools), chosen)
        self.pool.setAccessibleName(texts.tr("Money that is cut"))
        self.pool.setToolTip(texts.tr("Sources with a limit can be cut; limits are set under “Limits”."))
        at = max(0, self.solver.currentIndex())
        self.solver.show_choices(tuple(texts.tr(name) for name in SOLVERS.values()), at)
        self.solver.setAccessibleName(texts.tr("How it is solved"))
        for field in (self.slider, self.typed):
            field.setAccessibleName(texts.tr("Cut in per cent"))
        self.list.setAccessibleName(texts.tr("Actions that fall out or move"))
        self.stop.setText(texts.tr("Stop"))
        self._ask_if_needed()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        if self._context.jobs.running(JOB):
            self._context.jobs.cancel(JOB)
            self._asked = None

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_slider)
        self.typed.entered.connect(lambda value: self.slider.setValue(round(value)))
        self.pool.activated.connect(self._on_choice)
        self.solver.activated.connect(self._on_choice)
        self._pause.timeout.connect(self._ask)
        self.stop.clicked.connect(self._on_stop)
        self._context.jobs.ended.connect(self._on_ended)

    def _chosen(self) -> tuple[str, float, SolverName]:
        pool = self._pools[max(0, self.pool.currentIndex())]
        return pool, self.slider.value() / 100, list(SOLVERS)[max(0, self.solver.currentIndex())]

    def _on_slider(self, value: int) -> None:
        self.typed.show_value(value)
        self._on_choice()

    def _on_choice(self) -> None:
        self._pause.start()
        self._show()

    def _holds(self) -> bool:
        """Whether the answer is that for the plan and the cut as they stand."""
        plan = self._context.document.plan
        if self._answered is None or plan is None:
            return False
        asked, cut = self._answered
        return (cut.pool, cut.share, cut.solver) == self._chosen() and _same_question(asked, plan)

    def _ask_if_needed(self) -> None:
        plan, asked = self._context.document.plan, self._asked
        on_its_way = asked is not None and plan is not None and asked[1:] == self._chosen()
        if asked is not None and plan is not None and on_its_way and _same_question(asked[0], plan):
            return
        self._pause.start()

    def _ask(self) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if plan is None or ranking is None or not self.isVisible():
            return
        pool, share, solver = self._chosen()
        known = self._known(plan, solver)
        self._asked = (plan, pool, share, solver)
        self._problem = None

        def done(cut: MoneyCut) -> None:
            self._answered = (plan, cut)
            self._show()

        def work(_progress: Progress, cancel: CancelToken) -> MoneyCut:
            return money_cut(plan, ranking, share, pool, solver, known, cancel)

        self._context.jobs.run(JOB, work, done, self._on_failed)
        self._show()

    def _known(self, plan: Plan, solver: SolverName) -> MoneyCut | None:
        """A cut of the same plan, whose schedule with all the money need not be solved again."""
        if self._answered is None or self._answered[1].solver != solver:
            return None
        return self._answered[1] if _same_question(self._answered[0], plan) else None

    def _on_failed(self, problem: ProblemError) -> None:
        self._problem = problem.message
        self._show()

    def _on_stop(self) -> None:
        self._pause.stop()
        self._context.jobs.cancel(JOB)
        self._show()

    def _on_ended(self, name: str) -> None:
        if name == JOB:
            self._show()

    def _show(self) -> None:
        texts = self._context.texts
        running = self._pause.isActive() or self._context.jobs.running(JOB)
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        problem = self._problem is not None and not running
        stale = self._answered is not None and not self._holds() and not problem
        self.stale.setText(texts.tr("Being recomputed") if running else texts.tr("Before the last change"))
        self.stale.setVisible(stale)
        if self._problem is not None and problem:
            set_property(self.said, "role", "error")
            self.said.setText(texts.message(self._problem))
            self.list.show_entries(())
        elif self._answered is not None:
            set_property(self.said, "role", "")
            self._show_answer(*self._answered)
        else:
            set_property(self.said, "role", "muted")
            self.said.setText(texts.tr("Being computed") if running else texts.tr("Not computed"))
            self.list.show_entries(())

    def _show_answer(self, plan: Plan, cut: MoneyCut) -> None:
        texts = self._context.texts
        self.said.setText(self._sentence(plan, cut))
        entries: list[Entry] = []
        for change, heading in HEADINGS.items():
            moved = cut.of(change)
            if moved:
                entries.append(Entry(f"heading {change}", texts.tr(heading, count=len(moved)), heading=True))
            entries.extend(self._entry(plan, entry) for entry in moved)
        self.list.show_entries(tuple(entries))
        self._note.setText(self._base_words(plan, cut))

    def _entry(self, plan: Plan, moved: MovedAction) -> Entry:
        texts = self._context.texts
        if moved.before is not None and moved.after is not None:
            aside = texts.tr("{old} → {new}", old=moved.before, new=moved.after)
        elif moved.before is not None:
            aside = texts.tr("{old}, value {value}", old=moved.before, value=texts.number(moved.value))
        else:
            aside = texts.tr("{new}, value {value}", new=moved.after or 0, value=texts.number(moved.value))
        return Entry(moved.action, texts.of(plan.action(moved.action).name), aside=aside)

    def _sentence(self, plan: Plan, cut: MoneyCut) -> str:
        texts = self._context.texts
        pool = pool_name(texts, plan, cut.pool)
        if not cut.moved:
            return texts.tr("{pool} cut by {share}: nothing changes.", pool=pool, share=texts.percent(cut.share, 0))
        change = (cut.value_after / cut.value_before - 1) if cut.value_before else 0.0
        return texts.tr(
            "{pool} cut by {share}. Actions that fall out: {out}, start later: {later}, start earlier: {earlier}, "
            "come in: {entering}. Total value {before} before, {after} after ({change}).",
            pool=pool,
            share=texts.percent(cut.share, 0),
            out=len(cut.of("out")),
            later=len(cut.of("later")),
            earlier=len(cut.of("earlier")),
            entering=len(cut.of("in")),
            before=texts.number(cut.value_before, 0),
            after=texts.number(cut.value_after, 0),
            change=texts.percent(change),
        )

    def _base_words(self, plan: Plan, cut: MoneyCut) -> str:
        """What the cut is compared with, and how far that is from the adopted roadmap."""
        texts = self._context.texts
        adopted = {start.action: start.year for start in plan.schedule.starts} if plan.schedule else {}
        before = dict(cut.before)
        apart = sum(adopted.get(action) != before.get(action) for action in {*adopted, *before})
        if adopted and not apart:
            said = [texts.tr("Compared with the adopted roadmap.")]
        else:
            said = [texts.tr("Compared with the schedule with all the money, solved the same way.")]
        gap = max(cut.gap_before or 0.0, cut.gap_after or 0.0)
        if gap > PROVEN:
            said.append(texts.tr("Within the time limit proven to {gap} of the best.", gap=texts.percent(gap, 2)))
        if adopted and apart:
            said.append(
                texts.trn(
                    "It differs from the adopted roadmap in {count} action.",
                    "It differs from the adopted roadmap in {count} actions.",
                    apart,
                )
            )
        return texts.sentences(said)


def _same_question(asked: Plan, plan: Plan) -> bool:
    return all(then is now for then, now in zip(schedule_inputs(asked), schedule_inputs(plan), strict=True))
