"""Entries of the decision log (变更记录): written by other edits, or typed by the facilitator."""

from planner.checks.dates import date_errors
from planner.edits.change import changed, refuse
from planner.model.log import LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan


def logged(plan: Plan, entry: LogEntry) -> Plan:
    """The plan with one more entry, last; ProblemError for an impossible date."""
    refuse(date_errors(entry.date, "weighting"))
    return changed(plan, log=(*plan.log, entry))


def record_meeting(
    plan: Plan, *, date: str, who: str, present: str = "", questions: str = "", results: str = "", decisions: str = ""
) -> Plan:
    """What the minutes (会议纪要) keep of one meeting, in the facilitator's words; `date` is ISO 8601.

    ProblemError: an impossible date, or nothing said.
    """
    told = {"present": present, "questions": questions, "results": results, "decisions": decisions}
    details = {name: text.strip() for name, text in told.items() if text.strip()}
    if not details:
        raise ProblemError("meeting without words", "weighting")
    return logged(plan, LogEntry(date, who.strip(), "meeting", details={**details}))


def record_note(plan: Plan, *, date: str, who: str, text: str) -> Plan:
    """A decision in free words; ProblemError for an impossible date or an empty text."""
    if not text.strip():
        raise ProblemError("meeting without words", "weighting")
    return logged(plan, LogEntry(date, who.strip(), "note", details={"text": text.strip()}))
