"""How a criterion's scale, direction and marks are said."""

from planner.model.criterion import CriteriaTree, Criterion
from planner.model.evidence import Basis
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

BASES: dict[Basis, tuple[str, str]] = {
    "source": (mark("source"), "good"),
    "expert": (mark("expert"), "accent"),
    "assumption": (mark("assumption"), "warning"),
}
"""Word and kind of chip by basis."""


def direction(criterion: Criterion, texts: Texts) -> str:
    """Which way the linked indicator should go."""
    return texts.tr("more is better") if criterion.direction == "+" else texts.tr("less is better")


def figure(value: float, texts: Texts) -> str:
    """A bound as it was typed: no more decimals than it has."""
    return texts.number(value, 0) if value == round(value) else f"{value:.6f}".rstrip("0").replace("-", "−")


def scale(criterion: Criterion, texts: Texts) -> str:
    """The declared scale from worst to best."""
    worst, best = figure(criterion.worst, texts), figure(criterion.best, texts)
    if criterion.scale == "rating":
        return texts.tr("rated {worst}–{best}", worst=worst, best=best)
    return texts.tr("{worst} → {best}", worst=worst, best=best)


def marks(criterion: Criterion, texts: Texts) -> str:
    """What to know about a criterion before relying on it, in a word each."""
    words: list[str] = []
    if criterion.evidence.basis == "assumption":
        words.append(texts.tr("assumption"))
    if criterion.overlap:
        words.append(texts.tr("overlap"))
    if criterion.feasibility:
        words.append(texts.tr("feasibility"))
    return texts.join(words)


def workload(tree: CriteriaTree, texts: Texts) -> str:
    """How many pairwise judgements the tree asks for, against one flat list."""
    pairs = sum(_pairs(len(tree.children(node))) for node in tree.nodes)
    leaves = len(tree.leaves)
    if len(tree.nodes) == 1:
        return texts.tr("{leaves} criteria without groups: {pairs} pairwise judgements.", leaves=leaves, pairs=pairs)
    return texts.tr(
        "{leaves} criteria in {groups} groups: {pairs} pairwise judgements; without groups it would be {flat}.",
        leaves=leaves,
        groups=len(tree.nodes) - 1,
        pairs=pairs,
        flat=_pairs(leaves),
    )


def losses(old: Plan, new: Plan, texts: Texts) -> str:
    """What goes along with one removed criterion, in words; empty where nothing does."""
    below = len(old.criteria.criteria) - len(new.criteria.criteria) - 1
    parts = [texts.trn("{count} sub-criterion", "{count} sub-criteria", below)] if below > 0 else []
    return texts.join([*parts, *_cleared(old, new, texts)])


def cleared(old: Plan, new: Plan, texts: Texts) -> str:
    """Judgements and scores that an edit clears, in words; empty where all stay."""
    return texts.join(_cleared(old, new, texts))


def _cleared(old: Plan, new: Plan, texts: Texts) -> list[str]:
    judgements = len(old.weighting.judgements) - len(new.weighting.judgements)
    scores = len(old.scores) - len(new.scores)
    parts: list[str] = []
    if judgements > 0:
        parts.append(texts.trn("{count} judgement", "{count} judgements", judgements))
    if scores > 0:
        parts.append(texts.trn("{count} score", "{count} scores", scores))
    return parts


def _pairs(items: int) -> int:
    return items * (items - 1) // 2
