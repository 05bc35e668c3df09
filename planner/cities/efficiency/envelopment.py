"""Radial efficiency: the CCR model (规模报酬不变) and the BCC model (规模报酬可变)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.cities.efficiency.linear_programs import FloatArray, LinearProgram, solve_all
from planner.cities.efficiency.technology import (
    NOISE,
    Orientation,
    Returns,
    Scaled,
    Technology,
    checked,
    known,
    radial,
    returns_rows,
    scaled,
    without_noise,
)

SlackUnit = Literal["raw", "mean"]
ScaleStage = Literal["increasing", "constant", "decreasing"]


@dataclass(frozen=True, slots=True, eq=False)
class Envelopment:
    """Radial efficiency of (n_units,) units, with the way to the frontier.

    `score` is what the model optimises: theta <= 1 (input oriented) or phi >= 1 (output oriented); `efficiency`
    is theta or 1 / phi, 0..1. `input_slacks` (n_units, n_inputs) and `output_slacks` (n_units, n_outputs) are what
    remains after the radial change, `input_targets` and `output_targets` the point on the frontier.
    `intensities` (n_units, n_units) holds by row the lambdas of the units that span this point.
    `scale_efficiency` (n_units,) is efficiency under constant over that under variable returns and `scale_stage`
    the returns to scale at the unit's place; both are None in the CCR model.
    """

    score: FloatArray
    efficiency: FloatArray
    input_slacks: FloatArray
    output_slacks: FloatArray
    input_targets: FloatArray
    output_targets: FloatArray
    intensities: FloatArray
    orientation: Orientation
    returns: Returns
    scale_efficiency: FloatArray | None = None
    scale_stage: tuple[ScaleStage, ...] | None = None

    @property
    def radially_efficient(self) -> NDArray[np.bool_]:
        """Efficiency 1, slack or not."""
        return self.efficiency >= 1 - NOISE

    @property
    def efficient(self) -> NDArray[np.bool_]:
        """Efficiency 1 and no slack (Pareto-Koopmans)."""
        slack: NDArray[np.bool_] = np.any(np.hstack([self.input_slacks, self.output_slacks]), axis=1)
        return self.radially_efficient & ~slack

    @property
    def weakly_efficient(self) -> NDArray[np.bool_]:
        """Efficiency 1 and yet something to gain: the slack."""
        return self.radially_efficient & ~self.efficient

    @property
    def peers(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """For each unit the (unit, intensity) of those it is measured against, strongest first."""
        return peers(self.intensities)


def ccr(
    inputs: ArrayLike, outputs: ArrayLike, orientation: Orientation = "input", slack_unit: SlackUnit = "raw"
) -> Envelopment:
    """Efficiency under constant returns to scale (Charnes, Cooper & Rhodes 1978, EJOR 2:429-444).

    `inputs` (n_units, n_inputs), `outputs` (n_units, n_outputs), none negative. Of all ways to the frontier the
    one with the largest sum of slacks is taken: `raw` in the given units (Cooper, Seiford & Tone 2007, eq. 3.10),
    `mean` in units of the column's mean, which no change of units moves. Raises ValueError for wrong shapes or
    words, negative or infinite figures, and units or columns of zeros.
    """
    return _envelopment(Technology(*checked(inputs, outputs)), orientation, slack_unit)


def bcc(
    inputs: ArrayLike, outputs: ArrayLike, orientation: Orientation = "input", slack_unit: SlackUnit = "raw"
) -> Envelopment:
    """Efficiency under variable returns to scale (Banker, Charnes & Cooper 1984, Management Science 30:1078-1092).

    Parameters and errors as `ccr`. The stage is told by a third model with non-increasing returns (Färe, Grosskopf
    & Lovell 1985): where it agrees with BCC the unit is too large (decreasing), else too small (increasing).
    """
    given, produced = checked(inputs, outputs)
    result = _envelopment(Technology(given, produced, "variable"), orientation, slack_unit)
    constant = efficiency(radial(Technology(given, produced), given, produced, orientation)[0], orientation)
    capped = Technology(given, produced, "non_increasing")
    limited = efficiency(radial(capped, given, produced, orientation)[0], orientation)
    scale = np.minimum(constant / result.efficiency, 1.0)
    return Envelopment(
        score=result.score,
        efficiency=result.efficiency,
        input_slacks=result.input_slacks,
        output_slacks=result.output_slacks,
        input_targets=result.input_targets,
        output_targets=result.output_targets,
        intensities=result.intensities,
        orientation=result.orientation,
        returns=result.returns,
        scale_efficiency=scale,
        scale_stage=tuple(map(_stage, scale, limited, result.efficiency)),
    )


def efficiency(measures: FloatArray, orientation: Orientation) -> FloatArray:
    """theta, or 1 / phi."""
    return measures if orientation == "input" else 1.0 / measures


def peers(intensities: FloatArray) -> tuple[tuple[tuple[int, float], ...], ...]:
    """By row of (n_units, n_units) the (column, intensity) above 0, strongest first."""
    return tuple(
        tuple((int(unit), float(row[unit])) for unit in np.argsort(-row, kind="stable") if row[unit] > 0)
        for row in intensities
    )


def _stage(scale: float, limited: float, variable: float) -> ScaleStage:
    if scale >= 1 - NOISE:
        return "constant"
    return "decreasing" if abs(limited - variable) <= NOISE else "increasing"


def _envelopment(technology: Technology, orientation: Orientation, slack_unit: SlackUnit) -> Envelopment:
    known(orientation, Orientation)
    known(slack_unit, SlackUnit)
    given, produced = technology.inputs, technology.outputs
    score = radial(technology, given, produced, orientation)[0]
    # A unit on the frontier is 1 up to the solver's last digits.
    score = np.where(np.abs(score - 1.0) < 1e-10, 1.0, score)
    shrink = score if orientation == "input" else np.ones_like(score)
    expand = score if orientation == "output" else np.ones_like(score)
    owns = [scaled(technology, given[unit], produced[unit]) for unit in range(score.size)]
    weights = _slack_weights(technology, slack_unit)

    def program(unit: int, room: float) -> LinearProgram:
        return _slack_program(owns[unit], technology.returns, shrink[unit] + room, expand[unit] - room, weights)

    solved = solve_all([program(unit, 0.0) for unit in range(score.size)])
    # The solver's own tolerance on the measure can leave no point that meets it exactly.
    unmet = [unit for unit, solution in enumerate(solved) if solution is None]
    for unit, solution in zip(unmet, solve_all([program(unit, NOISE / 2) for unit in unmet]), strict=True):
        solved[unit] = solution
    intensities = np.zeros((score.size, score.size))
    input_slacks, output_slacks = np.zeros_like(given), np.zeros_like(produced)
    for unit, (own, solution) in enumerate(zip(owns, solved, strict=True)):
        if solution is None:
            raise ArithmeticError(f"no point of the frontier found for unit {unit} (counted from 0)")
        intensities[unit] = without_noise(solution, own)
        spare = shrink[unit] * own.own_inputs - solution @ own.inputs
        lacking = solution @ own.outputs - expand[unit] * own.own_outputs
        input_slacks[unit] = np.where(spare > NOISE, spare, 0.0) * own.input_scale
        output_slacks[unit] = np.where(lacking > NOISE, lacking, 0.0) * own.output_scale
    return Envelopment(
        score=score,
        efficiency=efficiency(score, orientation),
        input_slacks=input_slacks,
        output_slacks=output_slacks,
        input_targets=shrink[:, None] * given - input_slacks,
        output_targets=expand[:, None] * produced + output_slacks,
        intensities=intensities,
        orientation=orientation,
        returns=technology.returns,
    )


def _slack_weights(technology: Technology, unit: SlackUnit) -> tuple[FloatArray, FloatArray]:
    """What a slack of one given unit counts, by input and by output."""
    if unit == "raw":
        return np.ones(technology.inputs.shape[1]), np.ones(technology.outputs.shape[1])
    return 1.0 / technology.inputs.mean(axis=0), 1.0 / technology.outputs.mean(axis=0)


def _slack_program(
    own: Scaled, returns: Returns, shrink: float, expand: float, weights: tuple[FloatArray, FloatArray]
) -> LinearProgram:
    """The largest weighted sum of slacks with the radial measure held; variables are the intensities alone."""
    of_inputs, of_outputs = weights[0] * own.input_scale, weights[1] * own.output_scale
    largest = max(of_inputs.max(), of_outputs.max())
    at_most, limits, exactly, amounts = returns_rows(returns, own.inputs.shape[0])
    return LinearProgram(
        costs=(own.inputs @ of_inputs - own.outputs @ of_outputs) / largest,
        at_most=np.vstack([own.inputs.T, -own.outputs.T, at_most]),
        limits=np.concatenate([shrink * own.own_inputs, -expand * own.own_outputs, limits]),
        exactly=exactly,
        amounts=amounts,
    )
