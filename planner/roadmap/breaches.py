"""What a schedule breaks: by action in every rule its place breaks, and as a whole, rule by rule."""

from collections.abc import Iterator

from planner.model.action import Action
from planner.model.message import Message, Param
from planner.model.portfolio import ActionGroup
from planner.roadmap.lacks import lack_blanks, lack_kind
from planner.roadmap.resources import falls_short
from planner.roadmap.situation import Excess, Situation


class Breaches:
    """Reads one schedule against every rule of its plan."""

    def __init__(self, at: Situation) -> None:
        self._at, self._plan = at, at.plan
        limited = at.resources.limited
        self._excesses = {resource: tuple(at.excesses(resource)) for resource in at.used if resource in limited}
        self._overfull = [
            group for group in at.plan.groups if group.at_most is not None and len(at.done(group)) > group.at_most
        ]

    def of(self, action: Action) -> tuple[Message, ...]:
        """The rules that the place of a placed action breaks; of each money and department the first time."""
        told = [*self._order(action), *self._window(action), *self._resources(action)]
        told += [
            ("beyond its group", self._group_blanks(group)) for group in self._overfull if action.id in group.actions
        ]
        blanks: dict[str, Param] = {"action": action.name, "year": self._at.year(action.id)}
        return tuple(Message(code, "warning", "roadmap", action.id, blanks | own) for code, own in told)

    def of_all(self) -> Iterator[Message]:
        """The rules that the schedule breaks, whoever is to blame."""
        for excesses in self._excesses.values():
            for excess in excesses:
                kind, where = lack_kind(excess), str(excess.year)
                yield Message(f"year over {kind}", "warning", "roadmap", where, lack_blanks(self._at, excess))
        missing = tuple(action.name for action in self._plan.actions if self._required_in_vain(action))
        if missing:
            yield Message("required not scheduled", "warning", "roadmap", params={"actions": missing})
        for group in self._overfull:
            yield Message("group overfull", "warning", "roadmap", group.id, self._group_blanks(group))
        for group in self._plan.groups:
            count = len(self._at.done(group))
            if count < group.at_least:
                blanks: dict[str, Param] = {"group": group.name, "least": group.at_least, "count": count}
                yield Message("group not filled", "warning", "roadmap", group.id, blanks)
        yield from self._shares()

    def _order(self, action: Action) -> Iterator[tuple[str, dict[str, Param]]]:
        """Predecessors that have not ended, or not long enough ago."""
        at, when = self._at, self._at.quarters[action.id]
        for id in action.prerequisites:
            if at.waited_out(id, action, when):
                continue
            name, lag = at.actions[id].name, action.lag(id)
            if id not in at.starts:
                yield "predecessor not scheduled", {"other": name}
            elif lag:
                yield "starts too soon after predecessor", {"other": name, "ended": at.end(id), "lag": lag}
            else:
                yield "starts before predecessor ends", {"other": name, "ended": at.end(id)}
        options = action.prerequisites_any
        if options and not any(at.waited_out(id, action, when) for id in options):
            yield "starts before any predecessor ends", {"others": tuple(at.actions[id].name for id in options)}

    def _window(self, action: Action) -> Iterator[tuple[str, dict[str, Param]]]:
        """Years in which the action may not be done; a fixed start it keeps overrules all but the plan's own."""
        at, plan, year, end = self._at, self._plan, self._at.year(action.id), self._at.end(action.id)
        if action.forbidden:
            yield "scheduled though forbidden", {}
        if action.pinned_start is not None and year != action.pinned_start:
            yield "starts away from its fixed year", {"pinned": action.pinned_start}
        elif action.pinned_start is None:
            if year < at.gate(action):
                yield "starts before readiness allows", {"readiness": action.readiness}
            if action.earliest_start is not None and year < action.earliest_start:
                yield "starts before its earliest year", {"earliest": action.earliest_start}
            if action.latest_end is not None and end > action.latest_end:
                yield "ends after its latest year", {"ended": end, "latest": action.latest_end}
        if end > plan.last_year:
            yield "runs beyond the plan", {"last": plan.last_year}
        if year < plan.first_year:
            yield "starts before the first year", {"first": plan.first_year}

    def _resources(self, action: Action) -> Iterator[tuple[str, dict[str, Param]]]:
        first = self._at.year(action.id)
        for resource, amounts in self._at.resources.takes(action).items():
            years = {year for year, amount in enumerate(amounts, first) if amount > 0}
            there = [excess for excess in self._excesses.get(resource, ()) if _meets(excess, years)]
            for excess in there[:1]:
                yield f"in a year over {lack_kind(excess)}", lack_blanks(self._at, excess)

    def _shares(self) -> Iterator[Message]:
        """Strategies with less of the investment than they are to have."""
        investment = self._at.investment
        total = sum(investment.values())
        for share in self._plan.strategy_shares:
            own = investment.get(share.strategy, 0.0)
            if falls_short(own, total, share.minimum):
                blanks: dict[str, Param] = {
                    "strategy": self._at.strategy_name(share.strategy),
                    "share": round(own / total * 100, 1),
                    "minimum": round(share.minimum * 100, 1),
                }
                yield Message("strategy share too small", "warning", "roadmap", share.strategy, blanks)

    def _required_in_vain(self, action: Action) -> bool:
        """Whether the action has to be done, may be, and is not."""
        required = action.included and (action.mandatory or action.pinned_start is not None)
        return required and not action.forbidden and action.id not in self._at.starts

    def _group_blanks(self, group: ActionGroup) -> dict[str, Param]:
        return {"group": group.name, "most": group.at_most or 0, "actions": self._at.done(group)}


def _meets(excess: Excess, years: set[int]) -> bool:
    if excess.phase is None:
        return excess.year in years
    return any(excess.phase.first_year <= year <= excess.phase.last_year for year in years)
