"""Findings as lines: how grave, which step, what to do."""

from collections.abc import Iterable

from planner.model.message import Message, Severity
from planner.text.marker import mark
from planner.text.steps import STEPS
from planner.text.texts import Texts

SEVERITIES: dict[Severity, str] = {"error": mark("Error"), "warning": mark("Warning"), "note": mark("Note")}


def message_lines(messages: Iterable[Message], texts: Texts) -> list[str]:
    """One line a message, the grave ones first, in the order of the steps."""
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    return [
        f"{texts.tr(SEVERITIES[message.severity])} [{texts.tr(STEPS[message.step])}] {texts.message(message)}"
        for message in sorted(messages, key=lambda message: order[message.severity])
    ]
