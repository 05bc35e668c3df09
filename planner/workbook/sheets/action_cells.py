"""The cells of one action that are given: words and inputs."""

from planner.model.action import CROSS, Action
from planner.model.evidence import Basis
from planner.workbook import options
from planner.workbook.book import Ids, Value
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import ACTION, PROGRESS, SHARE
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
        "criterion": subject.criterion(action.linked_criterion) if action.linked_criterion else "",
        "reason": "" if line.reason is None else texts.message(line.reason),
    }
    for key, word in words.items():
        draft.put(row, table.column(key), word, _TEXT)
    centred = {"id": action.id, "options": _joined(subject, action.prerequisites_any)}
    for key, word in centred.items():
        draft.put(row, table.column(key), word, _CENTRED)
    colour = subject.strategy_colour(line.strategy)
    strategy = Look("text", wrap=True, bold=True, ink=colour)
    draft.put(row, table.column("strategy"), subject.strategy(action.strategy), strategy)
    for ids, (value, look) in action_inputs(subject, line).items():
        draft.put(row, table.column(ids[-1]), value, look, key=ids)
    role = _ROLES[action.evidence.basis]
    basis = Look(role, align="center", wrap=True, editable=False)
    draft.put(row, table.column("basis"), subject.basis(action.evidence.basis), basis)
    _put_shares(draft, subject, table, action, row)
    number = Look("note", "integer", "center")
    draft.put(row, table.column("strategy_number"), line.strategy, number)


def _joined(subject: Subject, ids: tuple[str, ...]) -> str:
    """Numbers of the plan's actions in one cell, as the rule check reads them."""
    known = {action.id for action in subject.plan.actions}
    return SEPARATOR.join(id for id in ids if id in known)


def action_inputs(subject: Subject, line: ActionLine) -> dict[Ids, tuple[Value, Look]]:
    """What people may change of one action, by input: the value and its look."""
    action, placed, texts = line.action, line.placed, subject.texts
    role = _ROLES[action.evidence.basis]
    start = Look("input", "integer", "center")
    text, centred = Look("input", wrap=True), Look("input", wrap=True, align="center")
    given: dict[str, tuple[Value, Look]] = {
        "workstream": (texts.of(action.workstream), text),
        "name": (subject.name(action.name), Look("input", wrap=True, bold=True)),
        "output": (texts.of(action.output), text),
        "lead": (texts.of(action.lead), text),
        "support": (texts.of(action.support), text),
        "start": (None if placed is None else placed.year, start),
        "quarter": (1 if placed is None else placed.quarter, start),
        "pinned": (action.pinned_start, start),
        "duration": (action.duration_years, Look(role, "number", "center")),
        "prerequisites": (_joined(subject, action.prerequisites), centred),
        "class": (action.cost_class, Look(role, align="center")),
        "typed": (action.cost, Look("input", "money", "center")),
        "share": (action.public_share, Look(role, "percent", "center")),
        "funding": (texts.of(action.funding), text),
        "kpi": (texts.of(action.kpi), text),
        "unit": (texts.of(action.kpi_unit), centred),
        "readiness": (action.readiness, Look(role, "integer", "center")),
        "risk": (texts.of(action.risk), text),
    }
    reported: dict[str, tuple[Value, Look]] = {
        "status": (options.statuses(texts).words[line.progress.status], centred),
        "percent": (line.progress.percent / 100, Look("input", "percent", "center")),
        "actual": (line.progress.actual_cost, Look("input", "money", "center")),
        "note": (line.progress.note, text),
    }
    cells: dict[Ids, tuple[Value, Look]] = {(ACTION, action.id, key): cell for key, cell in given.items()}
    return cells | {(PROGRESS, action.id, key): cell for key, cell in reported.items()}


def _put_shares(draft: Draft, subject: Subject, table: ActionTable, action: Action, row: int) -> None:
    """How far the action carries each strategy: 1 for its own, none for what belongs to no strategy."""
    shares = {strategy.id: 0.0 for strategy in subject.plan.strategies}
    for contribution in action.contributions:
        if contribution.strategy in shares and contribution.strategy != action.strategy:
            shares[contribution.strategy] += contribution.share
    if action.strategy != CROSS:
        shares[action.strategy] = 1.0
    for column, (strategy, share) in enumerate(shares.items(), table.contributions):
        own = strategy == action.strategy
        look = Look("note", "number", "center", editable=not own)
        draft.put(row, column, share, look, key=() if own else (SHARE, action.id, strategy))
