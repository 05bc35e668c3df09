"""Sets what a workbook says of one action, each by the edit the window uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.edits import action_money, actions, library, milestones
from planner.edits.bars import move_bar
from planner.model.action import CROSS, Milestone
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts
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
_LIBRARY_FIELDS = {
    **{field: field for field in ("mandate", "mandate_note", "forbidden", "pinned", "prerequisites")},
    **{field: field for field in ("likelihood", "impact", "earliest", "latest")},
    "options": "prerequisites_any",
}
"""What the action library calls fields of the action table that are set as there."""


def set_with(field: str) -> str:
    """Fields of an action that are set in one edit have the same."""
    if field in ("start", "quarter"):
        return "start"
    return library.set_together(_LIBRARY_FIELDS[field]) if field in _LIBRARY_FIELDS else field


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
    if field in _LIBRARY_FIELDS:
        fields = {_LIBRARY_FIELDS[name]: value for name, value in told.fields.items()}
        return library.set_library_fields(plan, id, fields, told.language, told.day)
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
    fields = told.fields
    known = None if plan.schedule is None else plan.schedule.start(id)
    year = fields.get("start", None if known is None else known.year)
    if year is None:
        raise ProblemError("start emptied")
    quarter = fields.get("quarter", 1 if known is None else known.quarter)
    return move_bar(plan, id, year, quarter)


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


def _with_indicator(plan: Plan, id: str, told: Setting) -> Plan:
    return actions.set_kpi(plan, id, **{told.ids[-1]: told.value})


_WIDER_EDITS: dict[str, Callable[[Plan, str, Setting], Plan]] = {
    "name": _with_name,
    "strategy": _with_strategy,
    "start": _with_start,
    "quarter": _with_start,
    "milestones": _with_milestones,
    **dict.fromkeys(("baseline", "baseline_year", "target", "target_year"), _with_indicator),
}
_FIGURE_EDITS: dict[str, Callable[[Plan, str, Any], Plan]] = {
    "class": action_money.set_cost_class,
    "typed": action_money.set_cost,
    "capacity": actions.set_capacity,
    "readiness": actions.set_readiness,
}
