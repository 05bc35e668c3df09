"""Edits of what was reported."""

from dataclasses import replace
from types import EllipsisType

from planner.checks.dates import date_errors
from planner.checks.tracking import progress_errors, repetition_errors
from planner.edits.change import changed, refuse
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.tracking import Progress, Report, Status


def add_report(plan: Plan, date: str) -> Plan:
    """An empty report for a date (ISO 8601), in order of dates; ProblemError: no date, or reported already."""
    refuse(date_errors(date, "tracking"))
    reports = (*plan.reports, Report(date))
    refuse(repetition_errors(tuple(report.date for report in reports)))
    return changed(plan, reports=tuple(sorted(reports, key=lambda report: report.date)))


def remove_report(plan: Plan, date: str) -> Plan:
    """Forget all that was reported on a date."""
    return changed(plan, reports=tuple(report for report in plan.reports if report.date != date))


def set_progress(
    plan: Plan,
    date: str,
    action: str,
    *,
    status: Status | None = None,
    percent: float | None = None,
    actual_cost: float | EllipsisType | None = ...,
    note: str | None = None,
) -> Plan:
    """Report on one action; what is not given stays as last reported, on this date or before.

    `percent` is 0..100; `actual_cost` is the cost so far in 10,000 yuan (万元), None where unknown. A status
    alone sets the percent it implies (done: 100, not started: 0), and a percent alone the status. ProblemError:
    no report of that date, percent or cost out of range.
    """
    name = plan.action(action).name
    if all(report.date != date for report in plan.reports):
        raise ProblemError("report missing", "tracking", date, date=date)
    entry = _last_reported(plan, date, action)
    if status is not None:
        entry = replace(entry, status=status, percent={"done": 100.0, "not started": 0.0}.get(status, entry.percent))
    if percent is not None:
        entry = replace(entry, percent=float(percent), status=status or _implied(entry.status, percent))
    if not isinstance(actual_cost, EllipsisType):
        entry = replace(entry, actual_cost=None if actual_cost is None else float(actual_cost))
    if note is not None:
        entry = replace(entry, note=note)
    refuse(progress_errors(entry, name, date))
    return changed(
        plan,
        reports=tuple(_with_entry(report, entry) if report.date == date else report for report in plan.reports),
    )


def _last_reported(plan: Plan, date: str, action: str) -> Progress:
    earlier = sorted((report for report in plan.reports if report.date <= date), key=lambda report: report.date)
    entries = [entry for report in earlier if (entry := report.entry(action)) is not None]
    return entries[-1] if entries else Progress(action)


def _implied(status: Status, percent: float) -> Status:
    if percent == 100:
        return "done"
    if status in ("done", "not started"):
        return "in progress" if percent > 0 else "not started"
    return status


def _with_entry(report: Report, entry: Progress) -> Report:
    entries = {known.action: known for known in report.entries}
    entries[entry.action] = entry
    return replace(report, entries=tuple(entries.values()))
