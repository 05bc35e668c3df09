"""Plans built by hand: two groups of two criteria, three strategies, five actions; or any table of ratings."""

from dataclasses import replace

from planner.model.action import Action, Contribution, Phase, ReadinessGate, ScheduleRules
from planner.model.bilingual import Bilingual, same
from planner.model.city import CityProfile, Figure, HeldResource
from planner.model.criterion import GOAL, CriteriaTree, Criterion
from planner.model.evaluation import Proposal
from planner.model.evidence import EXPERT, Evidence, assumption
from planner.model.plan import Plan
from planner.model.strategy import LocalFit, Potential, Score, Strategy
from planner.model.weighting import Expert, Focus, Judgement, Weighting

SOURCE = Evidence("source", Bilingual("统计年鉴", "yearbook"), 2023)
ASSUMED = assumption("模板判断", "template judgement")
ECONOMY, ENVIRONMENT = "C1", "C2"
JOBS, INCOME, WATER, READY = "C1.1", "C1.2", "C2.1", "C2.2"
SUN, STONE, LOOP = "sun", "stone", "loop"
SURVEY, PANELS, WIND, GRID, YARD = "S1", "P1", "W1", "G1", "Y1"


def small_plan() -> Plan:
    """Equal weights but one judgement; all ratings prefilled and unconfirmed, `WATER` measured and empty.

    `GRID` needs `PANELS` or `WIND`, `PANELS` needs `SURVEY`; these and `YARD` are in the plan, `WIND` is not.
    """
    return Plan(
        title=Bilingual("小城转型路线图", "Small city roadmap"),
        city=_city(),
        criteria=_tree(),
        weighting=Weighting(
            (Expert("E1", EXPERT.source),),
            (Judgement("E1", "", ECONOMY, ENVIRONMENT, 3.0),),
            focuses=(_focus(),),
        ),
        strategies=tuple(
            Strategy(id, Bilingual(zh, en), evidence=SOURCE)
            for id, zh, en in (
                (SUN, "新能源", "New energy"),
                (STONE, "新材料", "New materials"),
                (LOOP, "循环", "Loop"),
            )
        ),
        fits=tuple(LocalFit(id, 0.5, 0.5, 1.0, 0.5, 0.3, (), "2026-11") for id in (SUN, STONE, LOOP)),
        scores=tuple(
            _prefilled(strategy, leaf, rating)
            for strategy, ratings in ((SUN, (6, 4, 3)), (STONE, (5, 5, 5)), (LOOP, (3, 7, 6)))
            for leaf, rating in zip((JOBS, INCOME, READY), ratings, strict=True)
        ),
        actions=_actions(),
        phases=(
            Phase("near", Bilingual("近期", "Near"), Bilingual(), 2026, 2027),
            Phase("medium", Bilingual("中期", "Medium"), Bilingual(), 2028, 2030),
            Phase("long", Bilingual("远期", "Long"), Bilingual(), 2031, 2035),
        ),
        rules=ScheduleRules(
            cost_permille={"S": 0.25, "M": 1.0, "L": 4.0, "XL": 12.0},
            budget_permille=3.0,
            gates=(ReadinessGate(7, "near"), ReadinessGate(4, "medium"), ReadinessGate(1, "long")),
            evidence=ASSUMED,
        ),
        first_year=2027,
        catalogue_edition="2026-11",
    )


def rated(plan: Plan, rows: dict[str, list[float | None]]) -> Plan:
    """A plan of these strategies on as many rated criteria K1, K2, … below the goal, None where unscored."""
    count = len(next(iter(rows.values())))
    criteria = tuple(Criterion(f"K{place}", GOAL, same(f"K{place}")) for place in range(1, count + 1))
    scores = [
        Score(strategy, criterion.id, value, value, value, EXPERT, confirmed=True)
        for strategy, row in rows.items()
        for criterion, value in zip(criteria, row, strict=True)
        if value is not None
    ]
    return replace(
        plan,
        criteria=CriteriaTree(same("goal"), criteria),
        strategies=tuple(Strategy(name, same(name)) for name in rows),
        scores=tuple(scores),
        fits=(),
    )


