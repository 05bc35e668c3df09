"""How firm a ranking is: places under uncertain weights and scores, intervals of stability, smallest reversals.

Arrays in, small frozen results out; a plan is not known here. All public names can be imported from this file.
"""

from planner.ranking.acceptability import Acceptability, acceptability
from planner.ranking.flips import SmallestFlip, smallest_flip
from planner.ranking.polygons import exact_acceptability
from planner.ranking.score_draws import ScoreRanges, score_ranges
from planner.ranking.stability import StabilityInterval, stability_interval
from planner.ranking.terms import Form
from planner.ranking.weight_draws import always, among, around, in_order, rank_order_centroid, uniform

__all__ = [
    "Acceptability",
    "Form",
    "ScoreRanges",
    "SmallestFlip",
    "StabilityInterval",
    "acceptability",
    "always",
    "among",
    "around",
    "exact_acceptability",
    "in_order",
    "rank_order_centroid",
    "score_ranges",
    "smallest_flip",
    "stability_interval",
    "uniform",
]
