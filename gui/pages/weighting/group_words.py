"""What a group's figures mean, in words."""

from gui.pages.weighting.expert_chooser import expert_name
from planner.checks.names import criterion_name
from planner.model.evaluation import NodeWeights
from planner.model.plan import Plan
from planner.model.weighting import Weighting
from planner.text.group import consensus_text
from planner.text.ratios import ratio_text
from planner.text.texts import Texts
from planner.weighting.dissent import Difference, consensus_level, difference_of


def consensus_words(consensus: float | None, texts: Texts) -> str:
    """共识度76.0%（高）."""
    return consensus_text(consensus, None if consensus is None else consensus_level(consensus), texts)


def counted_name(weighting: Weighting, expert: str, texts: Texts) -> str:
    """The expert's name, with a word where the answers are not counted."""
    name = expert_name(weighting, expert, texts)
    return texts.tr("{name}, not counted", name=name) if weighting.expert(expert).exclusion is not None else name


def with_weights(local: NodeWeights) -> int:
    """How many experts heard have weights of their own at the node: those the consensus is about."""
    return sum(own.influence > 0 and own.weights is not None for own in local.experts)


def agreement_title(count: int, texts: Texts) -> str:
    """What is asked of `count` experts with weights."""
    if count == 0:
        return texts.tr("Do the experts agree? Nobody has judged yet")
    return texts.trn("Does the one expert agree with the result?", "Do the {count} experts agree?", count)


def agreement_line(local: NodeWeights, expert: str, texts: Texts) -> str:
    """The group at this node in one line, and where the expert in hand stands."""
    parts = [
        texts.trn("{count} expert with weights here", "{count} experts with weights here", with_weights(local)),
        consensus_words(local.consensus, texts),
    ]
    if local.way == "pairwise":
        parts.append(texts.tr("group CR {ratio}", ratio=texts.number(local.consistency_ratio, 4)))
    if (own := difference_of(local, expert)) is not None:
        parts.append(texts.tr("this expert {share} from the group", share=texts.percent(own.distance)))
    return " · ".join(parts)


def difference_line(plan: Plan, difference: Difference, texts: Texts) -> str:
    """Who differs, by how much, on which criterion and in which judgement."""
    tree = plan.criteria
    line = texts.tr(
        "{expert}: {distance} from the group, most on “{criterion}” (own {own}, group {group})",
        expert=counted_name(plan.weighting, difference.expert, texts),
        distance=texts.percent(difference.distance),
        criterion=criterion_name(tree, difference.criterion),
        own=texts.percent(difference.own),
        group=texts.percent(difference.group),
    )
    if difference.own_ratio is None or difference.group_ratio is None:
        return line
    return texts.tr(
        "{line}; furthest judgement: “{first}” to “{second}” is {own}, the group's weights imply {group}",
        line=line,
        first=criterion_name(tree, difference.first or ""),
        second=criterion_name(tree, difference.second or ""),
        own=ratio_text(difference.own_ratio),
        group=ratio_text(difference.group_ratio, 2),
    )
