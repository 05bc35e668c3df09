"""Sets what a workbook says of one action, each by the edit the window uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.edits import action_money, actions, milestones, roadmap
from planner.edits.action_set import with_fields
from planner.model.action import CROSS, Milestone
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook import options
from planner.workbook.book import Ids
from planner.workbook.home.milestones import cell_name
from planner.workbook.returned.cell_value import plain
from planner.workbook.subject import name_for_formulas

_ACTION_WORDS: dict[str, actions.ActionWords] = {
    "workstream": "workstream",
    "output": "output",
    "lead": "lead",
    "support": "support",
    "accountable": "accountable",
    "funding": "funding",
    "kpi": "kpi",
    "unit": "kpi_unit",
    "source": "kpi_source",
    "risk": "risk",
    "mitigation": "mitigation",
    "policy": "policy_basis",
}
BOUND_FIELDS: dict[str, str] = {
    **dict.fromkeys(("start", "quarter"), "start"),
    **dict.fromkeys(("stance", "mandate", "mandate_note"), "stance"),
    **dict.fromkeys(("likelihood", "impact"), "likelihood"),
    **dict.fromkeys(("earliest", "latest"), "earliest"),
}
"""Fields of an action that are set in one edit, by the one that stands for them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Inputs set together: `ids` those of one of them, `given` the values of all, `fields` by the last id of each."""

    ids: Ids
    given: Mapping[Ids, Any]
    fields: Mapping[str, Any]
    language: Language
    day: str

    @property
    def value(self) -> Any:
        return self.fields[self.ids[-1]]


def set_field(plan: Plan, told: Setting) -> Plan:
    """Set one field of an action, or those that are set in one edit with it."""
    _, id, field = told.ids
    field = BOUND_FIELDS.get(field, field)
    if field in _ACTION_WORDS:
        return actions.set_words(plan, id, _ACTION_WORDS[field], told.value, told.language)
    if field in _WIDER_EDITS:
        return _WIDER_EDITS[field](plan, id, told)
    return _FIGURE_EDITS[field](plan, id, told.value)


def _with_name(plan: Plan, id: str, told: Setting) -> Plan:
    return actions.rename_action(plan, id, told.value, told.language)


def _with_strategy(plan: Plan, id: str, told: Setting) -> Plan:
    strategy = strategy_named(plan, told.value)
    if strategy is None:
        raise ProblemError("strategy not in plan", text=told.value)
    return actions.set_strategy(plan, id, strategy)


def strategy_named(plan: Plan, word: object) -> str | None:
    """Id of the strategy, or of what belongs to none, that a word names in either language."""
    wanted = plain(str(word or ""))
    names: dict[str, str] = {}
    for language in LANGUAGES:
        texts = Texts(language)
        names[plain(texts.tr("Cross-cutting"))] = CROSS
        names |= {plain(name_for_formulas(texts.of(each.name))): each.id for each in plan.strategies}
    return names.get(wanted)


def _with_start(plan: Plan, id: str, told: Setting) -> Plan:
    """A start that was fixed stays fixed, at the new year."""
    fields = told.fields
    known = None if plan.schedule is None else plan.schedule.start(id)
    year = fields.get("start", None if known is None else known.year)
    if year is None:
        raise ProblemError("start emptied")
    quarter = fields.get("quarter", 1 if known is None else known.quarter)
    plan = roadmap.move_start(plan, id, year, quarter)
    pinned = plan.action(id).pinned_start
    return plan if pinned in (None, year) else actions.pin_start(plan, id, year)


def _with_prerequisites(plan: Plan, id: str, told: Setting) -> Plan:
    refuse_unknown(plan, told.value)
    return actions.set_prerequisites(plan, id, told.value)


def _with_alternatives(plan: Plan, id: str, told: Setting) -> Plan:
    refuse_unknown(plan, told.value)
    return actions.set_alternatives(plan, id, told.value)


def refuse_unknown(plan: Plan, ids: tuple[str, ...]) -> None:
    known = {action.id for action in plan.actions}
    for other in ids:
        if other not in known:
            raise ProblemError("predecessor unknown", text=other)


def _with_milestones(plan: Plan, id: str, told: Setting) -> Plan:
    """A name that is still there keeps its other language."""
    old = {cell_name(each.name.text(told.language)): each.name for each in plan.action(id).milestones}
    new = []
    for line in told.value:
        quarter, _, name = line.partition(" ")
        new.append(Milestone(int(quarter), old.get(name, Bilingual().with_text(told.language, name))))
    return milestones.set_milestones(plan, id, tuple(new))


def _with_stance(plan: Plan, id: str, told: Setting) -> Plan:
    """Whether the action must, may or must not be done, and who demands it."""
    action, fields = plan.action(id), told.fields
    stance = fields.get("stance", options.stance_of(action))
    note = action.mandate_note
    if "mandate_note" in fields:
        note = note.with_text(told.language, fields["mandate_note"])
    mandate = fields.get("mandate", action.mandate)
    if stance == options.MANDATORY:
        return actions.set_mandatory(plan, id, True, mandate, note, date=told.day)
    plan = actions.set_mandatory(plan, id, False)
    plan = actions.set_forbidden(plan, id, stance == options.FORBIDDEN)
    if fields.keys() & {"mandate", "mandate_note"}:
        plan = with_fields(plan, id, mandate=mandate, mandate_note=note)
    return plan


def _with_risk(plan: Plan, id: str, told: Setting) -> Plan:
    action, fields = plan.action(id), told.fields
    likelihood, impact = (
        fields.get("likelihood", action.risk_likelihood),
        fields.get("impact", action.risk_impact),
    )
    return actions.set_risk(plan, id, likelihood, impact)


def _with_window(plan: Plan, id: str, told: Setting) -> Plan:
    """Both ends at once, as one may only fit the other new one."""
    action, fields = plan.action(id), told.fields
    earliest, latest = fields.get("earliest", action.earliest_start), fields.get("latest", action.latest_end)
    plan = actions.set_earliest_start(actions.set_latest_end(plan, id, None), id, earliest)
    return actions.set_latest_end(plan, id, latest)


def _with_indicator(plan: Plan, id: str, told: Setting) -> Plan:
    return actions.set_kpi(plan, id, **{told.ids[-1]: told.value})


_WIDER_EDITS: dict[str, Callable[[Plan, str, Setting], Plan]] = {
    "name": _with_name,
    "strategy": _with_strategy,
    "start": _with_start,
    "prerequisites": _with_prerequisites,
    "options": _with_alternatives,
    "milestones": _with_milestones,
    "stance": _with_stance,
    "likelihood": _with_risk,
    "earliest": _with_window,
    **dict.fromkeys(("baseline", "baseline_year", "target", "target_year"), _with_indicator),
}
_FIGURE_EDITS: dict[str, Callable[[Plan, str, Any], Plan]] = {
    "pinned": actions.pin_start,
    "class": action_money.set_cost_class,
    "typed": action_money.set_cost,
    "capacity": actions.set_capacity,
    "readiness": actions.set_readiness,
}
