"""Rules on how the ranking is doubted, and on the scenarios set beside it."""

from collections.abc import Iterator

from planner.checks.finding import error
from planner.checks.names import criterion_name, is_blank, repeated, strategy_name
from planner.model.bilingual import LANGUAGES
from planner.model.message import Message, Param
from planner.model.method_names import METHOD_NAMES
from planner.model.plan import Plan
from planner.model.ranking import Scenario, ScenarioScore, SurenessChoices

FEWEST_DRAWS, MOST_DRAWS = 1_000, 1_000_000
"""Below, a share of the draws is too coarse to be shown; above, it grows no finer than what is shown."""
LARGEST_SEED = 2**63 - 1
_SUM_TOLERANCE = 1e-9


def sureness_errors(choices: SurenessChoices) -> Iterator[Message]:
    """The spread lies between 0 and 1, draws and seed are numbers a run can use."""
    if choices.spread is not None and not 0 < choices.spread < 1:
        yield error("ranking", "spread off the scale", value=choices.spread)
    if not FEWEST_DRAWS <= choices.draws <= MOST_DRAWS:
        fewest, most = float(FEWEST_DRAWS), float(MOST_DRAWS)
        yield error("ranking", "draws out of range", value=float(choices.draws), fewest=fewest, most=most)
    if not 0 <= choices.seed <= LARGEST_SEED:
        yield error("ranking", "seed out of range", value=float(choices.seed))


def scenario_errors(plan: Plan, scenario: Scenario) -> Iterator[Message]:
    """A scenario has a name, and all it says is about criteria, experts and strategies of the plan."""
    if is_blank(scenario.name):
        yield error("ranking", "scenario without name", scenario.id)
    yield from _weight_errors(plan, scenario)
    known = {expert.id for expert in plan.weighting.experts}
    for id in (*repeated(scenario.experts), *(id for id in scenario.experts if id not in known)):
        yield error("ranking", "scenario expert unusable", scenario.id, scenario=scenario.name, expert=id)
    if scenario.method and scenario.method not in METHOD_NAMES:
        asked: dict[str, Param] = {"scenario": scenario.name, "method": scenario.method}
        yield error("ranking", "scenario method unknown", scenario.id, known=tuple(METHOD_NAMES), **asked)
    for cell in scenario.scores:
        yield from _score_errors(plan, scenario, cell)
    for strategy, criterion in repeated((cell.strategy, cell.criterion) for cell in scenario.scores):
        yield _about_cell(plan, scenario, strategy, criterion, "scenario score twice")


def naming_errors(scenarios: tuple[Scenario, ...]) -> Iterator[Message]:
    """Ids are unique, and no two scenarios read the same in a language."""
    for id in repeated(scenario.id for scenario in scenarios):
        yield error("ranking", "scenario id twice", id, scenario=id)
    for language in LANGUAGES:
        for name in repeated(scenario.name.text(language).strip() for scenario in scenarios):
            yield error("ranking", "scenario name twice", scenario=name)


def errors(plan: Plan) -> Iterator[Message]:
    yield from sureness_errors(plan.ranking.sureness)
    yield from naming_errors(plan.scenarios)
    for scenario in plan.scenarios:
        yield from scenario_errors(plan, scenario)


def _weight_errors(plan: Plan, scenario: Scenario) -> Iterator[Message]:
    """Every leaf has one share, none below 0, together the whole; or there are none at all."""
    if not scenario.weights:
        return
    if scenario.experts:
        yield error("ranking", "scenario weights and experts", scenario.id, scenario=scenario.name)
    weighed = sorted(leaf for leaf, _share in scenario.weights)
    if weighed != sorted(leaf.id for leaf in plan.criteria.leaves):
        yield error("ranking", "scenario weights incomplete", scenario.id, scenario=scenario.name)
    for leaf, share in scenario.weights:
        if not 0 <= share <= 1 + _SUM_TOLERANCE:
            name = criterion_name(plan.criteria, leaf)
            where = f"{scenario.id}/{leaf}"
            yield error(
                "ranking", "scenario weight outside", where, scenario=scenario.name, criterion=name, value=share
            )
    total = sum(share for _leaf, share in scenario.weights)
    if not abs(total - 1) <= _SUM_TOLERANCE:
        yield error("ranking", "scenario weights not whole", scenario.id, scenario=scenario.name, value=total)


def _score_errors(plan: Plan, scenario: Scenario, cell: ScenarioScore) -> Iterator[Message]:
    leaf = next((leaf for leaf in plan.criteria.leaves if leaf.id == cell.criterion), None)
    if leaf is None or all(strategy.id != cell.strategy for strategy in plan.strategies):
        yield _about_cell(plan, scenario, cell.strategy, cell.criterion, "scenario score of nothing")
        return
    lowest, highest = sorted((leaf.worst, leaf.best))
    if not lowest <= cell.value <= highest:
        limits = {"value": cell.value, "lowest": lowest, "highest": highest}
        yield _about_cell(plan, scenario, cell.strategy, cell.criterion, "scenario score off the scale", **limits)


def _about_cell(plan: Plan, scenario: Scenario, strategy: str, criterion: str, code: str, **params: float) -> Message:
    return error(
        "ranking",
        code,
        f"{scenario.id}/{strategy}/{criterion}",
        scenario=scenario.name,
        strategy=strategy_name(plan, strategy),
        criterion=criterion_name(plan.criteria, criterion),
        **params,
    )
