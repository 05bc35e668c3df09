"""Why an action is where it is, and what a place breaks."""

from collections.abc import Iterator

from planner.model.action import Action, Start
from planner.model.bilingual import Bilingual
from planner.model.message import Message, Param
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.roadmap.money import budget_permille, public_permille
from planner.roadmap.tasks import gate_year

TOLERANCE = 1e-9
"""Money below this (‰ of GDP) is rounding, not an excess."""


class Explanation:
    """Explains one schedule action by action.

    `worth` is the value of each included action, `starts` the start of each placed one, `spent` the public money
    by year in ‰ of GDP.
    """

    def __init__(self, plan: Plan, worth: dict[str, float], starts: dict[str, Start], spent: dict[int, float]) -> None:
        self._plan, self.worth, self._spent = plan, worth, spent
        self._years = {id: start.year for id, start in starts.items()}
        self._quarters = {
            action.id: taken(starts[action.id].year, starts[action.id].quarter, action.duration_years)
            for action in plan.actions
            if action.id in starts
        }
        self._actions = {action.id: action for action in plan.actions}
        self._limit = budget_permille(plan)
        ordered = sorted(worth.values(), reverse=True)
        self._rank = {id: ordered.index(value) + 1 for id, value in worth.items()}

    def placed(self, action: Action) -> Message:
        """What keeps the action from starting a year earlier, or that nothing does."""
        year = self._years[action.id]
        blanks = {"year": year, **self._worth_blanks(action)}
        code = "placed freely"
        predecessor = max(self._awaited(action), key=self._end, default=None)
        short = self._shortage(action, year - 1)
        if action.pinned_start == year:
            code = "placed by pin"
        elif year <= self._plan.first_year:
            code = "placed at once"
        elif predecessor is not None and self._end(predecessor) == year - 1:
            code = "placed after predecessor"
            blanks |= {"other": predecessor.name, "ended": year - 1}
        elif gate_year(self._plan, action) >= year:
            code = "placed by readiness"
            phase = self._plan.phase_of(year)
            blanks |= {"readiness": action.readiness, "phase": phase.name if phase else year}
        elif short is not None:
            code = "placed by budget"
            blanks |= {"short_year": short[0], "short": round(short[1], 2)}
        return Message(code, "note", "roadmap", action.id, blanks)

    def left_out(self, action: Action) -> Message:
        """What keeps an included action out of the schedule."""
        blanks = self._worth_blanks(action)
        missing = self._missing(action)
        earliest = max([gate_year(self._plan, action), *(end + 1 for end in self._awaited_ends(action))])
        latest = self._plan.last_year - action.whole_years + 1
        shortages = [self._shortage(action, year) for year in range(earliest, latest + 1)]
        code = "left out though it fits"
        if missing:
            code = "left out without predecessor"
            blanks["others"] = missing
        elif earliest > latest:
            code = "left out for time"
            blanks |= {"earliest": earliest, "years": action.whole_years, "last": self._plan.last_year}
        elif all(shortages):
            code = "left out for money"
            year, amount = min(filter(None, shortages), key=lambda short: short[1])
            blanks |= {"short_year": year, "short": round(amount, 2)}
        return Message(code, "note", "roadmap", action.id, blanks)

    def broken(self, action: Action) -> tuple[Message, ...]:
        """The rules this action's place breaks, each in a message."""
        return tuple(self._broken(action))

    def _broken(self, action: Action) -> Iterator[Message]:
        year = self._years[action.id]

        def message(code: str, **blanks: Param) -> Message:
            return Message(code, "warning", "roadmap", action.id, {"action": action.name, "year": year, **blanks})

        for id in action.prerequisites:
            needed = self._actions.get(id)
            if needed is not None and not self._ends_before(needed, action):
                ended: Param = self._end(needed) if id in self._years else "—"
                yield message("starts before predecessor ends", other=needed.name, ended=ended)
        options = [self._actions[id] for id in action.prerequisites_any if id in self._years]
        if action.prerequisites_any and not any(self._ends_before(option, action) for option in options):
            names = tuple(self._actions[id].name for id in action.prerequisites_any if id in self._actions)
            yield message("starts before any predecessor ends", others=names)
        if year < gate_year(self._plan, action) and action.pinned_start != year:
            yield message("starts before readiness allows", readiness=action.readiness)
        if self._end(action) > self._plan.last_year:
            yield message("runs beyond the plan", last=self._plan.last_year)
        if year < self._plan.first_year:
            yield message("starts before the first year", first=self._plan.first_year)
        over = [
            spent_year
            for spent_year in range(year, year + action.whole_years)
            if public_permille(self._plan, action) > 0 and self._spent.get(spent_year, 0.0) > self._limit + TOLERANCE
        ]
        if over:
            excess = round(self._spent[over[0]] - self._limit, 2)
            yield message("in a year over budget", short_year=over[0], excess=excess)

    def _end(self, action: Action) -> int:
        """The year in which a placed action's work ends."""
        return self._quarters[action.id].last_year

    def _ends_before(self, earlier: Action, later: Action) -> bool:
        """Whether `earlier` is placed and ends in a quarter before the first of `later`."""
        quarters = self._quarters.get(earlier.id)
        return quarters is not None and quarters.last < self._quarters[later.id].first

    def _worth_blanks(self, action: Action) -> dict[str, Param]:
        value, rank = round(self.worth[action.id], 1), self._rank[action.id]
        return {"value": value, "rank": rank, "count": len(self.worth)}

    def _awaited(self, action: Action) -> list[Action]:
        """The placed actions this one waits for: all it needs, and of the alternatives the first to end."""
        awaited = [self._actions[id] for id in action.prerequisites if id in self._years]
        options = [self._actions[id] for id in action.prerequisites_any if id in self._years]
        return [*awaited, *sorted(options, key=self._end)[:1]]

    def _awaited_ends(self, action: Action) -> list[int]:
        return [self._end(awaited) for awaited in self._awaited(action)]

    def _missing(self, action: Action) -> tuple[Bilingual, ...]:
        """Names of what the action waits for in vain: needed actions not placed, or all its alternatives."""
        needed = tuple(id for id in action.prerequisites if id not in self._years)
        if not needed and self._years.keys().isdisjoint(action.prerequisites_any):
            needed = action.prerequisites_any
        return tuple(self._actions[id].name for id in needed if id in self._actions)

    def _shortage(self, action: Action, year: int) -> tuple[int, float] | None:
        """The year and amount (‰ of GDP) by which money would lack if the action started in `year` instead."""
        share = public_permille(self._plan, action)
        own_start = self._years.get(action.id)
        for spent_year in range(year, year + action.whole_years):
            spent = self._spent.get(spent_year, 0.0) + share
            if own_start is not None and own_start <= spent_year < own_start + action.whole_years:
                spent -= share
            if spent > self._limit + TOLERANCE:
                return spent_year, spent - self._limit
        return None
