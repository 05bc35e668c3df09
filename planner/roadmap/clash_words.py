"""The sentences for rules that clash: each names the rule, what it is short by, and what would free it."""

from collections.abc import Sequence
from functools import reduce

from planner.model.bilingual import Bilingual
from planner.model.message import Message, Param, ProblemError
from planner.model.plan import Plan
from planner.roadmap.clash import Clash
from planner.roadmap.funding import pool_name
from planner.roadmap.resources import Resources
from planner.roadmap.situation import strategy_name
from planner.roadmap.task import Task
from planner.roadmap.tasks import resource_key
from planner.text.phrases import lacking

Blanks = dict[str, Param]


def clash_problem(plan: Plan, tasks: Sequence[Task], clashes: Sequence[Clash]) -> ProblemError:
    """Why no schedule keeps all rules: every one of the rules to give up; budgets of several years in one sentence."""
    words = _Words(plan, tasks)
    budgets = [clash for clash in clashes if clash.kind == "budget"]
    others = [clash for clash in clashes if clash.kind != "budget"]
    told = [words.budgets(budgets)] if len(budgets) > 1 else [words.message(clash) for clash in budgets]
    told += [words.message(clash) for clash in others]
    code = "clash of one" if len(clashes) == 1 else "clash of several"
    return ProblemError(code, "roadmap", told[0].where, clashes=reduce(_after, told), count=len(clashes))


def _after(first: Message, then: Message) -> Message:
    return Message("one after the other", "error", "roadmap", first.where, {"first": first, "then": then})


class _Words:
    def __init__(self, plan: Plan, tasks: Sequence[Task]) -> None:
        self._plan, self._resources = plan, Resources(plan)
        self._tasks = {task.id: task for task in tasks}
        self._names = {action.id: action.name for action in plan.actions}

    def message(self, clash: Clash) -> Message:
        code, blanks = self._told(clash)
        where = "" if clash.kind == "share" or not clash.tasks else clash.tasks[0]
        return Message(f"clash of {code}", "error", "roadmap", where, blanks)

    def budgets(self, clashes: Sequence[Clash]) -> Message:
        """The public money of several years."""
        shorts = tuple(
            Message("short of budget", "error", "roadmap", params=self._short(clash)[1]) for clash in clashes
        )
        ids = dict.fromkeys(id for clash in clashes for id in clash.tasks)
        params: dict[str, Param] = {"shorts": shorts, "actions": self._named(tuple(ids))}
        return Message("clash of budgets", "error", "roadmap", next(iter(ids), ""), params)

    def _told(self, clash: Clash) -> tuple[str, Blanks]:
        if clash.kind in ("budget", "limit"):
            return self._short(clash)
        if clash.kind in ("group at least", "group at most"):
            group = next(group for group in self._plan.groups if group.id == clash.rule)
            actions = self._named(clash.tasks)
            most = len(group.actions) if group.at_most is None else group.at_most
            return clash.kind, {"group": group.name, "least": group.at_least, "most": most, "actions": actions}
        if clash.kind == "share":
            minimum = next(share.minimum for share in self._plan.strategy_shares if share.strategy == clash.rule)
            return clash.kind, {"strategy": strategy_name(self._plan, clash.rule), "minimum": round(minimum * 100, 1)}
        return self._of_one(clash)

    def _short(self, clash: Clash) -> tuple[str, Blanks]:
        """Money or capacity of a year or a phase that is too little."""
        assert clash.year is not None
        assert clash.amount is not None
        year, amount = clash.year, clash.amount
        actions = self._named(clash.tasks)
        money: Blanks = {"year": year, "actions": actions, "short": lacking(amount, self._resources.wan(amount))}
        if clash.kind == "budget":
            return "budget", money
        resource = next(name for name in self._resources.limited if resource_key(name) == clash.rule)
        if isinstance(resource, Bilingual):
            limit = self._resources.limit(resource, year) or 0.0
            used: Blanks = {"used": limit + amount, "limit": limit}
            return "capacity", {"department": resource, "year": year, "actions": actions, **used}
        of_pool = {**money, "pool": pool_name(self._plan, resource)}
        phases = (limited.phase for limited in self._resources.by_phase.get(resource, ()))
        phase = next(
            (phase for phase in phases if (phase.first_year, phase.last_year) == (year, clash.last_year)), None
        )
        return ("pool", of_pool) if phase is None else ("phase limit", {**of_pool, "phase": phase.name})

    def _of_one(self, clash: Clash) -> tuple[str, Blanks]:
        """A rule on one task and perhaps those it waits for."""
        task, (first, *others) = self._tasks[clash.tasks[0]], self._named(clash.tasks)
        blanks: dict[str, Param] = {"first": first, "others": tuple(others)}
        if clash.kind in ("precedence", "any precedence") and self._tasks.keys().isdisjoint(clash.tasks[1:]):
            return "absent prerequisite", blanks
        if clash.kind == "pin" and clash.year is not None:
            blanks["year"] = clash.year
        if clash.kind == "window":
            earliest = self._plan.first_year if task.earliest is None else task.earliest
            latest = self._plan.last_year - task.duration + 1 if task.latest is None else task.latest
            code = "window" if earliest > latest else "full year" if earliest == latest else "full window"
            return code, {**blanks, "earliest": earliest, "latest": latest}
        if clash.kind == "precedence" and (lag := task.lag(clash.tasks[1])):
            return "lag", {**blanks, "lag": lag}
        return clash.kind, blanks

    def _named(self, ids: Sequence[str]) -> tuple[Bilingual, ...]:
        return tuple(self._names[id] for id in ids if id in self._names)
