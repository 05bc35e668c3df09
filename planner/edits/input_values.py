"""Sets inputs of the plan as a workbook names them, each by the edit the window uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from planner.cities.catalogue import load_catalogue
from planner.edits import (
    cities,
    criteria,
    experts,
    library,
    ranking,
    results_chain,
    roadmap,
    scoring,
    targets,
    tracking,
    weighting,
)
from planner.edits.bars import move_bar
from planner.model.action import CostClass
from planner.model.bilingual import Language
from planner.model.expert_scores import group_scores
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import WeighingWay
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.reading import Given

_MEANS, _START = ("means",), "start"
_LIBRARY_NEEDS = (
    *("id", "name", "strategy", "included", "capacity", "duration", "readiness", "class", "share", "mandate"),
    "forbidden",
)
_ACTION_WORDS: dict[str, roadmap.ActionWords] = {
    "workstream": "workstream",
    "output": "output",
    "lead": "lead",
    "support": "support",
    "funding": "funding",
    "kpi": "kpi",
    "unit": "kpi_unit",
    "risk": "risk",
}


def together(ids: Ids) -> Ids:
    """Inputs that are set in one edit have the same: both bounds, both means, year and quarter, one report."""
    match ids:
        case (inputs.BOUND, leaf, _):
            return inputs.BOUND, leaf
        case (inputs.MONEY, "own" | "transfer"):
            return _MEANS
        case (inputs.ACTION, action, "start" | "quarter"):
            return inputs.ACTION, action, _START
        case (inputs.PROGRESS, action, _):
            return inputs.PROGRESS, action
        case (inputs.LIBRARY, action, field):
            return inputs.LIBRARY, action, library.set_together(field)
    return ids


@dataclass(frozen=True, slots=True)
class _Setting:
    """Inputs set together: `ids` those of one of them, `fields` the values by the last id of each."""

    ids: Ids
    fields: Mapping[str, Any]
    language: Language
    day: str

    @property
    def value(self) -> Any:
        return self.fields[self.ids[-1]]


def set_inputs(plan: Plan, values: Mapping[Ids, Given], language: Language, day: str) -> Plan:
    """Set inputs that are set `together`; texts are in `language`, progress is reported on `day` (ISO 8601).

    ProblemError as the edits raise it, and where a value is missing that the plan needs.
    """
    if any(given is None and _needs_value(name) for name, given in values.items()):
        raise ProblemError("cell emptied")
    ids = next(iter(values))
    fields = {name[-1]: given for name, given in values.items()}
    return _EDITS[ids[0]](plan, _Setting(ids, fields, language, day))


def _needs_value(ids: Ids) -> bool:
    """Whether the plan has no state without this input."""
    match ids:
        case (inputs.JUDGEMENT | inputs.IMPORTANCE | inputs.SCORE | inputs.EXPERT_SCORE, *_):
            return False
        case (inputs.MONEY, "gdp" | "own" | "transfer") | (inputs.ACTION, _, "typed" | "pinned"):
            return False
        case (inputs.PROGRESS, _, "actual") | (inputs.PHASE_TARGET | inputs.EFFECT, _, _):
            return False
        case (inputs.TARGET, _, "baseline" | "baseline_year"):
            return False
        case (inputs.LIBRARY, _, field):
            return field in _LIBRARY_NEEDS
    return True


def _with_judgement(plan: Plan, told: _Setting) -> Plan:
    _, expert, node, first, second = told.ids
    if not expert:
        raise ProblemError("judgement of nobody")
    return weighting.set_judgement(plan, node, first, second, told.value, expert=expert)


def _with_importance(plan: Plan, told: _Setting) -> Plan:
    _, expert, way, node, child = told.ids
    return weighting.set_importance(plan, cast(WeighingWay, way), node, child, told.value, expert=expert)


def _with_influence(plan: Plan, told: _Setting) -> Plan:
    return experts.set_influence(plan, told.ids[1], told.value)


def _with_score(plan: Plan, told: _Setting) -> Plan:
    _, strategy, leaf = told.ids
    if (strategy, leaf) in group_scores(plan):
        raise ProblemError("score of experts")
    return scoring.set_score(plan, strategy, leaf, told.value)


def _with_expert_score(plan: Plan, told: _Setting) -> Plan:
    _, expert, strategy, leaf = told.ids
    return scoring.set_expert_score(plan, expert, strategy, leaf, told.value)


def _with_bounds(plan: Plan, told: _Setting) -> Plan:
    known = plan.criteria.criterion(told.ids[1])
    worst, best = told.fields.get("worst", known.worst), told.fields.get("best", known.best)
    return criteria.set_scale(plan, known.id, known.scale, worst, best)


def _with_choice(plan: Plan, told: _Setting) -> Plan:
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


def _with_money(plan: Plan, told: _Setting) -> Plan:
    match told.ids[1]:
        case "gdp":
            return cities.set_own_figure(plan, "gdp", told.value, "", None, catalogue=load_catalogue())
        case "permille":
            return roadmap.set_budget_permille(plan, told.value)
        case "first_year":
            return roadmap.set_first_year(plan, told.value)
    means, fields = plan.means, told.fields
    return cities.set_means(plan, fields.get("own", means.own), fields.get("transfer", means.central_transfer))


def _with_class_cost(plan: Plan, told: _Setting) -> Plan:
    return roadmap.set_class_cost(plan, cast(CostClass, told.ids[1]), told.value)


def _with_contribution(plan: Plan, told: _Setting) -> Plan:
    _, action, strategy = told.ids
    return roadmap.set_contribution(plan, action, strategy, told.value)


def _with_progress(plan: Plan, told: _Setting) -> Plan:
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


def _with_target(plan: Plan, told: _Setting) -> Plan:
    _, target, field = told.ids
    match field:
        case "name":
            return targets.rename_target(plan, target, told.value, told.language)
        case "data_source":
            return targets.set_data_source(plan, target, told.value, told.language)
        case "baseline":
            return targets.set_baseline(plan, target, told.value)
    return targets.set_baseline_year(plan, target, told.value)


def _with_phase_target(plan: Plan, told: _Setting) -> Plan:
    return targets.set_phase_target(plan, told.ids[1], told.ids[2], told.value)


def _with_effect(plan: Plan, told: _Setting) -> Plan:
    return targets.set_effect(plan, told.ids[1], told.ids[2], told.value)


def _with_result(plan: Plan, told: _Setting) -> Plan:
    edit = results_chain.set_statement if told.ids[2] == "statement" else results_chain.set_result_risks
    return edit(plan, told.ids[1], told.value, told.language)


def _with_library(plan: Plan, told: _Setting) -> Plan:
    return library.set_library_fields(plan, told.ids[1], told.fields, told.language, told.day)


def _with_field(plan: Plan, told: _Setting) -> Plan:
    _, id, field = told.ids
    if field in ("start", "quarter"):
        return _with_start(plan, id, told.fields)
    if field in _ACTION_WORDS:
        return roadmap.set_words(plan, id, _ACTION_WORDS[field], told.value, told.language)
    if field == "name":
        return roadmap.rename_action(plan, id, told.value, told.language)
    if field == "prerequisites":
        return _with_prerequisites(plan, id, told.value)
    return _FIGURE_EDITS[field](plan, id, told.value)


def _with_start(plan: Plan, id: str, fields: Mapping[str, Any]) -> Plan:
    known = None if plan.schedule is None else plan.schedule.start(id)
    year = fields.get("start", None if known is None else known.year)
    if year is None:
        raise ProblemError("start emptied")
    quarter = fields.get("quarter", 1 if known is None else known.quarter)
    return move_bar(plan, id, year, quarter)


def _with_prerequisites(plan: Plan, id: str, needed: tuple[str, ...]) -> Plan:
    known = {action.id for action in plan.actions}
    for other in needed:
        if other not in known:
            raise ProblemError("predecessor unknown", text=other)
    return roadmap.set_prerequisites(plan, id, needed)


_FIGURE_EDITS: dict[str, Callable[[Plan, str, Any], Plan]] = {
    "pinned": roadmap.pin_start,
    "duration": roadmap.set_duration,
    "class": roadmap.set_cost_class,
    "typed": roadmap.set_cost,
    "share": roadmap.set_public_share,
    "readiness": roadmap.set_readiness,
}
_EDITS: dict[str, Callable[[Plan, _Setting], Plan]] = {
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
    inputs.ACTION: _with_field,
    inputs.LIBRARY: _with_library,
}
