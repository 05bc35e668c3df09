"""The experts: who they are, how far they have come, who is counted."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.weighting.exclusion_strip import ExclusionStrip
from gui.pages.weighting.report_table import ReportTable
from gui.widgets.card import Card, button, label
from gui.widgets.fields import NumberField
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.edits import experts as edits
from planner.model.bilingual import same
from planner.model.evaluation import Weights
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import ExclusionRule, Expert
from planner.text.log import EXCLUSION_RULES
from planner.text.marker import mark
from planner.text.texts import MISSING

NAME, DEPARTMENT, INFLUENCE = range(3)
NUMBER_WIDTH = 36


class ExpertsCard(Card):
    """Names, departments and influences are typed in the table. Signal `judge_asked(expert)`."""

    judge_asked = Signal(str)

    def __init__(self, context: Context, recorder: Callable[[], str]) -> None:
        """`recorder` tells who keeps the record, for the decision log."""
        super().__init__()
        self._context = context
        self._recorder = recorder
        self._experts: tuple[Expert, ...] = ()
        self.anonymous = QCheckBox()
        self.table = ReportTable(context, NUMBER_WIDTH, NUMBER_WIDTH, fitted=(NAME, DEPARTMENT))
        self.judge, self.exclude, self.remove = button(), button(), button("quiet")
        self.strip = ExclusionStrip(context)
        self.name, self.department, self.influence = QLineEdit(), QLineEdit(), NumberField(0.01, 1000, 0.5, 2)
        self.influence.setValue(1.0)
        self.influence.setFixedWidth(70)
        self.add = button("primary")
        self.head.addWidget(self.anonymous)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for made in (self.judge, self.exclude, self.remove):
            actions.addWidget(made)
        actions.addStretch(1)
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.name, 2)
        entry.addWidget(self.department, 3)
        self._influence_caption = label(role="muted")
        for widget in (self._influence_caption, self.influence, self.add):
            entry.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(actions)
        self.body.addWidget(self.strip)
        self.body.addLayout(entry)
        self._connect()

    def show_experts(self, plan: Plan, weights: Weights) -> None:
        texts, weighting = self._context.texts, plan.weighting
        self._experts = weighting.experts
        tr = texts.tr
        self.set_title(texts.trn("{count} expert", "{count} experts", len(self._experts)))
        self.anonymous.setText(tr("Show by number only"))
        self.anonymous.setToolTip(tr("In window and workbook experts appear as Expert 01 …; names stay in the plan."))
        self.anonymous.setChecked(weighting.anonymous)
        columns = (
            tr("Name of the expert"),
            tr("Department"),
            tr("Influence"),
            tr("Answers"),
            tr("Total CR"),
            tr("Distance"),
            tr("State"),
        )
        rows = tuple(self._row(plan, weights, expert) for expert in self._experts)
        numbers = tuple(f"{number:02d}" for number in range(1, len(rows) + 1))
        self.table.model.show(tr("No."), columns, numbers, rows)
        if not self.table.view.currentIndex().isValid():
            self.table.view.setCurrentIndex(self.table.model.index(0, NAME))
        self.table.view.setAccessibleName(tr("Experts"))
        typing = (
            tr("Names and departments can be typed again once experts are no longer shown by number only.")
            if weighting.anonymous
            else tr("Type into name, department and influence. Distance: half the sum of differences from the group.")
        )
        self.table.tell("", typing)
        self._tell_entry()
        self._tell_actions()

    def _tell_entry(self) -> None:
        tr = self._context.texts.tr
        for field, word in ((self.name, tr("Name of the expert")), (self.department, tr("Department"))):
            field.setPlaceholderText(word)
            field.setAccessibleName(word)
        self._influence_caption.setText(tr("Influence"))
        self.influence.setAccessibleName(tr("Influence"))
        self.add.setText(tr("Add expert"))

    def _tell_actions(self) -> None:
        tr, expert = self._context.texts.tr, self.chosen
        self.judge.setText(tr("Judge as this expert"))
        counted = expert is None or expert.exclusion is None
        self.exclude.setText(tr("Exclude…") if counted else tr("Count again"))
        self.exclude.setToolTip(tr("Answers are kept but not counted; rule and reason go to the decision log."))
        self.remove.setText(tr("Remove"))
        self.remove.setToolTip(tr("Only an expert who has not answered can be removed."))
        for made in (self.judge, self.exclude, self.remove):
            made.setEnabled(expert is not None)

    @property
    def chosen(self) -> Expert | None:
        """The expert of the current row."""
        row = self.table.view.currentIndex().row()
        return self._experts[row] if 0 <= row < len(self._experts) else None

    def _row(self, plan: Plan, weights: Weights, expert: Expert) -> tuple[TextCell, ...]:
        texts, weighting = self._context.texts, plan.weighting
        own = weights.expert(expert.id)
        name = texts.of(weighting.shown_name(expert.id))
        department = weighting.shown_department(expert.id)
        open_ = not weighting.anonymous
        influence = f"{expert.influence:g}"
        ratio = None if own is None else own.consistency_ratio
        high = ratio is not None and ratio > ACCEPTABLE_RATIO
        asked = sum(node.pairs for node in weights.nodes)
        return (
            TextCell(name, Look.STRONG, editable=open_, typed=name),
            TextCell(department or MISSING, editable=open_, typed=department),
            TextCell(influence, editable=True, typed=influence),
            TextCell(f"{0 if own is None else own.answered}/{asked}"),
            TextCell(texts.number(ratio, 4), Look.STRONG if high else Look.PLAIN),
            TextCell(texts.percent(None if own is None else own.distance)),
            self._state(expert),
        )

    def _state(self, expert: Expert) -> TextCell:
        tr, exclusion = self._context.texts.tr, expert.exclusion
        if exclusion is None:
            return TextCell(tr("counted"))
        tip = tr("{rule}: {reason}", rule=tr(EXCLUSION_RULES[exclusion.rule]), reason=exclusion.reason)
        return TextCell(tr("not counted"), Look.MUTED, tip=tip)

    def _connect(self) -> None:
        self.table.model.typed.connect(self._on_typed)
        self.table.view.copy_asked.connect(self.table.copy)
        self.table.view.selectionModel().currentChanged.connect(lambda *_: self._tell_actions())
        self.anonymous.clicked.connect(
            lambda on: self._edit(lambda plan: edits.set_anonymous(plan, on), mark("Show experts by number"))
        )
        self.add.clicked.connect(self._on_add)
        for field in (self.name, self.department):
            field.returnPressed.connect(self._on_add)
        self.judge.clicked.connect(self._on_judge)
        self.exclude.clicked.connect(self._on_exclude)
        self.remove.clicked.connect(self._on_remove)
        self.strip.decided.connect(self._on_decided)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        expert, language = self._experts[row], self._context.texts.language
        if column == NAME:
            self._edit(lambda plan: edits.rename_expert(plan, expert.id, text, language), mark("Rename expert"))
        elif column == DEPARTMENT:
            self._edit(lambda plan: edits.set_department(plan, expert.id, text), mark("Set department"))
        else:
            self._edit(lambda plan: edits.set_influence(plan, expert.id, _amount(text)), mark("Set influence"))

    def _on_add(self) -> None:
        name, department, influence = self.name.text().strip(), self.department.text(), self.influence.value()
        if self._edit(lambda plan: edits.add_expert(plan, same(name), department, influence), mark("Add expert")):
            self.name.clear()
            self.name.setFocus()

    def _on_judge(self) -> None:
        if self.chosen is not None:
            self.judge_asked.emit(self.chosen.id)

    def _on_exclude(self) -> None:
        expert = self.chosen
        if expert is None:
            return
        if expert.exclusion is None:
            self.strip.ask(expert.id)
            return
        who, today = self._recorder(), self._context.today().isoformat()
        self._edit(lambda plan: edits.hear_expert(plan, expert.id, who=who, date=today), mark("Count expert again"))

    def _on_decided(self, expert: str, rule: ExclusionRule, reason: str) -> None:
        who, today = self._recorder(), self._context.today().isoformat()
        if self._edit(
            lambda plan: edits.exclude_expert(plan, expert, rule, reason, who=who, date=today), mark("Exclude expert")
        ):
            self.strip.drop()

    def _on_remove(self) -> None:
        expert = self.chosen
        if expert is not None:
            self._edit(lambda plan: edits.remove_expert(plan, expert.id), mark("Remove expert"))

    def _edit(self, change: Callable[[Plan], Plan], source: str) -> bool:
        return self._context.document.edit(change, source)


def _amount(text: str) -> float:
    try:
        return float(text.strip().replace(",", ".").replace("，", "."))
    except ValueError as error:
        raise ProblemError("number unreadable", "weighting", text=text.strip()) from error
