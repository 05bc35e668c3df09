"""The cells of one action that are given: words and inputs."""

from planner.model.action import CROSS, Action
from planner.model.evidence import Basis
from planner.text.texts import MISSING
from planner.workbook import options
from planner.workbook.book import Ids, Value
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import ACTION, FUNDING, PROGRESS, SHARE, SPREAD
from planner.workbook.home.milestones import milestone_text
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.style import Look, Role
from planner.workbook.subject import Subject

_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}
SEPARATOR = ", "
_TEXT, _CENTRED = Look("text", wrap=True), Look("text", wrap=True, align="center")
_INPUT, _CENTRED_INPUT = Look("input", wrap=True), Look("input", wrap=True, align="center")
_WHOLE, _NUMBER = Look("input", "integer", "center"), Look("input", "number", "center")
_MONEY, _PERCENT = Look("input", "money", "center"), Look("input", "percent", "center")


def put_given(draft: Draft, subject: Subject, table: ActionTable, line: ActionLine, row: int) -> None:
    texts, action = subject.texts, line.action
    words: dict[str, str] = {
        "criterion": subject.criterion(action.linked_criterion) if action.linked_criterion else "",
        "reason": "" if line.reason is None else texts.message(line.reason),
    }
    for key, word in words.items():
        draft.put(row, table.column(key), word, _TEXT)
    draft.put(row, table.column("id"), action.id, _CENTRED)
    stable = stability(subject, action.id)
    draft.put(row, table.column("stability"), stable, Look("text", "percent", "center"))
    for ids, (value, look) in action_inputs(subject, line).items():
        draft.put(row, table.column(ids[-1]), value, look, key=ids)
    role = _ROLES[action.evidence.basis]
    basis = Look(role, align="center", wrap=True, editable=False)
    draft.put(row, table.column("basis"), subject.basis(action.evidence.basis), basis)
    _put_funding(draft, subject, table, action, row)
    for place in range(table.spread):
        share = action.cost_profile[place] if place < len(action.cost_profile) else None
        draft.put(row, table.yearly + place, share, _PERCENT, key=(SPREAD, action.id, str(place + 1)))


def stability(subject: Subject, action: str) -> Value:
    """The share of draws in which the action keeps its phase, where that was asked."""
    asked = None if subject.answers is None else subject.answers.stability
    found = None if asked is None else asked.of(action)
    return MISSING if found is None or found.same_phase is None else found.same_phase


def _joined(subject: Subject, ids: tuple[str, ...]) -> str:
    """Numbers of the plan's actions in one cell, as the rule check reads them."""
    known = {action.id for action in subject.plan.actions}
    return SEPARATOR.join(id for id in ids if id in known)


def action_inputs(subject: Subject, line: ActionLine) -> dict[Ids, tuple[Value, Look]]:
    """What people may change of one action, by input: the value and its look."""
    action, placed, texts = line.action, line.placed, subject.texts
    role = _ROLES[action.evidence.basis]
    colour = subject.strategy_colour(line.strategy)
    mandate, yes_or_no = options.mandates(texts).words, options.yes_or_no(texts).words
    given: dict[str, tuple[Value, Look]] = {
        "strategy": (subject.strategy(action.strategy), Look("input", wrap=True, bold=True, ink=colour)),
        "workstream": (texts.of(action.workstream), _INPUT),
        "name": (subject.name(action.name), Look("input", wrap=True, bold=True)),
        "output": (texts.of(action.output), _INPUT),
        "lead": (texts.of(action.lead), _INPUT),
        "support": (texts.of(action.support), _INPUT),
        "accountable": (texts.of(action.accountable), _INPUT),
        "start": (None if placed is None else placed.year, _WHOLE),
        "quarter": (1 if placed is None else placed.quarter, _WHOLE),
        "milestones": (milestone_text(action.milestones, texts), _INPUT),
        "prerequisites": (_joined(subject, action.prerequisites), _CENTRED_INPUT),
        "funding": (texts.of(action.funding), _INPUT),
        "kpi": (texts.of(action.kpi), _INPUT),
        "unit": (texts.of(action.kpi_unit), _CENTRED_INPUT),
        "baseline": (action.kpi_baseline, _NUMBER),
        "baseline_year": (action.kpi_baseline_year, _WHOLE),
        "target": (action.kpi_target, _NUMBER),
        "target_year": (action.kpi_target_year, _WHOLE),
        "source": (texts.of(action.kpi_source), _INPUT),
        "readiness": (action.readiness, Look(role, "integer", "center")),
        "risk": (texts.of(action.risk), _INPUT),
        "likelihood": (action.risk_likelihood, _WHOLE),
        "impact": (action.risk_impact, _WHOLE),
        "mitigation": (texts.of(action.mitigation), _INPUT),
        "pinned": (action.pinned_start, _WHOLE),
        "earliest": (action.earliest_start, _WHOLE),
        "latest": (action.latest_end, _WHOLE),
        "duration": (action.duration_years, Look(role, "number", "center")),
        "options": (_joined(subject, action.prerequisites_any), _CENTRED_INPUT),
        "class": (action.cost_class, Look(role, align="center")),
        "typed": (action.cost, _MONEY),
        "capacity": (action.capacity, _NUMBER),
        "mandate": (mandate[action.mandate if action.mandatory else "no"], _CENTRED_INPUT),
        "forbidden": (yes_or_no["yes" if action.forbidden else "no"], _CENTRED_INPUT),
        "mandate_note": (texts.of(action.mandate_note), _INPUT),
        "policy": (texts.of(action.policy_basis), _INPUT),
    }
    if not action.pool_shares:
        given["share"] = action.public_share, Look(role, "percent", "center")
    reported: dict[str, tuple[Value, Look]] = {
        "status": (options.statuses(texts).words[line.progress.status], _CENTRED_INPUT),
        "percent": (line.progress.percent / 100, _PERCENT),
        "actual": (line.progress.actual_cost, _MONEY),
        "note": (line.progress.note, _INPUT),
    }
    cells: dict[Ids, tuple[Value, Look]] = {(ACTION, action.id, key): cell for key, cell in given.items()}
    return cells | {(PROGRESS, action.id, key): cell for key, cell in reported.items()}


def put_contributions(draft: Draft, subject: Subject, table: ActionTable, action: Action, row: int) -> None:
    """How far the action carries each strategy: 1 for its own, none for what belongs to no strategy."""
    shares = {strategy.id: 0.0 for strategy in subject.plan.strategies}
    for contribution in action.contributions:
        if contribution.strategy in shares:
            shares[contribution.strategy] += contribution.share
    for place, (strategy, share) in enumerate(shares.items()):
        column = table.contributions + place
        if strategy == action.strategy != CROSS:
            formula = f"IF({table.at('strategy_number', row)}={place + 1},1,0)"
            draft.put(row, column, 1, Look("formula", "number", "center"), formula)
        else:
            draft.put(row, column, share, _NUMBER, key=(SHARE, action.id, strategy))


def _put_funding(draft: Draft, subject: Subject, table: ActionTable, action: Action, row: int) -> None:
    """Which part of the cost each source pays, where that is typed."""
    typed = {entry.pool: entry.share for entry in action.pool_shares}
    for place, pool in enumerate(subject.plan.pools):
        share = typed.get(pool.id, 0.0 if typed else None)
        draft.put(row, table.funding + place, share, _PERCENT, key=(FUNDING, action.id, pool.id))
