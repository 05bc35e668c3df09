"""Each reason in both languages as a planner reads it, on a plan small enough to check by hand."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.edits import roadmap as edits
from planner.model.action import Action, Lag, Start
from planner.model.bilingual import Bilingual
from planner.model.evaluation import LeftOutAction, PlacedAction, Roadmap
from planner.model.evidence import EXPERT
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from tests.factories import LOOP, SUN, proposal, small_plan
from tests.sentences import sentence, texts

CITY = FundingPool("city", Bilingual("市县财政", "City budget"), ("MF",))
FIRMS = FundingPool("firms", Bilingual("社会资本", "Social capital"), ("EF",), public=False)
BUREAU = Bilingual("市发展改革委", "Development commission")
SURVEY, BASE, STORE, YARD = "S", "B", "W", "Y"
"""A survey of one year, a base of two that needs it, storage of one and a yard of half a year.

They cost 1,000, 4,000, 2,000 and 600 万元; the public pays half of each, all of it from the city's budget."""


def action(id: str, zh: str, en: str, wan: float, years: float, /, **fields: object) -> Action:
    facts = {"lead": BUREAU, "public_share": 0.5, "funding_codes": ("MF", "EF"), "readiness": 8, "evidence": EXPERT}
    strategy = LOOP if id == YARD else SUN
    return Action(id, strategy, Bilingual(zh, en), cost=wan, duration_years=years, included=True, **(facts | fields))


def plan(**fields: object) -> Plan:
    """The four actions, all in the plan, without limits but that of 10,500 万元 (3 ‰ of GDP) of public money a year."""
    actions = (
        action(SURVEY, "资源调查", "Survey", 1000.0, 1.0),
        action(BASE, "光伏基地", "Solar base", 4000.0, 2.0, prerequisites=(SURVEY,)),
        action(STORE, "储能电站", "Storage", 2000.0, 1.0),
        action(YARD, "循环园区", "Recycling yard", 600.0, 0.5, readiness=5),
    )
    return replace(small_plan(), actions=actions, pools=(CITY, FIRMS), **fields)


def with_action(plan: Plan, id: str, **fields: object) -> Plan:
    return replace(plan, actions=tuple(replace(old, **fields) if old.id == id else old for old in plan.actions))


def read(plan: Plan, *starts: tuple[str, int]) -> Roadmap:
    adopted = edits.adopt_schedule(plan, proposal(*starts), "2026-11-22")
    roadmap = evaluate.roadmap(adopted, evaluate.ranking(adopted))
    assert roadmap is not None
    return roadmap


def placed(roadmap: Roadmap, id: str) -> PlacedAction:
    found = roadmap.of(id)
    assert found is not None
    return found


def out(roadmap: Roadmap, id: str) -> LeftOutAction:
    return next(left for left in roadmap.left_out if left.action == id)


def zh(message: Message) -> str:
    """The Chinese sentence up to what the action is worth, which is the same in all."""
    said = texts("zh").message(message)
    worth = message.params.get("worth")
    return said.removesuffix(texts("zh").message(worth)) if isinstance(worth, Message) else said


def en(message: Message) -> str:
    worth = message.params.get("worth")
    said = sentence(message)
    return said.removesuffix(" " + texts("en").message(worth)) if isinstance(worth, Message) else said


def test_what_an_action_is_worth_and_who_wants_it_ends_every_reason() -> None:
    def worth(plan: Plan) -> str:
        message = placed(read(plan, (YARD, 2028)), YARD).reason.params["worth"]
        assert isinstance(message, Message)
        assert sentence(message).endswith(texts("en").message(message))
        return texts("zh").message(message)

    assert worth(plan()) == "价值50.0，在4项中列第1。"
    assert worth(with_action(plan(), YARD, mandatory=True)).startswith("必选行动。")
    assert worth(with_action(plan(), YARD, mandatory=True, mandate="policy")).startswith("政策要求必选。")
    assert worth(with_action(plan(), YARD, mandatory=True, mandate="leader")).startswith("领导确定。")
    group = ActionGroup("G", Bilingual("园区", "Parks"), (YARD, STORE), at_least=1)
    assert worth(plan(groups=(group,))).startswith("行动组“园区”至少1项，须保留。")


