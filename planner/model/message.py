"""Findings of checks and evaluation as data; `planner.text` turns them into sentences."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from planner.model.bilingual import Bilingual

Severity = Literal["error", "warning", "note"]
Step = Literal["cities", "criteria", "weighting", "scoring", "ranking", "roadmap", "tracking", "file"]
Param: TypeAlias = "str | int | float | Bilingual | Message | tuple[Param, ...]"
"""What fills a blank; a message does with its own sentence, so that sentences share their clauses."""


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: `code` names the sentence of `step`, `where` the item it is about, `params` fill its blanks."""

    code: str
    severity: Severity
    step: Step
    where: str = ""
    params: dict[str, Param] = field(default_factory=dict)


class ProblemError(Exception):
    """Something the user asked for that cannot be done; carries the sentence that says what to do."""

    def __init__(self, code: str, step: Step = "file", where: str = "", **params: Param) -> None:
        super().__init__(code)
        self.message = Message(code, "error", step, where, params)
