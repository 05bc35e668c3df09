"""The lines of the action table and of the yearly budget, in the order in which they are shown."""

from dataclasses import dataclass

from planner.model.action import Action
from planner.model.evaluation import PlacedAction, YearMoney
from planner.model.message import Message
from planner.model.quarters import Quarters, taken
from planner.model.tracking import Progress, last_reported
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import budget_permille, gdp_wan, total_by_year, total_permille, total_wan
from planner.roadmap.value import action_value
from planner.workbook.subject import Subject


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of the plan; `placed` is None where it has no place, `reason` says why it is where it is.

    `permille` is the whole cost in per mille of GDP, `wan` the same in 10,000 yuan where known, `spread` that of each
    year in per mille; `shares` say which part of it each funding source pays. `phase` counts from 1, 0 being outside
    all phases.
    """

    action: Action
    placed: PlacedAction | None
    reason: Message | None
    value: float
    permille: float
    wan: float | None
    spread: dict[int, float]
    shares: dict[str, float]
    strategy: int
    phase: int
    progress: Progress

    @property
    def last_year(self) -> int:
        """The last of its whole years, 0 without a place."""
        return max(self.spread, default=0)

    @property
    def quarters(self) -> Quarters:
        """First and last quarter of the work, counted from the year 0; zeros without a place."""
        if self.placed is None:
            return Quarters(0, 0)
        return taken(self.placed.year, self.placed.quarter, self.action.duration_years)


def action_lines(subject: Subject) -> tuple[ActionLine, ...]:
    """Actions by start, then strategy and number; those without a place come last."""
    roadmap = subject.roadmap
    left_out = {} if roadmap is None else {each.action: each.reason for each in roadmap.left_out}
    lines = [
        _line(subject, action, None if roadmap is None else roadmap.of(action.id), left_out.get(action.id))
        for action in subject.plan.actions
        if action.included
    ]
    return tuple(sorted(lines, key=_place))


def year_lines(subject: Subject) -> tuple[YearMoney, ...]:
    """Public money by year; without a schedule nothing is spent."""
    if subject.roadmap is not None:
        return subject.roadmap.years
    plan, limit, gdp = subject.plan, budget_permille(subject.plan), gdp_wan(subject.plan)
    wan = (None, None) if gdp is None else (0.0, limit * gdp / 1000)
    return tuple(YearMoney(year, 0.0, limit, *wan) for year in range(plan.first_year, plan.last_year + 1))


def _line(subject: Subject, action: Action, placed: PlacedAction | None, left_out: Message | None) -> ActionLine:
    plan = subject.plan
    values = {ranked.strategy: ranked.schedule_value for ranked in subject.ranking.strategies}
    phases = [phase.id for phase in plan.phases]
    phase = None if placed is None else placed.phase
    return ActionLine(
        action=action,
        placed=placed,
        reason=left_out if placed is None else placed.reason,
        value=action_value(action, values),
        permille=total_permille(plan, action),
        wan=total_wan(plan, action),
        spread={} if placed is None else dict(enumerate(total_by_year(plan, action), placed.year)),
        shares=pool_shares(plan, action),
        strategy=subject.strategy_number(action.strategy),
        phase=0 if phase is None else phases.index(phase.id) + 1,
        progress=last_reported(plan.reports, action.id) or Progress(action.id),
    )


def _place(line: ActionLine) -> tuple[bool, int, int, int, str]:
    placed = line.placed
    if placed is None:
        return True, 0, 0, line.strategy, line.action.id
    return False, placed.year, placed.quarter, line.strategy, line.action.id
