"""How long a job may still run, and whether anyone wants it to."""

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")

POLL_SECONDS = 0.05
"""Between two looks at whether the job was cancelled."""


class Watch:
    """Counts from its making. `progress` is told the share of the time limit used, 0..1, never falling."""

    def __init__(
        self,
        time_limit: float,
        progress: Callable[[float], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> None:
        self._begin = time.monotonic()
        self._limit = max(time_limit, 0.0)
        self._progress, self._cancel = progress, cancel
        self.cancelled = False

    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begin

    def left(self, share: float = 1.0) -> float:
        """Seconds until this share of the time limit is used, never negative."""
        return max(0.0, self._limit * share - self.seconds())

    def share(self, share: float) -> float:
        """This share of the time limit in seconds, or all that is left if that is less."""
        return min(self._limit * share, self.left())

    def stopped(self) -> bool:
        """Whether the job was cancelled or its time is up."""
        self._look()
        return self.cancelled or self.left() <= 0

    def finish(self) -> None:
        """Tell that the job is done, unless it was cancelled."""
        if self._progress is not None and not self.cancelled:
            self._progress(1.0)

    def run(self, call: Callable[[], Result]) -> Result | None:
        """The result of a call that cannot be interrupted; None once the job is cancelled.

        scipy's solver takes no signal but gives the interpreter free: it works in a thread of its own, which after a
        cancellation ends, unheard, at the time limit it was given. Nobody to tell or to ask: no thread.
        """
        if self._progress is None and self._cancel is None:
            return call()
        outcome: Future[Result] = Future()

        def work() -> None:
            try:
                outcome.set_result(call())
            except BaseException as error:
                outcome.set_exception(error)

        Thread(target=work, name="schedule").start()
        while not wait((outcome,), timeout=POLL_SECONDS).done:
            self._look()
            if self.cancelled:
                return None
        return outcome.result()

    def _look(self) -> None:
        if self._cancel is not None and not self.cancelled:
            self.cancelled = self._cancel()
        if self._progress is not None and not self.cancelled:
            self._progress(min(0.99, self.seconds() / self._limit) if self._limit else 0.99)
