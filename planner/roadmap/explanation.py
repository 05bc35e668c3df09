"""Why an action is where it is, and what would bring in one that is left out."""

from collections.abc import Iterator

from planner.model.action import Action
from planner.model.message import Message, Param
from planner.roadmap.lacks import lack_blanks, lack_clauses, lack_kind
from planner.roadmap.money import total_permille
from planner.roadmap.resources import falls_short
from planner.roadmap.situation import QUARTERS_A_YEAR, Excess, Situation
from planner.text.figures import number
from planner.text.phrases import quarter_named

Reason = tuple[str, dict[str, Param]]
"""The code of a sentence and its blanks."""


class Explanation:
    """Explains one schedule action by action; every reason ends with what the action is worth and who wants it."""

    def __init__(self, at: Situation) -> None:
        self._at, self._plan = at, at.plan
        self._rank: dict[float, int] = {}
        for rank, value in enumerate(sorted(map(_tied, at.worth.values()), reverse=True), 1):
            self._rank.setdefault(value, rank)

    def placed(self, action: Action) -> Message:
        """The rule that keeps the action from starting a year earlier, or that nothing does."""
        year = self._at.year(action.id)
        code, blanks = next(self._held_back(action, year), ("placed freely", {}))
        return self._message(code, action, {"year": year, **blanks})

    def left_out(self, action: Action) -> Message:
        """What would bring in an included action that has no place: of the rules in its way the first in the order
        forbidden, predecessors, years, groups, shares, and then all that is lacking in the year in which least is.
        """
        code, blanks = next(self._obstacles(action), None) or self._lacks(action)
        return self._message(code, action, blanks)

    def _held_back(self, action: Action, year: int) -> Iterator[Reason]:
        """The rules that an earlier start than in `year` would break, those of time first."""
        at = self._at
        if action.pinned_start == year:
            yield "placed by pin", {}
        ready, first = self._ready(action), at.quarters[action.id].first
        awaited = 0 if ready is None else ready[0]
        if awaited > first or year < max(self._plan.first_year, at.gate(action), action.earliest_start or 0):
            yield "placed against its rules", {}
        if year == self._plan.first_year:
            yield "placed at once", {}
        if ready is not None and awaited > first - QUARTERS_A_YEAR:
            id = ready[1]
            blanks: dict[str, Param] = {"other": at.actions[id].name, "ended": at.end(id)}
            lagged: dict[str, Param] = {"ready": quarter_named(awaited)}
            yield ("placed after lag", blanks | lagged) if action.lag(id) else ("placed after predecessor", blanks)
        if action.earliest_start == year:
            yield "placed by earliest year", {}
        if at.gate(action) == year:
            phase = self._plan.phase_of(year)
            yield "placed by readiness", {"readiness": action.readiness, "phase": phase.name if phase else year}
        for excess in at.excesses_at(action, year - 1):
            yield f"placed by {lack_kind(excess)}", lack_blanks(at, excess)

    def _obstacles(self, action: Action) -> Iterator[Reason]:
        """What stands in the way whatever the means."""
        if action.forbidden:
            yield "left out as forbidden", {}
        at = self._at
        missing = tuple(at.actions[id].name for id in action.prerequisites if id not in at.starts)
        if missing:
            yield "left out without predecessor", {"others": missing}
        options = tuple(at.actions[id].name for id in action.prerequisites_any)
        if options and at.starts.keys().isdisjoint(action.prerequisites_any):
            yield "left out without any predecessor", {"others": options}
        earliest, latest = self._window(action)
        if earliest > latest:
            yield self._out_of_time(action, earliest)
        yield from self._full_groups(action)
        yield from self._squeezed_shares(action)

    def _lacks(self, action: Action) -> Reason:
        """The means lacking in the year in which the fewest limits stand in the way and the least money is lacking."""
        earliest, latest = self._window(action)
        lacking = {year: tuple(self._at.excesses_at(action, year)) for year in range(earliest, latest + 1)}
        year = min(lacking, key=lambda year: _burden(lacking[year]))
        if not lacking[year]:
            return "left out though it fits", {}
        missing = tuple(
            Message(f"lack of {kind}", "note", "roadmap", action.id, blanks)
            for kind, blanks in lack_clauses(self._at, lacking[year])
        )
        return "left out for means", {"start": year, "missing": missing}

    def _ready(self, action: Action) -> tuple[int, str] | None:
        """The first quarter its placed predecessors allow, with the last of them; of alternatives the first counts."""
        at = self._at
        waits = [(at.ready(id, action), id) for id in action.prerequisites if id in at.starts]
        options = [(at.ready(id, action), id) for id in action.prerequisites_any if id in at.starts]
        return max([*waits, *sorted(options)[:1]], default=None)

    def _window(self, action: Action) -> tuple[int, int]:
        """The first and the last year in which the action could start with the others where they are."""
        ready = self._ready(action)
        earliest = max(self._plan.first_year, self._at.ready_year(ready[1], action) if ready else 0)
        latest = self._plan.last_year - action.whole_years + 1
        if action.pinned_start is not None:
            return max(earliest, action.pinned_start), min(latest, action.pinned_start)
        earliest = max(earliest, self._at.gate(action), action.earliest_start or earliest)
        if action.latest_end is not None:
            latest = min(latest, action.latest_end - action.whole_years + 1)
        return earliest, latest

    def _out_of_time(self, action: Action, earliest: int) -> Reason:
        end, last, gate = earliest + action.whole_years - 1, self._plan.last_year, self._at.gate(action)
        blanks: dict[str, Param] = {"earliest": earliest, "end": end, "last": last}
        if action.pinned_start is not None:
            return "left out at its fixed year", {"pinned": action.pinned_start}
        if gate > last:
            return "left out by the gates", {"readiness": action.readiness}
        if action.latest_end is not None and end <= last:
            return "left out for its latest year", blanks | {"latest": action.latest_end}
        if gate == earliest:
            return "left out for readiness", blanks | {"readiness": action.readiness}
        id = self._late_predecessor(action, earliest)
        if id:
            named: dict[str, Param] = {"other": self._at.actions[id].name, "ended": self._at.end(id)}
            return "left out for a late predecessor", blanks | named
        return "left out for time", blanks

    def _late_predecessor(self, action: Action, earliest: int) -> str:
        """The predecessor that alone keeps the action from starting before `earliest`; empty where none does."""
        ready = self._ready(action)
        if ready is None or action.lag(ready[1]) or earliest == self._plan.first_year:
            return ""
        return ready[1] if self._at.ready_year(ready[1], action) == earliest else ""

    def _full_groups(self, action: Action) -> Iterator[Reason]:
        for group in self._plan.groups:
            done = self._at.done(group)
            if action.id in group.actions and group.at_most is not None and len(done) >= group.at_most:
                code = "left out for its group" if done else "left out for a closed group"
                yield code, {"group": group.name, "most": group.at_most, "actions": done}

    def _squeezed_shares(self, action: Action) -> Iterator[Reason]:
        """Minimum shares of other strategies that the action's own investment would bring below."""
        total = sum(self._at.investment.values()) + total_permille(self._plan, action)
        for share in self._plan.strategy_shares:
            own = self._at.investment.get(share.strategy, 0.0)
            if share.strategy != action.strategy and falls_short(own, total, share.minimum):
                blanks: dict[str, Param] = {"strategy": self._at.strategy_name(share.strategy)}
                yield "left out for a share", blanks | {"minimum": round(share.minimum * 100, 1)}

    def _message(self, code: str, action: Action, blanks: dict[str, Param]) -> Message:
        return Message(code, "note", "roadmap", action.id, {**blanks, "worth": self._worth(action)})

    def _worth(self, action: Action) -> Message:
        """What the action is worth among those in the plan, and what else speaks for it."""
        value = self._at.worth[action.id]
        blanks: dict[str, Param] = {
            "value": number(value),
            "rank": self._rank[_tied(value)],
            "count": len(self._at.worth),
        }
        code = "worth"
        if action.mandatory:
            code = f"worth by {action.mandate}"
        else:
            for group in self._plan.groups if action.id in self._at.starts else ():
                if action.id in group.actions and self._tight(group.actions, group.at_least):
                    code, blanks = "worth in group", {**blanks, "group": group.name, "least": group.at_least}
        return Message(code, "note", "roadmap", action.id, blanks)

    def _tight(self, actions: tuple[str, ...], least: int) -> bool:
        """Whether no fewer of these could be done."""
        return 0 < sum(id in self._at.starts for id in actions) <= least


def _tied(value: float) -> float:
    """Values that are one figure to 12 decimals share a rank, as everywhere."""
    return round(value, 12)


def _burden(lacking: tuple[Excess, ...]) -> tuple[int, float, float]:
    """The fewer limits stand in the way the better, then the less money is lacking, then the less capacity."""
    money = max((excess.amount for excess in lacking if isinstance(excess.resource, str)), default=0.0)
    capacity = max((excess.amount for excess in lacking if not isinstance(excess.resource, str)), default=0.0)
    return len(lacking), money, capacity
