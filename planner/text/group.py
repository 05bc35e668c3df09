"""Words for the ways in which experts answer and are combined."""

from planner.model.strategy import ScoreAggregation
from planner.model.weighting import Aggregation, CombinationMode, ConsensusLevel, ObjectiveMethod, WeighingWay
from planner.text.marker import mark
from planner.text.texts import Texts

AGGREGATIONS: dict[Aggregation, str] = {
    "judgements": mark("Judgements combined (AIJ)"),
    "priorities": mark("Weights combined (AIP)"),
}
WAYS: dict[WeighingWay, str] = {
    "pairwise": mark("Pairwise comparison"),
    "ratings": mark("Ratings 1–9"),
    "direct": mark("Direct weights"),
    "swing": mark("Swing weights"),
}
OBJECTIVE_METHODS: dict[ObjectiveMethod, str] = {
    "entropy": mark("Entropy"),
    "critic": mark("CRITIC"),
    "standard_deviation": mark("Standard deviation"),
    "merec": mark("MEREC"),
}
COMBINATIONS: dict[CombinationMode, str] = {"linear": mark("Linear"), "multiplicative": mark("Multiplicative")}
SCORE_AGGREGATIONS: dict[ScoreAggregation, str] = {"median": mark("Median"), "weighted_mean": mark("Weighted mean")}
CONSENSUS_LEVELS: dict[ConsensusLevel, str] = {
    "very low": mark("very low"),
    "low": mark("low"),
    "moderate": mark("moderate"),
    "high": mark("high"),
    "very high": mark("very high"),
}


def consensus_text(consensus: float | None, level: ConsensusLevel | None, texts: Texts) -> str:
    """共识度76.0%（高）; `level` is Goepel's word, see `planner.weighting.dissent.consensus_level`."""
    if consensus is None or level is None:
        return texts.tr("Consensus —")
    return texts.tr(
        "Consensus {share} ({word})", share=texts.percent(consensus), word=texts.tr(CONSENSUS_LEVELS[level])
    )
