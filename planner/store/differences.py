"""How far two states of a plan are apart."""

from collections.abc import Iterator
from typing import Any

from planner.model.plan import Plan
from planner.store.plan_json import to_builtins

_IDENTITY = ("expert", "node", "first", "second", "strategy", "criterion", "indicator", "code", "action", "date")
"""Fields that together say which item of a list is meant, where it has no `id`."""


def differences(old: Plan, new: Plan) -> int:
    """The number of fields in which two plans differ; an item that only one of them has counts as one."""
    return sum(_differences(to_builtins(old), to_builtins(new)))


def _differences(old: object, new: object) -> Iterator[int]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            if key in old and key in new:
                yield from _differences(old[key], new[key])
            else:
                yield 1
    elif isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
        yield from _differences(_by_identity(old), _by_identity(new))
    elif old != new:
        yield 1


def _by_identity(items: list[Any] | tuple[Any, ...]) -> dict[object, object]:
    """Items under what identifies them, so that one put in between does not shift all that follow."""
    named: dict[object, object] = {}
    for position, item in enumerate(items):
        key: object = _identity(item) if isinstance(item, dict) else ()
        named[key if key and key not in named else position] = item
    return named


def _identity(item: dict[str, Any]) -> tuple[object, ...]:
    return (item["id"],) if "id" in item else tuple(item[field] for field in _IDENTITY if field in item)