@pytest.mark.parametrize(
    ("changed", "start", "chinese", "english"),
    [
        (plan(), (STORE, 2027), "2027年启动：首个可启动的年份。", "Starts in 2027, the first year possible."),
        (
            plan(),
            (BASE, 2028),
            "2028年启动：前置行动“资源调查”于2027年完成。",
            "Starts in 2028: it waits for “Survey”, which ends in 2027.",
        ),
        (
            with_action(plan(), BASE, lags=(Lag(SURVEY, 2),)),
            (BASE, 2030),
            "2030年启动：前置行动“资源调查”于2027年完成，按间隔要求最早2030年启动。",
            "Starts in 2030: it waits for “Survey”, which ends in 2027, and may follow it only from 2030 on.",
        ),
        (
            plan(),
            (YARD, 2028),
            "2028年启动：就绪度5，最早列入“中期”。",
            "Starts in 2028: with readiness 5 it may not start before the phase “Medium”.",
        ),
        (
            with_action(plan(), STORE, earliest_start=2029),
            (STORE, 2029),
            "2029年启动：即设定的最早启动年份。",
            "Starts in 2029: its earliest start is set to that year.",
        ),
        (
            with_action(plan(), STORE, pinned_start=2029),
            (STORE, 2029),
            "2029年启动：启动时间已固定。",
            "Starts in 2029 because it was fixed there.",
        ),
        (
            plan(money_limits=(MoneyLimit(ALL_PUBLIC, 1180.0, 2027),)),
            (STORE, 2028),
            "2028年启动：若提前一年，2027年公共资金将缺320万元。",
            "Starts in 2028: a year earlier, public money in 2027 would be short by 3.20 million yuan.",
        ),
        (
            plan(money_limits=(MoneyLimit("city", 1180.0),)),
            (STORE, 2028),
            "2028年启动：若提前一年，2027年“市县财政”将缺320万元。",
            "Starts in 2028: a year earlier, money of “City budget” in 2027 would be short by 3.20 million yuan.",
        ),
        (
            plan(money_limits=(MoneyLimit("firms", 0.4, phase="near"),)),
            (STORE, 2028),
            "2028年启动：若提前一年，“近期”的“社会资本”将缺1500万元。",
            "Starts in 2028: a year earlier, money of “Social capital” in the phase “Near” would be short by "
            "15.00 million yuan.",
        ),
        (
            plan(capacity_limits=(CapacityLimit(BUREAU, 1.0),)),
            (STORE, 2028),
            "2028年启动：若提前一年，2027年“市发展改革委”须承担2，超过承担能力1。",
            "Starts in 2028: a year earlier, “Development commission” would have to carry 2 in 2027, above its "
            "capacity of 1.",
        ),
        (
            plan(),
            (STORE, 2029),
            "2029年启动：没有规则妨碍提前一年。",
            "Starts in 2029. No rule keeps it from starting a year earlier.",
        ),
    ],
)
def test_a_place_is_explained_by_the_rule_that_binds(
    changed: Plan, start: tuple[str, int], chinese: str, english: str
) -> None:
    """The survey is always there, in 2027."""
    reason = placed(read(changed, (SURVEY, 2027), start), start[0]).reason
    assert zh(reason) == chinese
    assert en(reason) == english


