"""Runs of edits drawn at random: what a planner could do to a plan in an afternoon."""

from collections.abc import Callable

from hypothesis import strategies as st

from planner.edits import (
    action_money,
    actions,
    bars,
    cities,
    cover,
    criteria,
    experts,
    freeze,
    limits,
    links,
    log,
    milestones,
    overrides,
    plan_milestones,
    portfolio,
    preparation,
    ranking,
    results_chain,
    roadmap,
    rounds,
    scoring,
    targets,
    tracking,
    weighting,
)
from planner.model.action import Mandate, Phase
from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.ranking import ScenarioScore
from planner.model.targets import RESULT_LEVELS
from planner.model.weighting import ObjectiveChoice
from planner.ranking.methods import METHODS
from tests.factories import proposal

Edit = Callable[[Plan], Plan]

_NAMES = st.text(max_size=12)
_NUMBERS = st.floats() | st.integers(-3, 12).map(float) | st.sampled_from((1 / 9, 1 / 3, 0.5))
_DATES = st.sampled_from(("2027-06-30", "2027-12-31", "2028-02-29", "2027-02-30", ""))
_YEARS = st.integers(2024, 2037)


@st.composite
def edit_runs(draw: st.DrawFn, start: Plan) -> Plan:
    """The plan after up to a dozen edits, of which those that are refused do nothing."""
    plan = start
    for _ in range(draw(st.integers(0, 12))):
        try:
            plan = draw(st.sampled_from(_KINDS))(draw, plan)
        except ProblemError:
            continue
    return plan


def _criteria_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    ids = [criterion.id for criterion in plan.criteria.criteria]
    id, other = draw(st.sampled_from(ids)), draw(st.sampled_from(["", *ids]))
    name, low, high = draw(_NAMES), draw(_NUMBERS), draw(_NUMBERS)
    edits: list[Edit] = [
        lambda plan: criteria.add_criterion(plan, other, Bilingual(name, "new")),
        lambda plan: criteria.rename_criterion(plan, id, name, "zh"),
        lambda plan: criteria.move_criterion(plan, id, other, len(name)),
        lambda plan: criteria.remove_criterion(plan, id),
        lambda plan: criteria.set_scale(plan, id, "measured", low, high),
        lambda plan: criteria.set_scale(plan, id, "rating", 1.0, 9.0),
    ]
    return draw(st.sampled_from(edits))(plan)


def _weighting_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    ids = [criterion.id for criterion in plan.criteria.criteria]
    node = draw(st.sampled_from(plan.criteria.nodes))
    first, second = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    value = draw(st.none() | _NUMBERS)
    edits: list[Edit] = [
        lambda plan: weighting.set_judgement(plan, node, first, second, value),
        lambda plan: weighting.clear_judgements(plan, node),
        lambda plan: weighting.apply_focus(plan, plan.weighting.focuses[0]),
        lambda plan: weighting.set_method(plan, "geometric_mean"),
    ]
    return draw(st.sampled_from(edits))(plan)


def _ranking_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    number, name, on = draw(_NUMBERS), draw(_NAMES), draw(st.booleans())
    leaves = [leaf.id for leaf in plan.criteria.leaves]
    weights = dict(zip(leaves, draw(_shares(len(leaves))), strict=True))
    strategy = draw(st.sampled_from([strategy.id for strategy in plan.strategies]))
    cell = ScenarioScore(strategy, draw(st.sampled_from(leaves)), number)
    experts = [expert.id for expert in plan.weighting.experts[:1]]
    edits: list[Edit] = [
        lambda plan: ranking.set_normalisation(plan, "vector" if on else "bounds"),
        lambda plan: ranking.set_sureness(plan, weights="uniform" if on else "order", spread=number),
        lambda plan: ranking.keep_scenario(plan, Bilingual(name, name), weights=weights),
        lambda plan: ranking.keep_scenario(plan, Bilingual(name, name), scores=[cell], normalisation="vector"),
        lambda plan: ranking.keep_scenario(plan, Bilingual(name, name), experts=experts),
        lambda plan: ranking.keep_scenario(plan, Bilingual(name, name), method=draw(st.sampled_from(tuple(METHODS)))),
    ]
    if plan.scenarios:
        id = draw(st.sampled_from([scenario.id for scenario in plan.scenarios]))
        edits += [
            lambda plan: ranking.change_scenario(plan, id, scores=[cell], experts=experts if on else ()),
            lambda plan: ranking.change_scenario(plan, id, weights=weights if on else {}),
            lambda plan: ranking.rename_scenario(plan, id, name, "zh"),
            lambda plan: ranking.duplicate_scenario(plan, id, Bilingual(name, name)),
            lambda plan: ranking.remove_scenario(plan, id),
        ]
    return draw(st.sampled_from(edits))(plan)


