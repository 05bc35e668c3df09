"""From a plan to its schedule and back to places, money and reasons."""

from dataclasses import replace
from typing import Any

import pytest

from planner import evaluate
from planner.edits import cities as city_edits
from planner.edits import roadmap as edits
from planner.model.action import Action, Lag
from planner.model.bilingual import LANGUAGES, Bilingual
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.funding import ALL_PUBLIC, CapacityLimit, MoneyLimit
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import public_by_year, total_by_year
from planner.roadmap.tasks import budgets, rules
from planner.text.texts import Texts


def read(plan: Plan) -> Roadmap:
    roadmap = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert roadmap is not None
    return roadmap


def place(plan: Plan, action: str) -> PlacedAction:
    placed = read(plan).of(action)
    assert placed is not None
    return placed


def test_the_first_schedule_of_hegang_keeps_every_rule_and_is_proven(hegang: Plan) -> None:
    roadmap = read(hegang)
    assert hegang.schedule is not None
    assert hegang.schedule.status == "optimal"
    assert hegang.schedule.gap == pytest.approx(0, abs=1e-9)
    assert not [placed.action for placed in roadmap.placed if placed.broken]
    assert all(year.spent <= year.limit + 1e-9 for year in roadmap.years)
    assert roadmap.messages == ()
    assert {"XC01", "XC02", "XC03", "XC05", "XC06", "XC08"} <= {placed.action for placed in roadmap.placed}
    graphite = place(hegang, "NM02")
    assert graphite.year >= 2030, "dear and not among the most valuable, it waits for money"
    counts = [sum(placed.phase == phase for placed in roadmap.placed) for phase in hegang.phases]
    assert sum(counts) == len(roadmap.placed)
    assert min(counts) >= 8


def test_money_is_the_public_share_spread_evenly_in_per_mille_and_in_yuan(hegang: Plan) -> None:
    placed, action = place(hegang, "CC01"), hegang.action("CC01")
    assert (action.cost_class, action.whole_years, action.public_share) == ("L", 3, 0.2)
    gdp = hegang.city.value("gdp")
    assert gdp is not None
    assert [amount for _, amount in placed.public_cost] == pytest.approx([4 * 0.2 / 3] * 3)
    assert placed.cost_wan == pytest.approx(gdp * 1e4 * 4 / 1000)
    assert placed.public_wan is not None
    assert sum(amount for _, amount in placed.public_wan) == pytest.approx(placed.cost_wan * 0.2)


def test_own_means_replace_the_assumed_budget(hegang: Plan) -> None:
    plan = city_edits.set_means(hegang, 5000.0, 1000.0)
    gdp = hegang.city.value("gdp")
    assert gdp is not None
    years = read(plan).years
    assert years[0].limit == pytest.approx(6000 / (gdp * 1e4) * 1000)
    assert years[0].limit_wan == pytest.approx(6000)
    codes = {message.code for message in read(plan).messages}
    assert "year over budget" in codes


def test_an_action_moved_before_its_predecessor_breaks_the_rule_in_words(hegang: Plan) -> None:
    moved = edits.move_start(hegang, "NE01", 2027, 1)
    broken = place(moved, "NE01").broken
    assert broken[0].code == "starts before predecessor ends"
    assert "资源与矿地底数调查" in Texts("zh").message(broken[0])
    assert "before" in Texts("en").message(broken[0])
    assert "schedule breaks rules" in {message.code for message in read(moved).messages}


def test_readiness_holds_an_action_back_until_its_phase(hegang: Plan) -> None:
    early = edits.move_start(hegang, "NE11", 2027, 1)
    assert "starts before readiness allows" in {message.code for message in place(early, "NE11").broken}
    assert place(hegang, "NE11").year >= 2028
    without_gates = edits.set_feasibility_in_value(early, True)
    assert "starts before readiness allows" not in {message.code for message in place(without_gates, "NE11").broken}


def test_every_placed_action_has_a_reason_that_is_true(hegang: Plan) -> None:
    roadmap = read(hegang)
    ends = {placed.action: placed.last_year for placed in roadmap.placed}
    for placed in roadmap.placed:
        blanks = placed.reason.params
        if placed.reason.code == "placed at once":
            assert placed.year == hegang.first_year
        elif placed.reason.code == "placed after predecessor":
            action = hegang.action(placed.action)
            waited = (*action.prerequisites, *action.prerequisites_any)
            assert placed.year - 1 in {ends[id] for id in waited if id in ends}
            assert blanks["ended"] == placed.year - 1
        elif placed.reason.code == "placed by budget":
            year = next(year for year in roadmap.years if year.year == blanks["short_year"])
            share = placed.public_cost[0][1]
            assert year.spent + share > year.limit


