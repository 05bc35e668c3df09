"""Which actions must come into a plan with those already in it."""

from collections.abc import Collection, Mapping, Sequence

from planner.model.action import Action, Fit
from planner.model.city import CityProfile
from planner.roadmap.fit import fit

_NEAREST: tuple[Fit, ...] = ("fits", "unknown", "does not fit")


def still_needed(
    actions: Sequence[Action], included: Collection[str], profile: CityProfile, barred: Collection[str] = ()
) -> dict[str, str]:
    """Ids of what the `included` wait for, directly or through others, and is not there; each with what needs it.

    Where any one of several would do and none is there, the first that fits the city is taken, failing that the
    first of which this is unknown, failing that the first. What is `barred` stays out.
    """
    open_to = {action.id: action for action in actions if action.id not in barred}
    found: dict[str, str] = {}
    while step := _one_step(open_to, {*included, *found}, profile):
        found |= step
    return found


def _one_step(open_to: Mapping[str, Action], present: set[str], profile: CityProfile) -> dict[str, str]:
    """All that is needed at once or, where nothing is, one choice: a later step may bring in another of the choices."""
    waiting = [action for id, action in open_to.items() if id in present]
    at_once: dict[str, str] = {}
    for action in waiting:
        for id in action.prerequisites:
            if id in open_to and id not in present:
                at_once.setdefault(id, action.id)
    if at_once:
        return at_once
    for action in waiting:
        options = [id for id in action.prerequisites_any if id in open_to]
        if options and present.isdisjoint(options):
            return {min(options, key=lambda id: _NEAREST.index(fit(open_to[id], profile))): action.id}
    return {}
