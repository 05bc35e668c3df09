"""Sets fields of an action as the workbook of the action library names them, each by the edit the window uses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from planner.edits import action_money, actions, milestones, targets
from planner.edits.action_set import with_fields
from planner.model.action import CROSS, Mandate, Milestone
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.library.columns import CARRIES, EFFECT, OTHER, POOL, YEAR, milestone_lines, strategy_words
from planner.workbook.returned.cell_value import plain

_LAG = re.compile(r"(.+)\+(\d{1,2})")
_MILESTONE = re.compile(r"\s*(\d{1,3})\s*[:：.、\s]\s*(\S.*)")
_ROUNDING = 1e-6
PLACE = "place"
"""Fields by which an action is in the plan and in the schedule or not; they have the last word."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one row that are set together, by field; texts are in `language` where their field does not say."""

    fields: Fields
    language: Language
    day: str

    def several(self, name: str) -> dict[str, Any]:
        """The fields of this name, by what tells them apart."""
        found = (field.partition(":") for field in self.fields)
        return {item: self.fields[f"{name}:{item}"] for head, _, item in found if head == name}

    def sides(self, words: Bilingual, field: str) -> Bilingual:
        """A text with what its cells, one for each language, say now."""
        here, other = (self.fields.get(name) for name in (field, f"{OTHER}{field}"))
        zh, en = (here, other) if self.language == "zh" else (other, here)
        return Bilingual(words.zh if zh is None else zh, words.en if en is None else en)


_TOGETHER = {
    **dict.fromkeys(("typed", YEAR, "duration"), "cost"),
    **dict.fromkeys(("share", POOL), "pools"),
    **dict.fromkeys(("prerequisites", "prerequisites_any", "lags"), "order"),
    **dict.fromkeys(("mandate", "mandate_note", f"{OTHER}mandate_note", "included", "forbidden", "pinned"), PLACE),
    **dict.fromkeys(("likelihood", "impact"), "risk figures"),
    **dict.fromkeys(("earliest", "latest"), "window"),
    **dict.fromkeys(("milestones", f"{OTHER}milestones"), "milestones"),
}


def set_together(field: str) -> str:
    """Fields that are set in one edit have the same: costs and duration, both languages of a text, and so on."""
    known = _TOGETHER.get(field.partition(":")[0])
    return known or field.removeprefix(OTHER)


def set_library_fields(plan: Plan, id: str, fields: Fields, language: Language, day: str) -> Plan:
    """Set fields of one action that are set `set_together`; plain texts are in `language`.

    What a policy or a leader demands enters the decision log on `day` (ISO 8601). ProblemError as the edits raise it,
    for what names nothing of the plan, and where figures of one action contradict one another.
    """
    row = _Cells(fields, language, day)
    group = set_together(next(iter(fields)))
    if group in _GROUPS:
        return _GROUPS[group](plan, id, row)
    field, value = next(iter(fields.items()))
    name, _, item = field.partition(":")
    if name in _FIGURES:
        return _FIGURES[name](plan, id, value)
    if name in _OF_SEVERAL:
        return _OF_SEVERAL[name](plan, id, item, value)
    # Both languages stand side by side in the sheet, so that one does not follow the other as in the window.
    return with_fields(plan, id, **{group: row.sides(getattr(plan.action(id), group), group)})


def _with_cost(plan: Plan, id: str, row: _Cells) -> Plan:
    if "duration" in row.fields:
        plan = actions.set_duration(plan, id, row.fields["duration"])
    if "typed" in row.fields:
        plan = action_money.set_cost(plan, id, row.fields["typed"])
    typed = row.several(YEAR)
    if not typed:
        return plan
    action, total = plan.action(id), row.fields.get("typed")
    known = {str(year): (action.cost or 0.0) * share for year, share in enumerate(action.cost_profile, 1)}
    amounts = {int(year): amount for year, amount in (known | typed).items() if amount is not None}
    yearly = [amounts.get(year, 0.0) for year in range(1, max((action.whole_years, *amounts)) + 1)] if amounts else []
    if total is not None and yearly and abs(sum(yearly) - total) > _ROUNDING * max(1.0, total):
        blanks = {"total": total, "sum": round(sum(yearly), 2)}
        raise ProblemError("total is not its years", "roadmap", id, action=action.name, **blanks)
    return action_money.set_yearly_cost(plan, id, yearly)


def _with_pools(plan: Plan, id: str, row: _Cells) -> Plan:
    typed, wanted = row.several(POOL), row.fields.get("share")
    if typed:
        known = {entry.pool: entry.share for entry in plan.action(id).pool_shares}
        shares = {pool: share for pool, share in (known | typed).items() if share}
        plan = action_money.set_pool_shares(plan, id, shares)
    action = plan.action(id)
    if wanted is None:
        return plan
    if not typed or not action.pool_shares:
        return action_money.set_public_share(plan, id, wanted)
    if abs(wanted - action.public_share) > _ROUNDING:
        blanks = {"share": round(wanted * 100, 2), "sum": round(action.public_share * 100, 2)}
        raise ProblemError("public share is not its pools", "roadmap", id, action=action.name, **blanks)
    return plan


def _with_order(plan: Plan, id: str, row: _Cells) -> Plan:
    for field, change in (
        ("prerequisites", actions.set_prerequisites),
        ("prerequisites_any", actions.set_prerequisites_any),
    ):
        if field in row.fields:
            plan = change(plan, id, _known(plan, row.fields[field]))
    if "lags" not in row.fields:
        return plan
    plan = with_fields(plan, id, lags=())
    for text in row.fields["lags"]:
        match = _LAG.fullmatch(text)
        if match is None:
            raise ProblemError("lag unreadable", "roadmap", id, text=text)
        (other,) = _known(plan, (match[1],))
        plan = actions.set_lag(plan, id, other, int(match[2]))
    return plan


