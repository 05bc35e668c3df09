"""Edits of the results chain: impact, outcome and outputs with their risks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from planner import evaluate
from planner.edits.change import changed
from planner.model.action import CROSS, Action
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.evidence import EXPERT, Evidence, assumption
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.targets import RESULT_LEVELS, Result, ResultLevel

DRAFTED = assumption("按计划内容起草，待确认", "drafted from the plan, to be confirmed")
_HEAVIEST = 3
"""Groups of criteria that the drafted outcome names."""


def add_result(plan: Plan, level: ResultLevel, statement: Bilingual | None = None, strategy: str = "") -> Plan:
    """A line, last of its level; its statement may still be empty. `strategy` is that of an output."""
    result = Result(_free_id(plan.results), level, statement or Bilingual(), strategy=_known(plan, strategy))
    return _with_results(plan, (*plan.results, replace(result, evidence=EXPERT)))


def remove_result(plan: Plan, id: str) -> Plan:
    """Remove a line; indicators that measured it stay and measure none."""
    gone = plan.result(id)
    plan = changed(
        plan,
        targets=tuple(replace(each, result="") if each.result == id else each for each in plan.targets),
    )
    return _with_results(plan, (result for result in plan.results if result is not gone))


def set_statement(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype what is to be achieved, in one language; the line then counts as confirmed."""
    return _with_words(plan, id, statement=plan.result(id).statement.with_text(language, text.strip()))


def set_result_risks(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype what may keep the line from being achieved; the line then counts as confirmed."""
    return _with_words(plan, id, risks=plan.result(id).risks.with_text(language, text.strip()))


def set_level(plan: Plan, id: str, level: ResultLevel) -> Plan:
    """Make a line one of another level, last there; only an output stands for a strategy."""
    old = plan.result(id)
    if level == old.level:
        return plan
    new = replace(old, level=level, strategy=old.strategy if level == "output" else "")
    return _with_results(plan, (*(other for other in plan.results if other is not old), new))


def set_result_strategy(plan: Plan, id: str, strategy: str) -> Plan:
    """The strategy whose actions are the key activities of an output; empty for none."""
    return _with_fields(plan, id, strategy=_known(plan, strategy))


def move_result(plan: Plan, id: str, step: int) -> Plan:
    """Move a line by so many places among those of its level; at the end it stays."""
    result = plan.result(id)
    level = [other for other in plan.results if other.level == result.level]
    place = level.index(result)
    level.insert(min(max(place + step, 0), len(level) - 1), level.pop(place))
    return _with_results(plan, (*(other for other in plan.results if other.level != result.level), *level))


def confirm_results(plan: Plan) -> Plan:
    """Vouch for all lines as they stand."""
    return _with_results(plan, (replace(result, evidence=_vouched(result)) for result in plan.results))


def draft_results(plan: Plan) -> Plan:
    """Draft the lines that are missing from what the plan says, each as an assumption.

    The impact is the goal of the criteria tree. The outcome names the heaviest groups of criteria, where their weights
    follow from judgements; else it is left to be worded. Each strategy with actions in the schedule becomes an output,
    whose risks are those told of its actions. ProblemError where nothing is missing.
    """
    drafted = tuple(_drafted(plan))
    if not drafted:
        raise ProblemError("nothing to draft", "roadmap", "results")
    for result in drafted:
        named = replace(result, id=_free_id(plan.results), evidence=DRAFTED)
        plan = _with_results(plan, (*plan.results, named))
    return plan


def _drafted(plan: Plan) -> Iterator[Result]:
    levels = {result.level for result in plan.results}
    if "impact" not in levels:
        yield Result("", "impact", plan.criteria.goal)
    if "outcome" not in levels:
        yield Result("", "outcome", _outcome(plan))
    covered = {result.strategy for result in plan.results}
    for id, name in _strategies(plan):
        actions = _scheduled(plan, id)
        if actions and id not in covered:
            yield Result("", "output", _carried_out(id, name), _risks(actions), id)


def _outcome(plan: Plan) -> Bilingual:
    """The groups of criteria that weigh most; empty while nobody has judged them."""
    weights = evaluate.weights(plan)
    goal = weights.node("")
    if goal.basis != "judged":
        return Bilingual()
    groups = {group.id: group for group in plan.criteria.children("") if not _only_feasible(plan, group.id)}
    by_weight = sorted((weight, id) for id, weight in zip(goal.children, goal.weights, strict=True) if id in groups)
    heaviest = {id for _, id in by_weight[-_HEAVIEST:]}
    names = [group.name for id, group in groups.items() if id in heaviest]
    listed = Bilingual("、".join(name.text("zh") for name in names), "; ".join(name.text("en") for name in names))
    return Bilingual(f"在以下方面取得改善：{listed.zh}", f"Improvement in: {listed.en}")


def _only_feasible(plan: Plan, group: str) -> bool:
    """Whether a group is about what the schedule keeps anyway."""
    tree = plan.criteria
    return all(leaf.feasibility for leaf in tree.leaves if tree.top(leaf.id) == group)


def _strategies(plan: Plan) -> Iterator[tuple[str, Bilingual]]:
    yield from ((strategy.id, strategy.name) for strategy in plan.strategies)
    yield CROSS, Bilingual()


def _scheduled(plan: Plan, strategy: str) -> list[Action]:
    if plan.schedule is None:
        return []
    placed = {start.action for start in plan.schedule.starts}
    return [each for each in plan.actions if each.strategy == strategy and each.included and each.id in placed]


def _carried_out(strategy: str, name: Bilingual) -> Bilingual:
    if strategy == CROSS:
        return Bilingual("综合支撑行动按期完成", "Cross-cutting actions carried out on time")
    return Bilingual(
        f"“{name.text('zh')}”方向的行动按期完成", f"Actions of the strategy “{name.text('en')}” carried out on time"
    )


def _risks(actions: Iterable[Action]) -> Bilingual:
    """The risks told of the actions, those with the largest product of likelihood and impact first."""
    told = [action for action in actions if action.risk]
    told.sort(key=lambda action: -(action.risk_likelihood or 0) * (action.risk_impact or 0))
    zh, en = (dict.fromkeys(f"{action.id} {action.risk.text(language)}" for action in told) for language in LANGUAGES)
    return Bilingual("\n".join(zh), "\n".join(en))


def _with_words(plan: Plan, id: str, **words: Bilingual) -> Plan:
    result = plan.result(id)
    if all(getattr(result, field) == text for field, text in words.items()):
        return plan
    return _with_fields(plan, id, **words, evidence=_vouched(result))


def _vouched(result: Result) -> Evidence:
    return EXPERT if result.evidence.basis == "assumption" else result.evidence


def _with_fields(plan: Plan, id: str, **fields: Any) -> Plan:
    new = replace(plan.result(id), **fields)
    return _with_results(plan, (new if old.id == id else old for old in plan.results))


def _with_results(plan: Plan, results: Iterable[Result]) -> Plan:
    """In the order of the chain: impact, outcome, outputs."""
    return changed(plan, results=tuple(sorted(results, key=lambda result: RESULT_LEVELS.index(result.level))))


def _known(plan: Plan, strategy: str) -> str:
    return strategy if strategy in ("", CROSS) else plan.strategy(strategy).id


def _free_id(results: Iterable[Result]) -> str:
    taken = {result.id for result in results}
    number = 1
    while (id := f"R{number}") in taken:
        number += 1
    return id
