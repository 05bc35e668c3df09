"""What a group of experts chose that moves a number: lines of the table of choices."""

from collections.abc import Iterator

from planner.model.criterion import GOAL
from planner.text.group import AGGREGATIONS, COMBINATIONS, OBJECTIVE_METHODS, SCORE_AGGREGATIONS, consensus_text
from planner.text.log import EXCLUSION_RULES
from planner.weighting.dissent import consensus_level
from planner.workbook.subject import Subject


def group_choices(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """(choice, in force, what it means); nothing where one person judged alone and nothing was locked."""
    texts, plan, weights = subject.texts, subject.plan, subject.ranking.weights
    weighting = plan.weighting
    if len(weights.experts) > 1:
        consensus = weights.node(GOAL).consensus
        level = None if consensus is None else consensus_level(consensus)
        yield (
            texts.tr("Experts combined"),
            texts.tr(AGGREGATIONS[weighting.aggregation]),
            texts.tr(
                "{count} experts counted, round {number}. At the goal: {consensus}.",
                count=len(weighting.heard),
                number=weighting.round_number,
                consensus=consensus_text(consensus, level, texts),
            ),
        )
    for expert in weighting.experts:
        if expert.exclusion is not None:
            yield (
                texts.tr("Not counted"),
                texts.of(weighting.shown_name(expert.id)),
                texts.tr(
                    "{rule}: {reason}",
                    rule=texts.tr(EXCLUSION_RULES[expert.exclusion.rule]),
                    reason=expert.exclusion.reason,
                ),
            )
    choice = weighting.objective
    if weights.objective is not None and choice.method is not None:
        share = texts.percent(choice.subjective_share, 0) if choice.combination == "linear" else "—"
        yield (
            texts.tr("Objective weights"),
            texts.tr(OBJECTIVE_METHODS[choice.method]),
            texts.tr(
                "{combination}; experts' share {share}. From the scores of {count} strategies.",
                combination=texts.tr(COMBINATIONS[choice.combination]),
                share=share,
                count=len(plan.strategies),
            ),
        )
    if plan.expert_scores:
        yield (
            texts.tr("Experts' values"),
            texts.tr(SCORE_AGGREGATIONS[plan.score_aggregation]),
            texts.tr("Where experts scored a cell, their values enter in place of the planner's own."),
        )
    freeze = weighting.freeze
    if freeze is not None:
        yield (
            texts.tr("Weights locked"),
            texts.tr("{who}, {date}", who=freeze.by, date=texts.date(freeze.date)),
            freeze.reason,
        )