def _with_place(plan: Plan, id: str, row: _Cells) -> Plan:
    """In the plan or not, mandatory, forbidden, fixed: the last word is that of the cell that says no."""
    if "included" in row.fields:
        plan = actions.include_action(plan, id, row.fields["included"] == "yes")
    old = plan.action(id)
    note = row.sides(old.mandate_note, "mandate_note")
    mandate = row.fields.get("mandate", old.mandate if old.mandatory else "no")
    if mandate != "no":
        plan = actions.set_mandatory(plan, id, True, cast(Mandate, mandate), note, date=row.day)
    elif "mandate" in row.fields:
        plan = actions.set_mandatory(plan, id, False)
    elif note != old.mandate_note:
        plan = with_fields(plan, id, mandate_note=note)
    if "pinned" in row.fields:
        plan = actions.pin_start(plan, id, row.fields["pinned"])
    if "forbidden" in row.fields:
        plan = actions.set_forbidden(plan, id, row.fields["forbidden"] == "yes")
    return plan


def _with_risk(plan: Plan, id: str, row: _Cells) -> Plan:
    old = plan.action(id)
    likelihood = row.fields.get("likelihood", old.risk_likelihood)
    return actions.set_risk(plan, id, likelihood, row.fields.get("impact", old.risk_impact))


def _with_window(plan: Plan, id: str, row: _Cells) -> Plan:
    """Both at once: the old one of the two need not fit the new other."""
    old = plan.action(id)
    earliest, latest = row.fields.get("earliest", old.earliest_start), row.fields.get("latest", old.latest_end)
    plan = actions.set_earliest_start(actions.set_latest_end(plan, id, None), id, earliest)
    return actions.set_latest_end(plan, id, latest)


def _with_milestones(plan: Plan, id: str, row: _Cells) -> Plan:
    """Of both columns the quarters agree; where only one changed, the other's names stay with their lines."""
    action = plan.action(id)
    other: Language = "en" if row.language == "zh" else "zh"
    here, there = (
        _read_milestones(id, str(row.fields.get(name, milestone_lines(action, side))))
        for name, side in (("milestones", row.language), (f"{OTHER}milestones", other))
    )
    if f"{OTHER}milestones" not in row.fields:
        named = len(here) == len(there)
        there = [(quarter, there[line][1] if named else name) for line, (quarter, name) in enumerate(here)]
    if [quarter for quarter, _ in here] != [quarter for quarter, _ in there]:
        raise ProblemError("milestones differ", "roadmap", id, action=action.name)
    zh, en = (here, there) if row.language == "zh" else (there, here)
    made = tuple(
        Milestone(quarter, Bilingual(name, english)) for (quarter, name), (_, english) in zip(zh, en, strict=True)
    )
    return milestones.set_milestones(plan, id, made)


def _read_milestones(id: str, text: str) -> list[tuple[int, str]]:
    found = []
    for line in filter(str.strip, text.splitlines()):
        match = _MILESTONE.fullmatch(line)
        if match is None:
            raise ProblemError("milestone unreadable", "roadmap", id, text=line.strip())
        found.append((int(match[1]), match[2].strip()))
    return found


def _known(plan: Plan, ids: tuple[str, ...]) -> tuple[str, ...]:
    known = {action.id for action in plan.actions}
    for id in ids:
        if id not in known:
            raise ProblemError("predecessor unknown", text=id)
    return ids


def _with_strategy(plan: Plan, id: str, name: str) -> Plan:
    """The strategy is named in either language."""
    for language in LANGUAGES:
        words = strategy_words(plan, Texts(language))
        for strategy, word in zip((*(each.id for each in plan.strategies), CROSS), words, strict=True):
            if plain(name) == plain(word):
                return actions.set_strategy(plan, id, strategy)
    raise ProblemError("strategy of no name", "roadmap", id, text=name)


def _with_id(plan: Plan, id: str, value: str) -> Plan:
    """What others name an action by stays."""
    if value != id:
        raise ProblemError("action id kept", "roadmap", id, id=id, text=value)
    return plan


_GROUPS: dict[str, Callable[[Plan, str, _Cells], Plan]] = {
    "cost": _with_cost,
    "pools": _with_pools,
    "order": _with_order,
    PLACE: _with_place,
    "risk figures": _with_risk,
    "window": _with_window,
    "milestones": _with_milestones,
}
_FIGURES: dict[str, Callable[[Plan, str, Any], Plan]] = {
    "id": _with_id,
    "strategy": _with_strategy,
    "capacity": actions.set_capacity,
    "exclusive_with": lambda plan, id, ids: actions.set_rivals(plan, id, _known(plan, ids)),
    "readiness": actions.set_readiness,
    "class": action_money.set_cost_class,
    "codes": action_money.set_funding_codes,
    "kpi_baseline": lambda plan, id, value: actions.set_kpi(plan, id, baseline=value),
    "kpi_baseline_year": lambda plan, id, value: actions.set_kpi(plan, id, baseline_year=value),
    "kpi_target": lambda plan, id, value: actions.set_kpi(plan, id, target=value),
    "kpi_target_year": lambda plan, id, value: actions.set_kpi(plan, id, target_year=value),
}
_OF_SEVERAL: dict[str, Callable[[Plan, str, str, float | None], Plan]] = {
    CARRIES: lambda plan, id, strategy, share: actions.set_contribution(plan, id, strategy, share or 0.0),
    EFFECT: targets.set_effect,
}
