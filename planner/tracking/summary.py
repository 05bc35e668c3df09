"""What the table comes to: how many actions stand where, and what they cost."""

from collections import Counter
from dataclasses import dataclass

from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.tracking import STATUSES, Status, last_reported
from planner.text.texts import Texts
from planner.tracking.rows import TrackedRow


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` holds all states. `actual` is the sum of the actual costs that were reported (10,000 yuan), `costed`
    their number; `compared` and `estimate` are actual costs and estimates of those actions that have both."""

    counts: dict[Status, int]
    late_starts: int
    late_ends: int
    actual: float
    costed: int
    compared: float
    estimate: float


def summed(rows: tuple[TrackedRow, ...]) -> Summary:
    states = Counter(row.progress.status if row.progress else "not started" for row in rows)
    costs = [
        (row.progress.actual_cost, row.estimate)
        for row in rows
        if row.progress is not None and row.progress.actual_cost is not None
    ]
    both = [(actual, estimate) for actual, estimate in costs if estimate is not None]
    return Summary(
        counts={status: states[status] for status in STATUSES},
        late_starts=sum(row.late == "start" for row in rows),
        late_ends=sum(row.late == "end" for row in rows),
        actual=sum(actual for actual, _ in costs),
        costed=len(costs),
        compared=sum(actual for actual, _ in both),
        estimate=sum(estimate for _, estimate in both),
    )


def progress_sentence(texts: Texts, summary: Summary, on: str) -> str:
    """What is done by the date, and what is behind the schedule."""
    total = sum(summary.counts.values())
    parts = [
        texts.tr(
            "By {date}, {done} of {total} scheduled actions are done and {running} in progress",
            date=texts.date(on),
            done=summary.counts["done"],
            total=total,
            running=summary.counts["in progress"],
        )
    ]
    if summary.counts["delayed"]:
        parts.append(texts.tr("{count} reported as delayed", count=summary.counts["delayed"]))
    if summary.late_starts:
        parts.append(texts.tr("{count} should have started by the schedule", count=summary.late_starts))
    if summary.late_ends:
        parts.append(texts.tr("{count} should be done by the schedule", count=summary.late_ends))
    if not (summary.late_starts or summary.late_ends):
        parts.append(texts.tr("none is behind the schedule"))
    return texts.tr("{parts}.", parts=("，" if texts.language == "zh" else "; ").join(parts))


def cost_sentence(texts: Texts, summary: Summary) -> str:
    """Reported costs against the estimates of the same actions."""
    if not summary.costed:
        return texts.tr("No actual cost reported yet.")
    reported = texts.trn(
        "Actual cost of {count} action: {actual}",
        "Actual cost of {count} actions: {actual}",
        summary.costed,
        actual=texts.money(summary.actual),
    )
    if not summary.estimate:
        return texts.tr("{parts}.", parts=reported)
    return texts.tr(
        "{reported}, {share} of the estimates for the same actions ({estimate}).",
        reported=reported,
        share=texts.percent(summary.compared / summary.estimate),
        estimate=texts.money(summary.estimate),
    )


def gone_sentence(texts: Texts, plan: Plan, roadmap: Roadmap, on: str) -> str:
    """Which actions were reported on by the date and are scheduled no longer, and what they cost; empty for none."""
    reports = [report for report in plan.reports if report.date <= on]
    gone = {
        action: progress
        for action in plan.actions
        if roadmap.of(action.id) is None and (progress := last_reported(reports, action.id)) is not None
    }
    if not gone:
        return ""
    said = texts.tr(
        "Reported on and no longer scheduled: {actions}.", actions=texts.join(texts.of(action.name) for action in gone)
    )
    costs = [progress.actual_cost for progress in gone.values() if progress.actual_cost is not None]
    if not costs:
        return said
    return texts.sentences((said, texts.tr("Their actual cost: {amount}.", amount=texts.money(sum(costs)))))
