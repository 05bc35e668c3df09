"""The cells of one action that are given: words and inputs."""

from planner.model.action import CROSS, Action
from planner.model.evidence import Basis
from planner.workbook import options
from planner.workbook.book import Value
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_columns import ActionTable
from planner.workbook.style import Look, Role
from planner.workbook.subject import Subject

_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}
SEPARATOR = ", "
_TEXT, _CENTRED = Look("text", wrap=True), Look("text", wrap=True, align="center")


def put_texts(draft: Draft, subject: Subject, table: ActionTable, line: ActionLine, row: int) -> None:
    texts, action = subject.texts, line.action
    words: dict[str, str] = {
        "workstream": texts.of(action.workstream),
        "output": texts.of(action.output),
        "support": texts.of(action.support),
        "funding": texts.of(action.funding),
        "kpi": texts.of(action.kpi),
        "criterion": subject.criterion(action.linked_criterion) if action.linked_criterion else "",
        "risk": texts.of(action.risk),
        "reason": "" if line.reason is None else texts.message(line.reason),
    }
    for key, word in words.items():
        draft.put(row, table.column(key), word, _TEXT)
    centred = {
        "id": action.id,
        "prerequisites": _joined(subject, action.prerequisites),
        "options": _joined(subject, action.prerequisites_any),
        "unit": subject.texts.of(action.kpi_unit),
    }
    for key, word in centred.items():
        draft.put(row, table.column(key), word, _CENTRED)
    name = Look("text", wrap=True, bold=True)
    draft.put(row, table.column("name"), subject.name(action.name), name)
    colour = subject.strategy_colour(line.strategy)
    strategy = Look("text", wrap=True, bold=True, ink=colour)
    draft.put(row, table.column("strategy"), subject.strategy(action.strategy), strategy)
    _put_inputs(draft, subject, table, line, row)
    _put_shares(draft, subject, table, action, row)
    number = Look("note", "integer", "center")
    draft.put(row, table.column("strategy_number"), line.strategy, number)


def _joined(subject: Subject, ids: tuple[str, ...]) -> str:
    """Numbers of the plan's actions in one cell, as the rule check reads them."""
    known = {action.id for action in subject.plan.actions}
    return SEPARATOR.join(id for id in ids if id in known)


def _put_inputs(draft: Draft, subject: Subject, table: ActionTable, line: ActionLine, row: int) -> None:
    action, placed = line.action, line.placed
    role = _ROLES[action.evidence.basis]
    share, progress = Look(role, "percent", "center"), Look("input", "percent", "center")
    start = Look("input", "integer", "center")
    status = options.statuses(subject.texts).words[line.progress.status]
    inputs: dict[str, tuple[Value, Look]] = {
        "start": (None if placed is None else placed.year, start),
        "quarter": (1 if placed is None else placed.quarter, start),
        "duration": (action.duration_years, Look(role, "number", "center")),
        "class": (action.cost_class, Look(role, align="center")),
        "typed": (action.cost, Look("input", "money", "center")),
        "share": (action.public_share, share),
        "readiness": (action.readiness, Look(role, "integer", "center")),
        "lead": (subject.texts.of(action.lead), Look("input", wrap=True)),
        "status": (status, Look("input", align="center", wrap=True)),
        "progress": (line.progress.percent / 100, progress),
    }
    for key, (value, look) in inputs.items():
        draft.put(row, table.column(key), value, look)
    basis = Look(role, align="center", wrap=True, editable=False)
    draft.put(row, table.column("basis"), subject.basis(action.evidence.basis), basis)


def _put_shares(draft: Draft, subject: Subject, table: ActionTable, action: Action, row: int) -> None:
    """How far the action carries each strategy: 1 for its own, none for what belongs to no strategy."""
    shares = {strategy.id: 0.0 for strategy in subject.plan.strategies}
    for contribution in action.contributions:
        if contribution.strategy in shares and contribution.strategy != action.strategy:
            shares[contribution.strategy] += contribution.share
    if action.strategy != CROSS:
        shares[action.strategy] = 1.0
    look = Look("note", "number", "center", editable=True)
    draft.put_row(row, table.contributions, tuple(shares.values()), look)
