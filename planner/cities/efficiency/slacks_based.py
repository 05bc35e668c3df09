"""The slacks-based measure (SBM模型): efficiency from all that could be saved or gained, pollution included."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.cities.efficiency.envelopment import peers
from planner.cities.efficiency.linear_programs import FloatArray, LinearProgram, solve_all
from planner.cities.efficiency.technology import (
    NOISE,
    Returns,
    Scaled,
    Technology,
    checked,
    figures,
    known,
    returns_rows,
    scaled,
    without_noise,
)

SbmOrientation = Literal["none", "input", "output"]


@dataclass(frozen=True, slots=True, eq=False)
class SlacksBased:
    """Slacks-based efficiency of (n_units,) units, 0..1; 1 only without any slack.

    Slacks and targets are (n_units, n_inputs), (n_units, n_outputs) and (n_units, n_bad_outputs): inputs and bad
    outputs could fall by their slack, outputs rise. `intensities` (n_units, n_units) holds by row the lambdas of
    the units that span the target. Without bad outputs their tables have no column.
    """

    efficiency: FloatArray
    input_slacks: FloatArray
    output_slacks: FloatArray
    bad_output_slacks: FloatArray
    input_targets: FloatArray
    output_targets: FloatArray
    bad_output_targets: FloatArray
    intensities: FloatArray
    orientation: SbmOrientation
    returns: Returns

    @property
    def efficient(self) -> NDArray[np.bool_]:
        return self.efficiency >= 1 - NOISE

    @property
    def peers(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """For each unit the (unit, intensity) of those it is measured against, strongest first."""
        return peers(self.intensities)


def sbm(
    inputs: ArrayLike,
    outputs: ArrayLike,
    bad_outputs: ArrayLike | None = None,
    returns: Returns = "constant",
    orientation: SbmOrientation = "none",
) -> SlacksBased:
    """Slacks-based efficiency (Tone 2001, EJOR 130:498-509), with undesirable outputs as in Tone 2003.

    rho = (1 - mean of s-/x) / (1 + mean of s+/y over good and bad outputs together), the least over all points of
    the frontier; oriented to inputs only the numerator is taken, to outputs (and bad ones) only the denominator.
    `inputs` (n_units, n_inputs), `outputs` (n_units, n_outputs) above zero, `bad_outputs` (n_units, n_bad). The
    term of an input or bad output a unit has none of is 0, for it has no slack (Tone 2001, 2.2). Raises
    ValueError as `ccr`, and for an output of zero.
    """
    known(orientation, SbmOrientation)
    known(returns, Returns)
    given, produced = checked(inputs, outputs)
    spoilt = np.empty((given.shape[0], 0)) if bad_outputs is None else figures(bad_outputs, "bad outputs")
    if spoilt.shape[0] != given.shape[0]:
        raise ValueError(f"inputs are of {given.shape[0]} units, bad outputs of {spoilt.shape[0]}")
    if not (produced > 0).all():
        unit, column = np.argwhere(produced <= 0)[0]
        raise ValueError(f"outputs: unit {unit}, column {column} (counted from 0) is 0; SBM divides by it")
    # A bad output behaves as an input in the constraints: what the mix makes of it may only be less.
    technology = Technology(np.hstack([given, spoilt]), produced, returns)
    owns = [scaled(technology, use, made) for use, made in zip(technology.inputs, produced, strict=True)]
    kinds = given.shape[1]
    solved = solve_all([_program(own, kinds, returns, orientation) for own in owns])
    measures = np.zeros(given.shape[0])
    intensities = np.zeros((given.shape[0], given.shape[0]))
    spare, lacking = np.zeros_like(technology.inputs), np.zeros_like(produced)
    for unit, (own, solution) in enumerate(zip(owns, solved, strict=True)):
        if solution is None:
            raise ArithmeticError(f"no point of the frontier found for unit {unit} (counted from 0)")
        lambdas = solution[:-1] / solution[-1]
        intensities[unit] = without_noise(lambdas, own)
        saved = own.own_inputs - lambdas @ own.inputs
        gained = lambdas @ own.outputs - own.own_outputs
        spare[unit] = np.where(saved > NOISE, saved, 0.0) * own.input_scale
        lacking[unit] = np.where(gained > NOISE, gained, 0.0) * own.output_scale
        measures[unit] = _program(own, kinds, returns, orientation).costs @ solution
    return SlacksBased(
        efficiency=np.where(np.abs(measures - 1.0) < 1e-10, 1.0, measures),
        input_slacks=spare[:, :kinds],
        output_slacks=lacking,
        bad_output_slacks=spare[:, kinds:],
        input_targets=given - spare[:, :kinds],
        output_targets=produced + lacking,
        bad_output_targets=spoilt - spare[:, kinds:],
        intensities=intensities,
        orientation=orientation,
        returns=returns,
    )


def _program(own: Scaled, kinds: int, returns: Returns, orientation: SbmOrientation) -> LinearProgram:
    """The fraction made linear by Charnes and Cooper's t: variables are t times the intensities, then t.

    The first `kinds` of the inputs are inputs, the others bad outputs. Slacks are eliminated: s- = t - use,
    s+ = made - t, in units of the unit's own figures.
    """
    units = own.inputs.shape[0]
    bad = own.inputs.shape[1] - kinds
    of_input = 0.0 if orientation == "output" else 1.0 / kinds
    of_output = 0.0 if orientation == "input" else 1.0 / (own.outputs.shape[1] + bad)
    # Where the unit has none of an input or bad output the slack is 0 and so is its term.
    has = own.own_inputs
    used, spoilt = own.inputs[:, :kinds] * has[:kinds], own.inputs[:, kinds:] * has[kinds:]
    numerator = np.append(of_input * used.sum(axis=1), 1.0 - of_input * has[:kinds].sum())
    denominator = np.append(
        of_output * (own.outputs.sum(axis=1) - spoilt.sum(axis=1)),
        1.0 + of_output * (has[kinds:].sum() - own.outputs.shape[1]),
    )
    at_most, limits, exactly, amounts = returns_rows(returns, units)
    rows = np.hstack([np.vstack([own.inputs.T, -own.outputs.T]), np.append(-has, own.own_outputs)[:, None]])
    return LinearProgram(
        costs=numerator,
        at_most=np.vstack([rows, np.hstack([at_most, -limits[:, None]])]),
        limits=np.zeros(rows.shape[0] + limits.size),
        exactly=np.vstack([denominator, np.hstack([exactly, -amounts[:, None]])]),
        amounts=np.append(1.0, np.zeros(amounts.size)),
    )
