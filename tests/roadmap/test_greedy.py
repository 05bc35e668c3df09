"""The greedy twin against its own rule redone by hand, and against the rules it claims to keep."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from planner.roadmap.greedy import Greedy, greedy
from planner.roadmap.schedule import CircularPrerequisites
from planner.roadmap.task import Group, Limit, Rules, Share, Task
from tests.roadmap.cases import Case, broken_rules, cases, library_like, value


def spending(first: int, *limits: float) -> Mapping[int, float]:
    return {first + offset: limit for offset, limit in enumerate(limits)}


def test_by_value_per_money_each_as_early_as_money_allows() -> None:
    """Per money: free has no cost, C 20, A 15, B 10; C and A fill 2027, B comes in 2028, D is worth nothing."""
    tasks = (
        Task("A", 30, (2,)),
        Task("B", 30, (3,)),
        Task("C", 20, (1,)),
        Task("free", 5, (0,)),
        Task("D", 0, (0,)),
        Task("E", 1, (4,)),
    )
    found = greedy(tasks, spending(2027, 3, 3))
    assert found.order == ("free", "C", "A", "B", "D")
    assert found.starts == {"free": 2027, "C": 2027, "A": 2027, "B": 2028, "D": 2027}
    assert found.value == 85
    assert found.complete


def test_the_greater_value_breaks_a_tie_then_the_list() -> None:
    tasks = (Task("small", 10, (1,)), Task("first", 20, (2,)), Task("second", 20, (2,)))
    assert greedy(tasks, spending(2027, 5)).order == ("first", "second", "small")


def test_what_an_action_waits_for_comes_in_with_it_or_neither_does() -> None:
    tasks = (
        Task("survey", 0, (1,)),
        Task("works", 50, (1, 1), prerequisites=("survey",), lags={"survey": 1}),
        Task("other", 1, (1,)),
    )
    found = greedy(tasks, spending(2027, 1, 1, 1, 1))
    assert found.order == ("survey", "works", "other")
    assert found.starts == {"survey": 2027, "works": 2029, "other": 2028}
    assert greedy(tasks, spending(2027, 1, 1, 1)).starts == {"other": 2027, "survey": 2028}


def test_of_several_that_would_do_the_highest_in_rank_is_taken() -> None:
    tasks = (
        Task("poor", 1, (1,)),
        Task("rich", 3, (1,)),
        Task("next", 90, (1,), prerequisites_any=("poor", "rich")),
    )
    assert greedy(tasks, spending(2027, 1, 1)).order == ("rich", "next")


def test_required_ones_come_first_and_forbidden_ones_never() -> None:
    tasks = (
        Task("best", 100, (1,)),
        Task("duty", 1, (1,), mandatory=True),
        Task("fixed", 1, (1,), pinned=2027),
        Task("barred", 500, (0,), forbidden=True),
    )
    found = greedy(tasks, spending(2027, 1, 1))
    assert found.starts == {"fixed": 2027, "duty": 2028}
    assert found.complete


def test_groups_are_filled_and_never_overfilled() -> None:
    tasks = (Task("A", 30, (1,)), Task("B", 20, (1,)), Task("C", 10, (1,)), Task("D", 1, (1,)))
    rules = Rules(groups=(Group("one", ("A", "B"), 0, 1), Group("some", ("C", "D"), 1)))
    found = greedy(tasks, spending(2027, 9), rules)
    assert found.order == ("C", "A", "D")
    assert found.complete
    short = greedy(tasks[:2], spending(2027, 9), Rules(groups=(Group("both", ("A", "B", "gone"), 2, 2),)))
    assert short.complete
    assert short.order == ("A", "B")


def test_an_action_that_would_break_a_share_comes_with_those_that_make_up_for_it_or_not_at_all() -> None:
    tasks = (Task("big", 90, (1,), size=3), Task("green", 10, (1,), size=1), Task("greener", 5, (1,), size=1))
    rules = Rules(shares=(Share("green", ("green", "greener"), 0.4),))
    assert greedy(tasks, spending(2027, 9), rules).order == ("big", "green", "greener")
    short = greedy(tasks, spending(2027, 9), Rules(shares=(Share("green", ("green", "greener"), 0.5),)))
    assert short.order == ("green", "greener")
    assert short.complete


def test_several_shares_do_not_wait_for_one_another() -> None:
    tasks = tuple(Task(f"{side}{number}", 10 - number, (1,), size=1) for number in range(3) for side in "AB")
    rules = Rules(shares=(Share("A", ("A0", "A1", "A2"), 0.4), Share("B", ("B0", "B1", "B2"), 0.4)))
    found = greedy(tasks, spending(2027, 5), rules)
    assert found.order == ("A0", "B0", "A1", "B1", "A2")
    assert found.complete
    assert greedy(tasks, spending(2027, 3), rules).order == ("A0", "B0"), "a third has none to make up for it"


def test_limits_hold_by_year_and_over_years() -> None:
    tasks = tuple(Task(id, 10, (0,), uses={"crew": (1,), "pool": (2,)}) for id in "ABC")
    rules = Rules(limits=(Limit("crew", 2027, 2027, 1), Limit("crew", 2028, 2028, 1), Limit("pool", 2027, 2029, 4)))
    assert greedy(tasks, spending(2027, 1, 1, 1), rules).starts == {"A": 2027, "B": 2028}


def test_other_values_give_another_order_without_a_new_start() -> None:
    prepared = Greedy((Task("A", 10, (1,)), Task("B", 5, (1,))), spending(2027, 1))
    assert prepared.solve().order == ("A",)
    other = prepared.solve({"B": 50})
    assert (other.order, other.value) == (("B",), 50)
    assert prepared.solve().order == ("A",)


def test_a_required_action_without_room_leaves_the_schedule_incomplete() -> None:
    both = (Task("A", 1, (1,), mandatory=True), Task("B", 1, (1,), mandatory=True))
    found = greedy(both, spending(2027, 1))
    assert found.order == ("A",)
    assert not found.complete
    assert not greedy((Task("A", 1, (1, 1), mandatory=True),), spending(2027, 1)).complete


def test_a_circle_is_named() -> None:
    with pytest.raises(CircularPrerequisites):
        greedy((Task("A", 1, (1,), prerequisites=("B",)), Task("B", 1, (1,), prerequisites=("A",))), spending(2027, 1))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(cases())
def test_no_rule_it_claims_to_keep_is_broken(case: Case) -> None:
    tasks, budgets, rules = case
    found = greedy(tasks, budgets, rules)
    broken = broken_rules(tasks, budgets, found.starts, rules)
    assert found.complete == (not broken)
    assert not [
        words for words in broken if not words.endswith(("is required", "below its minimum")) and "few" not in words
    ]
    assert found.value == pytest.approx(value(tasks, found.starts))
    assert greedy(tasks, budgets, rules) == found


def test_a_whole_library_keeps_all_rules() -> None:
    tasks, budgets, rules = library_like(40, 10, 1)
    found = greedy(tasks, budgets, rules)
    assert found.complete
    assert broken_rules(tasks, budgets, found.starts, rules) == []