@pytest.mark.parametrize(
    ("changed", "id", "chinese", "english"),
    [
        (
            with_action(plan(), STORE, forbidden=True),
            STORE,
            "未排期：已被禁止。解除禁止后可参加排期。",
            "Not scheduled: it is forbidden. Allow it to have it considered.",
        ),
        (
            with_action(plan(), STORE, prerequisites=(YARD,)),
            STORE,
            "未排期：前置行动“循环园区”未列入。",
            "Not scheduled: it needs “Recycling yard”, which is not scheduled.",
        ),
        (
            with_action(plan(), STORE, prerequisites_any=(YARD, BASE)),
            STORE,
            "未排期：须有以下前置行动之一，均未列入：循环园区、光伏基地。",
            "Not scheduled: it needs one of these, and none is scheduled: Recycling yard, Solar base.",
        ),
        (
            with_action(plan(), BASE, lags=(Lag(SURVEY, 7),)),
            BASE,
            "未排期：最早2035年启动，至2036年完成，超出2035年。",
            "Not scheduled: starting in 2035 at the earliest, it would end in 2036, beyond 2035.",
        ),
        (
            with_action(plan(), BASE, duration_years=9.0),
            BASE,
            "未排期：前置行动“资源调查”于2027年完成，最早2028年启动，至2036年完成，超出2035年。"
            "可提前该前置行动，或缩短其中一项的工期。",
            "Not scheduled: it waits for “Survey”, which ends in 2027; starting in 2028 at the earliest, it would end "
            "in 2036, beyond 2035. Bring that forward, or shorten one of the two.",
        ),
        (
            with_action(plan(money_limits=(MoneyLimit(ALL_PUBLIC, 300.0),)), BASE, duration_years=3.0),
            BASE,
            "未排期：若于2028年启动，尚缺2028—2030年公共资金每年至多367万元。",
            "Not scheduled: to start in 2028 it lacks up to 3.67 million yuan of public money a year in 2028–2030.",
        ),
        (
            with_action(plan(), BASE, latest_end=2028),
            BASE,
            "未排期：最早2028年启动，至2029年完成，晚于设定的最晚完成年份2028年。可推迟最晚完成年份。",
            "Not scheduled: starting in 2028 at the earliest, it would end in 2029, after its latest end 2028. Allow a "
            "later end.",
        ),
        (
            plan(groups=(ActionGroup("G", Bilingual("电源", "Power"), (SURVEY, STORE), at_most=1),)),
            STORE,
            "未排期：行动组“电源”至多1项，已列入：资源调查。可移出其一，或放宽数目。",
            "Not scheduled: the group “Power” allows 1 of its actions, and these are scheduled: Survey. Take one of "
            "them out, or raise the number.",
        ),
        (
            plan(strategy_shares=(StrategyShare(LOOP, 0.3),)),
            STORE,
            "未排期：若列入，“循环”的投资占比将低于30%。可增列该方向的行动，或降低占比。",
            "Not scheduled: with its investment, “Loop” would have less than its 30% of the whole. Take in more of "
            "that strategy, or lower its share.",
        ),
        (
            plan(
                money_limits=(MoneyLimit("city", 680.0), MoneyLimit(ALL_PUBLIC, 900.0)),
                capacity_limits=(CapacityLimit(BUREAU, 0.0), CapacityLimit(BUREAU, 2.0, 2029)),
            ),
            STORE,
            "未排期：若于2029年启动，尚缺2029年公共资金100万元、2029年“市县财政”320万元。",
            "Not scheduled: to start in 2029 it lacks 1.00 million yuan of public money in 2029, 3.20 million yuan of "
            "“City budget” in 2029.",
        ),
        (
            plan(capacity_limits=(CapacityLimit(BUREAU, 0.25),)),
            STORE,
            "未排期：若于2028年启动，尚缺2028年“市发展改革委”的承担能力0.75。",
            "Not scheduled: to start in 2028 it lacks a capacity of 0.75 at “Development commission” in 2028.",
        ),
        (
            plan(),
            STORE,
            "未排期：时间、资金和承担能力均允许，可重新求解。",
            "Not scheduled, though time and means would allow it: propose a new schedule.",
        ),
    ],
)
def test_an_action_left_out_is_told_what_would_bring_it_in(changed: Plan, id: str, chinese: str, english: str) -> None:
    """Only the survey is scheduled, in 2027."""
    reason = out(read(changed, (SURVEY, 2027)), id).reason
    assert zh(reason) == chinese
    assert en(reason) == english


def test_without_gdp_money_is_told_per_mille() -> None:
    poor = replace(plan(), rules=replace(plan().rules, budget_permille=0.2))
    poor = replace(poor, city=replace(poor.city, figures=()), money_limits=(MoneyLimit("city", 0.0),))
    reason = out(read(poor), SURVEY).reason
    assert zh(reason) == "未排期：若于2027年启动，尚缺2027年公共资金0.30‰（占地区生产总值）。"
    assert "0.30‰ of GDP of public money in 2027" in en(reason)


