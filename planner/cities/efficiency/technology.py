"""What units are compared with: the production possibilities that a set of observed units spans."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.cities.efficiency.linear_programs import FloatArray, LinearProgram, solve_all

Orientation = Literal["input", "output"]
Returns = Literal["constant", "variable", "non_increasing", "non_decreasing"]

NOISE = 1e-9
"""What the solver leaves where there is nothing, relative to the unit's own figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Technology:
    """Observed `inputs` (n_units, n_inputs) and `outputs` (n_units, n_outputs) under `returns` to scale."""

    inputs: FloatArray
    outputs: FloatArray
    returns: Returns = "constant"


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """A technology in units of one unit's own figures: well conditioned, and the same in any unit of measure.

    `inputs` and `outputs` as in the technology; `own_inputs`, `own_outputs` are those of the unit: 1, or 0 where
    it has none. Times `input_scale` (n_inputs,) and `output_scale` (n_outputs,) they are the given figures.
    """

    inputs: FloatArray
    outputs: FloatArray
    own_inputs: FloatArray
    own_outputs: FloatArray
    input_scale: FloatArray
    output_scale: FloatArray


def checked(inputs: ArrayLike, outputs: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Inputs and outputs as float arrays with one row a unit.

    Raises ValueError for other shapes, for a figure that is negative or not finite, for a unit without any input
    or any output, and for a column of zeros.
    """
    given, produced = figures(inputs, "inputs"), figures(outputs, "outputs")
    if given.shape[0] != produced.shape[0]:
        raise ValueError(f"inputs are of {given.shape[0]} units, outputs of {produced.shape[0]}")
    return given, produced


def figures(values: ArrayLike, name: str) -> FloatArray:
    """One table (n_units, n_columns) of `checked`; `name` is for its errors."""
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or table.size == 0:
        raise ValueError(f"{name} have units as rows and kinds of {name} as columns, not {table.shape}")
    sound = np.isfinite(table) & (table >= 0)
    if not sound.all():
        unit, column = np.argwhere(~sound)[0]
        raise ValueError(f"{name}: unit {unit}, column {column} (counted from 0) holds {table[unit, column]:g}")
    if not table.any(axis=1).all():
        raise ValueError(f"{name}: unit {int((~table.any(axis=1)).argmax())} (counted from 0) has only zeros")
    if not table.any(axis=0).all():
        raise ValueError(f"{name}: column {int((~table.any(axis=0)).argmax())} (counted from 0) has only zeros")
    return table


def known(value: str, words: object) -> None:
    """Raises ValueError where `value` is not one of the words of a Literal."""
    if value not in get_args(words):
        raise ValueError(f"unknown word {value!r}; known: {', '.join(get_args(words))}")


def scaled(technology: Technology, inputs: FloatArray, outputs: FloatArray) -> Scaled:
    """The technology in units of a unit with these `inputs` (n_inputs,) and `outputs` (n_outputs,)."""
    input_scale = np.where(inputs > 0, inputs, technology.inputs.max(axis=0))
    output_scale = np.where(outputs > 0, outputs, technology.outputs.max(axis=0))
    return Scaled(
        technology.inputs / input_scale,
        technology.outputs / output_scale,
        inputs / input_scale,
        outputs / output_scale,
        input_scale,
        output_scale,
    )


def returns_rows(returns: Returns, units: int) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """What the returns to scale ask of the intensities: at_most, limits, exactly, amounts of a program."""
    ones, none = np.ones((1, units)), np.empty((0, units))
    one, nothing = np.ones(1), np.empty(0)
    match returns:
        case "constant":
            return none, nothing, none, nothing
        case "variable":
            return none, nothing, ones, one
        case "non_increasing":
            return ones, one, none, nothing
        case "non_decreasing":
            return -ones, -one, none, nothing


def radial(
    technology: Technology,
    inputs: FloatArray,
    outputs: FloatArray,
    orientation: Orientation,
    itself: bool = True,
) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """The radial measure of units with `inputs` and `outputs`, which need not be of the technology.

    input: the least theta for which theta times the inputs suffice for the outputs; output: the greatest phi for
    which the inputs suffice for phi times the outputs. With `itself` False the units are those of the technology
    and each is left out of its own comparison. Returns measures (n,), intensities (n, n_units) and a mask (n,) of
    units beyond all comparison, whose measure is infinite (theta) or 0 (phi).
    """
    units = inputs.shape[0]
    programs = []
    for unit in range(units):
        own = scaled(technology, inputs[unit], outputs[unit])
        programs.append(_radial_program(own, technology.returns, orientation, None if itself else unit))
    solved = solve_all(programs)
    beyond = np.array([solution is None for solution in solved])
    measures = np.full(units, np.inf if orientation == "input" else 0.0)
    intensities = np.zeros((units, technology.inputs.shape[0]))
    for unit, solution in enumerate(solved):
        if solution is not None:
            measures[unit] = solution[-1]
            intensities[unit] = solution[:-1]
    return measures, intensities, beyond


def without_noise(intensities: FloatArray, own: Scaled) -> FloatArray:
    """Intensities (n_units,) without those that carry nothing beside the unit's own figures."""
    carried = np.maximum(own.inputs.max(axis=1), own.outputs.max(axis=1)) * intensities
    return np.where(carried > NOISE, intensities, 0.0)


def _radial_program(own: Scaled, returns: Returns, orientation: Orientation, left_out: int | None) -> LinearProgram:
    """Variables: the intensities, then theta or phi."""
    units = own.inputs.shape[0]
    at_most, limits, exactly, amounts = returns_rows(returns, units)
    use, yields = own.inputs.T, -own.outputs.T
    if left_out is not None:
        absent = np.zeros((1, units))
        absent[0, left_out] = 1.0
        exactly, amounts = np.vstack([exactly, absent]), np.append(amounts, 0.0)
    if orientation == "input":
        column = np.concatenate([-own.own_inputs, np.zeros(own.own_outputs.size)])
        demands = np.concatenate([np.zeros(own.own_inputs.size), -own.own_outputs])
        cost = 1.0
    else:
        column = np.concatenate([np.zeros(own.own_inputs.size), own.own_outputs])
        demands = np.concatenate([own.own_inputs, np.zeros(own.own_outputs.size)])
        cost = -1.0
    return LinearProgram(
        costs=np.append(np.zeros(units), cost),
        at_most=_with_column(np.vstack([use, yields, at_most]), column),
        limits=np.concatenate([demands, limits]),
        exactly=_with_column(exactly, np.empty(0)),
        amounts=amounts,
    )


def _with_column(rows: FloatArray, top: FloatArray) -> FloatArray:
    """The rows with one more column that begins with `top` and goes on with zeros."""
    column = np.zeros((rows.shape[0], 1))
    column[: top.size, 0] = top
    return np.hstack([rows, column])