def proposal(*starts: tuple[str, int]) -> Proposal:
    """A solved schedule with these starts, proven optimal."""
    return Proposal(starts, "HiGHS", "optimal", 0.0, 123.0, 0.1, 10.0, (), ())


def _city() -> CityProfile:
    return CityProfile(
        id="R000",
        name=Bilingual("小城", "Small city"),
        province=Bilingual("某省", "Some province"),
        admin_level="prefecture",
        type_2013="declining",
        adcode="",
        current_adcode="",
        current_name="",
        longitude=120.0,
        latitude=40.0,
        exhausted_batch_year=None,
        verified="yes",
        evidence=SOURCE,
        resources=(HeldResource("coal", EXPERT),),
        figures=(Figure("gdp", 350.0, SOURCE, "high"),),
    )


def _tree() -> CriteriaTree:
    return CriteriaTree(
        goal=Bilingual("可持续转型", "Sustainable transition"),
        criteria=(
            Criterion(ECONOMY, "", Bilingual("经济", "Economy"), evidence=SOURCE),
            Criterion(JOBS, ECONOMY, Bilingual("就业", "Jobs"), evidence=SOURCE),
            Criterion(INCOME, ECONOMY, Bilingual("收入", "Income"), evidence=SOURCE),
            Criterion(ENVIRONMENT, "", Bilingual("环境", "Environment"), evidence=SOURCE),
            Criterion(
                WATER,
                ENVIRONMENT,
                Bilingual("用水", "Water"),
                unit=Bilingual("万吨", "10,000 t"),
                direction="-",
                scale="measured",
                worst=100.0,
                best=0.0,
                evidence=SOURCE,
            ),
            Criterion(READY, ENVIRONMENT, Bilingual("就绪", "Readiness"), feasibility=True),
        ),
    )


def _focus() -> Focus:
    return Focus(
        "declining",
        Bilingual("民生优先", "Livelihoods first"),
        Bilingual("衰退型城市民生问题突出", "Livelihoods weigh heavily in declining cities"),
        Bilingual("国发〔2013〕45号", "State Council 2013 No. 45"),
        (("", ECONOMY, ENVIRONMENT, 5.0), (ECONOMY, INCOME, JOBS, 3.0)),
    )


def _prefilled(strategy: str, leaf: str, rating: float) -> Score:
    potential = Potential(rating, rating + 1.0, rating + 2.0, Bilingual("案例", "cases"))
    return Score(strategy, leaf, float(rating), rating - 1.0, rating + 1.0, ASSUMED, potential)


def _actions() -> tuple[Action, ...]:
    return (
        Action(SURVEY, "cross", Bilingual("沉陷区调查", "Subsidence survey"), included=True, evidence=ASSUMED),
        Action(
            PANELS,
            SUN,
            Bilingual("光伏基地", "Solar base"),
            contributions=(Contribution(LOOP, 0.3),),
            prerequisites=(SURVEY,),
            exclusive_with=(WIND,),
            duration_years=2.0,
            cost_class="XL",
            public_share=0.05,
            linked_criterion=JOBS,
            also_moves=("C2.2+",),
            included=True,
            included_because="fits",
            evidence=ASSUMED,
        ),
        Action(WIND, SUN, Bilingual("风电基地", "Wind base"), exclusive_with=(PANELS,), evidence=ASSUMED),
        Action(
            GRID,
            SUN,
            Bilingual("送出通道", "Grid outlet"),
            prerequisites_any=(PANELS, WIND),
            included=True,
            evidence=ASSUMED,
        ),
        Action(YARD, LOOP, Bilingual("循环园区", "Recycling yard"), readiness=5, included=True, evidence=ASSUMED),
    )
