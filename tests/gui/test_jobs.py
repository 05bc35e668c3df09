"""Jobs: the newest wins, problems come back as sentences, closing is safe at any time."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gui.jobs import CancelToken, JobRunner, Progress
from planner.model.message import ProblemError


def _never(problem: ProblemError) -> None:
    pytest.fail(f"the job must not fail: {problem.message}")


def test_result_and_progress_come_back_on_the_window_thread(qtbot: QtBot) -> None:
    runner = JobRunner()
    steps: list[float] = []
    results: list[int] = []
    runner.progressed.connect(lambda _, share: steps.append(share))

    def work(progress: Progress, _: CancelToken) -> int:
        progress(0.5)
        return 42

    runner.run("solve", work, results.append, _never)
    qtbot.waitUntil(lambda: results == [42])
    assert steps == [0.5]
    assert not runner.busy
    runner.close()


def test_a_job_that_tells_its_progress_all_the_time_does_not_flood_the_window(qtbot: QtBot) -> None:
    runner = JobRunner()
    steps: list[float] = []
    results: list[int] = []
    runner.progressed.connect(lambda _, share: steps.append(share))

    def work(progress: Progress, _: CancelToken) -> int:
        for thousandth in range(100_001):
            progress(thousandth / 100_000)
        return 1

    runner.run("solve", work, results.append, _never)
    qtbot.waitUntil(lambda: results == [1])
    assert len(steps) <= 500
    assert steps == sorted(steps)
    assert steps[-1] > 0.99
    runner.close()


def test_a_newer_job_of_the_same_name_cancels_the_older_and_alone_delivers(qtbot: QtBot) -> None:
    runner = JobRunner()
    results: list[int] = []
    cancelled = Event()
    for number in range(50):

        def work(_: Progress, cancel: CancelToken, number: int = number) -> int:
            if number < 49:
                while not cancel():
                    pass
                cancelled.set()
            return number

        runner.run("solve", work, results.append, _never)
    qtbot.waitUntil(lambda: bool(results))
    runner.close()
    qtbot.wait(20)
    assert results == [49]
    assert cancelled.is_set()


def test_a_problem_is_handed_over_and_the_name_is_free_again(qtbot: QtBot) -> None:
    runner = JobRunner()
    problems: list[ProblemError] = []

    def work(_: Progress, __: CancelToken) -> None:
        raise ProblemError("no schedule possible", "roadmap")

    runner.run("solve", work, lambda _: pytest.fail("there is no result"), problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].message.code == "no schedule possible"
    assert not runner.running("solve")
    runner.close()


def test_closing_while_a_job_runs_cancels_it_and_drops_its_result(qtbot: QtBot) -> None:
    runner = JobRunner()
    started = Event()

    def work(_: Progress, cancel: CancelToken) -> str:
        started.set()
        while not cancel():
            pass
        return "late"

    runner.run("export", work, lambda _: pytest.fail("a closed runner delivers nothing"), _never)
    assert started.wait(5)
    runner.close()
    qtbot.wait(20)
