"""The critical chain against a brute-force delay of every action by a quarter."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.action import Action, Lag
from planner.model.bilingual import same
from planner.model.quarters import Quarters, taken
from planner.roadmap.critical import critical_chain


@st.composite
def networks(draw: st.DrawFn) -> tuple[tuple[Action, ...], dict[str, Quarters]]:
    """Up to seven actions, in and out of order, many of them starting the moment their wait is over."""
    actions: list[Action] = []
    quarters: dict[str, Quarters] = {}
    for number in range(draw(st.integers(1, 7))):
        earlier = st.lists(st.sampled_from([action.id for action in actions] or ["none"]), unique=True, max_size=3)
        all_of, any_of = (tuple(id for id in draw(earlier) if id != "none") for _ in range(2))
        lags = tuple(Lag(id, draw(st.integers(0, 1))) for id in sorted({*all_of, *any_of}))
        action = Action(
            f"A{number}",
            "cross",
            same("行动"),
            prerequisites=all_of,
            prerequisites_any=any_of,
            lags=lags,
            duration_years=draw(st.sampled_from((0.25, 0.5, 1.0))),
        )
        actions.append(action)
        if draw(st.integers(0, 6)):
            due = max([2028 * 4, *_ready(action, quarters)])
            first = due + draw(st.sampled_from((0, 0, 0, 1, -3)))
            quarters[action.id] = taken(first // 4, first % 4 + 1, action.duration_years)
    order = draw(st.permutations(actions))
    return tuple(order), quarters


def _ready(action: Action, quarters: dict[str, Quarters]) -> list[int]:
    """The quarters from which each wait that can end lets the action start."""
    all_of = [quarters[id].last + 1 + 4 * action.lag(id) for id in action.prerequisites if id in quarters]
    any_of = [quarters[id].last + 1 + 4 * action.lag(id) for id in action.prerequisites_any if id in quarters]
    return [*all_of, min(any_of)] if any_of else all_of


def delayed(actions: tuple[Action, ...], quarters: dict[str, Quarters], id: str) -> dict[str, Quarters]:
    """The quarters after a delay of one action, all others as early as their kept waits let them, never earlier."""
    moved = dict(quarters)
    moved[id] = Quarters(quarters[id].first + 1, quarters[id].last + 1)
    while True:
        late = {}
        for action in actions:
            if action.id not in moved:
                continue
            for kept in kept_waits(action, quarters):
                ready = min(moved[other].last + 1 + 4 * action.lag(other) for other in kept)
                if ready > moved[action.id].first:
                    late[action.id] = ready
        if not late:
            return moved
        for other, first in late.items():
            moved[other] = Quarters(first, first + quarters[other].last - quarters[other].first)


def kept_waits(action: Action, quarters: dict[str, Quarters]) -> list[list[str]]:
    """Waits that the schedule keeps: for each predecessor, and for one of the alternatives that have ended in time."""

    def in_time(id: str) -> bool:
        return id in quarters and quarters[id].last + 4 * action.lag(id) < quarters[action.id].first

    any_of = [id for id in action.prerequisites_any if in_time(id)]
    return [*([id] for id in action.prerequisites if in_time(id)), *([any_of] if any_of else [])]


@given(networks())
@settings(max_examples=300, deadline=None)
def test_a_delay_by_a_quarter_moves_the_end_just_for_the_critical_actions(
    network: tuple[tuple[Action, ...], dict[str, Quarters]],
) -> None:
    actions, quarters = network
    end = max((taken.last for taken in quarters.values()), default=0)
    moving = tuple(
        action.id
        for action in actions
        if action.id in quarters and max(taken.last for taken in delayed(actions, quarters, action.id).values()) > end
    )
    assert critical_chain(actions, quarters) == moving


def test_the_chain_runs_through_the_longest_wait() -> None:
    survey = Action("S", "cross", same("调查"))
    study = Action("F", "cross", same("可研"), duration_years=0.5)
    base = Action("B", "cross", same("基地"), prerequisites=("S", "F"), lags=(Lag("S", 1),), duration_years=2.0)
    quarters = {"S": taken(2027, 1, 1.0), "F": taken(2028, 1, 0.5), "B": taken(2029, 1, 2.0)}
    assert critical_chain((survey, study, base), quarters) == ("S", "B"), "the study could end two quarters later"
    assert critical_chain((survey, study, replace(base, lags=())), quarters) == ("B",)
    assert critical_chain((), {}) == ()
