"""What all edits share: a plan with other fields, and the refusal of what breaks a rule."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.model.message import Message, ProblemError
from planner.model.plan import Plan


def changed(plan: Plan, **fields: Any) -> Plan:
    """The plan with these fields, or the very same object where it has them already."""
    if all(getattr(plan, name) == value for name, value in fields.items()):
        return plan
    return replace(plan, **fields)


def refuse(errors: Iterable[Message]) -> None:
    """Raise the first of the errors, if there is one, as a `ProblemError`."""
    for error in errors:
        raise ProblemError(error.code, error.step, error.where, **error.params)
