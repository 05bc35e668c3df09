"""The facts of one action as pairs of head and text."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.pages.roadmap import words
from gui.widgets.card import label
from planner.model.action import Action
from planner.model.evaluation import PlacedAction
from planner.model.plan import Plan
from planner.text.texts import Texts

Fact = tuple[str, str]


class Facts(QWidget):
    """Small head over text, one fact under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_facts(self, facts: list[Fact]) -> None:
        while len(self._pairs) < len(facts):
            pair = (label(role="small"), label(wrap=True))
            self._pairs.append(pair)
            for part in pair:
                self._column.addWidget(part)
        for position, (head, body) in enumerate(self._pairs):
            used = position < len(facts)
            head.setVisible(used)
            body.setVisible(used)
            if used:
                head.setText(facts[position][0])
                body.setText(facts[position][1])


def main_facts(plan: Plan, action: Action, placed: PlacedAction | None, texts: Texts) -> list[Fact]:
    """What the schedule weighs beside the value, which the reason tells: cost and readiness."""
    cost_wan = placed.cost_wan if placed else None
    return _filled(
        (texts.tr("Cost"), words.cost(texts, plan, action, cost_wan)),
        (texts.tr("Readiness"), _readiness(plan, action, texts)),
    )


def other_facts(action: Action, texts: Texts) -> list[Fact]:
    """What the action is, brings and risks."""
    kpi = texts.of(action.kpi)
    if action.kpi_unit:
        kpi = texts.tr("{name} ({unit})", name=kpi, unit=texts.of(action.kpi_unit))
    return _filled(
        (texts.tr("What it is"), texts.of(action.description)),
        (texts.tr("Output"), texts.of(action.output)),
        (texts.tr("Performance indicator"), kpi),
        (texts.tr("Risk"), texts.of(action.risk)),
        (texts.tr("Funding"), texts.of(action.funding)),
        (texts.tr("Cost per unit in precedents"), texts.of(action.unit_cost)),
        (texts.tr("Supporting units"), texts.of(action.support)),
    )


def _filled(*facts: Fact) -> list[Fact]:
    return [fact for fact in facts if fact[1]]


def _readiness(plan: Plan, action: Action, texts: Texts) -> str:
    gates = sorted(plan.rules.gates, key=lambda gate: gate.minimum_readiness, reverse=True)
    gate = next((gate for gate in gates if action.readiness >= gate.minimum_readiness), None)
    phase = next((phase for phase in plan.phases if gate and phase.id == gate.phase), None)
    said = texts.tr("{level} of 9", level=action.readiness)
    if phase is not None and not plan.rules.feasibility_in_value:
        said = texts.tr("{level} of 9, open from phase {phase}", level=action.readiness, phase=phase.name)
    reason = texts.of(action.readiness_reason)
    return f"{said}\n{reason}" if reason else said