def _shares(count: int) -> st.SearchStrategy[list[float]]:
    """Weights of the whole, some of them zero."""
    parts = st.lists(st.integers(0, 5), min_size=count, max_size=count).filter(any)
    return parts.map(lambda drawn: [part / sum(drawn) for part in drawn])


def _group_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    ids = [criterion.id for criterion in plan.criteria.criteria]
    expert = draw(st.sampled_from([expert.id for expert in plan.weighting.experts]))
    node = draw(st.sampled_from(plan.criteria.nodes))
    first, second = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    way = draw(st.sampled_from(("pairwise", "ratings", "direct", "swing")))
    value, name = draw(st.none() | _NUMBERS), draw(_NAMES)
    who, date, on = draw(_NAMES), draw(_DATES), draw(st.booleans())
    strategy = draw(st.sampled_from([strategy.id for strategy in plan.strategies]))
    method = draw(st.sampled_from((None, "entropy", "critic", "standard_deviation", "merec")))
    kind = draw(st.sampled_from(("linear", "multiplicative")))
    edits: list[Edit] = [
        lambda plan: experts.add_expert(plan, Bilingual(name, name), who, value or 1.0),
        lambda plan: experts.rename_expert(plan, expert, name, "zh"),
        lambda plan: experts.set_department(plan, expert, name),
        lambda plan: experts.set_influence(plan, expert, value or 0.0),
        lambda plan: experts.exclude_expert(plan, expert, "other", name, who=who, date=date),
        lambda plan: experts.hear_expert(plan, expert, who=who, date=date),
        lambda plan: experts.remove_expert(plan, expert),
        lambda plan: experts.set_anonymous(plan, on),
        lambda plan: weighting.set_judgement(plan, node, first, second, value, expert=expert),
        lambda plan: weighting.set_way(plan, node, way),
        lambda plan: weighting.set_importance(plan, way, node, first, value, expert=expert),
        lambda plan: weighting.set_aggregation(plan, "priorities" if on else "judgements"),
        lambda plan: weighting.set_objective(plan, ObjectiveChoice(method, kind, value or 0.0)),
        lambda plan: rounds.start_round(plan, who=who, date=date),
        lambda plan: freeze.freeze_weights(plan, who=who, date=date, reason=name),
        lambda plan: freeze.release_weights(plan, who=who, date=date, reason=name),
        lambda plan: log.record_meeting(plan, who=who, date=date, decisions=name),
        lambda plan: scoring.set_expert_score(plan, expert, strategy, first, value),
        lambda plan: scoring.set_score_aggregation(plan, "weighted_mean" if on else "median"),
    ]
    return draw(st.sampled_from(edits))(plan)


def _scoring_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    strategy = draw(st.sampled_from([strategy.id for strategy in plan.strategies]))
    leaf = draw(st.sampled_from([leaf.id for leaf in plan.criteria.leaves]))
    value, name = draw(st.none() | _NUMBERS), draw(_NAMES)
    edits: list[Edit] = [
        lambda plan: scoring.set_score(plan, strategy, leaf, value, note=name),
        lambda plan: scoring.confirm_scores(plan, [(strategy, leaf)]),
        lambda plan: scoring.add_strategy(plan, Bilingual(name, name)),
        lambda plan: scoring.rename_strategy(plan, strategy, name, "en"),
        lambda plan: scoring.remove_strategy(plan, strategy),
    ]
    return draw(st.sampled_from(edits))(plan)


