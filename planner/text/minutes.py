"""The record of the consultation (会议纪要), written from the decision log."""

from collections.abc import Iterator

from planner.model.log import LogEntry
from planner.model.plan import Plan
from planner.text.log import log_line, shown_who
from planner.text.texts import Texts


def minutes(plan: Plan, texts: Texts) -> str:
    """Meetings first, each with its fields, then every decision with its day and who made it; plain text to copy.

    Empty where nothing was recorded.
    """
    if not plan.log:
        return ""
    parts = [texts.tr("Minutes: {title}", title=plan.title)]
    meetings = [entry for entry in plan.log if entry.kind == "meeting"]
    decisions = [entry for entry in plan.log if entry.kind != "meeting"]
    parts += ["\n".join(_meeting(plan, entry, texts)) for entry in _by_date(meetings)]
    if decisions:
        parts.append("\n".join(_decisions(plan, decisions, texts)))
    return "\n\n".join(parts)


def _meeting(plan: Plan, entry: LogEntry, texts: Texts) -> Iterator[str]:
    yield texts.tr("Meeting of {date}", date=texts.date(entry.date))
    if entry.who:
        yield texts.tr("Record kept by: {text}", text=shown_who(entry, plan.weighting, texts))
    yield log_line(entry, plan.weighting, texts)


def _decisions(plan: Plan, entries: list[LogEntry], texts: Texts) -> Iterator[str]:
    yield texts.tr("Decision log")
    for number, entry in enumerate(_by_date(entries), start=1):
        who = texts.tr(" ({who})", who=shown_who(entry, plan.weighting, texts)) if entry.who else ""
        line, date = log_line(entry, plan.weighting, texts), texts.date(entry.date)
        yield texts.tr("{number}. {date}{who}: {line}", number=number, date=date, who=who, line=line)


def _by_date(entries: list[LogEntry]) -> list[LogEntry]:
    """Entries of one day in the order in which they were made."""
    return sorted(entries, key=lambda entry: entry.date)
