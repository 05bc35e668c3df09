"""Readiness gates and class costs, cell by cell."""

from gui.models.text_table import Look
from gui.pages.roadmap.limits.grid import LimitCell, as_typed
from gui.pages.roadmap.limits.state import State
from planner.model.action import Action, CostClass
from planner.model.plan import Plan
from planner.roadmap.money import gdp_wan
from planner.roadmap.preparation import unprepared
from planner.text.texts import MISSING, Texts


def gate_cells(plan: Plan, texts: Texts) -> tuple[tuple[LimitCell, ...], ...]:
    """A row a phase: the readiness from which actions may start in it, and how many it is the first to admit."""
    rows = []
    admitted: set[str] = set()
    included = [action for action in plan.actions if action.included]
    for phase in plan.phases:
        minimum = min((gate.minimum_readiness for gate in plan.rules.gates if gate.phase == phase.id), default=None)
        new = [action for action in included if _passes(action, minimum) and action.id not in admitted]
        admitted.update(action.id for action in new)
        rows.append(
            (
                LimitCell(
                    MISSING if minimum is None else texts.tr("from {level}", level=minimum),
                    Look.MUTED if minimum is None else Look.STRONG,
                    editable=True,
                    typed=as_typed(minimum),
                    tip=texts.tr("1 to 9; empty: this phase lets nothing in that earlier ones do not"),
                ),
                LimitCell(str(len(new)), tip=texts.join(texts.of(action.name) for action in new)),
            )
        )
    return tuple(rows)


def cost_cells(plan: Plan, classes: tuple[CostClass, ...], texts: Texts) -> tuple[tuple[LimitCell, ...], ...]:
    """A row a class: its cost in per mille of GDP, the same in 10,000 yuan, the actions in the plan it stands for."""
    gdp = gdp_wan(plan)
    rows = []
    for code in classes:
        permille = plan.rules.cost_permille[code]
        users = [
            action for action in plan.actions if action.included and action.cost is None and action.cost_class == code
        ]
        rows.append(
            (
                LimitCell(as_typed(permille), Look.STRONG, editable=True, typed=as_typed(permille)),
                LimitCell(texts.number(None if gdp is None else permille * gdp / 1000, 0), Look.MUTED),
                LimitCell(str(len(users)), tip=texts.join(texts.of(action.name) for action in users)),
            )
        )
    return tuple(rows)


def readiness_state(plan: Plan, texts: Texts) -> State:
    waiting = len(unprepared(plan))
    if waiting:
        return State(texts.trn("{count} action to prepare", "{count} actions to prepare", waiting))
    if plan.rules.feasibility_in_value:
        return State(texts.tr("readiness gates off"))
    if plan.rules.evidence.basis == "assumption":
        return State(texts.tr("assumptions to confirm"))
    return State(texts.tr("confirmed"))


def _passes(action: Action, minimum: int | None) -> bool:
    return minimum is not None and action.readiness >= minimum
