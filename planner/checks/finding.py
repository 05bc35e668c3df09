"""The three kinds of finding a check yields."""

from planner.model.message import Message, Param, Step


def error(step: Step, code: str, where: str = "", **params: Param) -> Message:
    """Something that makes the plan unusable."""
    return Message(code, "error", step, where, params)


def warning(step: Step, code: str, where: str = "", **params: Param) -> Message:
    """Something a planner should look at before handing the plan over."""
    return Message(code, "warning", step, where, params)


def note(step: Step, code: str, where: str = "", **params: Param) -> Message:
    """Something a reader of the result should know."""
    return Message(code, "note", step, where, params)
