"""Two ways of doing the same thing, timed in turns in one run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Median seconds of ours and of the peer."""

    name: str
    ours: float
    peer: float

    @property
    def times_faster(self) -> float:
        return self.peer / self.ours

    def __str__(self) -> str:
        return f"{self.name}: {_readable(self.ours)} against {_readable(self.peer)}, ratio {self.times_faster:.1f}"


def compare(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> Ratio:
    """Run both `rounds` times in turns, after one run each to warm up.

    The process's own `clock` leaves out what else the machine does meanwhile, for runs of seconds on one thread.
    """
    ours()
    peer()
    gc.collect()
    gc.freeze()  # what other benches keep alive is not to be walked through in this one's time
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for run, kept in zip((ours, peer), times, strict=True):
            start = clock()
            run()
            kept.append(clock() - start)
    ratio = Ratio(name, statistics.median(times[0]), statistics.median(times[1]))
    print(ratio)
    return ratio


def _readable(seconds: float) -> str:
    for factor, unit in ((1e6, "µs"), (1e3, "ms")):
        if seconds * factor < 1000:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"
