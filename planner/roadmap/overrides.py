"""What was moved by hand since a schedule was solved and adopted."""

from dataclasses import dataclass

from planner.model.action import Start
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Override:
    """An action whose start differs from the solved one; `before` None where the solver had left it out."""

    action: str
    before: Start | None
    after: Start


def overrides(plan: Plan) -> tuple[Override, ...]:
    """The starts moved by hand, in plan order; empty for a schedule from before the solved starts were kept.

    Actions no longer included are passed over: they have no bar.
    """
    schedule = plan.schedule
    if schedule is None or not schedule.solved:
        return ()
    solved = {start.action: start for start in schedule.solved}
    now = {start.action: start for start in schedule.starts}
    return tuple(
        Override(action.id, solved.get(action.id), now[action.id])
        for action in plan.actions
        if action.included and action.id in now and now[action.id] != solved.get(action.id)
    )
