"""How far the judging of a node has come, and what its consistency means, in words."""

from gui.pages.weighting.node_state import NodeState
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.model.evaluation import NodeWeights
from planner.text.group import WAYS
from planner.text.texts import Texts
from planner.weighting.ahp import circular_triads

TIE_DECIMALS = 12
"""As ranks do: weights equal after rounding to so many decimals count as the same."""
MOST_CYCLES = 3


def standing(local: NodeWeights, texts: Texts) -> str:
    """A short mark: equal and assumed, how many judged, CR."""
    tr = texts.tr
    if local.pairs == 0:
        return tr("Nothing to compare")
    if local.judged == 0 or (local.basis == "equal" and local.way != "pairwise"):
        return tr("Equal (assumed)")
    return tr(WAYS[local.way]) if local.way != "pairwise" else _pairs_standing(local, texts)


def _pairs_standing(local: NodeWeights, texts: Texts) -> str:
    tr = texts.tr
    count = tr("{judged}/{pairs}", judged=local.judged, pairs=local.pairs)
    if local.basis == "equal":
        return tr("{count} · not linked", count=count)
    ratio = local.consistency_ratio
    if ratio is None:
        return tr("{count} · CR —", count=count)
    mark, shown = "✓" if ratio <= ACCEPTABLE_RATIO else "!", texts.number(ratio, 2)
    if local.judged == local.pairs:
        return tr("{mark} CR {ratio}", mark=mark, ratio=shown)
    return tr("{mark} {count} · CR {ratio}", mark=mark, count=count, ratio=shown)


def weights_meaning(state: NodeState, texts: Texts) -> str:
    """What the bars say."""
    if state.basis == "equal":
        return texts.tr("Equal weights are an assumption until pairs are judged.")
    sentence = _leaders(state, texts)
    if not state.assumed:
        return sentence
    kind = texts.trn(
        "{count} judgement is an assumption to be confirmed.",
        "{count} judgements are assumptions to be confirmed.",
        state.assumed,
    )
    return texts.tr("{sentence} {more}", sentence=sentence, more=kind)


def _leaders(state: NodeState, texts: Texts) -> str:
    """Which item weighs most; those of one weight share the place."""
    weights = [round(weight, TIE_DECIMALS) for weight in state.local.weights]
    leaders = [name for name, weight in zip(state.names, weights, strict=True) if weight == max(weights)]
    share = texts.percent(max(weights))
    if len(leaders) == 1:
        return texts.tr("{name} weighs most, with {share}.", name=leaders[0], share=share)
    if len(leaders) == len(weights):
        return texts.tr("All weigh the same: {share} each.", share=share)
    names = texts.join(texts.of(name) for name in leaders)
    return texts.tr("{names} weigh most, with {share} each.", names=names, share=share)


def consistency_meaning(state: NodeState, texts: Texts) -> str:
    """What the expert's CR says, or why there is none."""
    own, tr = state.own, texts.tr
    if own.pairs <= 1:
        return tr("With at most two items judgements cannot contradict one another.")
    if own.judged == 0:
        return tr("No pair is judged yet.")
    if own.joins is not None:
        first, second = (state.names[own.children.index(child)] for child in own.joins)
        return tr(
            "The judgements do not link all items yet, so the weights stay equal. "
            "Comparing {first} with {second} would join two parts.",
            first=first,
            second=second,
        )
    if own.consistency_ratio is None:
        return tr(
            "The judgements just link all items, so nothing checks them. One more judgement gives a consistency ratio."
        )
    if not state.inconsistent:
        return tr("The consistency ratio (CR) is at most 0.1: the judgements agree well enough.")
    return tr("The consistency ratio (CR) is above 0.1: the judgements contradict one another.")


def cycle_lines(state: NodeState, texts: Texts) -> tuple[str, ...]:
    """Contradiction cycles (三阶回路), each A ＞ B ＞ C ＞ A; beyond the first few only their number."""
    cycles = circular_triads(state.matrix())
    sign = "＞" if texts.language == "zh" else " > "
    lines = [
        sign.join(texts.of(state.names[place]) for place in (*cycle, cycle[0])) for cycle in cycles.triads[:MOST_CYCLES]
    ]
    more = len(cycles) - len(lines)
    if more:
        lines.append(texts.trn("and {count} more", "and {count} more", more))
    return tuple(lines)
