"""Convergence (收敛): whether the gap to the leader narrows over the years."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

Course = Literal["narrowing", "widening", "no trend"]


@dataclass(frozen=True, slots=True)
class Trend:
    """A straight line through n points: its slope, the two-sided p-value of the slope, and what that says.

    `course` is "no trend" where p is above 0.05. `p_value` is None with fewer than three points or where the
    points leave no spread to judge by: the course then follows the slope's sign, or is "no trend" for a slope of 0.
    """

    slope: float
    p_value: float | None
    course: Course


@dataclass(frozen=True, slots=True, eq=False)
class Convergence:
    """Gap to the leader and the two classic measures of convergence.

    `leader` (n_years,) is the leading unit of each year, `gap` (n_years, n_units) = 1 - value / the leader's,
    `gap_trend` its trend by unit and `mean_gap_trend` that of its mean over the units. `sigma` (n_years,) is the
    standard deviation of ln value over the units (σ收敛): a falling trend means that the units draw together. `beta`
    is the trend of the units' mean yearly growth of ln value on its level in the first year (β收敛): a falling line
    means that those who started low grow faster; `speed` is then the share of the gap that closes a year,
    -ln(1 + beta T) / T, None where there is none.
    """

    leader: NDArray[np.int64]
    gap: FloatArray
    gap_trend: tuple[Trend, ...]
    mean_gap_trend: Trend
    sigma: FloatArray
    sigma_trend: Trend
    beta: Trend
    speed: float | None


def convergence(values: ArrayLike, years: ArrayLike, leader: int | None = None) -> Convergence:
    """Convergence of `values` (n_years, n_units), all above zero, higher being better, as efficiencies are.

    `years` (n_years,) rise; `leader` is the column to measure against, by default the best of each year. Barro &
    Sala-i-Martin 1992, J. Political Economy 100:223-251. Raises ValueError for wrong shapes, fewer than two years
    or units, values that are not above zero, and years that do not rise.
    """
    table, times = np.asarray(values, dtype=np.float64), np.asarray(years, dtype=np.float64)
    if table.ndim != 2 or min(table.shape) < 2 or times.shape != table.shape[:1]:
        raise ValueError(f"two or more years by two or more units: got {table.shape} for {times.size} years")
    if not (np.isfinite(table).all() and (table > 0).all()):
        raise ValueError("convergence is measured on values above zero")
    if not (np.diff(times) > 0).all():
        raise ValueError("the years must rise")
    leading = table.argmax(axis=1) if leader is None else np.full(times.size, leader, dtype=np.int64)
    gap = 1.0 - table / table[np.arange(times.size), leading][:, None]
    logs = np.log(table)
    sigma = logs.std(axis=1)
    span = float(times[-1] - times[0])
    beta = _trend(logs[0], (logs[-1] - logs[0]) / span)
    remaining = 1.0 + beta.slope * span
    return Convergence(
        leader=leading,
        gap=gap,
        gap_trend=tuple(_trend(times, column) for column in gap.T),
        mean_gap_trend=_trend(times, gap.mean(axis=1)),
        sigma=sigma,
        sigma_trend=_trend(times, sigma),
        beta=beta,
        speed=float(-np.log(remaining) / span) if beta.course == "narrowing" and remaining > 0 else None,
    )


def _trend(places: FloatArray, values: FloatArray) -> Trend:
    """Least squares of (n,) values on (n,) places."""
    from scipy.special import stdtr

    centred = places - places.mean()
    spread = float(centred @ centred)
    slope = float(centred @ values) / spread if spread > 0 else 0.0
    residuals = values - values.mean() - slope * centred
    freedom = places.size - 2
    error = float(residuals @ residuals)
    p_value = None
    # Residuals of rounding size say that the line is exact, not how sure it is.
    if freedom > 0 and spread > 0 and error > 1e-24 * max(1.0, float(values @ values)):
        statistic = abs(slope) / np.sqrt(error / freedom / spread)
        p_value = float(2 * stdtr(freedom, -statistic))
    sure = p_value is None or p_value <= 0.05
    if abs(slope) < 1e-12 or not sure:
        return Trend(slope, p_value, "no trend")
    return Trend(slope, p_value, "narrowing" if slope < 0 else "widening")
