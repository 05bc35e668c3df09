"""What is said of an action left out is true: what it names stands in the way, and giving way lets it in."""

import re
from dataclasses import replace

from hypothesis import given, settings

from planner import evaluate
from planner.model.action import Start
from planner.model.bilingual import Bilingual
from planner.model.evaluation import LeftOutAction
from planner.model.funding import ALL_PUBLIC, CapacityLimit, MoneyLimit
from planner.model.message import Message
from planner.model.plan import Plan
from tests.roadmap.independent import broken_as_a_whole, broken_by_action, has_gdp, money_limit
from tests.roadmap.plans import FIRST, LAST, POOLS, scheduled_plans
from tests.sentences import sentence

OUT_OF_TIME = (
    "left out at its fixed year",
    "left out by the gates",
    "left out for its latest year",
    "left out for readiness",
    "left out for time",
    "left out for a late predecessor",
)


def left_out(plan: Plan) -> tuple[LeftOutAction, ...]:
    roadmap = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert roadmap is not None
    return roadmap.left_out


def with_start(plan: Plan, action: str, year: int) -> Plan:
    assert plan.schedule is not None
    starts = (*plan.schedule.starts, Start(action, year))
    return replace(plan, schedule=replace(plan.schedule, starts=starts))


def broken_by_starts(plan: Plan, action: str) -> list[set[str]]:
    """The codes of the rules that the action would break, by start year."""
    return [
        {code for id, code, _ in broken_by_action(with_start(plan, action, year)) if id == action}
        for year in range(FIRST, LAST + 1)
    ]


@given(scheduled_plans())
@settings(max_examples=150, deadline=None)
def test_an_action_that_is_said_to_fit_does_and_no_other(plan: Plan) -> None:
    before = broken_as_a_whole(plan) - {("required not scheduled", "")}
    for out in left_out(plan):
        assert sentence(out.reason)
        fits = False
        for year, codes in zip(range(FIRST, LAST + 1), broken_by_starts(plan, out.action), strict=True):
            own = plan.action(out.action).strategy
            after = broken_as_a_whole(with_start(plan, out.action, year)) - {("required not scheduled", "")}
            squeezed = {each for each in after if each[0] == "strategy share too small" and each[1] != own}
            fits |= not codes and not squeezed and not after - before - {("strategy share too small", own)}
        assert (out.reason.code == "left out though it fits") == fits


@given(scheduled_plans())
@settings(max_examples=150, deadline=None)
def test_what_is_said_to_stand_in_the_way_does(plan: Plan) -> None:
    assert plan.schedule is not None
    placed = {plan.action(start.action).name for start in plan.schedule.starts}
    means = {"year", "phase", "capacity", "beyond its group"}
    for out in left_out(plan):
        code, blanks = out.reason.code, out.reason.params
        in_time = [not codes - means for codes in broken_by_starts(plan, out.action)]
        if code == "left out as forbidden":
            assert plan.action(out.action).forbidden
        elif code in ("left out without predecessor", "left out without any predecessor"):
            assert isinstance(blanks["others"], tuple)
            assert placed.isdisjoint(blanks["others"])
        else:
            assert (code in OUT_OF_TIME) == (not any(in_time))
        if code == "left out for its group":
            groups = tuple(replace(group, at_most=None) for group in plan.groups)
            assert reason(replace(plan, groups=groups), out.action).code != code
        if code == "left out for a share":
            assert reason(replace(plan, strategy_shares=()), out.action).code != code


@given(scheduled_plans())
@settings(max_examples=150, deadline=None)
def test_as_much_as_is_said_to_be_lacking_lets_an_action_in(plan: Plan) -> None:
    for out in left_out(plan):
        if out.reason.code == "left out for means":
            missing = out.reason.params["missing"]
            assert isinstance(missing, tuple)
            given_way = plan
            for clause in missing:
                assert isinstance(clause, Message)
                given_way = raised(given_way, clause)
            assert reason(given_way, out.action).code == "left out though it fits"


def reason(plan: Plan, action: str) -> Message:
    return next(out.reason for out in left_out(plan) if out.action == action)


def raised(plan: Plan, lack: Message) -> Plan:
    """The plan with a limit raised by as much as the clause says in words, in each year where it names several."""
    blanks = lack.params
    if lack.code.endswith(" over years"):
        first, last = blanks["short_year"], blanks["last_year"]
        assert isinstance(first, int)
        assert isinstance(last, int)
        for year in range(first, last + 1):
            one = {**blanks, "short_year": year}
            plan = raised(plan, replace(lack, code=lack.code.removesuffix(" over years"), params=one))
        return plan
    if lack.code == "lack of capacity":
        department, year, short = blanks["department"], blanks["short_year"], blanks["short"]
        assert isinstance(department, Bilingual)
        assert isinstance(year, int)
        assert isinstance(short, float)
        limits = {limit.year: limit.amount for limit in plan.capacity_limits if limit.department == department}
        now = limits.get(year, limits.get(None, 0.0))
        others = (one for one in plan.capacity_limits if (one.department, one.year) != (department, year))
        return replace(plan, capacity_limits=(*others, CapacityLimit(department, now + short, year)))
    short_text, named = blanks["short"], blanks["pool"]
    assert isinstance(short_text, Bilingual)
    assert isinstance(named, Bilingual)
    if not has_gdp(plan):
        budget = plan.rules.budget_permille + shown(short_text)
        return replace(plan, rules=replace(plan.rules, budget_permille=budget))
    pool = {pool.name: pool.id for pool in POOLS}.get(named, ALL_PUBLIC)
    if lack.code == "lack of phase limit":
        phase = next(phase.id for phase in plan.phases if phase.name == blanks["phase"])
        old = next(limit for limit in plan.money_limits if (limit.pool, limit.phase) == (pool, phase))
    else:
        year = blanks["short_year"]
        assert isinstance(year, int)
        now = money_limit(plan, pool, year)
        assert now is not None
        old = MoneyLimit(pool, now, year)
    others = (one for one in plan.money_limits if (one.pool, one.year, one.phase) != (pool, old.year, old.phase))
    return replace(plan, money_limits=(*others, replace(old, amount=old.amount + shown(short_text))))


def shown(short: Bilingual) -> float:
    """The amount that stands in the Chinese sentence, in 万元 or ‰."""
    found = re.fullmatch(r"([\d.,]+)(万元|亿元|‰（占地区生产总值）)", short.zh)
    assert found is not None
    return float(found[1].replace(",", "")) * (1e4 if found[2] == "亿元" else 1)
