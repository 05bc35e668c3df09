"""What a schedule breaks: by action in every rule its place breaks, and as a whole, rule by rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.action import Action
from planner.model.message import Message, Param
from planner.model.portfolio import ActionGroup
from planner.roadmap.lacks import LackKind, lack_blanks, lack_kind
from planner.roadmap.resources import falls_short
from planner.roadmap.situation import Excess, Situation
from planner.text.phrases import quarter_named


@dataclass(frozen=True, slots=True)
class _Lack:
    """Where there is too little of a resource, with the words for it."""

    excess: Excess
    kind: LackKind
    blanks: dict[str, Param]

    def meets(self, first: int, amounts: tuple[float, ...]) -> bool:
        """Whether an action that takes these amounts from its `first` year on has a part in it."""
        phase, year = self.excess.phase, self.excess.year
        begin, end = (year, year) if phase is None else (phase.first_year, phase.last_year)
        return any(amounts[max(0, begin - first) : max(0, end + 1 - first)])


class Breaches:
    """Reads one schedule against every rule of its plan."""

    def __init__(self, at: Situation) -> None:
        self._at, self._plan = at, at.plan
        limited = at.resources.limited
        self._lacks = {
            resource: [_Lack(excess, lack_kind(excess), lack_blanks(at, excess)) for excess in at.excesses(resource)]
            for resource in at.used
            if resource in limited
        }
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
        for lacks in self._lacks.values():
            for lack in lacks:
                yield Message(f"year over {lack.kind}", "warning", "roadmap", str(lack.excess.year), lack.blanks)

    def _order(self, action: Action) -> Iterator[tuple[str, dict[str, Param]]]:
        """Predecessors that have not ended, or not long enough ago."""
        at, first = self._at, self._at.quarters[action.id].first

        def waited_out(id: str) -> bool:
            return id in at.starts and at.ready(id, action) <= first

        for id in action.prerequisites:
            if waited_out(id):
                continue
            name = at.actions[id].name
            if id not in at.starts:
                yield "predecessor not scheduled", {"other": name}
            elif action.lag(id):
                blanks: dict[str, Param] = {"other": name, "ended": at.end(id)}
                yield "starts too soon after predecessor", blanks | {"ready": quarter_named(at.ready(id, action))}
            else:
                yield "starts before predecessor ends", {"other": name, "ended": at.end(id)}
        options = action.prerequisites_any
        if options and not any(map(waited_out, options)):
            yield "starts before any predecessor ends", {"others": tuple(at.actions[id].name for id in options)}

    def _window(self, action: Action) -> Iterator[tuple[str, dict[str, Param]]]:
        """Years in which the action may not be done; a fixed start it keeps overrules all but the plan's own."""
        at, plan, year, end = self._at, self._plan, self._at.year(action.id), self._at.end(action.id)
        if action.forbidden:
            yield "scheduled though forbidden", {}
        if action.pinned_start is not None and year != action.pinned_start:
            yield "starts away from its fixed year", {"pinned": action.pinned_start}
        if year != action.pinned_start:
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
            for lack in self._lacks.get(resource, ()):
                if lack.meets(first, amounts):
                    yield f"in a year over {lack.kind}", lack.blanks
                    break

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
