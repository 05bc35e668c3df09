"""The Malmquist productivity index (Malmquist生产率指数): change from year to year and what it is made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from planner.cities.efficiency.envelopment import efficiency
from planner.cities.efficiency.linear_programs import FloatArray
from planner.cities.efficiency.technology import Orientation, Returns, Technology, checked, known, radial


@dataclass(frozen=True, slots=True, eq=False)
class Malmquist:
    """Changes from each year to the next, (n_years - 1, n_units); above 1 is progress.

    `index` = `efficiency_change` * `technical_change`; `efficiency_change` = `pure_efficiency_change` *
    `scale_change`. `efficiency` and `pure_efficiency` (n_years, n_units) are those against the year's own
    frontier, under constant and under variable returns.
    """

    index: FloatArray
    efficiency_change: FloatArray
    technical_change: FloatArray
    pure_efficiency_change: FloatArray
    scale_change: FloatArray
    efficiency: FloatArray
    pure_efficiency: FloatArray
    orientation: Orientation

    @property
    def cumulative(self) -> FloatArray:
        """(n_years, n_units): the index chained from the first year, which is 1."""
        chained: FloatArray = np.vstack([np.ones(self.index.shape[1]), np.cumprod(self.index, axis=0)])
        return chained


def malmquist(inputs: ArrayLike, outputs: ArrayLike, orientation: Orientation = "input") -> Malmquist:
    """The index of Färe, Grosskopf, Norris & Zhang 1994 (AER 84:66-83) over two years or more.

    `inputs` (n_years, n_units, n_inputs), all above zero, `outputs` (n_years, n_units, n_outputs), the same units
    in every year. Under constant returns both orientations give the same index; they differ in the pure and scale
    parts. Raises ValueError as `ccr`, for fewer than two years and for an input of zero, with which a year may
    have no comparison in another.
    """
    known(orientation, Orientation)
    given, produced = np.asarray(inputs, dtype=np.float64), np.asarray(outputs, dtype=np.float64)
    if given.ndim != 3 or produced.ndim != 3 or given.shape[:2] != produced.shape[:2] or given.shape[0] < 2:
        raise ValueError(
            "inputs and outputs are (years, units, columns) of the same two or more years and the same units; "
            f"got {given.shape} and {produced.shape}"
        )
    for use, made in zip(given, produced, strict=True):
        checked(use, made)
    if not (given > 0).all():
        year, unit, column = np.argwhere(given <= 0)[0]
        raise ValueError(f"inputs: year {year}, unit {unit}, column {column} (counted from 0) is 0")
    years = given.shape[0]
    own = np.array([_against(given, produced, year, year, orientation) for year in range(years)])
    pure = np.array([_against(given, produced, year, year, orientation, "variable") for year in range(years)])
    ahead = np.array([_against(given, produced, year, year + 1, orientation) for year in range(years - 1)])
    back = np.array([_against(given, produced, year + 1, year, orientation) for year in range(years - 1)])
    change, pure_change = own[1:] / own[:-1], pure[1:] / pure[:-1]
    # back: this year's units before last year's frontier; ahead: last year's units before this year's.
    technical = np.sqrt(back / own[1:] * own[:-1] / ahead)
    return Malmquist(
        index=change * technical,
        efficiency_change=change,
        technical_change=technical,
        pure_efficiency_change=pure_change,
        scale_change=change / pure_change,
        efficiency=own,
        pure_efficiency=pure,
        orientation=orientation,
    )


def _against(
    inputs: FloatArray,
    outputs: FloatArray,
    year: int,
    frontier: int,
    orientation: Orientation,
    returns: Returns = "constant",
) -> FloatArray:
    """Efficiency of one year's units before the frontier of another year."""
    technology = Technology(inputs[frontier], outputs[frontier], returns)
    return efficiency(radial(technology, inputs[year], outputs[year], orientation)[0], orientation)
