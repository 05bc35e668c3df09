"""How far one criterion's share of the whole may move before the order changes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.ranking.decision_matrix import criteria_weights
from planner.ranking.tally import places
from planner.ranking.terms import Form, Terms, frame, terms
from planner.ranking.weight_path import Stretches, WeightPath, score_path, stretches, weight_path


@dataclass(frozen=True, slots=True)
class StabilityInterval:
    """Shares 0..1 of one criterion or group. `share` is the present one.

    `first` is the largest interval around it in which the same alternatives are first, `order` that in which all
    places stay. Just past the ends of `first` the alternatives `below` and `above` lead; None where the end is 0 or 1.
    An end between 0 and 1 is itself a tie.
    """

    share: float
    first: tuple[float, float]
    order: tuple[float, float]
    below: int | None
    above: int | None


def stability_interval(
    matrix: ArrayLike,
    weights: ArrayLike,
    criteria: int | Sequence[int],
    directions: ArrayLike | None = None,
    form: Form = "bounds",
    bounds: ArrayLike | None = None,
) -> StabilityInterval:
    """Move the total weight of `criteria` (one or a group, 0-based) over 0..1, all others scaled in proportion.

    Within the group proportions are kept; where one side has no weight, its criteria count equally. Ends are exact up
    to rounding for the additive value and for closeness alike: two alternatives tie at the roots of a polynomial of
    second degree at most (see `planner.ranking.weight_path`), so none is missed. Places by the tie rule of
    `planner.ranking.ranks`; where the present place is a tie that any move breaks, the interval is that one share.
    `form`, `directions`, `bounds` and errors as in `planner.ranking.terms.frame`.
    """
    values, setting = frame(matrix, form, directions, bounds)
    shares = criteria_weights(weights, values.shape[1])
    return interval(terms(values, setting), weight_path(shares, group_of(criteria, values.shape[1])))


def group_of(criteria: int | Sequence[int], count: int) -> NDArray[np.bool_]:
    """Mark the criteria of a group among `count`. Raises ValueError for none and for one that does not exist."""
    chosen = np.atleast_1d(np.asarray(criteria, dtype=np.int64))
    if chosen.size == 0 or chosen.min() < 0 or chosen.max() >= count:
        raise ValueError(f"a group is one or more criteria from 0 to {count - 1}, not {chosen.tolist()}")
    marked = np.zeros(count, dtype=bool)
    marked[chosen] = True
    return marked


def interval(terms: Terms, path: WeightPath) -> StabilityInterval:
    """Kernel of `stability_interval`."""
    pairs = np.triu_indices(len(terms.gains), 1)
    cut = stretches(score_path(terms, path), path.share, *pairs)
    now, along = places(cut.now[:, None]), places(cut.keys)
    same_first = ((along == 0) == (now == 0)).all(axis=0)
    same_order = (along == now).all(axis=0)
    low, below = _reach(cut, cut.downwards, same_first, step=0)
    high, above = _reach(cut, cut.upwards, same_first, step=1)
    order = _reach(cut, cut.downwards, same_order, step=0)[0], _reach(cut, cut.upwards, same_order, step=1)[0]
    return StabilityInterval(path.share, (low, high), order, below, above)


def _reach(cut: Stretches, onwards: range, same: NDArray[np.bool_], step: int) -> tuple[float, int | None]:
    """The share up to which stretches are the same, and who leads in the next one."""
    reached = cut.share
    for stretch in onwards:
        if not same[stretch]:
            return reached, _new_leader(cut, stretch)
        reached = float(cut.ends[stretch + step])
    return reached, None


def _new_leader(cut: Stretches, stretch: int) -> int:
    """The first in a stretch that is not first now; where only a tie was broken, the one it left in front."""
    leading = cut.keys[:, stretch] == cut.keys[:, stretch].max()
    new = leading & (cut.now < cut.now.max())
    return int(np.argmax(new if new.any() else leading))