def test_a_mandatory_action_too_dear_for_the_budget_is_told_by_name(hegang: Plan) -> None:
    plan = edits.set_budget_permille(edits.set_mandatory(hegang, "NM02", True), 0.05)
    with pytest.raises(ProblemError) as told:
        evaluate.schedule(plan, evaluate.ranking(plan), time_limit=5)
    assert told.value.message.code.startswith("clash of ")
    for language in LANGUAGES:
        assert "{" not in Texts(language).message(told.value.message)


def test_a_city_without_gdp_is_scheduled_all_the_same_and_its_money_stays_empty(hegang: Plan) -> None:
    city = replace(hegang.city, figures=tuple(figure for figure in hegang.city.figures if figure.indicator != "gdp"))
    roadmap = read(replace(hegang, city=city))
    assert all(placed.cost_wan is None and placed.public_wan is None for placed in roadmap.placed)
    assert all(year.limit_wan is None and year.limit == 3.0 for year in roadmap.years)


def test_a_start_moved_within_the_year_moves_the_end_and_what_waits_for_it(hegang: Plan) -> None:
    moved = edits.move_start(hegang, "XC02", 2027, 3)
    assert place(moved, "XC02").last_year == 2028
    waiting = "NE04"
    broken = {message.code for message in place(moved, waiting).broken}
    assert "starts before predecessor ends" in broken, "one year from the third quarter ends in mid-2028"
    later = edits.move_start(moved, waiting, 2028, 3)
    assert "starts before predecessor ends" not in {message.code for message in place(later, waiting).broken}


def test_cost_follows_its_profile_and_adds_up_to_the_public_part(hegang: Plan) -> None:
    action = replace(hegang.action("CC01"), cost_profile=(0.5, 0.25, 0.25))
    assert public_by_year(hegang, action) == pytest.approx([4 * 0.2 * share for share in (0.5, 0.25, 0.25)])
    assert public_by_year(hegang, replace(action, cost_profile=())) == pytest.approx([4 * 0.2 / 3] * 3)
    longer = replace(action, duration_years=3.5)
    assert sum(total_by_year(hegang, longer)) == pytest.approx(4), "a profile of other length loses no money"


def test_limits_of_the_plan_bind_the_schedule(hegang: Plan) -> None:
    """Money in 10,000 yuan against per mille of GDP, by year, in every other year, and over a phase."""
    gdp = hegang.city.value("gdp")
    assert gdp is not None
    pool, phase = hegang.pools[0].id, hegang.phases[1]
    lead = hegang.action("XC01").lead
    limited = replace(
        hegang,
        actions=tuple(replace(action, latest_end=None) for action in hegang.actions),
        money_limits=(
            MoneyLimit(ALL_PUBLIC, 9000.0, year=2028),
            MoneyLimit(pool, 2000.0),
            MoneyLimit(pool, 500.0, year=2027),
            MoneyLimit(pool, 3000.0, phase=phase.id),
        ),
        capacity_limits=(CapacityLimit(lead, 1.0),),
    )
    permille = 1000 / (gdp * 1e4)
    assert budgets(limited)[2028] == pytest.approx(9000 * permille)
    assert budgets(limited)[2027] == hegang.rules.budget_permille
    found = evaluate.schedule(limited, evaluate.ranking(limited))
    years = dict(found.starts)
    paid: dict[int, float] = {}
    busy: dict[int, int] = {}
    for id, start in years.items():
        action = limited.action(id)
        share = pool_shares(limited, action).get(pool, 0.0)
        for year, cost in enumerate(total_by_year(limited, action), start):
            paid[year] = paid.get(year, 0.0) + cost * share
            busy[year] = busy.get(year, 0) + (action.lead == lead)
    assert paid[2027] <= 500 * permille * (1 + 1e-6)
    assert max(paid.values()) <= 2000 * permille * (1 + 1e-6)
    in_phase = sum(amount for year, amount in paid.items() if phase.first_year <= year <= phase.last_year)
    assert in_phase <= 3000 * permille * (1 + 1e-6)
    assert max(busy.values()) == 1
    assert found.value < evaluate.schedule(hegang, evaluate.ranking(hegang)).value


