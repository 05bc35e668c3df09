"""Super-efficiency (超效率): an order among the efficient units, each measured against the others alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.cities.efficiency.envelopment import efficiency, peers
from planner.cities.efficiency.linear_programs import FloatArray
from planner.cities.efficiency.technology import (
    Orientation,
    Returns,
    Technology,
    checked,
    known,
    radial,
    scaled,
    without_noise,
)


@dataclass(frozen=True, slots=True, eq=False)
class SuperEfficiency:
    """Super-efficiency of (n_units,) units; above 1 it says by how much a unit may worsen and stay efficient.

    `score` is theta (input oriented) or phi (output oriented), `efficiency` theta or 1 / phi. `infeasible` marks
    units no mix of the others can be compared with, as happens under variable returns: they have no number, stand
    above all and carry infinity (phi: 0). `intensities` (n_units, n_units) are 0 in their rows.
    """

    score: FloatArray
    efficiency: FloatArray
    infeasible: NDArray[np.bool_]
    intensities: FloatArray
    orientation: Orientation
    returns: Returns

    @property
    def peers(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """For each unit the (unit, intensity) of those it is measured against, strongest first."""
        return peers(self.intensities)


def super_efficiency(
    inputs: ArrayLike, outputs: ArrayLike, orientation: Orientation = "input", returns: Returns = "constant"
) -> SuperEfficiency:
    """Efficiency of each unit against all others (Andersen & Petersen 1993, Management Science 39:1261-1264).

    `inputs` (n_units, n_inputs), `outputs` (n_units, n_outputs), two units or more. Raises ValueError as `ccr`.
    """
    known(orientation, Orientation)
    known(returns, Returns)
    given, produced = checked(inputs, outputs)
    if given.shape[0] < 2:
        raise ValueError("super-efficiency compares two units or more")
    technology = Technology(given, produced, returns)
    score, intensities, infeasible = radial(technology, given, produced, orientation, itself=False)
    if orientation == "output":
        infeasible = infeasible | (score <= 0)
    for unit in range(score.size):
        intensities[unit] = without_noise(intensities[unit], scaled(technology, given[unit], produced[unit]))
    with np.errstate(divide="ignore"):
        measured = efficiency(score, orientation)
    return SuperEfficiency(score, measured, infeasible, intensities, orientation, returns)
