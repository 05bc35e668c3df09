"""Questions about ranking and roadmap that take longer than a frame: asked as jobs, answered for the plan as it is."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gui.document import Document
from gui.jobs import CancelToken, JobRunner, Progress
from planner.model.evaluation import Ranking
from planner.model.message import Message, ProblemError
from planner.model.money_curve import MoneyCurve, PoolMargin
from planner.model.opinions import Opinions
from planner.model.plan import Plan
from planner.model.sensitivity import Sensitivity
from planner.model.stability import Stability
from planner.model.sureness import Sureness
from planner.model.trials import LeaveOutTrial, ReversalTrial, ScenarioOutcome
from planner.model.voices import Voice

PAUSE_MS = 150
"""A question waits for so long without a further change before it is asked."""

BESIDE_THE_RANKING = frozenset(
    {
        "title",
        "city",
        "fits",
        "actions",
        "phases",
        "rules",
        "first_year",
        "catalogue_edition",
        "means",
        "scenarios",
        "schedule",
        "reports",
        "log",
        "cover",
        "pools",
        "money_limits",
        "capacity_limits",
        "groups",
        "strategy_shares",
        "results",
        "targets",
        "milestones",
    }
)
"""Fields of a plan that leave closeness and order as they are; scores and weights taken from them are fields too."""

BESIDE_THE_SCHEDULE = frozenset(
    {
        "title",
        "fits",
        "catalogue_edition",
        "scenarios",
        "schedule",
        "reports",
        "log",
        "cover",
        "results",
        "targets",
        "milestones",
    }
)
"""Fields that leave every schedule solved anew as it is: it does not rest on the one adopted."""

A = TypeVar("A")
Ask = Callable[[Plan, Ranking, Progress, CancelToken], A]
Inputs = Callable[[Plan], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Answered(Generic[A]):
    """An answer with the plan and ranking it is about, which may not be the present ones any more."""

    plan: Plan
    ranking: Ranking
    answer: A


class Question(QObject, Generic[A]):
    """Asked while someone watches, anew after each change of what it rests on; the newest run alone counts.

    `changed` after every change of state; `progressed` while a run tells how far it is (`share`, 0..1).
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, name: str, document: Document, jobs: JobRunner, ask: Ask[A], inputs: Inputs) -> None:
        super().__init__()
        self.name = name
        self.answered: Answered[A] | None = None
        self.problem: Message | None = None
        self.share = 0.0
        self._document, self._jobs, self._ask, self._inputs = document, jobs, ask, inputs
        self._watchers: set[object] = set()
        self._asked: Plan | None = None
        self._stopped = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._run)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._on_replaced)
        jobs.progressed.connect(self._on_progressed)

    @property
    def current(self) -> bool:
        """The answer is that of the plan as it stands."""
        return self.answered is not None and self._rests_on(self.answered.plan)

    @property
    def present_answer(self) -> A | None:
        """The answer where it is that of the plan as it stands."""
        return self.answered.answer if self.answered is not None and self.current else None

    @property
    def under_way(self) -> bool:
        """An answer is being waited for."""
        return self._pause.isActive() or self._jobs.running(self.name)

    @property
    def stopped(self) -> bool:
        """The run was broken off by the user; `ask` starts another."""
        return self._stopped

    def watch(self, watcher: object) -> None:
        """Keep the answer up to date for `watcher`."""
        self._watchers.add(watcher)
        self._ask_if_open()

    def unwatch(self, watcher: object) -> None:
        self._watchers.discard(watcher)

    def ask(self) -> None:
        """Ask now, whether or not the last run was stopped or failed."""
        self._forget_run()
        self._run()

    def stop(self) -> None:
        """Break off the run; it is not asked again before the next change or `ask`."""
        self._forget_run()
        self._stopped = True
        self.changed.emit()

    def close(self) -> None:
        """Ask no more: the window closes."""
        self._watchers.clear()
        self._forget_run()

    def _ask_if_open(self) -> None:
        """Have the question asked after a pause, if someone watches and no answer is there or on its way."""
        if self._watchers and not (self.current or self.under_way or self._stopped or self.problem):
            self._pause.start()

    def _run(self) -> None:
        plan, evaluation = self._document.plan, self._document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if plan is None or ranking is None:
            return
        self._asked, self.share = plan, 0.0

        def done(answer: A) -> None:
            self.answered = Answered(plan, ranking, answer)
            self.changed.emit()

        self._jobs.run(
            self.name, lambda progress, cancel: self._ask(plan, ranking, progress, cancel), done, self._on_failed
        )
        self.changed.emit()

    def _rests_on(self, asked: Plan) -> bool:
        """Whether a question asked of that plan would be the same one now."""
        plan = self._document.plan
        return plan is not None and all(
            then is now for then, now in zip(self._inputs(asked), self._inputs(plan), strict=True)
        )

    def _forget_run(self) -> None:
        self._pause.stop()
        self._jobs.cancel(self.name)
        self._asked = self.problem = None
        self._stopped = False

    def _on_changed(self, *_: object) -> None:
        if self._asked is not None and self._rests_on(self._asked):
            return
        self._forget_run()
        evaluation = self._document.evaluation
        if evaluation is not None and evaluation.ranking is not None:
            self._ask_if_open()
        self.changed.emit()

    def _on_replaced(self) -> None:
        """Nothing said of another plan is of use here."""
        if not self.current:
            self.answered = None
            self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self.problem = problem.message
        self.changed.emit()

    def _on_progressed(self, name: str, share: float) -> None:
        if name == self.name:
            self.share = share
            self.progressed.emit()


