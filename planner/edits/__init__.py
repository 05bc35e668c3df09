"""The only way to change a plan: pure functions from a plan to a plan, one file a step.

Bad input raises `ProblemError` with the sentence for the user; an id that names nothing in the plan is a
programming error and raises KeyError. An edit that changes nothing returns the very same object.
"""

from planner.edits import (
    actions,
    cities,
    cover,
    criteria,
    ranking,
    results_chain,
    roadmap,
    scoring,
    targets,
    tracking,
    weighting,
)

__all__ = [
    "actions",
    "cities",
    "cover",
    "criteria",
    "ranking",
    "results_chain",
    "roadmap",
    "scoring",
    "targets",
    "tracking",
    "weighting",
]
