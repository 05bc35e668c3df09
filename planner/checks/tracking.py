"""Rules on what was reported."""

from collections.abc import Iterator

from planner.checks.dates import date_errors
from planner.checks.finding import error, warning
from planner.checks.names import action_name, repeated
from planner.checks.numbers import is_amount, is_figure
from planner.model.bilingual import Bilingual
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.tracking import Progress


def progress_errors(progress: Progress, action: Bilingual, report: str) -> Iterator[Message]:
    """Progress is 0..100 percent, the cost so far not below zero, the indicator a figure."""
    where = f"{report}/{progress.action}"
    if not 0 <= progress.percent <= 100:
        yield error("tracking", "percent off the scale", where, action=action, value=progress.percent)
    if progress.actual_cost is not None and not is_amount(progress.actual_cost):
        yield error("tracking", "actual cost negative", where, action=action, value=progress.actual_cost)
    if progress.kpi is not None and not is_figure(progress.kpi):
        yield error("tracking", "kpi not a number", where, action=action)


def repetition_errors(dates: tuple[str, ...]) -> Iterator[Message]:
    """There is one report a date."""
    for text in repeated(dates):
        yield error("tracking", "report twice", text, date=text)


def errors(plan: Plan) -> Iterator[Message]:
    actions = {action.id for action in plan.actions}
    yield from repetition_errors(tuple(report.date for report in plan.reports))
    for report in plan.reports:
        yield from date_errors(report.date, "tracking")
        entries = tuple(entry.action for entry in report.entries)
        for id in (*repeated(entries), *(id for id in entries if id not in actions)):
            where, name = f"{report.date}/{id}", action_name(plan, id)
            yield error("tracking", "entry unusable", where, action=name, date=report.date)
        for entry in report.entries:
            yield from progress_errors(entry, action_name(plan, entry.action), report.date)


def findings(plan: Plan) -> Iterator[Message]:
    for report in plan.reports:
        for entry in report.entries:
            code = _contradiction(entry)
            if code:
                name, where = action_name(plan, entry.action), f"{report.date}/{entry.action}"
                yield warning("tracking", code, where, action=name, date=report.date, value=entry.percent)


def _contradiction(entry: Progress) -> str:
    if entry.status == "not started" and entry.percent > 0:
        return "not started but moved"
    if entry.status == "done" and entry.percent < 100:
        return "done but unfinished"
    if entry.status != "done" and entry.percent == 100:
        return "finished but not done"
    return ""
