"""The rules money follows, on top of the budget sheet: GDP, means, limit, cost classes and readiness gates."""

from dataclasses import dataclass

from planner.model.evidence import Basis, Evidence
from planner.roadmap.money import budget_permille, gdp_wan
from planner.text.texts import MISSING
from planner.workbook.book import Area, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import CLASS_COST, MONEY
from planner.workbook.sheets.money import wan, wan_formula
from planner.workbook.sheets.names import (
    BUDGET_IN_FORCE,
    COST_CLASSES,
    COST_PERMILLE,
    FIRST_YEAR,
    GATE_READINESS,
    GATE_YEARS,
    GATES_ON,
    GDP,
    PHASE_FIRST,
)
from planner.workbook.style import Form, Look, Role
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_TEXT = Look("text", wrap=True)
_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}
_ORIGIN_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class _Given:
    """One figure the money rests on; an empty one may be filled in."""

    input: str
    title: str
    unit: str
    value: float | None
    form: Form
    evidence: Evidence | None
    missing: str


def put_rules(draft: Draft, subject: Subject, row: int) -> int:
    """Put the blocks of rules from `row` on and return the last one."""
    row = _put_money(draft, subject, row)
    return max(_put_classes(draft, subject, row), _put_gates(draft, subject, row))


def _given(subject: Subject) -> tuple[_Given, ...]:
    texts, plan = subject.texts, subject.plan
    gdp, means = plan.city.figure("gdp"), plan.means
    yuan, permille = texts.tr("10,000 yuan"), texts.tr("‰ of GDP")
    unpublished = texts.tr("No figure in the built-in data; until one is entered, columns in 10,000 yuan show a dash.")
    unsaid = texts.tr("Not filled in; the assumption below holds.")
    return (
        _Given(
            "gdp",
            texts.tr("Gross regional product"),
            texts.tr("100 million yuan"),
            None if gdp is None else gdp.value,
            "score",
            None if gdp is None else gdp.evidence,
            unpublished,
        ),
        _Given("own", texts.tr("Own means a year"), yuan, means.own, "money", means.evidence, unsaid),
        _Given(
            "transfer",
            texts.tr("Central transfer a year"),
            yuan,
            means.central_transfer,
            "money",
            means.evidence,
            unsaid,
        ),
        _Given(
            "permille",
            texts.tr("Public money a year, assumed"),
            permille,
            plan.rules.budget_permille,
            "permille",
            plan.rules.evidence,
            "",
        ),
    )


def _put_money(draft: Draft, subject: Subject, row: int) -> int:
    texts = subject.texts
    draft.section(row, texts.tr("Money at hand"))
    heads = (texts.tr("Item"), texts.tr("Amount"), texts.tr("Unit"), texts.tr("Basis"))
    draft.put_row(row + 1, 0, heads, _HEAD)
    draft.put(row + 1, 4, texts.tr("Origin"), _HEAD, columns=_ORIGIN_COLUMNS)
    given = _given(subject)
    gdp, own, transfer, assumed = (_put_given(draft, subject, line, each) for line, each in enumerate(given, row + 2))
    line = row + 2 + len(given)
    known, permille = gdp_wan(subject.plan), budget_permille(subject.plan)
    gdp_formula = f"IF(N({gdp.local})>0,{gdp.local}*10000,{formula_text(MISSING)})"
    title, unit = texts.tr("Gross regional product, converted"), texts.tr("10,000 yuan")
    money = _put_following(draft, line, title, unit, MISSING if known is None else known, "money", gdp_formula)
    draft.name(GDP, money)
    means = f"AND(ISNUMBER({GDP}),COUNT({own.local},{transfer.local})>0)"
    limit = f"IF({means},SUM({own.local},{transfer.local})/{GDP}*1000,{assumed.local})"
    title, unit = texts.tr("Limit of public money a year"), texts.tr("‰ of GDP")
    in_force = _put_following(draft, line + 1, title, unit, permille, "permille", limit)
    draft.name(BUDGET_IN_FORCE, in_force)
    title = texts.tr("Limit of public money a year, converted")
    _put_following(
        draft, line + 2, title, texts.tr("10,000 yuan"), wan(permille, known), "money", wan_formula(in_force.local)
    )
    return line + 4


