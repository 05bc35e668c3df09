"""Edits of what was reported."""

from dataclasses import replace
from types import EllipsisType

from planner.checks.dates import date_errors
from planner.checks.targets import reading_errors
from planner.checks.tracking import progress_errors, repetition_errors
from planner.edits.change import changed, refuse
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.tracking import Progress, Reading, Report, Status, last_reported


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
    kpi: float | EllipsisType | None = ...,
) -> Plan:
    """Report on one action; what is not given stays as last reported, on this date or before.

    `percent` is 0..100; `actual_cost` is the cost so far in 10,000 yuan (万元) and `kpi` the action's indicator as
    read, None where unknown. A status alone sets the percent it implies (done: 100, not started: 0), and a percent
    alone the status. ProblemError: no report of that date, percent, cost or indicator out of range.
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
    if not isinstance(kpi, EllipsisType):
        entry = replace(entry, kpi=None if kpi is None else float(kpi))
    refuse(progress_errors(entry, name, date))
    return changed(
        plan,
        reports=tuple(_with_entry(report, entry) if report.date == date else report for report in plan.reports),
    )


def set_reading(plan: Plan, date: str, target: str, value: float | None, note: str | None = None) -> Plan:
    """What an indicator of the plan stood at on a reporting date; None takes the reading away.

    ProblemError: no report of that date, no such indicator, no finite value.
    """
    report, name = _report(plan, date), plan.target(target).name
    before = report.reading(target)
    readings = tuple(reading for reading in report.readings if reading.target != target)
    if value is not None:
        reading = Reading(target, float(value), note if note is not None else before.note if before else "")
        refuse(reading_errors(reading, name, date))
        readings = (*readings, reading)
    changed_report = replace(report, readings=readings)
    return changed(plan, reports=tuple(changed_report if old.date == date else old for old in plan.reports))


def _report(plan: Plan, date: str) -> Report:
    for report in plan.reports:
        if report.date == date:
            return report
    raise ProblemError("report missing", "tracking", date, date=date)


def _last_reported(plan: Plan, date: str, action: str) -> Progress:
    return last_reported((report for report in plan.reports if report.date <= date), action) or Progress(action)


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
