"""From local to global weights (层次总排序), one level of the hierarchy at a time."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.judgement_matrix import FloatArray

SynthesisMode = Literal["distributive", "ideal"]


@dataclass(frozen=True, slots=True, eq=False)
class Synthesis:
    """Global weights (n_elements,) of one level and how they come about.

    `contributions` (n_elements, n_parents) are the parts of each global weight by parent; their row sums are
    `global_weights`. `local` (n_elements, n_parents) holds the local weights as scaled by `mode`.
    """

    global_weights: FloatArray
    contributions: FloatArray
    local: FloatArray
    mode: SynthesisMode


def synthesize(weights: ArrayLike, local: ArrayLike, mode: SynthesisMode = "distributive") -> Synthesis:
    """Weigh the elements of a level by the weights of their parents.

    `weights` (n_parents,) are the parents' global weights, at the first level the criteria weights. `local`
    (n_elements, n_parents) holds each element's weight or direct rating under each parent, higher is
    better, 0 where it does not belong to the parent. `distributive` divides each column by its sum; the
    global weights then add up to the parents' (Saaty 1980). `ideal` divides each column by its largest
    entry, so that adding a copy of an element cannot reverse the others (Belton & Gear 1983; Saaty 1994);
    its result is not rescaled. Weights are used as given. Further levels follow by calling again with the
    result's `global_weights`. Raises ValueError for wrong shapes, negative or non-finite numbers, a parent
    without a positive entry, or an unknown mode.
    """
    parents = np.asarray(weights, dtype=np.float64)
    entries = np.asarray(local, dtype=np.float64)
    if parents.ndim != 1 or entries.ndim != 2 or entries.shape[1] != parents.size:
        raise ValueError(f"one column of local weights a parent: got {entries.shape} for {parents.size} parent weights")
    for name, values in (("parent", parents), ("local", entries)):
        if not (np.isfinite(values) & (values >= 0)).all():
            raise ValueError(f"a {name} weight is negative or not a number")
    if mode not in get_args(SynthesisMode):
        raise ValueError(f"unknown mode {mode!r}; known: {', '.join(get_args(SynthesisMode))}")
    scale = entries.sum(axis=0) if mode == "distributive" else entries.max(axis=0, initial=0.0)
    if not (scale > 0).all():
        raise ValueError(f"parent {int(np.argmin(scale))} (counted from 0) has no element with a weight above 0")
    scaled = entries / scale
    contributions = scaled * parents
    return Synthesis(contributions.sum(axis=1), contributions, scaled, mode)
