"""Small scheduling cases with every kind of rule, their rules checked one by one, and their best schedules by brute
force: all by other means than the scheduler's own."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from planner.roadmap.task import NO_RULES, Group, Limit, Rules, Share, Task

FIRST = 2027
RESOURCES = ("pool", "crew")
ROUNDING = 1e-6

Case = tuple[tuple[Task, ...], dict[int, float], Rules]

KINDS = (
    "budget",
    "limit of one year",
    "limit over years",
    "prerequisite",
    "alternative",
    "lag",
    "uneven cost",
    "mandatory",
    "forbidden",
    "pinned",
    "earliest",
    "latest",
    "at least",
    "at most",
    "share",
)


@st.composite
def cases(draw: st.DrawFn, most: int = 8) -> Case:
    """At most so many tasks under any mixture of rules; values repeat, so that choices tie."""
    years = draw(st.integers(2, 4))
    year = st.integers(FIRST, FIRST + years - 1)
    money = st.sampled_from((0.0, 0.5, 1.0, 1.5, 2.0, 3.0))
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, most))):
        earlier = [task.id for task in tasks]
        duration = draw(st.sampled_from((1, 1, 2, 3)))
        some = st.lists(st.sampled_from(earlier), max_size=2, unique=True) if earlier else st.just([])
        needs = tuple(draw(some)) if draw(st.integers(0, 2)) == 0 else ()
        options = tuple(draw(some)) if draw(st.integers(0, 3)) == 0 else ()
        tasks.append(
            Task(
                id=f"T{number}",
                value=draw(st.sampled_from((0.0, 10.0, 10.0, 20.0, 25.0, 40.0))),
                cost=tuple(draw(money) for _ in range(duration)),
                earliest=draw(year) if draw(st.integers(0, 5)) == 0 else None,
                latest=draw(year) if draw(st.integers(0, 5)) == 0 else None,
                prerequisites=needs,
                prerequisites_any=options,
                mandatory=draw(st.integers(0, 8)) == 0,
                pinned=draw(year) if draw(st.integers(0, 15)) == 0 else None,
                forbidden=draw(st.integers(0, 11)) == 0,
                lags={id: 1 for id in (*needs, *options) if draw(st.integers(0, 2)) == 0},
                uses={id: tuple(draw(money) for _ in range(duration)) for id in RESOURCES if draw(st.booleans())},
                size=draw(st.sampled_from((0.0, 1.0, 2.0, 5.0))),
            )
        )
    budgets = st.sampled_from((1.0, 2.0, 3.0, 4.5, 9.0, float("inf")))
    return tuple(tasks), {FIRST + offset: draw(budgets) for offset in range(years)}, draw(_rules(tasks, years))


@st.composite
def _rules(draw: st.DrawFn, tasks: Sequence[Task], years: int) -> Rules:
    amounts = st.sampled_from((0.0, 1.0, 2.0, 3.0, 4.5))
    members = st.lists(st.sampled_from([task.id for task in tasks]), min_size=1, max_size=4, unique=True).map(tuple)
    limits, groups, shares = [], [], []
    for resource in draw(st.lists(st.sampled_from(RESOURCES), max_size=3)):
        since = FIRST + draw(st.integers(0, years - 1))
        limits.append(Limit(resource, since, since + draw(st.integers(0, years - 1)), draw(amounts)))
    for number in range(draw(st.integers(0, 2))):
        least, most = draw(st.sampled_from(((0, 1), (0, 2), (1, None), (2, None), (1, 1), (2, 3))))
        groups.append(Group(f"G{number}", draw(members), least, most))
    shares = [
        Share(f"S{number}", draw(members), draw(st.sampled_from((0.2, 0.5, 0.75))))
        for number in range(draw(st.sampled_from((0, 0, 1, 1, 2))))
    ]
    return Rules(tuple(limits), tuple(groups), tuple(shares))


def kinds(case: Case) -> set[str]:
    """The kinds of rule in a case."""
    tasks, budgets, rules = case
    present = {
        "budget": min(budgets.values()) < float("inf"),
        "limit of one year": any(limit.first_year == limit.last_year for limit in rules.limits),
        "limit over years": any(limit.first_year < limit.last_year for limit in rules.limits),
        "prerequisite": any(task.prerequisites for task in tasks),
        "alternative": any(len(task.prerequisites_any) > 1 for task in tasks),
        "lag": any(task.lags for task in tasks),
        "uneven cost": any(len(set(task.cost)) > 1 for task in tasks),
        "mandatory": any(task.mandatory for task in tasks),
        "forbidden": any(task.forbidden for task in tasks),
        "pinned": any(task.pinned is not None for task in tasks),
        "earliest": any(task.earliest is not None for task in tasks),
        "latest": any(task.latest is not None for task in tasks),
        "at least": any(group.at_least for group in rules.groups),
        "at most": any(group.at_most is not None for group in rules.groups),
        "share": bool(rules.shares),
    }
    return {kind for kind in KINDS if present[kind]}


def broken_rules(
    tasks: Sequence[Task], budgets: Mapping[int, float], starts: Mapping[str, int], rules: Rules = NO_RULES
) -> list[str]:
    """Every rule a schedule breaks, checked one by one."""
    by_id = {task.id: task for task in tasks}
    broken = [word for task in tasks for word in _broken_by(task, by_id, budgets, starts)]
    spent = _used(by_id, starts, None)
    broken += [
        f"{year} over budget" for year, limit in budgets.items() if spent.get(year, 0.0) > limit * (1 + ROUNDING)
    ]
    for limit in rules.limits:
        used = _used(by_id, starts, limit.resource)
        taken = sum(amount for year, amount in used.items() if limit.first_year <= year <= limit.last_year)
        if taken > limit.amount * (1 + ROUNDING):
            broken.append(f"{limit.resource} over its limit from {limit.first_year}")
    for group in rules.groups:
        done = len(starts.keys() & set(group.tasks))
        broken += [f"too few of {group.id}"] if done < group.at_least else []
        broken += [f"too many of {group.id}"] if group.at_most is not None and done > group.at_most else []
    for share in rules.shares:
        inside = sum(by_id[id].size for id in starts if id in share.tasks)
        whole = sum(by_id[id].size for id in starts)
        if inside < share.minimum * whole - ROUNDING * max(task.size for task in tasks):
            broken.append(f"{share.id} below its minimum")
    return broken


def _broken_by(
    task: Task, by_id: Mapping[str, Task], budgets: Mapping[int, float], starts: Mapping[str, int]
) -> list[str]:
    start = starts.get(task.id)
    if start is None:
        return [f"{task.id} is required"] if task.mandatory or task.pinned is not None else []
    broken = []
    if start < min(budgets) or start + len(task.cost) - 1 > max(budgets):
        broken.append(f"{task.id} outside the horizon")
    if task.forbidden:
        broken.append(f"{task.id} is forbidden")
    if task.pinned is not None and start != task.pinned:
        broken.append(f"{task.id} off its pin")
    if task.pinned is None and not (task.earliest or 0) <= start <= (task.latest or 9999):
        broken.append(f"{task.id} outside its window")

    def waited(id: str) -> bool:
        return id in starts and starts[id] + len(by_id[id].cost) + task.lags.get(id, 0) <= start

    broken += [f"{task.id} before {id} ended" for id in task.prerequisites if not waited(id)]
    if task.prerequisites_any and not any(waited(id) for id in task.prerequisites_any):
        broken.append(f"{task.id} before any predecessor ended")
    return broken


def _used(by_id: Mapping[str, Task], starts: Mapping[str, int], resource: str | None) -> dict[int, float]:
    """What is used of a resource (None: the public money) by year."""
    used: dict[int, float] = {}
    for id, start in starts.items():
        task = by_id[id]
        for offset, amount in enumerate(task.cost if resource is None else task.uses.get(resource, ())):
            used[start + offset] = used.get(start + offset, 0.0) + amount
    return used


def value(tasks: Sequence[Task], starts: Mapping[str, int]) -> float:
    return sum(task.value for task in tasks if task.id in starts)


def lateness(tasks: Sequence[Task], starts: Mapping[str, int]) -> float:
    return sum(task.value * (starts[task.id] - FIRST) for task in tasks if task.id in starts)


def best_by_brute_force(case: Case) -> tuple[float, float] | None:
    """The greatest value and, with it, the least lateness of all schedules that break no rule; None without any.

    All combinations of starts are tried, cut off only where money already lacks or the rest could not catch up.
    """
    tasks, budgets, rules = case
    best: tuple[float, float] | None = None
    rest_value = [sum(task.value for task in tasks[number:]) for number in range(len(tasks) + 1)]

    def extend(number: int, starts: dict[str, int], spent: dict[int, float]) -> None:
        nonlocal best
        so_far = value(tasks, starts)
        if best is not None and (so_far + rest_value[number], -lateness(tasks, starts)) <= (best[0], -best[1]):
            return
        if number == len(tasks):
            if not broken_rules(tasks, budgets, starts, rules):
                best = so_far, lateness(tasks, starts)
            return
        task = tasks[number]
        for start in range(FIRST, max(budgets) - len(task.cost) + 2):
            after = dict(spent)
            for offset, cost in enumerate(task.cost):
                after[start + offset] += cost
            if all(after[year] <= limit + 1e-9 for year, limit in budgets.items()):
                extend(number + 1, {**starts, task.id: start}, after)
        extend(number + 1, starts, spent)

    extend(0, {}, dict.fromkeys(budgets, 0.0))
    return best


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
    return tuple(tasks), dict.fromkeys(range(FIRST, FIRST + years), limit), Rules()
