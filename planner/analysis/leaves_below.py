"""Which leaves each criterion stands for."""

from planner.model.criterion import CriteriaTree


def leaves_below(tree: CriteriaTree) -> dict[str, list[int]]:
    """By group and leaf, in tree order, the places of the leaves below it (a leaf: its own) among all leaves."""
    places: dict[str, list[int]] = {criterion.id: [] for criterion in tree.depth_first()}
    for place, leaf in enumerate(tree.leaves):
        for criterion in tree.path(leaf.id):
            places[criterion].append(place)
    return places