def test_a_broken_rule_is_told_with_what_mends_it() -> None:
    odd = plan(
        money_limits=(MoneyLimit("city", 180.0, 2027), MoneyLimit("city", 2000.0, phase="near")),
        capacity_limits=(CapacityLimit(BUREAU, 2.0),),
    )
    odd = with_action(odd, BASE, lags=(Lag(SURVEY, 1),))
    odd = with_action(odd, STORE, earliest_start=2028)
    roadmap = read(odd, (SURVEY, 2027), (BASE, 2028), (STORE, 2027), (YARD, 2027))
    assert [zh(message) for message in placed(roadmap, BASE).broken] == [
        "“光伏基地”于2028年启动，而前置行动“资源调查”于2027年完成，按间隔要求最早2029年启动。可推迟，或缩短间隔。",
    ]
    assert [zh(message) for message in placed(roadmap, STORE).broken] == [
        "“储能电站”于2027年启动，早于设定的最早启动年份2028年。可推迟。",
        "“储能电站”所在的2027年“市县财政”超出上限1620万元。可移动该行动，或增加资金。",
        "“储能电站”所在的2027年“市发展改革委”承担3，超过承担能力2。可移动该行动，或提高承担能力。",
    ]
    assert en(placed(roadmap, STORE).broken[1]) == (
        "“Storage” lies in 2027, where the money of “City budget” exceeds its limit by 16.20 million yuan. Move it, or "
        "raise the limit."
    )
    told = [zh(message) for message in roadmap.messages]
    assert told[0] == "4项已排期行动与规则不符。可重新求解排期，或调整其时间。"
    assert "2027年“市县财政”超出上限1620万元。可移动行动，或增加资金。" in told


def test_pools_and_departments_add_up_year_by_year() -> None:
    uneven = with_action(plan(), BASE, cost_profile=(0.25, 0.75))
    uneven = replace(
        uneven,
        money_limits=(
            MoneyLimit("city", 3000.0),
            MoneyLimit("city", 900.0, 2028),
            MoneyLimit("city", 5000.0, phase="medium"),
        ),
        capacity_limits=(CapacityLimit(BUREAU, 2.0, 2028),),
    )
    roadmap = read(uneven, (SURVEY, 2027), (BASE, 2028), (YARD, 2028))
    city = {(money.year, money.phase): money for money in roadmap.pools if money.pool == "city"}
    assert [city[year, ""].spent_wan for year in (2027, 2028, 2029, 2030)] == pytest.approx([500, 800, 1500, 0])
    assert [city[year, ""].limit_wan for year in (2027, 2028, 2029)] == pytest.approx([3000, 900, 3000])
    assert (city[2028, "medium"].spent_wan, city[2028, "medium"].limit_wan) == pytest.approx((2300, 5000))
    firms = [money.spent_wan for money in roadmap.pools if money.pool == "firms" and money.year < 2030]
    assert firms == pytest.approx([500, 800, 1500])
    public = [money for money in roadmap.pools if money.pool == ALL_PUBLIC]
    assert [money.spent for money in public] == [year.spent for year in roadmap.years]
    assert [money.limit for money in public] == pytest.approx([3.0] * 9)
    assert [(use.year, use.used, use.limit) for use in roadmap.capacity[:3]] == [
        (2027, 1.0, None),
        (2028, 2.0, 2.0),
        (2029, 1.0, None),
    ]
    assert dict(placed(roadmap, BASE).public_wan or ()) == pytest.approx({2028: 500.0, 2029: 1500.0})
    assert roadmap.critical == (SURVEY, BASE)


def test_a_hand_moved_start_keeps_its_money_in_whole_years() -> None:
    adopted = edits.adopt_schedule(plan(), proposal((SURVEY, 2027)), "2026-11-22")
    moved = edits.move_start(adopted, SURVEY, 2027, 3)
    roadmap = evaluate.roadmap(moved, evaluate.ranking(moved))
    assert roadmap is not None
    assert [(year.year, year.spent_wan) for year in roadmap.years][:2] == [(2027, pytest.approx(500)), (2028, 0)]
    assert placed(roadmap, SURVEY).last_year == 2028
    assert moved.schedule is not None
    assert moved.schedule.start(SURVEY) == Start(SURVEY, 2027, 3)
