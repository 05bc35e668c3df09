"""Circles among prerequisites."""

from collections.abc import Sequence

from planner.model.action import Action


def circle(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Actions of which each waits for the next and the last for the first; empty where all can be ordered.

    An action waits for all of `prerequisites` and for any one of `prerequisites_any`, so a circle through the
    latter counts only where every choice leads into one. Ids that name no action hold nothing up.
    """
    waiting = {action.id: action for action in actions}
    progress = True
    while progress:
        ready = [id for id, action in waiting.items() if not _blocking(action, waiting)]
        for id in ready:
            del waiting[id]
        progress = bool(ready)
    if not waiting:
        return ()
    path: list[str] = []
    id = next(iter(waiting))
    while id not in path:
        path.append(id)
        id = _blocking(waiting[id], waiting)
    return tuple(waiting[member] for member in path[path.index(id) :])


def _blocking(action: Action, waiting: dict[str, Action]) -> str:
    """One action that holds this one up, or an empty text."""
    for id in action.prerequisites:
        if id in waiting:
            return id
    options = action.prerequisites_any
    return options[0] if options and all(id in waiting for id in options) else ""
