"""Sets inputs of the plan as a workbook names them, each by the edit the window uses."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from planner.cities.catalogue import load_catalogue
from planner.edits import (
    action_money,
    actions,
    cities,
    criteria,
    experts,
    library,
    limits,
    portfolio,
    ranking,
    results_chain,
    roadmap,
    scoring,
    targets,
    tracking,
    weighting,
)
from planner.edits.action_inputs import Setting, refuse_unknown, set_field, set_with
from planner.model.action import CostClass
from planner.model.bilingual import Bilingual, Language
from planner.model.expert_scores import group_scores
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import WeighingWay
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.reader import same_value
from planner.workbook.home.reading import Given

_MEANS = (inputs.MONEY, "means")
_BESIDE_ACTION = {"share": inputs.FUNDING, "duration": inputs.SPREAD}
"""Fields of an action that are set with inputs of another kind."""
_LIBRARY_NEEDS = (
    *("id", "name", "strategy", "included", "capacity", "duration", "readiness", "class", "share", "mandate"),
    "forbidden",
)


def together(ids: Ids) -> Ids:
    """Inputs that are set in one edit have the same: both bounds, a score and its range, all who pay an action."""
    match ids:
        case (inputs.BOUND | inputs.PROGRESS | inputs.GROUP | inputs.FUNDING | inputs.SPREAD as kind, of, _):
            bundle: Ids = (kind, of)
        case (inputs.SCORE, strategy, leaf) | (inputs.RANGE, strategy, leaf, _):
            bundle = inputs.SCORE, strategy, leaf
        case (inputs.MONEY, "own" | "transfer"):
            bundle = _MEANS
        case (inputs.ACTION, action, field):
            kind = _BESIDE_ACTION.get(field, "")
            bundle = (kind, action) if kind else (inputs.ACTION, action, set_with(field))
        case (inputs.LIBRARY, action, field):
            bundle = inputs.LIBRARY, action, library.set_together(field)
        case _:
            bundle = ids
    return bundle


def set_inputs(plan: Plan, values: Mapping[Ids, Given], language: Language, day: str) -> Plan:
    """Set inputs that are set `together`; texts are in `language`, progress is reported on `day` (ISO 8601).

    ProblemError as the edits raise it, and where a value is missing that the plan needs.
    """
    if any(given is None and _needs_value(name) for name, given in values.items()):
        raise ProblemError("cell emptied")
    ids = next(iter(values))
    fields = {name[-1]: given for name, given in values.items()}
    return _EDITS[together(ids)[0]](plan, Setting(ids, values, fields, language, day))


def _needs_value(ids: Ids) -> bool:
    """Whether the plan has no state without this input."""
    match ids:
        case (inputs.ACTION, _, field):
            return field not in _MAY_BE_EMPTY
        case (inputs.MONEY, "gdp" | "own" | "transfer") | (inputs.PROGRESS, _, "actual"):
            return False
        case (inputs.TARGET, _, "baseline" | "baseline_year"):
            return False
        case (inputs.LIBRARY, _, field):
            return field in _LIBRARY_NEEDS
    return ids[0] not in _KINDS_MAY_BE_EMPTY


_MAY_BE_EMPTY = frozenset(
    {
        *("typed", "pinned", "earliest", "latest", "likelihood", "impact"),
        *("baseline", "baseline_year", "target", "target_year"),
    }
)
_KINDS_MAY_BE_EMPTY = frozenset(
    {
        *(inputs.JUDGEMENT, inputs.IMPORTANCE, inputs.SCORE, inputs.EXPERT_SCORE, inputs.RANGE),
        *(inputs.FUNDING, inputs.SPREAD, inputs.LAG, inputs.GROUP),
        *(inputs.MONEY_LIMIT, inputs.CAPACITY_LIMIT, inputs.STRATEGY_SHARE),
    }
)


def _with_judgement(plan: Plan, told: Setting) -> Plan:
    _, expert, node, first, second = told.ids
    if not expert:
        raise ProblemError("judgement of nobody")
    return weighting.set_judgement(plan, node, first, second, told.value, expert=expert)


def _with_importance(plan: Plan, told: Setting) -> Plan:
    _, expert, way, node, child = told.ids
    return weighting.set_importance(plan, cast(WeighingWay, way), node, child, told.value, expert=expert)


def _with_influence(plan: Plan, told: Setting) -> Plan:
    return experts.set_influence(plan, told.ids[1], told.value)


def _with_score(plan: Plan, told: Setting) -> Plan:
    """A new score without a new range is certain, as one typed in the window."""
    _, strategy, leaf, *_ = told.ids
    if (strategy, leaf) in group_scores(plan):
        raise ProblemError("score of experts")
    known, fields = plan.score(strategy, leaf), told.fields
    value = fields.get(leaf, None if known is None else known.value)
    if value is None and any(fields.get(end) is not None for end in ("low", "high")):
        raise ProblemError("range without score")
    if known is None or not fields.keys() & {"low", "high"}:
        return scoring.set_score(plan, strategy, leaf, value, low=fields.get("low"), high=fields.get("high"))
    ends = (fields.get("low", known.low), fields.get("high", known.high))
    # Saving rounds the last digit, by which an end that is the score itself must not fall on its other side.
    low, high = (value if end is not None and value is not None and same_value(end, value) else end for end in ends)
    return scoring.set_score(plan, strategy, leaf, value, low=low, high=high)


def _with_expert_score(plan: Plan, told: Setting) -> Plan:
    _, expert, strategy, leaf = told.ids
    return scoring.set_expert_score(plan, expert, strategy, leaf, told.value)


def _with_bounds(plan: Plan, told: Setting) -> Plan:
    known = plan.criteria.criterion(told.ids[1])
    worst, best = told.fields.get("worst", known.worst), told.fields.get("best", known.best)
    return criteria.set_scale(plan, known.id, known.scale, worst, best)


def _with_choice(plan: Plan, told: Setting) -> Plan:
    match told.ids[1]:
        case inputs.METHOD:
            return weighting.set_method(plan, told.value)
        case inputs.TABLE:
            return weighting.set_random_index(plan, told.value)
        case inputs.AGGREGATION:
            return weighting.set_aggregation(plan, told.value)
        case inputs.SCORE_AGGREGATION:
            return scoring.set_score_aggregation(plan, told.value)
        case inputs.FORM:
            return ranking.set_normalisation(plan, told.value)
    return weighting.set_objective(plan, replace(plan.weighting.objective, subjective_share=told.value))


def _with_money(plan: Plan, told: Setting) -> Plan:
    match told.ids[1]:
        case "gdp":
            return cities.set_own_figure(plan, "gdp", told.value, "", None, catalogue=load_catalogue())
        case "permille":
            return roadmap.set_budget_permille(plan, told.value)
        case "first_year":
            return roadmap.set_first_year(plan, told.value)
    means, fields = plan.means, told.fields
    return cities.set_means(plan, fields.get("own", means.own), fields.get("transfer", means.central_transfer))


def _with_class_cost(plan: Plan, told: Setting) -> Plan:
    return roadmap.set_class_cost(plan, cast(CostClass, told.ids[1]), told.value)


def _with_contribution(plan: Plan, told: Setting) -> Plan:
    _, action, strategy = told.ids
    return actions.set_contribution(plan, action, strategy, told.value)


def _with_progress(plan: Plan, told: Setting) -> Plan:
    """Reported on the day, or with the latest report where that is later."""
    date = max((told.day, *(report.date for report in plan.reports)))
    if all(report.date != date for report in plan.reports):
        plan = tracking.add_report(plan, date)
    fields = told.fields
    percent = fields.get("percent")
    return tracking.set_progress(
        plan,
        date,
        told.ids[1],
        status=fields.get("status"),
        percent=None if percent is None else round(percent * 100, 9),
        actual_cost=fields.get("actual", ...),
        note=fields.get("note"),
    )


def _with_target(plan: Plan, told: Setting) -> Plan:
    _, target, field = told.ids
    match field:
        case "name":
            return targets.rename_target(plan, target, told.value, told.language)
        case "data_source":
            return targets.set_data_source(plan, target, told.value, told.language)
        case "baseline":
            return targets.set_baseline(plan, target, told.value)
    return targets.set_baseline_year(plan, target, told.value)


def _with_phase_target(plan: Plan, told: Setting) -> Plan:
    return targets.set_phase_target(plan, told.ids[1], told.ids[2], told.value)


def _with_effect(plan: Plan, told: Setting) -> Plan:
    return targets.set_effect(plan, told.ids[1], told.ids[2], told.value)


def _with_result(plan: Plan, told: Setting) -> Plan:
    edit = results_chain.set_statement if told.ids[2] == "statement" else results_chain.set_result_risks
    return edit(plan, told.ids[1], told.value, told.language)


def _with_library(plan: Plan, told: Setting) -> Plan:
    return library.set_library_fields(plan, told.ids[1], told.fields, told.language, told.day)


def _with_money_limit(plan: Plan, told: Setting) -> Plan:
    _, pool, place = told.ids
    if place in {phase.id for phase in plan.phases}:
        return limits.set_money_limit(plan, pool, told.value, phase=place)
    return limits.set_money_limit(plan, pool, told.value, _year(place))


def _with_capacity_limit(plan: Plan, told: Setting) -> Plan:
    _, zh, en, place = told.ids
    return limits.set_capacity_limit(plan, Bilingual(zh, en), told.value, _year(place))


def _year(place: str) -> int | None:
    return None if place == inputs.EVERY_YEAR else int(place)


def _with_group(plan: Plan, told: Setting) -> Plan:
    """Counts and members at once, as one may only fit the other new one."""
    id, fields = told.ids[1], told.fields
    group = portfolio.group_of(plan, id)
    members, most = fields.get("members", group.actions), fields.get("most", group.at_most)
    refuse_unknown(plan, members)
    plan = portfolio.set_at_most(portfolio.set_at_least(plan, id, 0), id, None)
    plan = portfolio.set_at_most(portfolio.set_members(plan, id, members), id, most)
    return portfolio.set_at_least(plan, id, fields.get("least", group.at_least) or 0)


def _with_strategy_share(plan: Plan, told: Setting) -> Plan:
    return portfolio.set_strategy_share(plan, told.ids[1], told.value)


def _with_lag(plan: Plan, told: Setting) -> Plan:
    _, action, predecessor = told.ids
    return actions.set_lag(plan, action, predecessor, told.value or 0)


def _with_funding(plan: Plan, told: Setting) -> Plan:
    """Who pays, where that is said; else, or where it says nothing any more, the public share alone."""
    id = told.ids[1]
    shares = {share.pool: share.share for share in plan.action(id).pool_shares}
    typed = {name[-1]: value or 0.0 for name, value in told.given.items() if name[0] == inputs.FUNDING}
    if typed:
        shares = {pool: share for pool, share in (shares | typed).items() if share}
        plan = action_money.set_pool_shares(plan, id, shares)
    if shares or "share" not in told.fields:
        return plan
    return action_money.set_public_share(plan, id, told.fields["share"])


def _with_spread(plan: Plan, told: Setting) -> Plan:
    """How long the action takes, and how its cost falls on its years."""
    id = told.ids[1]
    cells: dict[int, float | None] = dict(enumerate(plan.action(id).cost_profile, 1))
    typed = {int(name[-1]): value for name, value in told.given.items() if name[0] == inputs.SPREAD}
    if "duration" in told.fields:
        plan = actions.set_duration(plan, id, told.fields["duration"])
    if not typed:
        return plan
    shares = [share for _, share in sorted((cells | typed).items()) if share is not None]
    return action_money.set_cost_profile(plan, id, shares if any(shares) else ())


_EDITS: dict[str, Callable[[Plan, Setting], Plan]] = {
    inputs.JUDGEMENT: _with_judgement,
    inputs.IMPORTANCE: _with_importance,
    inputs.INFLUENCE: _with_influence,
    inputs.SCORE: _with_score,
    inputs.EXPERT_SCORE: _with_expert_score,
    inputs.BOUND: _with_bounds,
    inputs.CHOICE: _with_choice,
    inputs.MONEY: _with_money,
    inputs.CLASS_COST: _with_class_cost,
    inputs.SHARE: _with_contribution,
    inputs.PROGRESS: _with_progress,
    inputs.TARGET: _with_target,
    inputs.PHASE_TARGET: _with_phase_target,
    inputs.EFFECT: _with_effect,
    inputs.RESULT: _with_result,
    inputs.LIBRARY: _with_library,
    inputs.ACTION: set_field,
    inputs.FUNDING: _with_funding,
    inputs.SPREAD: _with_spread,
    inputs.LAG: _with_lag,
    inputs.MONEY_LIMIT: _with_money_limit,
    inputs.CAPACITY_LIMIT: _with_capacity_limit,
    inputs.GROUP: _with_group,
    inputs.STRATEGY_SHARE: _with_strategy_share,
}
