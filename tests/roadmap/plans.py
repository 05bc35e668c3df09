"""Random plans with every rule a schedule can break, and random schedules in them."""

from dataclasses import replace

from hypothesis import strategies as st

from planner.model.action import Action, AdoptedSchedule, Lag, Start
from planner.model.bilingual import Bilingual, same
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from tests.factories import LOOP, STONE, SUN, small_plan

FIRST, LAST = 2027, 2035
POOLS = (
    FundingPool("city", Bilingual("市县财政", "City budget"), ("MF",)),
    FundingPool("bond", Bilingual("专项债券", "Special bonds"), ("SB",)),
    FundingPool("social", Bilingual("社会资本", "Social capital"), ("SC",), public=False),
)
DEPARTMENTS = (Bilingual("市发展改革委", "Development commission"), Bilingual("市生态环境局", "Environment bureau"))
_PHASES = ("near", "medium", "long")
_AMOUNTS = st.integers(0, 9000).map(lambda whole: whole + 0.37)  # off any sum of costs, so that no limit is met exactly


@st.composite
def scheduled_plans(draw: st.DrawFn) -> Plan:
    """A plan without errors of up to six actions, and a schedule of some of them that keeps few of its rules."""
    actions: list[Action] = []
    for number in range(draw(st.integers(1, 6))):
        actions.append(draw(_actions(f"A{number}", tuple(action.id for action in actions))))
    ids = [action.id for action in actions]
    placed = draw(st.lists(st.sampled_from(ids), unique=True))
    starts = tuple(Start(id, draw(st.integers(FIRST - 1, LAST)), draw(st.integers(1, 4))) for id in placed)
    plan = small_plan()
    if draw(st.integers(0, 5)) == 0:
        plan = replace(plan, city=replace(plan.city, figures=()))
    groups = draw(st.lists(_groups(ids), max_size=2))
    return replace(
        plan,
        actions=tuple(actions),
        pools=POOLS,
        money_limits=_once(draw(st.lists(_money_limits(), max_size=5))),
        capacity_limits=tuple(
            draw(st.lists(_capacity_limits(), max_size=3, unique_by=lambda one: (one.department, one.year)))
        ),
        groups=tuple(replace(group, id=f"G{number}", name=same(f"组G{number}")) for number, group in enumerate(groups)),
        strategy_shares=tuple(
            StrategyShare(strategy, draw(st.sampled_from((0.0, 0.21, 0.43))))
            for strategy in draw(st.lists(st.sampled_from((SUN, LOOP)), unique=True))
        ),
        schedule=AdoptedSchedule(starts, "HiGHS", "optimal", 0.0, 1.0, 10.0, "2026-11-22"),
    )


def _once(limits: list[MoneyLimit]) -> tuple[MoneyLimit, ...]:
    return tuple({(limit.pool, limit.year, limit.phase): limit for limit in limits}.values())


@st.composite
def _actions(draw: st.DrawFn, id: str, earlier: tuple[str, ...]) -> Action:
    before = st.lists(st.sampled_from(earlier), unique=True, max_size=2) if earlier else st.just([])
    needed, options = tuple(draw(before)), tuple(draw(before))
    waits = sorted({*needed, *options})
    duration = draw(st.sampled_from((0.5, 1.0, 1.5, 2.0, 3.0)))
    action = Action(
        id,
        draw(st.sampled_from((SUN, STONE, LOOP, "cross"))),
        same(f"行动{id}"),
        included=True,
        prerequisites=needed,
        prerequisites_any=options,
        lags=tuple(Lag(other, draw(st.integers(1, 2))) for other in waits if draw(st.booleans())),
        duration_years=duration,
        readiness=draw(st.integers(1, 9)),
        lead=draw(st.sampled_from((*DEPARTMENTS, Bilingual()))),
        capacity=draw(st.sampled_from((0.0, 1.0, 1.5))),
        cost=draw(st.none() | st.integers(0, 9000).map(float)),
        cost_class=draw(st.sampled_from(("S", "M", "L"))),
        public_share=draw(st.sampled_from((0.0, 0.4, 1.0))),
        funding_codes=draw(st.sampled_from(((), ("MF",), ("MF", "SB"), ("SB", "SC")))),
        mandatory=draw(st.booleans()),
        forbidden=draw(st.integers(0, 7)) == 0,
        pinned_start=draw(st.none() | st.none() | st.integers(FIRST, LAST)),
        earliest_start=draw(st.none() | st.integers(FIRST, 2030)),
        latest_end=draw(st.none() | st.integers(2032, LAST)),
    )
    if draw(st.booleans()):
        parts = draw(st.lists(st.integers(0, 4), min_size=action.whole_years, max_size=action.whole_years).filter(any))
        action = replace(action, cost_profile=tuple(part / sum(parts) for part in parts))
    return action


def _money_limits() -> st.SearchStrategy[MoneyLimit]:
    pools = st.sampled_from((ALL_PUBLIC, *(pool.id for pool in POOLS)))
    year, phase = st.none() | st.integers(FIRST, LAST), st.sampled_from(_PHASES)
    return st.builds(MoneyLimit, pools, _AMOUNTS, year) | st.builds(MoneyLimit, pools, _AMOUNTS, phase=phase)


def _capacity_limits() -> st.SearchStrategy[CapacityLimit]:
    year = st.none() | st.integers(FIRST, LAST)
    return st.builds(CapacityLimit, st.sampled_from(DEPARTMENTS), st.sampled_from((0.0, 1.0, 2.2)), year)


@st.composite
def _groups(draw: st.DrawFn, ids: list[str]) -> ActionGroup:
    members = tuple(draw(st.lists(st.sampled_from(ids), unique=True, min_size=1)))
    least = draw(st.integers(0, len(members)))
    most = draw(st.none() | st.integers(least, len(members)))
    return ActionGroup("", same("组"), members, least, most)