def _put_given(draft: Draft, subject: Subject, row: int, given: _Given) -> Area:
    evidence = given.evidence if given.value is not None else None
    role: Role = "input" if evidence is None else _ROLES[evidence.basis]
    word = "" if evidence is None else subject.basis(evidence.basis)
    origin = given.missing if evidence is None else subject.origin(evidence)
    if evidence is not None and evidence.year is not None:
        origin = f"{evidence.year} · {origin}"
    draft.put(row, 0, given.title, _TEXT)
    look = Look(role, given.form, "center", editable=True)
    cell = draft.put(row, 1, given.value, look, key=(MONEY, given.input))
    draft.put(row, 2, given.unit, Look("text", align="center", wrap=True))
    draft.put(row, 3, word, Look("text", align="center", wrap=True))
    draft.put(row, 4, origin, Look("note", wrap=True, ruled=True), columns=_ORIGIN_COLUMNS)
    draft.limit(cell, 0, 1e12, subject.texts.tr("A number from 0 on."))
    return cell


def _put_following(draft: Draft, row: int, title: str, unit: str, value: Value, form: Form, formula: str) -> Area:
    draft.put(row, 0, title, Look("total", wrap=True))
    draft.put(row, 2, unit, Look("text", align="center", wrap=True))
    return draft.put(row, 1, value, Look("total", form, "center"), formula)


def _put_classes(draft: Draft, subject: Subject, row: int) -> int:
    """The whole cost each class stands for while no cost is typed; returns the last row."""
    texts, rules, gdp = subject.texts, subject.plan.rules, gdp_wan(subject.plan)
    draft.section(row, texts.tr("Cost classes"))
    heads = (texts.tr("Cost class"), texts.tr("Whole cost, ‰ of GDP"), texts.tr("Whole cost, 10,000 yuan"))
    draft.put_row(row + 1, 0, heads, _HEAD)
    role, first = _ROLES[rules.evidence.basis], row + 2
    for line, (cost_class, permille) in enumerate(rules.cost_permille.items(), first):
        draft.put(line, 0, cost_class, Look("text", align="center"))
        look = Look(role, "permille", "center", editable=True)
        cell = draft.put(line, 1, permille, look, key=(CLASS_COST, cost_class))
        draft.limit(cell, 0, 1e6, texts.tr("A number from 0 on."))
        draft.put(line, 2, wan(permille, gdp), Look("formula", "money", "center"), wan_formula(cell.local))
    last = first + len(rules.cost_permille) - 1
    draft.name(COST_CLASSES, draft.area(first, 0, last, 0))
    draft.name(COST_PERMILLE, draft.area(first, 1, last, 1))
    return last


def _put_gates(draft: Draft, subject: Subject, row: int) -> int:
    """From which readiness an action may start how early, rising; returns the last row."""
    texts, plan = subject.texts, subject.plan
    draft.section(row, texts.tr("Readiness gates"), column=4)
    heads = (texts.tr("Readiness from"), texts.tr("Phase"), texts.tr("Earliest year"))
    draft.put_row(row + 1, 4, heads, _HEAD)
    phases = {phase.id: place for place, phase in enumerate(plan.phases)}
    earliest: int | None = None
    first, above = row + 2, ""
    gates = sorted(plan.rules.gates, key=lambda gate: gate.minimum_readiness)
    for line, gate in enumerate(gates, first):
        place = phases[gate.phase]
        phase = plan.phases[place]
        draft.put(line, 4, gate.minimum_readiness, Look("text", "integer", "center"))
        draft.put(line, 5, subject.name(phase.name), Look("text", align="center"))
        earliest = phase.first_year if earliest is None else min(earliest, phase.first_year)
        formula = f"INDEX({PHASE_FIRST},{place + 1})"
        formula = f"MIN({above},{formula})" if above else formula
        above = draft.put(line, 6, earliest, Look("formula", "integer", "center"), formula).local
    last = first + max(len(gates), 1) - 1
    draft.name(GATE_READINESS, draft.area(first, 4, last, 4))
    draft.name(GATE_YEARS, draft.area(first, 6, last, 6))
    on = int(not plan.rules.feasibility_in_value)
    draft.put(last + 1, 4, texts.tr("Gates in force (1) or not (0)"), Look("text", wrap=True), columns=2)
    look = Look("input", "integer", "center")
    draft.name(GATES_ON, draft.put(last + 1, 6, on, Look("text", "integer", "center")))
    draft.put(last + 2, 4, texts.tr("First year in which an action may start"), Look("text", wrap=True), columns=2)
    draft.name(FIRST_YEAR, draft.put(last + 2, 6, plan.first_year, look, key=(MONEY, "first_year")))
    return last + 2