def test_groups_shares_bans_windows_and_lags_of_the_plan_bind_the_schedule(hegang: Plan) -> None:
    """The action most worth is forbidden, two exclude one another, one strategy has half the investment."""
    actions = {
        "NE01": {"lags": (Lag("XC02", 2),)},
        "CC01": {"forbidden": True},
        "XC05": {"earliest_start": 2029, "latest_end": 2033},
    }
    strategy = hegang.action("NE01").strategy
    changed = tuple(replace(action, **actions.get(action.id, {})) for action in hegang.actions)
    plan = replace(
        hegang,
        actions=changed,
        groups=(ActionGroup("one", Bilingual("择一", "One of"), ("CC08", "CC12"), at_most=1),),
        strategy_shares=(StrategyShare(strategy, 0.5),),
    )
    found = evaluate.schedule(plan, evaluate.ranking(plan))
    starts = dict(found.starts)
    assert "CC01" not in starts
    assert len(starts.keys() & {"CC08", "CC12"}) <= 1
    assert starts["NE01"] >= starts["XC02"] + plan.action("XC02").whole_years + 2
    assert 2029 <= starts["XC05"] <= 2033 - plan.action("XC05").whole_years + 1
    cost = {id: sum(total_by_year(plan, plan.action(id))) for id in starts}
    assert sum(cost[id] for id in starts if plan.action(id).strategy == strategy) >= 0.5 * sum(cost.values()) - 1e-6


def test_without_gdp_limits_in_yuan_are_not_applied(hegang: Plan) -> None:
    city = replace(hegang.city, figures=tuple(figure for figure in hegang.city.figures if figure.indicator != "gdp"))
    plan = replace(hegang, city=city, money_limits=(MoneyLimit(hegang.pools[0].id, 0.0),))
    assert rules(plan).limits == ()


def no_schedule(plan: Plan) -> Message:
    with pytest.raises(ProblemError) as told:
        evaluate.schedule(plan, evaluate.ranking(plan), time_limit=5)
    message = told.value.message
    for language in LANGUAGES:
        assert "{" not in Texts(language).message(message)
    return message


def with_action(plan: Plan, id: str, **changes: Any) -> Plan:
    return replace(
        plan, actions=tuple(replace(action, **changes) if action.id == id else action for action in plan.actions)
    )


def test_each_kind_of_clash_is_told_with_its_name_and_what_frees_it(hegang: Plan) -> None:
    survey, lead = hegang.action("XC02"), hegang.action("XC01").lead
    members = ("XC01", "XC02")
    cases = {
        "capacity": replace(hegang, capacity_limits=(CapacityLimit(lead, 0.0),)),
        "pool": replace(with_action(hegang, "XC02", pinned_start=2027), money_limits=paying(hegang, survey, year=2027)),
        "phase limit": replace(
            with_action(hegang, "XC02", pinned_start=2027),
            money_limits=paying(hegang, survey, phase=hegang.phases[0].id),
        ),
        "group at most": replace(hegang, groups=(ActionGroup("g", Bilingual("底数", "Basics"), members, at_most=1),)),
        "group at least": replace(
            with_action(hegang, "CC01", forbidden=True),
            groups=(ActionGroup("g", Bilingual("循环", "Circular"), ("CC01",), at_least=1),),
        ),
        "share": replace(hegang, strategy_shares=(StrategyShare(hegang.action("CC01").strategy, 1.0),)),
        "forbidden": with_action(hegang, "XC01", forbidden=True),
        "window": with_action(hegang, "XC05", earliest_start=2033, latest_end=2033),
        "lag": with_action(hegang, "XC08", lags=(Lag("XC01", 30),)),
    }
    for kind, plan in cases.items():
        message = no_schedule(plan)
        clash = message.params["clashes"]
        assert isinstance(clash, Message)
        assert (message.code, clash.code) == ("clash of one", f"clash of {kind}"), kind


def paying(plan: Plan, action: Action, year: int | None = None, phase: str = "") -> tuple[MoneyLimit, ...]:
    """Nothing from the first pool that pays for the action."""
    return (MoneyLimit(next(iter(pool_shares(plan, action))), 0.0, year=year, phase=phase),)


def test_rules_that_clash_together_are_all_told(hegang: Plan) -> None:
    plan = replace(
        hegang,
        capacity_limits=(CapacityLimit(hegang.action("XC01").lead, 0.0),),
        strategy_shares=(StrategyShare(hegang.action("CC01").strategy, 1.0),),
    )
    message = no_schedule(plan)
    assert message.params["count"] == 2
    sentence = Texts("zh").message(message)
    assert "循环经济" in sentence
    assert "发改委" in sentence


def test_the_greedy_twin_stands_beside_the_proposal(hegang: Plan) -> None:
    found = evaluate.schedule(hegang, evaluate.ranking(hegang))
    assert found.greedy_value is not None
    assert 0.5 * found.value < found.greedy_value <= found.value + 1e-9
    assert len(found.greedy_starts) > 20
    twin = next(message for message in found.messages if message.code.startswith("greedy twin"))
    assert twin.params["value"] == round(found.greedy_value, 1)
    assert "贪心法" in Texts("zh").message(twin)
