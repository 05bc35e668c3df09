"""The scheduler against exhaustive search, its own rules checked by other means, and what it says when nothing fits."""

import random
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.roadmap.schedule import CircularPrerequisites, Clash, Task, schedule

FIRST = 2027
SHORT = settings(max_examples=60, deadline=None, derandomize=True)
LONG = settings(max_examples=500, deadline=None, derandomize=True)

Case = tuple[tuple[Task, ...], dict[int, float]]


@st.composite
def cases(draw: st.DrawFn, even_costs: bool = False) -> Case:
    """At most seven tasks with every kind of rule; values repeat, so that choices tie."""
    years = draw(st.integers(2, 5))
    year = st.integers(FIRST, FIRST + years - 1)
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, 7))):
        earlier = [task.id for task in tasks]
        duration = draw(st.integers(1, 3))
        money = st.sampled_from((0.0, 0.5, 1.0, 1.5, 2.0, 3.0))
        some = st.lists(st.sampled_from(earlier), max_size=2, unique=True) if earlier else st.just([])
        tasks.append(
            Task(
                id=f"T{number}",
                value=draw(st.sampled_from((0.0, 10.0, 10.0, 20.0, 25.0, 40.0))),
                cost=(draw(money),) * duration if even_costs else tuple(draw(money) for _ in range(duration)),
                earliest=draw(st.one_of(st.none(), st.none(), year)),
                latest=draw(st.one_of(st.none(), st.none(), st.none(), year)),
                prerequisites=tuple(draw(some)) if draw(st.booleans()) else (),
                prerequisites_any=tuple(draw(some)) if draw(st.integers(0, 3)) == 0 else (),
                mandatory=draw(st.integers(0, 5)) == 0,
                pinned=draw(year) if draw(st.integers(0, 11)) == 0 else None,
            )
        )
    limits = st.sampled_from((0.0, 1.0, 2.0, 3.0, 4.5))
    return tuple(tasks), {FIRST + offset: draw(limits) for offset in range(years)}


def broken_rules(tasks: Sequence[Task], budgets: Mapping[int, float], starts: Mapping[str, int]) -> list[str]:
    """Every rule a schedule breaks, checked one by one."""
    broken = []
    by_id = {task.id: task for task in tasks}
    end = {id: start + len(by_id[id].cost) - 1 for id, start in starts.items()}
    for task in tasks:
        start = starts.get(task.id)
        if start is None:
            broken += [f"{task.id} is required"] if task.mandatory or task.pinned is not None else []
            continue
        if start < min(budgets) or end[task.id] > max(budgets):
            broken.append(f"{task.id} outside the horizon")
        if task.pinned is not None and start != task.pinned:
            broken.append(f"{task.id} off its pin")
        if task.pinned is None and not (task.earliest or 0) <= start <= (task.latest or 9999):
            broken.append(f"{task.id} outside its window")
        broken += [f"{task.id} before {id} ended" for id in task.prerequisites if end.get(id, 9999) >= start]
        if task.prerequisites_any and all(end.get(id, 9999) >= start for id in task.prerequisites_any):
            broken.append(f"{task.id} before any predecessor ended")
    for year, limit in budgets.items():
        spent = sum(
            cost for id, start in starts.items() for offset, cost in enumerate(by_id[id].cost) if start + offset == year
        )
        if spent > limit * (1 + 1e-6):
            broken.append(f"{year} over budget")
    return broken


def all_schedules(tasks: Sequence[Task], budgets: Mapping[int, float]) -> Iterator[dict[str, int]]:
    """Every schedule that breaks no rule: all combinations, cut off only where money already lacks."""

    def extend(rest: Sequence[Task], starts: dict[str, int], left: dict[int, float]) -> Iterator[dict[str, int]]:
        if not rest:
            if not broken_rules(tasks, budgets, starts):
                yield dict(starts)
            return
        task, *others = rest
        yield from extend(others, starts, left)
        for start in range(min(budgets), max(budgets) - len(task.cost) + 2):
            after = dict(left)
            for offset, cost in enumerate(task.cost):
                after[start + offset] -= cost
            if min(after.values()) >= -1e-9:
                yield from extend(others, {**starts, task.id: start}, after)

    return extend(tasks, {}, dict(budgets))


def value(tasks: Sequence[Task], starts: Mapping[str, int]) -> float:
    return sum(task.value for task in tasks if task.id in starts)


def lateness(tasks: Sequence[Task], starts: Mapping[str, int]) -> float:
    return sum(task.value * (starts[task.id] - FIRST) for task in tasks if task.id in starts)


def compare_with_exhaustive_search(case: Case) -> None:
    tasks, budgets = case
    best = max(
        ((value(tasks, starts), -lateness(tasks, starts)) for starts in all_schedules(tasks, budgets)), default=None
    )
    found = schedule(tasks, budgets, starts_gap=0.0)
    if best is None:
        assert found.status == "infeasible"
        assert found.starts == {}
    else:
        assert found.status == "optimal"
        assert (found.value, -lateness(tasks, found.starts)) == pytest.approx(best)
        assert found.gap == pytest.approx(0, abs=1e-6)


