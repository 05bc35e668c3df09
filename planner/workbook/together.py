"""Rules on the scheduled actions taken together: groups, sites that take one action only, shares of strategies."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.model.portfolio import ActionGroup
from planner.roadmap.resources import falls_short
from planner.workbook.lines import ActionLine
from planner.workbook.subject import Subject


@dataclass(frozen=True, slots=True)
class Members:
    """Actions of which so many are to be done; `group` is None for two that one site has no room for together.

    A city may do both on different sites, so that such a pair limits nothing by itself.
    """

    group: ActionGroup | None
    ids: tuple[str, ...]
    least: int
    most: int | None
    done: int

    @property
    def is_too_many(self) -> bool:
        return self.most is not None and self.done > self.most

    @property
    def asks_for_sites(self) -> bool:
        """Whether both of a pair are scheduled, so that somebody has to see that their sites differ."""
        return self.group is None and self.done > 1

    @property
    def is_too_few(self) -> bool:
        return self.done < self.least


@dataclass(frozen=True)
class Together:
    """Counts and sums over the lines of the action table, by the plan's own rules."""

    subject: Subject
    lines: tuple[ActionLine, ...]

    @cached_property
    def groups(self) -> tuple[Members, ...]:
        """The groups of the plan, then the pairs of actions of its table that exclude one another."""
        return (*self._groups(), *self._pairs())

    def is_too_many(self, action: str) -> bool:
        return any(action in members.ids and members.is_too_many for members in self.groups)

    def invested(self, strategy: str) -> float:
        """The whole cost of the scheduled actions of a strategy, per mille of GDP."""
        return sum(line.permille for line in self._placed if line.action.strategy == strategy)

    @property
    def invested_in_all(self) -> float:
        return sum(line.permille for line in self._placed)

    def minimum(self, strategy: str) -> float | None:
        return next((each.minimum for each in self.subject.plan.strategy_shares if each.strategy == strategy), None)

    def is_too_little(self, strategy: str) -> bool:
        minimum = self.minimum(strategy)
        return minimum is not None and falls_short(self.invested(strategy), self.invested_in_all, minimum)

    def _groups(self) -> Iterator[Members]:
        for group in self.subject.plan.groups:
            yield Members(group, group.actions, group.at_least, group.at_most, self._done(group.actions))

    def _pairs(self) -> Iterator[Members]:
        known = {line.action.id for line in self.lines}
        pairs = {
            tuple(sorted((line.action.id, other)))
            for line in self.lines
            for other in line.action.exclusive_with
            if other in known
        }
        for pair in sorted(pairs):
            yield Members(None, pair, 0, None, self._done(pair))

    def _done(self, ids: tuple[str, ...]) -> int:
        return sum(line.action.id in ids for line in self._placed)

    @property
    def _placed(self) -> list[ActionLine]:
        return [line for line in self.lines if line.placed is not None]
