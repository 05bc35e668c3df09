"""Words of group decision making (群决策): how answers are given and combined, and how far experts agree."""

from planner.model.strategy import ScoreAggregation
from planner.model.weighting import Aggregation, ConsensusLevel, WeighingWay
from planner.text.marker import mark

AGGREGATIONS: dict[Aggregation, str] = {
    "judgements": mark("Judgements combined (AIJ)"),
    "priorities": mark("Weights combined (AIP)"),
}
SCORE_AGGREGATIONS: dict[ScoreAggregation, str] = {"median": mark("Median"), "weighted_mean": mark("Weighted mean")}
WAYS: dict[WeighingWay, str] = {
    "pairwise": mark("Pairwise comparison"),
    "ratings": mark("Ratings 1–9"),
    "direct": mark("Direct weights"),
    "swing": mark("Swing weights"),
}
CONSENSUS_LEVELS: dict[ConsensusLevel, str] = {
    "very low": mark("very low"),
    "low": mark("low"),
    "moderate": mark("moderate"),
    "high": mark("high"),
    "very high": mark("very high"),
}