def _roadmap_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    if not plan.actions:
        return roadmap.add_action(plan, Bilingual("行动", "action"))
    ids = [action.id for action in plan.actions]
    id, others = draw(st.sampled_from(ids)), draw(st.lists(st.sampled_from(ids), max_size=3))
    on, number, year, name = draw(st.booleans()), draw(_NUMBERS), draw(_YEARS), draw(_NAMES)
    edits: list[Edit] = [
        lambda plan: roadmap.include_action(plan, id, on, with_dependants=len(others) > 1),
        lambda plan: roadmap.set_mandatory(plan, id, on),
        lambda plan: roadmap.pin_start(plan, id, year if on else None),
        lambda plan: roadmap.set_cost(plan, id, number),
        lambda plan: roadmap.set_public_share(plan, id, number),
        lambda plan: roadmap.set_duration(plan, id, number),
        lambda plan: roadmap.set_readiness(plan, id, len(name)),
        lambda plan: roadmap.rename_action(plan, id, name, "zh"),
        lambda plan: roadmap.set_words(plan, id, "support", name, "en"),
        lambda plan: roadmap.set_contribution(plan, id, plan.strategies[0].id, number),
        lambda plan: roadmap.set_class_cost(plan, "M", number),
        lambda plan: roadmap.confirm_action(plan, id),
        lambda plan: roadmap.add_action(plan, Bilingual(name, name)),
        lambda plan: roadmap.remove_action(plan, id),
        lambda plan: roadmap.set_prerequisites(plan, id, others),
        lambda plan: roadmap.set_first_year(plan, year),
        lambda plan: roadmap.set_phases(plan, (Phase("near", plan.title, Bilingual(), 2026, year),)),
        lambda plan: roadmap.set_budget_permille(plan, number),
        lambda plan: roadmap.adopt_schedule(plan, proposal(*((other, year) for other in set(others))), "2026-11-22"),
        lambda plan: roadmap.move_start(plan, id, year, len(others) + 1),
        lambda plan: bars.stretch_bar(plan, id, year, len(others) + 1, number),
        lambda plan: links.add_link(plan, ids[0], id),
        lambda plan: links.remove_link(plan, ids[0], id),
        lambda plan: plan_milestones.add_plan_milestone(plan, Bilingual(name, name), year, len(others) + 1),
        lambda plan: overrides.put_back(plan, others),
        lambda plan: overrides.explain_override(plan, id, date="2026-11-22", who=name, reason=name, lost=number),
    ]
    return draw(st.sampled_from(edits))(plan)


def _action_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    if not plan.actions:
        return actions.add_action(plan, Bilingual("行动", "action"))
    ids = [action.id for action in plan.actions]
    id, other, on, number = draw(st.sampled_from(ids)), draw(st.sampled_from(ids)), draw(st.booleans()), draw(_NUMBERS)
    whole, year, name, date = draw(st.integers(-1, 10)), draw(_YEARS), draw(_NAMES), draw(_DATES)
    mandate: Mandate = draw(st.sampled_from(("planner", "policy", "leader")))
    shares = dict(zip((pool.id for pool in plan.pools), draw(_shares(len(plan.pools) or 1)), strict=False))
    edits: list[Edit] = [
        lambda plan: actions.set_mandatory(plan, id, on, mandate, Bilingual(name, name), date=date),
        lambda plan: actions.set_forbidden(plan, id, on),
        lambda plan: actions.set_earliest_start(plan, id, year if on else None),
        lambda plan: actions.set_latest_end(plan, id, year if on else None),
        lambda plan: actions.set_lag(plan, id, other, whole),
        lambda plan: actions.set_capacity(plan, id, number),
        lambda plan: actions.set_risk(plan, id, whole, 3),
        lambda plan: actions.set_kpi(plan, id, baseline=number, target_year=year),
        lambda plan: actions.duplicate_action(plan, id),
        lambda plan: actions.set_strategy(plan, id, plan.strategies[-1].id),
        lambda plan: action_money.set_yearly_cost(plan, id, [number] * plan.action(id).whole_years),
        lambda plan: action_money.set_pool_shares(plan, id, shares),
        lambda plan: action_money.set_public_share(plan, id, number),
        lambda plan: milestones.add_milestone(plan, id, whole, Bilingual(name, name)),
        lambda plan: cover.set_price_year(plan, whole if on else year),
    ]
    return draw(st.sampled_from(edits))(plan)