@SHORT
@given(cases())
def test_as_good_and_as_early_as_exhaustive_search(case: Case) -> None:
    compare_with_exhaustive_search(case)


@pytest.mark.long
@LONG
@given(cases())
def test_as_good_and_as_early_as_exhaustive_search_500(case: Case) -> None:
    compare_with_exhaustive_search(case)


def library_like(count: int, years: int, seed: int) -> Case:
    """Tasks as in the shipped library: cost classes over years, some waiting for others, three fifths payable."""
    draw = random.Random(seed)
    tasks: list[Task] = []
    for number in range(count):
        duration = draw.choice((1, 2, 2, 3, 3, 4, 5))
        total = draw.choice((0.25, 1, 4, 12)) * draw.choice((0.05, 0.1, 0.3, 0.5, 0.8))
        earlier = [task.id for task in tasks]
        tasks.append(
            Task(
                id=f"T{number:03}",
                value=round(draw.uniform(20, 110), 1),
                cost=(total / duration,) * duration,
                earliest=FIRST + draw.choice((0, 0, 0, 2)),
                prerequisites=tuple(draw.sample(earlier, min(len(earlier), draw.choice((0, 0, 0, 1, 1, 2))))),
            )
        )
    for cheap in sorted(tasks, key=lambda task: sum(task.cost))[:2]:
        tasks[tasks.index(cheap)] = replace(cheap, mandatory=True, prerequisites=())
    limit = 0.6 * sum(sum(task.cost) for task in tasks) / years
    return tuple(tasks), dict.fromkeys(range(FIRST, FIRST + years), limit)


@pytest.mark.parametrize("seed", range(2))
def test_a_whole_library_keeps_all_rules_and_its_bound(seed: int) -> None:
    tasks, budgets = library_like(40, 10, seed)
    found = schedule(tasks, budgets, time_limit=10)
    assert broken_rules(tasks, budgets, found.starts) == []
    assert found.value == pytest.approx(value(tasks, found.starts))
    assert found.value <= found.bound
    assert found.gap <= 0.05
    assert found.passes[1].objective == pytest.approx(lateness(tasks, found.starts), rel=1e-9)


@SHORT
@given(cases())
def test_the_second_pass_keeps_the_value_of_the_first(case: Case) -> None:
    found = schedule(*case)
    assert broken_rules(*case, found.starts) == [] or found.status == "infeasible"
    if found.passes:
        assert found.value >= found.passes[0].objective * (1 - 1e-9)


def test_the_same_input_gives_the_same_schedule() -> None:
    tasks, budgets = library_like(20, 8, 1)
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


def given_up(case: Case, clashes: Sequence[Clash]) -> Case:
    """The case without the rules named."""
    tasks, budgets = case
    by_id = {task.id: task for task in tasks}
    budgets = dict(budgets)
    for clash in clashes:
        task = by_id[clash.tasks[0]] if clash.kind != "budget" else None
        if task is None:
            assert clash.year is not None
            assert clash.amount is not None
            budgets[clash.year] += clash.amount * (1 + 1e-5)
        elif clash.kind == "mandatory":
            task = replace(task, mandatory=False)
        elif clash.kind == "pin":
            task = replace(task, pinned=None)
        elif clash.kind == "window":
            task = replace(task, earliest=None, latest=None)
        elif clash.kind == "horizon":
            budgets |= {year: float("inf") for year in range(max(budgets) + 1, FIRST + 9)}
        elif clash.kind == "precedence":
            task = replace(task, prerequisites=tuple(id for id in task.prerequisites if id != clash.tasks[1]))
        else:
            task = replace(task, prerequisites_any=())
        if task is not None:
            by_id[task.id] = task
    return tuple(by_id.values()), budgets


@SHORT
@given(cases())
def test_without_the_rules_named_there_is_a_schedule_and_with_one_of_them_there_is_none(case: Case) -> None:
    tasks, budgets = case
    demanding = tuple(replace(task, mandatory=True) for task in tasks), budgets
    found = schedule(*demanding)
    assert (found.status == "infeasible") == bool(found.clash)
    if found.clash:
        assert schedule(*given_up(demanding, found.clash)).status == "optimal"
        # a longer horizon frees every task, the rule given up only one
        for kept in found.clash if all(clash.kind != "horizon" for clash in found.clash) else ():
            others = [clash for clash in found.clash if clash is not kept]
            assert schedule(*given_up(demanding, others)).status == "infeasible"


# --- time, progress, cancel ------------------------------------------------------------------------------------------


def test_progress_never_falls_and_ends_full() -> None:
    heard: list[float] = []
    schedule(*library_like(30, 9, 3), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_out_of_time_there_is_still_a_schedule_that_keeps_the_rules() -> None:
    tasks, budgets = library_like(60, 10, 5)
    schedule(tasks[:2], budgets)  # so that importing the solver is not counted
    found = schedule(tasks, budgets, time_limit=0.05)
    assert found.status == "time limit"
    assert found.seconds < 3
    assert found.starts
    assert broken_rules(tasks, budgets, found.starts) == []
    assert 0 < found.gap < 1


def test_a_cancelled_job_answers_at_once_with_what_it_has() -> None:
    tasks, budgets = library_like(100, 10, 1)
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
