"""What a real case behind an action shows, and where that was read."""

from planner.model.action import Precedent
from planner.text.marker import mark
from planner.text.texts import Texts

_KINDS = {
    "outcome": mark("built or observed"),
    "under_construction": mark("under construction"),
    "policy": mark("policy"),
    "plan": mark("plan only"),
}
_UNFINISHED = ("under_construction", "plan")
_UNCHECKED = "C"
"""The grade of cases read only in trade press, in copies or in reports on oneself."""


def case_kind(precedent: Precedent, texts: Texts) -> str:
    """Whether it was built, is being built, or is a policy or a plan."""
    return texts.tr(_KINDS[precedent.kind]) if precedent.kind in _KINDS else precedent.kind


def case_result(precedent: Precedent, texts: Texts) -> str:
    """What came of it, or of one not finished what is expected; empty where nothing was read."""
    source = mark("So far and expected: {text}") if precedent.kind in _UNFINISHED else mark("Result: {text}")
    return texts.tr(source, text=precedent.result) if precedent.result else ""


def case_source(precedent: Precedent, texts: Texts) -> str:
    """Where it was read and how good that is; the lowest grade is to be checked."""
    source = (
        mark("Source (grade {grade}, to be checked against the original; {kind}): {name}")
        if precedent.grade == _UNCHECKED
        else mark("Source (grade {grade}, {kind}): {name}")
    )
    return texts.tr(source, grade=precedent.grade, kind=case_kind(precedent, texts), name=precedent.source)
