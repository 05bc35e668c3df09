"""Groups of actions in words: what they ask, what the adopted schedule does, and which might be added."""

from collections.abc import Iterator

from gui.pages.roadmap.limits.state import State
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup
from planner.text.texts import Texts


def done(roadmap: Roadmap | None, group: ActionGroup) -> int | None:
    """How many of a group the adopted schedule does; None without one."""
    return None if roadmap is None else sum(roadmap.of(id) is not None for id in group.actions)


def is_broken(roadmap: Roadmap | None, group: ActionGroup) -> bool:
    count = done(roadmap, group)
    return count is not None and not group.at_least <= count <= (
        len(group.actions) if group.at_most is None else group.at_most
    )


def asks(group: ActionGroup, texts: Texts) -> str:
    """What a group asks for: at least 1, at most 2 of 5 actions."""
    count = len(group.actions)
    if group.at_most is not None and group.at_least:
        return texts.tr("{least} to {most} of {count} actions", least=group.at_least, most=group.at_most, count=count)
    if group.at_most is not None:
        return texts.tr("at most {most} of {count} actions", most=group.at_most, count=count)
    if group.at_least:
        return texts.tr("at least {least} of {count} actions", least=group.at_least, count=count)
    return texts.tr("any number of {count} actions", count=count)


def stands(roadmap: Roadmap | None, group: ActionGroup, texts: Texts) -> str:
    """How many the adopted schedule does, and whether that is wrong."""
    count = done(roadmap, group)
    if count is None:
        return ""
    if is_broken(roadmap, group):
        return texts.tr("scheduled: {count}, not kept", count=count)
    return texts.tr("scheduled: {count}", count=count)


def group_state(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> State:
    broken = sum(is_broken(roadmap, group) for group in plan.groups)
    if broken:
        return State(texts.tr("{count} not kept", count=broken), broken=True)
    count = len(plan.groups)
    return State(texts.trn("{count} group", "{count} groups", count) if count else texts.tr("no group"))


def site_rivals(plan: Plan) -> tuple[tuple[Action, Action], ...]:
    """Pairs in the plan that the library says exclude each other on one site, and that no group holds apart yet."""
    return tuple(_open_pairs(plan))


def _open_pairs(plan: Plan) -> Iterator[tuple[Action, Action]]:
    included = {action.id: action for action in plan.actions if action.included}
    held = [set(group.actions) for group in plan.groups if group.at_most == 1]
    seen: set[frozenset[str]] = set()
    for id, action in included.items():
        for other in action.exclusive_with:
            pair = frozenset((id, other))
            if other in included and pair not in seen and not any(pair <= members for members in held):
                seen.add(pair)
                yield action, included[other]
