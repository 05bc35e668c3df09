"""What is done to bars by hand, made into edits of the plan."""

from PySide6.QtCore import QObject

from gui.context import Context
from gui.pages.roadmap.schedule.gantt import GanttView
from planner.edits import actions, bars, links, overrides, plan_milestones
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark


class ByHand(QObject):
    """Each drag is one step to undo, however many quarters it passes."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held: tuple[str, Plan] | None = None

    def connect_to(self, gantt: GanttView) -> None:
        gantt.moved.connect(self.move)
        gantt.stretched.connect(self.stretch)
        gantt.linked.connect(self.link)
        gantt.drag_given_up.connect(self._context.document.undo_stack.undo)

    def move(self, action: str, year: int, quarter: int, key: str) -> None:
        base = self._base(key)
        self._context.document.edit(lambda _: bars.move_bar(base, action, year, quarter), mark("Move action"), key)

    def stretch(self, action: str, year: int, quarter: int, years: float, key: str) -> None:
        base = self._base(key)
        self._context.document.edit(
            lambda _: bars.stretch_bar(base, action, year, quarter, years), mark("Stretch action"), key
        )

    def _base(self, key: str) -> Plan:
        """The plan as it was when a drag began: a bar made short on the way keeps what lies at its end."""
        plan = self._context.document.plan
        assert plan is not None
        if self._held is None or self._held[0] != key:
            self._held = key, plan
        return self._held[1]

    def link(self, before: str, after: str) -> None:
        """Let one wait for the other, or no longer where it does already."""
        plan = self._context.document.plan
        if plan is None:
            return
        action = plan.action(after)
        if before in (*action.prerequisites, *action.prerequisites_any):
            self.unlink(before, after)
        else:
            self._context.document.edit(lambda plan: links.add_link(plan, before, after), mark("Link actions"))

    def unlink(self, before: str, after: str) -> None:
        self._context.document.edit(lambda plan: links.remove_link(plan, before, after), mark("Remove link"))

    def set_lag(self, before: str, after: str, years: int) -> None:
        self._context.document.edit(lambda plan: actions.set_lag(plan, after, before, years), mark("Set lag"))

    def link_problem(self, before: str, after: str) -> str:
        """Why one cannot wait for the other, in words; empty where it can or does."""
        plan = self._context.document.plan
        if plan is None:
            return ""
        try:
            links.add_link(plan, before, after)
        except ProblemError as problem:
            return self._context.texts.message(problem.message)
        return ""

    def pin(self, action: str) -> None:
        """Fix the start where the bar stands, or release it."""
        plan = self._context.document.plan
        start = plan.schedule.start(action) if plan and plan.schedule else None
        if plan is None or start is None:
            return
        pinned = plan.action(action).pinned_start is not None
        self._context.document.edit(
            lambda plan: actions.pin_start(plan, action, None if pinned else start.year),
            mark("Release start") if pinned else mark("Fix start"),
        )

    def put_back(self, ids: tuple[str, ...]) -> None:
        self._context.document.edit(lambda plan: overrides.put_back(plan, ids), mark("Put back as solved"))

    def move_milestone(self, id: str, year: int, quarter: int, key: str) -> None:
        self._context.document.edit(
            lambda plan: plan_milestones.move_plan_milestone(plan, id, year, quarter), mark("Move milestone"), key
        )

    def remove_milestone(self, id: str) -> None:
        self._context.document.edit(
            lambda plan: plan_milestones.remove_plan_milestone(plan, id), mark("Remove milestone")
        )
