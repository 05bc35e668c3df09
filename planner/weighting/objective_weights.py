"""Objective weights (客观权重) of a plan's leaves: from the spread of the scores instead of judgements."""

import numpy as np

from planner.model.criterion import RATING_BEST, RATING_WORST
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.model.weighting import ObjectiveMethod
from planner.weighting.judgement_matrix import FloatArray
from planner.weighting.objective import critic, entropy, merec, standard_deviation


def objective_weights(plan: Plan, method: ObjectiveMethod) -> tuple[float, ...] | None:
    """Weights of the leaves in tree order, sum 1, by one method; None where the scores do not differ at all.

    Every leaf enters on the rating scale, worst 1 to best 9, so that measured leaves count in no unit and no
    entry is 0; an empty cell enters at the middle, as in the ranking.
    """
    matrix = ratings(plan)
    try:
        if method == "entropy":
            weights = entropy(matrix)
        elif method == "critic":
            weights = critic(matrix)
        elif method == "standard_deviation":
            weights = standard_deviation(matrix)
        else:
            weights = merec(matrix, np.ones(matrix.shape[1]))
    except ValueError:  # no criterion stands out
        return None
    return tuple(weights.tolist())


def ratings(plan: Plan) -> FloatArray:
    """Scores in force (strategies, leaves), stretched from each leaf's bounds to 1..9."""
    leaves = plan.criteria.leaves
    cells = {(score.strategy, score.criterion): score.value for score in scores_in_force(plan)}
    values = np.array([[cells.get((row.id, leaf.id), np.nan) for leaf in leaves] for row in plan.strategies])
    worst, best = np.array([(leaf.worst, leaf.best) for leaf in leaves]).T
    shares = np.where(np.isnan(values), 0.5, (values - worst) / (best - worst))
    stretched: FloatArray = RATING_WORST + (RATING_BEST - RATING_WORST) * shares
    return stretched