def _limit_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    ids, on = [action.id for action in plan.actions], draw(st.booleans())
    pool = draw(st.sampled_from(["", *(pool.id for pool in plan.pools)]))
    amount, year, name = draw(st.none() | _NUMBERS), draw(st.none() | _YEARS), draw(_NAMES)
    phase, count = draw(st.sampled_from([phase.id for phase in plan.phases])), draw(st.integers(-1, 3))
    strategy = draw(st.sampled_from(["cross", *(strategy.id for strategy in plan.strategies)]))
    members = draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else []
    edits: list[Edit] = [
        lambda plan: limits.set_money_limit(plan, pool, amount, year, "" if on else phase),
        lambda plan: limits.set_capacity_limit(plan, Bilingual(name, name), amount, year),
        lambda plan: limits.add_pool(plan, Bilingual(name, name), public=on),
        lambda plan: limits.map_code(plan, name, pool),
        lambda plan: portfolio.add_group(plan, Bilingual(name, name), members, at_most=count if on else None),
        lambda plan: portfolio.set_strategy_share(plan, strategy, amount),
        lambda plan: roadmap.set_gate(plan, phase, count if on else None),
        lambda plan: roadmap.set_time_limit(plan, amount or 0.0),
    ]
    if pool:
        edits += [
            lambda plan: limits.rename_pool(plan, pool, name, "en"),
            lambda plan: limits.set_pool_public(plan, pool, on),
            lambda plan: limits.remove_pool(plan, pool),
        ]
    if plan.groups:
        group = draw(st.sampled_from([group.id for group in plan.groups]))
        edits += [
            lambda plan: portfolio.rename_group(plan, group, name, "zh"),
            lambda plan: portfolio.set_members(plan, group, members),
            lambda plan: portfolio.set_at_least(plan, group, count),
            lambda plan: portfolio.set_at_most(plan, group, count if on else None),
            lambda plan: portfolio.remove_group(plan, group),
        ]
    if members:
        edits.append(lambda plan: preparation.add_preparation(plan, members[0]))
    return draw(st.sampled_from(edits))(plan)


def _target_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    name, number, year, place = draw(_NAMES), draw(st.none() | _NUMBERS), draw(_YEARS), draw(st.integers(-3, 3))
    level = draw(st.sampled_from(RESULT_LEVELS))
    phase = draw(st.sampled_from([phase.id for phase in plan.phases]))
    edits: list[Edit] = [
        results_chain.draft_results,
        results_chain.confirm_results,
        lambda plan: results_chain.add_result(plan, level, Bilingual(name, name)),
        lambda plan: targets.add_target(plan, Bilingual(name, name)),
    ]
    if plan.results:
        line = draw(st.sampled_from([result.id for result in plan.results]))
        edits += [
            lambda plan: results_chain.set_statement(plan, line, name, "en"),
            lambda plan: results_chain.set_result_risks(plan, line, name, "zh"),
            lambda plan: results_chain.set_level(plan, line, level),
            lambda plan: results_chain.set_result_strategy(plan, line, plan.strategies[0].id),
            lambda plan: results_chain.move_result(plan, line, place),
            lambda plan: results_chain.remove_result(plan, line),
        ]
    if plan.targets:
        id = draw(st.sampled_from([target.id for target in plan.targets]))
        edits += [
            lambda plan: targets.set_baseline(plan, id, number),
            lambda plan: targets.set_baseline_year(plan, id, year),
            lambda plan: targets.set_phase_target(plan, id, phase, number),
            lambda plan: targets.set_falling(plan, id, place > 0),
            lambda plan: targets.rename_target(plan, id, name, "en"),
            lambda plan: targets.link_to_result(plan, id, plan.results[0].id if plan.results else ""),
            lambda plan: targets.move_target(plan, id, place),
            lambda plan: targets.remove_target(plan, id),
        ]
        edits += [
            lambda plan, action=action.id: targets.set_effect(plan, action, id, number) for action in plan.actions[:2]
        ]
    return draw(st.sampled_from(edits))(plan)


def _other_edit(draw: st.DrawFn, plan: Plan) -> Plan:
    date, percent, name = draw(_DATES), draw(st.none() | _NUMBERS), draw(_NAMES)
    actions = [action.id for action in plan.actions]
    edits: list[Edit] = [
        lambda plan: cities.set_title(plan, name, "zh"),
        lambda plan: cities.set_means(plan, percent, None),
        lambda plan: tracking.add_report(plan, date),
        lambda plan: tracking.remove_report(plan, date),
    ]
    if actions:
        action = draw(st.sampled_from(actions))
        edits += [
            lambda plan: tracking.set_progress(plan, date, action, percent=percent, note=name),
            lambda plan: tracking.set_progress(plan, date, action, kpi=percent),
        ]
    if plan.targets:
        target = draw(st.sampled_from([target.id for target in plan.targets]))
        edits.append(lambda plan: tracking.set_reading(plan, date, target, percent, name))
    return draw(st.sampled_from(edits))(plan)


_KINDS = (
    _criteria_edit,
    _weighting_edit,
    _group_edit,
    _scoring_edit,
    _ranking_edit,
    _roadmap_edit,
    _action_edit,
    _limit_edit,
    _target_edit,
    _other_edit,
)
