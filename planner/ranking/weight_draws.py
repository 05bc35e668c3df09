"""Weights drawn at random, each vector adding up to 1.

A way of drawing is started with a `numpy.random.Generator` and then asked for any number of vectors at a time: the
same seed gives the same vectors in the same order however many are asked for at once.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, criteria_weights
from planner.ranking.ranks import competition_ranks

Stream = Callable[[int], FloatArray]
"""The next `count` draws: (count, n_criteria) of weights, (count, n_alternatives, n_criteria) of scores."""
Draws = Callable[[Generator], Stream]

LARGEST_SPREAD = 0.99
"""A spread of 1 would put all weight on one criterion a draw; beyond this it is taken as this."""


def uniform(criteria: int) -> Draws:
    """Anything: uniform on the simplex of `criteria` weights (Lahdelma & Salminen 2001)."""

    def start(generator: Generator) -> Stream:
        def draw(count: int) -> FloatArray:
            drawn = generator.standard_exponential((count, criteria))
            drawn /= drawn.sum(axis=1, keepdims=True)
            return drawn

        return draw

    return start


def around(weights: ArrayLike, spread: float) -> Draws:
    """Dirichlet with mean `weights` (n_criteria,), where a weight w has standard deviation spread·sqrt(w (1 - w)).

    `spread` is 0 (no doubt) to 1, at most `LARGEST_SPREAD` in effect; a weight of 0 stays 0. Raises ValueError for
    invalid weights or spread.
    """
    centre = _shares(weights)
    if not 0.0 <= spread <= 1.0:
        raise ValueError(f"the spread of weights is 0 to 1, not {spread:g}")
    # A spread whose square vanishes beside 1 leaves every weight where it is.
    if centre.size == 1 or spread * spread < np.finfo(float).eps:
        return always(centre)
    # The variance of a Dirichlet component is w (1 - w) / (concentration + 1).
    concentration = 1.0 / min(spread, LARGEST_SPREAD) ** 2 - 1.0
    return lambda generator: lambda count: generator.dirichlet(concentration * centre, count)


def in_order(weights: ArrayLike) -> Draws:
    """Uniform among the weights in the same order of importance as `weights` (n_criteria,).

    Criteria equal after rounding to 12 decimals are in no order. Raises ValueError for invalid weights.
    """
    importance = competition_ranks(-_shares(weights))
    anything = uniform(importance.size)
    tied = np.unique(importance).size < importance.size

    def start(generator: Generator) -> Stream:
        sampling, lots = generator.spawn(2)
        simplex = anything(sampling)

        def draw(count: int) -> FloatArray:
            descending = -np.sort(-simplex(count), axis=1)
            if not tied:
                return descending[:, importance - 1]
            # Random numbers below 1 order the tied among themselves and nothing else.
            order = np.argsort(importance + lots.random((count, importance.size)), axis=1)
            drawn = np.empty_like(descending)
            np.put_along_axis(drawn, order, descending, axis=1)
            return drawn

        return draw

    return start


def rank_order_centroid(weights: ArrayLike) -> FloatArray:
    """The mean (n_criteria,) of `in_order` in closed form: the k-th of n weighs (1/k + … + 1/n) / n.

    Tied criteria share theirs. Barron & Barrett 1996, Management Science 42(11):1515-1523.
    """
    importance = competition_ranks(-_shares(weights))
    size = importance.size
    strict = np.cumsum(1.0 / np.arange(size, 0, -1))[::-1] / size
    centroid = np.empty(size)
    for place in np.unique(importance):
        tied = importance == place
        centroid[tied] = strict[place - 1 : place - 1 + tied.sum()].mean()
    return centroid


def among(rows: ArrayLike, influence: ArrayLike | None = None) -> Draws:
    """One of the `rows` (n_experts, n_criteria) a draw, by `influence` (n_experts,) in any unit, equal if None."""
    given = np.array([_shares(row) for row in np.asarray(rows, dtype=np.float64)])
    chances = _shares(np.ones(len(given)) if influence is None else influence)
    return lambda generator: lambda count: given[generator.choice(len(given), count, p=chances)]


def always(weights: ArrayLike) -> Draws:
    """The same `weights` (n_criteria,) in every draw."""
    shares = _shares(weights)
    return lambda _: lambda count: np.tile(shares, (count, 1))


def _shares(weights: ArrayLike) -> FloatArray:
    values = np.asarray(weights, dtype=np.float64)
    checked = criteria_weights(values, values.size)
    scaled: FloatArray = checked / checked.sum()
    return scaled
