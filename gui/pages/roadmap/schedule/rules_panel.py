"""What every schedule rests on, the phases and the rules of scheduling, in a small panel under its button."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.settings import Settings
from gui.widgets.card import button, chip, label, set_property
from gui.widgets.fields import NumberField, TextField
from gui.widgets.panel import Panel
from planner.edits import roadmap as edits
from planner.model.action import Phase
from planner.model.plan import Plan
from planner.text.marker import mark

PANEL_WIDTH = 540
RULES_ROW = 50
"""Grid row of the rules, under as many phases as anyone makes."""


class RulesPanel(Panel):
    """Phases follow one another: moving a phase's last year moves the first of the next with it.

    Beneath them the costs of the classes and the readiness gates, which can be confirmed as one's own.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, PANEL_WIDTH)
        self._context = context
        self.settings = Settings(context)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 12, 14, 12)
        outer.setSpacing(10)
        outer.addWidget(self.settings)
        outer.addLayout(self._grid)
        self._heads = [label(role="small") for _ in range(4)]
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        self._first_year = NumberField(1990, 2100)
        self._first_year.entered.connect(self._on_first_year)
        self._rows: list[tuple[TextField, TextField, QLabel, NumberField]] = []
        self._rules = label(role="small", wrap=True)
        self._basis = chip()
        self.confirm = button()
        self.confirm.clicked.connect(
            lambda: self._context.document.edit(edits.confirm_rules, mark("Confirm scheduling rules"))
        )
        foot = QHBoxLayout()
        foot.addWidget(self._basis)
        foot.addWidget(self.confirm)
        foot.addStretch(1)
        self._grid.addWidget(self._rules, RULES_ROW, 0, 1, 4)
        self._grid.addLayout(foot, RULES_ROW + 1, 0, 1, 4)

    def refresh(self, plan: Plan) -> None:
        texts = self._context.texts
        self.settings.refresh(plan)
        for head, text in zip(
            self._heads, (mark("Phase"), mark("Motto"), mark("First year"), mark("Last year")), strict=True
        ):
            head.setText(texts.tr(text))
        self._tell_rules(plan)
        while len(self._rows) < len(plan.phases):
            self._add_row(len(self._rows))
        for position, (name, motto, first, last) in enumerate(self._rows):
            used = position < len(plan.phases)
            for widget in (name, motto, first, last):
                widget.setVisible(used)
            if not used:
                continue
            phase = plan.phases[position]
            name.show_text(texts.of(phase.name))
            motto.show_text(texts.of(phase.motto))
            first.setText(str(phase.first_year))
            first.setVisible(position > 0)
            last.show_value(phase.last_year)
            spoken = texts.of(phase.name)
            name.setAccessibleName(texts.tr("Name of phase {number}", number=position + 1))
            motto.setAccessibleName(texts.tr("Motto of phase {number}", number=position + 1))
            last.setAccessibleName(texts.tr("Last year of {phase}", phase=spoken))
        self._first_year.show_value(plan.phases[0].first_year)
        self._first_year.setAccessibleName(texts.tr("First year of {phase}", phase=plan.phases[0].name))

    def _tell_rules(self, plan: Plan) -> None:
        texts, rules = self._context.texts, plan.rules
        costs = texts.join(
            f"{texts.tr(words.COST_CLASSES[code])} {texts.number(permille, 2)}‰"
            for code, permille in rules.cost_permille.items()
        )
        names = {phase.id: phase.name for phase in plan.phases}
        gates = texts.join(
            texts.tr("from {level}: {phase}", level=gate.minimum_readiness, phase=names[gate.phase])
            for gate in rules.gates
        )
        lines = (
            texts.tr("Total cost by class, per mille of GDP: {costs}", costs=costs),
            texts.tr("Earliest phase by readiness: {gates}", gates=gates),
            texts.of(rules.evidence.source),
        )
        self._rules.setText("\n".join(line for line in lines if line))
        assumed = rules.evidence.basis == "assumption"
        set_property(self._basis, "chip", "warning" if assumed else "good")
        self._basis.setText(texts.tr("Assumption") if assumed else texts.tr("Expert"))
        self.confirm.setText(texts.tr("Confirm these rules"))
        self.confirm.setVisible(assumed)

    def _add_row(self, position: int) -> None:
        name, motto, first, last = TextField(), TextField(), label(), NumberField(1990, 2100)
        name.setMinimumWidth(110)
        motto.setMinimumWidth(230)
        name.entered.connect(lambda text: self._on_text(position, "name", text))
        motto.entered.connect(lambda text: self._on_text(position, "motto", text))
        last.entered.connect(lambda year: self._on_last_year(position, round(year)))
        row = position + 1
        for column, widget in enumerate((name, motto, self._first_year if position == 0 else first, last)):
            self._grid.addWidget(widget, row, column)
        if position == 0:
            first.setParent(self)
            self.setTabOrder(motto, self._first_year)
        self._rows.append((name, motto, first, last))

    def _on_text(self, position: int, field: str, text: str) -> None:
        plan = self._context.document.plan
        if plan is None:
            return
        phase = plan.phases[position]
        language = self._context.texts.language
        if field == "name":
            phase = replace(phase, name=phase.name.with_text(language, text))
        else:
            phase = replace(phase, motto=phase.motto.with_text(language, text))
        self._set(mark("Rename phase"), {position: phase})

    def _on_first_year(self, year: float) -> None:
        plan = self._context.document.plan
        if plan is not None:
            self._set(mark("Set phase years"), {0: replace(plan.phases[0], first_year=round(year))}, "phase start")

    def _on_last_year(self, position: int, year: int) -> None:
        plan = self._context.document.plan
        if plan is None:
            return
        changed = {position: replace(plan.phases[position], last_year=year)}
        if position + 1 < len(plan.phases):
            changed[position + 1] = replace(plan.phases[position + 1], first_year=year + 1)
        self._set(mark("Set phase years"), changed, f"phase end {position}")

    def _set(self, name: str, changed: dict[int, Phase], merge: str = "") -> None:
        document = self._context.document

        def change(plan: Plan) -> Plan:
            phases = tuple(changed.get(position, phase) for position, phase in enumerate(plan.phases))
            return edits.set_phases(plan, phases)

        if not document.edit(change, name, merge) and document.plan is not None:
            self.refresh(document.plan)
