"""Edits of the rules that bind actions together: groups of actions, and minimum shares of strategies."""

from collections.abc import Sequence
from dataclasses import replace

from planner.checks.limits import group_errors, strategy_share_errors
from planner.edits.change import changed, refuse
from planner.model.action import CROSS
from planner.model.bilingual import Bilingual, Language
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare


def add_group(
    plan: Plan, name: Bilingual, actions: Sequence[str] = (), *, at_least: int = 0, at_most: int | None = 1
) -> Plan:
    """A group of actions, last in order; unless told otherwise at most one of them is done (互斥组).

    ProblemError: no name, or counts that so many actions cannot keep.
    """
    taken = {group.id for group in plan.groups}
    number = 1
    while (id := f"group_{number}") in taken:
        number += 1
    group = ActionGroup(id, name, _known(plan, actions), at_least, at_most)
    refuse(group_errors(group, plan))
    return changed(plan, groups=(*plan.groups, group))


def rename_group(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    group = group_of(plan, id)
    return _with_group(plan, replace(group, name=group.name.with_text(language, text.strip())))


def set_members(plan: Plan, id: str, actions: Sequence[str]) -> Plan:
    """The actions of a group, in plan order; ProblemError for fewer than must be done of it."""
    return _with_group(plan, replace(group_of(plan, id), actions=_known(plan, actions)))


def set_at_least(plan: Plan, id: str, count: int) -> Plan:
    """So many of the group are done at least; ProblemError for more than it has or than are allowed."""
    return _with_group(plan, replace(group_of(plan, id), at_least=count))


def set_at_most(plan: Plan, id: str, count: int | None) -> Plan:
    """So many of the group are done at most; None for any number. ProblemError for fewer than must be done."""
    return _with_group(plan, replace(group_of(plan, id), at_most=count))


def remove_group(plan: Plan, id: str) -> Plan:
    """Remove a group; its actions stay."""
    gone = group_of(plan, id)
    return changed(plan, groups=tuple(group for group in plan.groups if group is not gone))


def set_strategy_share(plan: Plan, strategy: str, minimum: float | None) -> Plan:
    """The part (0..1) of the whole investment that a strategy's actions take at least; None or 0 lifts the rule.

    `strategy` may be `CROSS`. ProblemError: off the scale, or all minimum shares together above 1.
    """
    if strategy != CROSS:
        plan.strategy(strategy)
    order = [known.id for known in plan.strategies]
    shares = {share.strategy: share for share in plan.strategy_shares if share.strategy != strategy}
    if minimum:
        shares[strategy] = StrategyShare(strategy, float(minimum))
    new = tuple(shares[id] for id in (*order, CROSS) if id in shares)
    refuse(strategy_share_errors(new, plan))
    return changed(plan, strategy_shares=new)


def group_of(plan: Plan, id: str) -> ActionGroup:
    """The group of this id; KeyError where there is none."""
    for group in plan.groups:
        if group.id == id:
            return group
    raise KeyError(id)


def _with_group(plan: Plan, group: ActionGroup) -> Plan:
    refuse(group_errors(group, plan))
    return changed(plan, groups=tuple(group if old.id == group.id else old for old in plan.groups))


def _known(plan: Plan, actions: Sequence[str]) -> tuple[str, ...]:
    """These actions in plan order, each once; KeyError for one that is not in the plan."""
    wanted = {plan.action(id).id for id in actions}
    return tuple(action.id for action in plan.actions if action.id in wanted)