def ranking_inputs(plan: Plan) -> tuple[object, ...]:
    """What the ranking may rest on; the very same objects mean the same ranking."""
    return tuple(getattr(plan, field.name) for field in fields(plan) if field.name not in BESIDE_THE_RANKING)


def schedule_inputs(plan: Plan) -> tuple[object, ...]:
    """What a schedule solved anew may rest on."""
    return tuple(getattr(plan, field.name) for field in fields(plan) if field.name not in BESIDE_THE_SCHEDULE)


def scenario_inputs(plan: Plan) -> tuple[object, ...]:
    return *ranking_inputs(plan), plan.scenarios


class Questions:
    """All questions about one document's plan.

    Of stability and the money's curve the first is answered by the greedy twin while someone watches; the second, by
    the exact solver, only when asked for.
    """

    def __init__(self, document: Document, jobs: JobRunner) -> None:
        def question(name: str, ask: Ask[A], inputs: Inputs = ranking_inputs) -> Question[A]:
            return Question(name, document, jobs, ask, inputs)

        self.sureness = question("sureness", _sureness)
        self.sensitivity = question("sensitivity", _sensitivity)
        self.opinions = question("opinions", _opinions)
        self.reversals = question("reversals", _reversals)
        self.leave_out = question("leave out", _leave_out)
        self.outcomes = question("scenarios", _outcomes, scenario_inputs)
        self.stability = question("stability", _stability, schedule_inputs)
        self.exact_stability = question("exact stability", _exact_stability, schedule_inputs)
        self.voices = question("voices", _voices, schedule_inputs)
        self.money_curve = question("money curve", _money_curve, schedule_inputs)
        self.exact_curve = question("exact money curve", _exact_curve, schedule_inputs)
        self.pool_margins = question("pool margins", _pool_margins, schedule_inputs)

    @property
    def of_the_ranking(self) -> tuple[Question[Any], ...]:
        return self.sureness, self.sensitivity, self.opinions, self.reversals, self.leave_out, self.outcomes

    @property
    def of_the_roadmap(self) -> tuple[Question[Any], ...]:
        return (
            *(self.stability, self.exact_stability, self.voices),
            *(self.money_curve, self.exact_curve, self.pool_margins),
        )

    def close(self) -> None:
        for question in (*self.of_the_ranking, *self.of_the_roadmap):
            question.close()


# The analyses are imported on the worker's thread: they bring scipy and pymcdm along, seconds at their first use.


def _sureness(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> Sureness:
    from planner.analysis.sureness import sureness

    return sureness(plan, ranking, progress, cancel)


def _sensitivity(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> Sensitivity:
    from planner.analysis.sensitivity import sensitivity

    return sensitivity(plan, ranking, progress, cancel)


def _opinions(plan: Plan, ranking: Ranking, *_: object) -> Opinions:
    from planner.analysis.opinions import opinions

    return opinions(plan, ranking)


def _reversals(plan: Plan, ranking: Ranking, *_: object) -> tuple[ReversalTrial, ...]:
    from planner.analysis.reversal import reversals

    return reversals(plan, ranking)


def _leave_out(plan: Plan, ranking: Ranking, *_: object) -> tuple[LeaveOutTrial, ...]:
    from planner.analysis.leave_out import leave_out

    return leave_out(plan, ranking)


def _outcomes(plan: Plan, ranking: Ranking, *_: object) -> tuple[ScenarioOutcome, ...]:
    from planner.analysis.scenarios import outcomes

    return outcomes(plan, ranking)


def _stability(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> Stability:
    from planner.analysis.phase_stability import stability

    return stability(plan, ranking, progress=progress, cancel=cancel)


def _exact_stability(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> Stability:
    from planner.analysis.phase_stability import stability

    return stability(plan, ranking, solver="exact", progress=progress, cancel=cancel)


def _voices(plan: Plan, ranking: Ranking, *_: object) -> tuple[Voice, ...]:
    from planner.analysis.voices import voices

    return voices(plan, ranking)


def _money_curve(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> MoneyCurve:
    from planner.analysis.money_curve import money_curve

    return money_curve(plan, ranking, progress=progress, cancel=cancel)


def _exact_curve(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> MoneyCurve:
    from planner.analysis.money_curve import money_curve

    return money_curve(plan, ranking, "exact", progress=progress, cancel=cancel)


def _pool_margins(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> tuple[PoolMargin, ...]:
    from planner.analysis.money_curve import pool_margins

    return pool_margins(plan, ranking, "exact", progress, cancel)
