"""Many small linear programs at once: one call of HiGHS on a block-diagonal matrix instead of one call each.

133 cities take 0.07 s in blocks of 20 against 0.22 s one by one (measured on SBM with three inputs).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_TOGETHER = 20
_INFEASIBLE = 2
_TOLERANCES = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


@dataclass(frozen=True, slots=True, eq=False)
class LinearProgram:
    """Minimise costs @ v over v >= 0 with at_most @ v <= limits and exactly @ v == amounts."""

    costs: FloatArray
    at_most: FloatArray
    limits: FloatArray
    exactly: FloatArray
    amounts: FloatArray


def solve_all(programs: Sequence[LinearProgram]) -> list[FloatArray | None]:
    """An optimal v of each program, None where no v meets its conditions.

    Raises ArithmeticError where the solver gives up on a single program.
    """
    found: list[FloatArray | None] = []
    for start in range(0, len(programs), _TOGETHER):
        found.extend(_solve_block(programs[start : start + _TOGETHER]))
    return found


def _solve_block(programs: Sequence[LinearProgram]) -> list[FloatArray | None]:
    from scipy.optimize import linprog
    from scipy.sparse import block_diag

    solved = linprog(
        np.concatenate([program.costs for program in programs]),
        A_ub=block_diag([program.at_most for program in programs], format="csc"),
        b_ub=np.concatenate([program.limits for program in programs]),
        A_eq=_equalities(programs),
        b_eq=np.concatenate([program.amounts for program in programs]),
        method="highs-ds",
        options=_TOLERANCES,
    )
    if solved.status == 0:
        ends = np.cumsum([program.costs.size for program in programs])[:-1]
        return list(np.split(solved.x, ends))
    if len(programs) > 1:
        # One program without a solution spoils the block it stands in.
        middle = len(programs) // 2
        return [*_solve_block(programs[:middle]), *_solve_block(programs[middle:])]
    if solved.status == _INFEASIBLE:
        return [None]
    raise ArithmeticError(f"the linear program was not solved: {solved.message}")


def _equalities(programs: Sequence[LinearProgram]) -> object:
    """The joint matrix of the equalities; None where there are none, as linprog wants it."""
    from scipy.sparse import block_diag

    if not any(program.amounts.size for program in programs):
        return None
    return block_diag([program.exactly for program in programs], format="csc")
