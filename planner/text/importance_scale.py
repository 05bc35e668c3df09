"""How importance is asked outside pairwise comparison, in words."""

from planner.model.weighting import WeighingWay
from planner.text.marker import mark

IMPORTANCE_ANCHORS = (
    (1, mark("negligible")),
    (3, mark("minor")),
    (5, mark("important")),
    (7, mark("very important")),
    (9, mark("decisive")),
)
"""What the odd ratings of importance stand for; even ones lie between."""
WAY_INSTRUCTIONS: dict[WeighingWay, str] = {
    "pairwise": mark("Compare each pair: which matters more, and by how much?"),
    "ratings": mark("Rate the importance of each item from 1 to 9; the anchors are below the table."),
    "direct": mark("Give each item points from 0 to 100; only their proportions count."),
    "swing": mark(
        "Suppose every item stands at its worst. The one you would raise to its best first gets 100; the others get "
        "what their step from worst to best is worth beside it."
    ),
}
