"""Questions are asked after changes that matter, the newest alone is answered, and closing is safe at any time."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.jobs import CancelToken, JobRunner, Progress
from gui.questions import Question, ranking_inputs
from planner.edits import roadmap, scoring
from planner.model.evaluation import Ranking
from planner.model.message import ProblemError
from planner.model.plan import Plan

Make = Callable[..., Question[str]]


@pytest.fixture
def document(hegang: Plan) -> Document:
    made = Document()
    made.start(hegang)
    return made


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def score_of(plan: Plan) -> str:
    score = plan.score("new_energy", "C1.1")
    return "none" if score is None else f"{score.value:g}"


def answer(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> str:
    return score_of(plan)


def rescore(document: Document, value: float) -> None:
    document.edit(lambda plan: scoring.set_score(plan, "new_energy", "C1.1", value), "Set score")


def test_it_is_asked_while_watched_and_again_after_a_change_of_its_inputs(
    qtbot: QtBot, document: Document, runner: JobRunner
) -> None:
    question = Question("score", document, runner, answer, ranking_inputs)
    rescore(document, 3)
    qtbot.wait(300)
    assert question.answered is None, "nobody watches"
    question.watch(self := object())
    qtbot.waitUntil(lambda: question.present_answer == "3")
    rescore(document, 4)
    assert question.present_answer is None
    assert question.answered is not None
    assert question.answered.answer == "3", "the old answer stays, with its plan"
    qtbot.waitUntil(lambda: question.present_answer == "4")
    started: list[str] = []
    runner.started.connect(started.append)
    plan = document.plan
    assert plan is not None
    document.edit(lambda plan: roadmap.rename_action(plan, plan.actions[0].id, "别名", "zh"), "Rename")
    assert question.current, "the roadmap does not bear on the ranking"
    document.undo_stack.undo()
    question.unwatch(self)
    rescore(document, 5)
    qtbot.wait(300)
    assert started == []


def test_of_many_quick_changes_only_the_last_is_asked(qtbot: QtBot, document: Document, runner: JobRunner) -> None:
    asked: list[str] = []

    def noting(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> str:
        asked.append(score_of(plan))
        return score_of(plan)

    question = Question("score", document, runner, noting, ranking_inputs)
    question.watch(object())
    for value in (2, 3, 4, 5, 6):
        rescore(document, value)
    qtbot.waitUntil(lambda: question.present_answer == "6")
    assert asked == ["6"]


def test_a_change_during_a_run_cancels_it_and_its_answer_is_dropped(
    qtbot: QtBot, document: Document, runner: JobRunner
) -> None:
    begun, cancelled = Event(), Event()

    def slow_at_first(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> str:
        if score_of(plan) == "2":
            begun.set()
            while not cancel():
                pass
            cancelled.set()
        return score_of(plan)

    rescore(document, 2)
    question = Question("score", document, runner, slow_at_first, ranking_inputs)
    answers: list[str | None] = []
    question.changed.connect(lambda: answers.append(question.present_answer))
    question.watch(object())
    qtbot.waitUntil(begun.is_set)
    rescore(document, 7)
    qtbot.waitUntil(lambda: question.present_answer == "7")
    assert cancelled.wait(5)
    assert "2" not in answers


def test_a_failure_is_kept_as_a_sentence_until_the_next_change(
    qtbot: QtBot, document: Document, runner: JobRunner
) -> None:
    def failing(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> str:
        if score_of(plan) == "2":
            raise ProblemError("strategies all equal", "ranking")
        return score_of(plan)

    rescore(document, 2)
    question = Question("score", document, runner, failing, ranking_inputs)
    question.watch(object())
    qtbot.waitUntil(lambda: question.problem is not None)
    assert not question.under_way
    rescore(document, 3)
    assert question.problem is None
    qtbot.waitUntil(lambda: question.present_answer == "3")


def test_another_plan_takes_the_answer_away(qtbot: QtBot, document: Document, runner: JobRunner, hegang: Plan) -> None:
    question = Question("score", document, runner, answer, ranking_inputs)
    question.watch(object())
    qtbot.waitUntil(lambda: question.current)
    document.start(scoring.set_score(hegang, "new_energy", "C1.1", 8))
    assert question.answered is None
    qtbot.waitUntil(lambda: question.present_answer == "8")
    document.start(None)
    assert question.answered is None
    assert not question.under_way


def test_closing_while_it_is_asked_or_waits_is_safe(qtbot: QtBot, document: Document) -> None:
    runner = JobRunner()
    begun = Event()

    def until_cancelled(plan: Plan, ranking: Ranking, progress: Progress, cancel: CancelToken) -> str:
        begun.set()
        while not cancel():
            pass
        return "late"

    running = Question("running", document, runner, until_cancelled, ranking_inputs)
    running.watch(object())
    qtbot.waitUntil(begun.is_set)
    waiting = Question("waiting", document, runner, answer, ranking_inputs)
    waiting.watch(object())
    for question in (running, waiting):
        question.close()
    runner.close()
    qtbot.wait(300)
    assert running.answered is None
    assert waiting.answered is None
