"""The scheduler against exhaustive search, its own rules checked by other means, and what it says when nothing fits."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.roadmap.schedule import CircularPrerequisites, Clash, Task, schedule
from planner.roadmap.task import MONEY, Group, Limit, Rules, Share
from tests.roadmap.cases import (
    FIRST,
    KINDS,
    Case,
    best_by_brute_force,
    broken_rules,
    cases,
    kinds,
    lateness,
    library_like,
    value,
)

SHORT = settings(max_examples=60, deadline=None, derandomize=True)
LONG = settings(max_examples=1200, deadline=None, derandomize=True)


def compare_with_exhaustive_search(dose: settings) -> Counter[str]:
    """How many of the cases had each kind of rule, and how many could not be scheduled."""
    seen: Counter[str] = Counter()

    @dose
    @given(cases())
    def compare(case: Case) -> None:
        tasks, budgets, rules = case
        seen.update(kinds(case))
        best = best_by_brute_force(case)
        found = schedule(tasks, budgets, rules, starts_gap=0.0)
        if best is None:
            seen["infeasible"] += 1
            assert found.status == "infeasible"
            assert found.starts == {}
        else:
            assert found.status == "optimal"
            assert broken_rules(tasks, budgets, found.starts, rules) == []
            assert (found.value, lateness(tasks, found.starts)) == pytest.approx(best)
            assert found.gap == pytest.approx(0, abs=1e-6)

    compare()
    return seen


def test_as_good_and_as_early_as_exhaustive_search() -> None:
    seen = compare_with_exhaustive_search(SHORT)
    assert seen.keys() >= {*KINDS, "infeasible"}


@pytest.mark.long
def test_as_good_and_as_early_as_exhaustive_search_500() -> None:
    seen = compare_with_exhaustive_search(LONG)
    assert min(seen[kind] for kind in (*KINDS, "infeasible")) >= 100
    assert LONG.max_examples - seen["infeasible"] >= 500


@pytest.mark.parametrize("seed", range(2))
def test_a_whole_library_keeps_all_rules_and_its_bound(seed: int) -> None:
    tasks, budgets, _ = library_like(40, 10, seed)
    found = schedule(tasks, budgets, time_limit=10)
    assert broken_rules(tasks, budgets, found.starts) == []
    assert found.value == pytest.approx(value(tasks, found.starts))
    assert found.value <= found.bound
    assert found.gap <= 0.05
    assert found.passes[1].objective == pytest.approx(lateness(tasks, found.starts), rel=1e-9)


@SHORT
@given(cases())
def test_the_second_pass_keeps_the_value_of_the_first(case: Case) -> None:
    tasks, budgets, rules = case
    found = schedule(tasks, budgets, rules)
    assert broken_rules(tasks, budgets, found.starts, rules) == [] or found.status == "infeasible"
    assert schedule(tasks, budgets, rules).starts == found.starts
    if found.passes:
        assert found.value >= found.passes[0].objective * (1 - 1e-9)


def test_the_same_input_gives_the_same_schedule() -> None:
    tasks, budgets, _ = library_like(20, 8, 1)
    assert schedule(tasks, budgets).starts == schedule(tasks, budgets).starts


def test_of_equal_values_the_choice_that_starts_earlier_wins() -> None:
    tasks = (Task("late", 10, (1,), earliest=2029), Task("soon", 10, (1,), earliest=2028))
    found = schedule(tasks, {2027: 1, 2028: 0.5, 2029: 1, 2030: 0})
    assert found.starts == {"late": 2029}
    found = schedule((*tasks, Task("taken", 90, (0.5,), pinned=2028)), {2027: 0, 2028: 1.5, 2029: 0.5})
    assert found.starts == {"soon": 2028, "taken": 2028}


def test_a_task_without_value_comes_in_early_but_pushes_none_back() -> None:
    tasks = (Task("worth", 10, (2,)), Task("without", 0, (1,)))
    assert schedule(tasks, {2027: 3, 2028: 3}).starts == {"worth": 2027, "without": 2027}
    assert schedule(tasks, {2027: 2, 2028: 3}).starts == {"worth": 2027, "without": 2028}
    assert schedule(tasks, {2027: 2}).starts == {"worth": 2027}


def test_the_circle_is_named() -> None:
    tasks = (
        Task("A", 1, (1,), prerequisites=("C",)),
        Task("B", 1, (1,), prerequisites=("A",)),
        Task("C", 1, (1,), prerequisites_any=("B",)),
        Task("D", 1, (1,), prerequisites=("A",)),
    )
    with pytest.raises(CircularPrerequisites) as raised:
        schedule(tasks, {2027: 10.0, 2028: 10.0})
    assert raised.value.circle == ("A", "C", "B")
    way_out = (*tasks[:2], replace(tasks[2], prerequisites_any=("B", "E")), Task("E", 1, (1,)))
    found = schedule(way_out, dict.fromkeys(range(2027, 2031), 10.0))
    assert found.starts == {"E": 2027, "C": 2028, "A": 2029, "B": 2030}


@pytest.mark.parametrize(
    ("tasks", "budgets", "words"),
    [
        ((Task("A", 1, (1,)), Task("A", 1, (1,))), {2027: 1.0}, "two tasks"),
        ((Task("A", 1, ()),), {2027: 1.0}, "no year"),
        ((Task("A", 1, (-1,)),), {2027: 1.0}, "negative"),
        ((Task("A", float("nan"), (1,)),), {2027: 1.0}, "infinite"),
        ((), {}, "no year"),
        ((), {2027: 1.0, 2029: 1.0}, "2028"),
    ],
)
def test_what_is_no_input_is_refused(tasks: tuple[Task, ...], budgets: dict[int, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        schedule(tasks, budgets)


def test_a_year_without_a_limit_pays_for_all() -> None:
    found = schedule((Task("A", 1, (1e6,)), Task("B", 1, (1e6,))), {2027: 0.0, 2028: float("inf")})
    assert found.starts == {"A": 2028, "B": 2028}


def test_a_lag_lets_years_pass_after_one_predecessor() -> None:
    tasks = (Task("A", 1, (1, 1)), Task("B", 1, (0,)), Task("C", 9, (1,), prerequisites=("A", "B"), lags={"A": 2}))
    budgets = dict.fromkeys(range(2027, 2033), 5.0)
    assert schedule(tasks, budgets).starts == {"A": 2027, "B": 2027, "C": 2031}
    either = (*tasks[:2], replace(tasks[2], prerequisites=(), prerequisites_any=("A", "B")))
    assert schedule(either, budgets).starts == {"A": 2027, "B": 2027, "C": 2028}


def test_uneven_costs_meet_the_years_they_fall_in() -> None:
    tasks = (Task("A", 10, (3, 1)), Task("B", 5, (1, 2)))
    assert schedule(tasks, {2027: 4, 2028: 3, 2029: 0}).starts == {"A": 2027, "B": 2027}
    assert schedule(tasks, {2027: 1, 2028: 2, 2029: 3, 2030: 1}).starts == {"A": 2029, "B": 2027}
    assert schedule(tasks, {2027: 3, 2028: 2, 2029: 2}).starts == {"A": 2027, "B": 2028}


def test_what_is_forbidden_and_all_that_waits_for_it_stays_out() -> None:
    tasks = (Task("A", 90, (0,), forbidden=True), Task("B", 50, (0,), prerequisites=("A",)), Task("C", 1, (0,)))
    assert schedule(tasks, {2027: 1, 2028: 1}).starts == {"C": 2027}


def test_a_pool_bounds_a_year_and_a_phase_and_a_department_the_projects_of_a_year() -> None:
    tasks = tuple(Task(id, 10, (1,), uses={"pool": (2,), "crew": (1,)}) for id in "ABCD")
    budgets = dict.fromkeys(range(2027, 2031), 9.0)

    def years(*limits: Limit) -> list[int]:
        return sorted(schedule(tasks, budgets, Rules(limits)).starts.values())

    assert years(Limit("pool", 2027, 2027, 3)) == [2027, 2028, 2028, 2028]
    assert years(Limit("pool", 2027, 2029, 5)) == [2027, 2027, 2030, 2030]
    assert years(Limit("crew", 2027, 2027, 1), Limit("crew", 2028, 2028, 1.5)) == [2027, 2028, 2029, 2029]
    assert years(Limit(MONEY, 2027, 2029, 3)) == [2027, 2027, 2027, 2030]


def test_groups_and_shares_bring_in_what_is_worth_little_or_nothing() -> None:
    tasks = (Task("big", 90, (1,), size=3), Task("small", 5, (1,), size=1), Task("nothing", 0, (1,), size=2))
    budgets = {2027: 2.0}
    assert schedule(tasks, budgets).starts.keys() == {"big", "small"}
    share = Share("green", ("small", "nothing"), 0.4)
    assert schedule(tasks, budgets, Rules(shares=(share,))).starts.keys() == {"big", "nothing"}
    least = Group("some", ("small", "nothing"), at_least=2)
    assert schedule(tasks, budgets, Rules(groups=(least,))).starts.keys() == {"small", "nothing"}
    most = Group("one", ("big", "small"), at_most=1)
    assert schedule(tasks, budgets, Rules(groups=(most,))).starts.keys() == {"big", "nothing"}


# --- nothing fits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tasks", "clash"),
    [
        (
            (Task("A", 1, (2,), pinned=2027), Task("B", 1, (2,), pinned=2027), Task("C", 5, (1,))),
            Clash("budget", ("A", "B"), 2027, 1.0),
        ),
        ((Task("A", 1, (1, 1), mandatory=True, earliest=2030),), Clash("window", ("A",))),
        ((Task("A", 1, (0.1,) * 5, mandatory=True),), Clash("horizon", ("A",))),
        ((Task("A", 1, (1,), pinned=2026),), Clash("pin", ("A",), 2026)),
        (
            (Task("A", 1, (1, 1), pinned=2029), Task("B", 1, (1,), mandatory=True, pinned=2030, prerequisites=("A",))),
            Clash("pin", ("A",), 2029),
        ),
        ((Task("A", 1, (1,), mandatory=True, prerequisites=("gone",)),), Clash("precedence", ("A", "gone"))),
        (
            (Task("A", 1, (1,), mandatory=True, prerequisites_any=("gone", "lost")),),
            Clash("any precedence", ("A", "gone", "lost")),
        ),
    ],
)
def test_the_clash_is_named(tasks: tuple[Task, ...], clash: Clash) -> None:
    found = schedule(tasks, dict.fromkeys(range(2027, 2031), 3.0))
    assert found.status == "infeasible"
    assert found.starts == {}
    assert len(found.clash) == 1
    named = found.clash[0]
    assert (named.kind, named.tasks, named.year) == (clash.kind, clash.tasks, clash.year)
    assert named.amount == (None if clash.amount is None else pytest.approx(clash.amount))


@pytest.mark.parametrize(
    ("rules", "clash"),
    [
        (
            Rules(limits=(Limit("crew", 2027, 2028, 1.5),)),
            Clash("limit", ("A", "B"), 2027, 0.5, last_year=2028, rule="crew"),
        ),
        (Rules(groups=(Group("G", ("A", "B"), at_most=1),)), Clash("group at most", ("A", "B"), rule="G")),
        (Rules(groups=(Group("G", ("A", "gone"), at_least=2),)), Clash("group at least", ("A", "gone"), rule="G")),
        (Rules(shares=(Share("S", ("C",), 0.5),)), Clash("share", ("C",), rule="S")),
    ],
)
def test_the_clash_of_a_rule_on_several_is_named(rules: Rules, clash: Clash) -> None:
    tasks = (
        Task("A", 1, (1,), pinned=2027, uses={"crew": (1,)}, size=2),
        Task("B", 1, (1,), pinned=2028, uses={"crew": (1,)}, size=2),
        Task("C", 1, (1,), latest=2027, forbidden=True, uses={"crew": (1,)}, size=3),
    )
    found = schedule(tasks, dict.fromkeys(range(2027, 2029), 3.0), rules)
    assert found.clash == (clash,)


def test_what_is_forbidden_and_required_is_named() -> None:
    found = schedule((Task("A", 1, (1,), mandatory=True, forbidden=True),), {2027: 1})
    assert found.clash == (Clash("forbidden", ("A",)),)


def given_up(case: Case, clashes: Sequence[Clash]) -> Case:
    """The case without the rules named."""
    tasks, budgets, rules = case
    by_id = {task.id: task for task in tasks}
    budgets = dict(budgets)
    for clash in clashes:
        task = by_id.get(clash.tasks[0]) if clash.tasks else None
        more = (clash.amount or 0.0) * (1 + 1e-5)
        if clash.kind == "budget":
            assert clash.year is not None
            budgets[clash.year] += more
        elif clash.kind == "limit":
            limits = tuple(
                replace(limit, amount=limit.amount + more)
                if (limit.resource, limit.first_year, limit.last_year) == (clash.rule, clash.year, clash.last_year)
                else limit
                for limit in rules.limits
            )
            rules = replace(rules, limits=limits)
        elif clash.kind in ("group at least", "group at most"):
            free = {"at_least": 0} if clash.kind == "group at least" else {"at_most": None}
            groups = (replace(group, **free) if group.id == clash.rule else group for group in rules.groups)
            rules = replace(rules, groups=tuple(groups))
        elif clash.kind == "share":
            rules = replace(rules, shares=tuple(share for share in rules.shares if share.id != clash.rule))
        elif clash.kind == "horizon":
            budgets |= {year: float("inf") for year in range(max(budgets) + 1, FIRST + 9)}
        elif task is not None:
            by_id[task.id] = _freed(task, clash)
    return tuple(by_id.values()), budgets, rules


def _freed(task: Task, clash: Clash) -> Task:
    if clash.kind == "mandatory":
        return replace(task, mandatory=False)
    if clash.kind == "pin":
        return replace(task, pinned=None)
    if clash.kind == "forbidden":
        return replace(task, forbidden=False)
    if clash.kind == "window":
        return replace(task, earliest=None, latest=None)
    if clash.kind == "precedence":
        return replace(task, prerequisites=tuple(id for id in task.prerequisites if id != clash.tasks[1]))
    assert clash.kind == "any precedence"
    return replace(task, prerequisites_any=())


def rules_in(case: Case) -> list[Clash]:
    """Every rule of a case that could be given up, limits by more than any task could use."""
    tasks, budgets, rules = case
    every = [
        *(Clash("budget", year=year, amount=99) for year in budgets),
        *(
            Clash("limit", year=limit.first_year, last_year=limit.last_year, rule=limit.resource, amount=99)
            for limit in rules.limits
        ),
        *(Clash("group at least", rule=group.id) for group in rules.groups if group.at_least),
        *(Clash("group at most", rule=group.id) for group in rules.groups if group.at_most is not None),
        *(Clash("share", rule=share.id) for share in rules.shares),
    ]
    for task in tasks:
        every += [Clash("mandatory", (task.id,))] if task.mandatory else []
        every += [Clash("pin", (task.id,))] if task.pinned is not None else []
        every += [Clash("forbidden", (task.id,))] if task.forbidden else []
        every += [Clash("window", (task.id,))] if task.earliest is not None or task.latest is not None else []
        every += [Clash("precedence", (task.id, id)) for id in task.prerequisites]
        every += [Clash("any precedence", (task.id, *task.prerequisites_any))] if task.prerequisites_any else []
    return every


def demanding(case: Case) -> Case:
    """Half the tasks are mandatory, so that rules clash."""
    tasks, budgets, rules = case
    return tuple(replace(task, mandatory=number % 2 == 0) for number, task in enumerate(tasks)), budgets, rules


@SHORT
@given(cases())
def test_without_the_rules_named_there_is_a_schedule_and_with_one_of_them_there_is_none(case: Case) -> None:
    hard = demanding(case)
    found = schedule(*hard)
    assert (found.status == "infeasible") == bool(found.clash)
    if found.clash:
        assert schedule(*given_up(hard, found.clash)).status == "optimal"
        # a longer horizon frees every task, the rule given up only one
        for kept in found.clash if all(clash.kind != "horizon" for clash in found.clash) else ():
            others = [clash for clash in found.clash if clash is not kept]
            assert schedule(*given_up(hard, others)).status == "infeasible"


@settings(SHORT, max_examples=40)
@given(cases(most=4))
def test_no_smaller_set_of_rules_would_do(case: Case) -> None:
    """By brute force over all sets of rules one smaller than the one named."""
    hard = demanding(case)
    found = schedule(*hard)
    if found.clash and all(clash.kind != "horizon" for clash in found.clash):
        for smaller in itertools.combinations(rules_in(hard), len(found.clash) - 1):
            assert best_by_brute_force(given_up(hard, smaller)) is None


# --- time, progress, cancel ------------------------------------------------------------------------------------------


def test_progress_never_falls_and_ends_full() -> None:
    heard: list[float] = []
    schedule(*library_like(30, 9, 3), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_out_of_time_there_is_still_a_schedule_that_keeps_the_rules() -> None:
    tasks, budgets, _ = library_like(60, 10, 5)
    schedule(tasks[:2], budgets)  # so that importing the solver is not counted
    found = schedule(tasks, budgets, time_limit=0.05)
    assert found.status == "time limit"
    assert found.seconds < 3
    assert found.starts
    assert broken_rules(tasks, budgets, found.starts) == []
    assert 0 < found.gap < 1


def test_a_cancelled_job_answers_at_once_with_what_it_has() -> None:
    tasks, budgets, _ = library_like(100, 10, 1)
    cancelled = threading.Event()
    asked = time.monotonic()

    def cancel() -> bool:
        nonlocal asked
        if not cancelled.is_set() and time.monotonic() - asked > 0.8:
            cancelled.set()
            asked = time.monotonic()
        return cancelled.is_set()

    found = schedule(tasks, budgets, time_limit=4, cancel=cancel)
    assert found.status == "cancelled"
    assert time.monotonic() - asked < 1.0
    assert broken_rules(tasks, budgets, found.starts) == []
    for thread in threading.enumerate():
        if thread.name == "schedule":
            thread.join()
