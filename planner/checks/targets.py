"""Rules on the indicators of the plan, on the results chain and on what actions do to indicators."""

from collections.abc import Iterator

from planner.checks.dates import EARLIEST_YEAR, LATEST_YEAR
from planner.checks.finding import error, warning
from planner.checks.names import is_blank, repeated, strategy_name
from planner.checks.numbers import is_figure
from planner.model.action import CROSS
from planner.model.bilingual import Bilingual, same
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.model.tracking import Reading


def target_errors(target: Target) -> Iterator[Message]:
    """What holds for one indicator by itself: a name, bearable figures, a likely year."""
    id, name = target.id, target.name
    if is_blank(name):
        yield error("roadmap", "target without name", id)
    figures = (*(each.value for each in target.phase_targets), *_known(target.baseline))
    for value in figures:
        if not is_figure(value):
            yield error("roadmap", "target no figure", id, target=name, value=value)
    year = target.baseline_year
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        blanks = {"year": year, "earliest": EARLIEST_YEAR, "latest": LATEST_YEAR}
        yield error("roadmap", "baseline year impossible", id, target=name, **blanks)


def reading_errors(reading: Reading, target: Bilingual, report: str) -> Iterator[Message]:
    """What an indicator stood at is a bearable figure."""
    if not is_figure(reading.value):
        where = f"{report}/{reading.target}"
        yield error("tracking", "reading no figure", where, target=target, value=reading.value)


def effect_errors(action: str, name: Bilingual, target: Bilingual, amount: float) -> Iterator[Message]:
    """By how much an action moves an indicator is a bearable figure."""
    if not is_figure(amount):
        yield error("roadmap", "effect no figure", action, action=name, target=target, value=amount)


def errors(plan: Plan) -> Iterator[Message]:
    """Every id once, and everything an indicator, a line of the chain, an effect or a reading names is there."""
    results = tuple(result.id for result in plan.results)
    targets = tuple(target.id for target in plan.targets)
    for id in (*repeated(results), *repeated(targets), *(id for id in (*results, *targets) if not id)):
        yield error("roadmap", "target id unusable", id, target=target_name(plan, id))
    strategies = {"", CROSS, *(strategy.id for strategy in plan.strategies)}
    for result in plan.results:
        if result.strategy not in strategies:
            name = strategy_name(plan, result.strategy)
            yield error("roadmap", "result of unknown strategy", result.id, strategy=name)
    phases = {phase.id for phase in plan.phases}
    for target in plan.targets:
        yield from target_errors(target)
        named = tuple(each.phase for each in target.phase_targets)
        for phase in (*repeated(named), *(phase for phase in named if phase not in phases)):
            yield error("roadmap", "target of unknown phase", target.id, target=target.name, phase=phase)
        if target.result and target.result not in results:
            yield error("roadmap", "target of unknown result", target.id, target=target.name, result=target.result)
    yield from _effect_errors(plan)
    yield from _reading_errors(plan)


def findings(plan: Plan) -> Iterator[Message]:
    for result in plan.results:
        if is_blank(result.statement):
            yield warning("roadmap", "result not worded", result.id)
    for target in plan.targets:
        values = [value for phase in plan.phases if (value := target.phase_target(phase.id)) is not None]
        if values and target.baseline is None:
            yield warning("roadmap", "target without baseline", target.id, target=target.name)
        path = [*_known(target.baseline), *values]
        if path != sorted(path, reverse=target.falling):
            yield warning("roadmap", "target turns back", target.id, target=target.name)


def open_assumptions(plan: Plan) -> int:
    """Indicators and drafted lines of the results chain that nobody has confirmed."""
    bases = (*(result.evidence.basis for result in plan.results), *(target.evidence.basis for target in plan.targets))
    return bases.count("assumption")


def target_name(plan: Plan, id: str) -> Bilingual:
    """The name of an indicator of the plan; an id that names none stands for itself."""
    return next((target.name for target in plan.targets if target.id == id), same(id))


def _effect_errors(plan: Plan) -> Iterator[Message]:
    targets = {target.id for target in plan.targets}
    for action in plan.actions:
        named = tuple(effect.target for effect in action.effects)
        for id in (*repeated(named), *(id for id in named if id not in targets)):
            yield error("roadmap", "effect on nothing", action.id, action=action.name, target=target_name(plan, id))
        for effect in action.effects:
            yield from effect_errors(action.id, action.name, target_name(plan, effect.target), effect.amount)


def _reading_errors(plan: Plan) -> Iterator[Message]:
    targets = {target.id for target in plan.targets}
    for report in plan.reports:
        named = tuple(reading.target for reading in report.readings)
        for id in (*repeated(named), *(id for id in named if id not in targets)):
            where, name = f"{report.date}/{id}", target_name(plan, id)
            yield error("tracking", "reading unusable", where, target=name, date=report.date)
        for reading in report.readings:
            yield from reading_errors(reading, target_name(plan, reading.target), report.date)


def _known(value: float | None) -> tuple[float, ...]:
    return () if value is None else (value,)
