"""Work that takes longer than a frame, off the window's thread."""

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.model.message import ProblemError


class CancelToken:
    """Asked by a job between two steps of its work."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        self._event.set()

    def __call__(self) -> bool:
        return self._event.is_set()


Progress = Callable[[float], None]
Work = Callable[[Progress, CancelToken], Any]
LEAST_STEP = 0.002
"""Progress is passed on in steps of at least this share: a solver tells it hundreds of times a second."""


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    name: str
    cancel: CancelToken
    done: Callable[[Any], None]
    failed: Callable[[ProblemError], None]


class JobRunner(QObject):
    """Runs jobs on worker threads; results come back on the window's thread.

    A job started under a name supersedes the one still running under it: the older is cancelled and its result
    dropped. The runner owns the signals, so a job may outlive the page that asked for it.
    An unexpected exception is raised again on the window's thread, where the crash hook sees it.
    """

    progressed = Signal(str, float)
    started = Signal(str)
    ended = Signal(str)
    _returned = Signal(int, object, object)
    _stepped = Signal(int, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._jobs: dict[str, _Job] = {}
        self._numbers = itertools.count(1)
        self._returned.connect(self._on_returned)
        self._stepped.connect(self._on_stepped)

    def run(
        self,
        name: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[ProblemError], None],
    ) -> None:
        self.cancel(name)
        job = _Job(next(self._numbers), name, CancelToken(), done, failed)
        self._jobs[name] = job
        self.started.emit(name)
        self._pool.submit(self._work, job, work)

    def running(self, name: str) -> bool:
        return name in self._jobs

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def cancel(self, name: str) -> None:
        job = self._jobs.pop(name, None)
        if job is not None:
            job.cancel.cancel()
            self.ended.emit(name)

    def close(self) -> None:
        """Cancel everything and wait for the threads; safe to call while jobs run."""
        for name in tuple(self._jobs):
            self.cancel(name)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: _Job, work: Work) -> None:
        told = 0.0

        def step(share: float) -> None:
            nonlocal told
            if abs(share - told) >= LEAST_STEP:
                told = share
                self._stepped.emit(job.number, share)

        try:
            result = work(step, job.cancel)
        except BaseException as error:
            self._returned.emit(job.number, None, error)
        else:
            self._returned.emit(job.number, result, None)

    def _current(self, number: int) -> _Job | None:
        return next((job for job in self._jobs.values() if job.number == number), None)

    def _on_stepped(self, number: int, share: float) -> None:
        job = self._current(number)
        if job is not None:
            self.progressed.emit(job.name, share)

    def _on_returned(self, number: int, result: object, error: BaseException | None) -> None:
        job = self._current(number)
        if job is None:
            return
        del self._jobs[job.name]
        self.ended.emit(job.name)
        if error is None:
            job.done(result)
        elif isinstance(error, ProblemError):
            job.failed(error)
        else:
            raise error
