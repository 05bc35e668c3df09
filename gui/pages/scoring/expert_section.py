"""What each expert gives the cell in view, and how their values become one."""

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from gui.context import Context
from gui.models.score_table import ScoreCell, typed_text
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.scoring import words
from gui.pages.scoring.block import parse_score
from gui.widgets.card import label
from gui.widgets.choice import Choice
from planner.edits import scoring
from planner.model.plan import Plan
from planner.text.group import SCORE_AGGREGATIONS
from planner.text.marker import mark
from planner.text.texts import MISSING

ROW_HEIGHT, MOST_ROWS = 28, 8


class ExpertSection(QWidget):
    """Hidden while one person makes the plan alone. Values are typed into the table."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._experts: tuple[str, ...] = ()
        self._place = ("", "")
        self._title = label(role="strong")
        self.aggregation = Choice()
        self.meaning = label(wrap=True)
        self.model = TextTable(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.setTabKeyNavigation(False)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.aggregation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.meaning)
        column.addWidget(self.table)
        self.model.typed.connect(self._on_typed)
        self.aggregation.activated.connect(self._on_aggregation)

    def show_cell(self, plan: Plan, cell: ScoreCell) -> None:
        texts, weighting = self._context.texts, plan.weighting
        self._place = cell.strategy.id, cell.leaf.id
        self._experts = tuple(expert.id for expert in weighting.experts)
        self.setVisible(len(self._experts) > 1 or cell.group is not None)
        self._title.setText(texts.tr("Experts' values"))
        names = tuple(map(texts.tr, SCORE_AGGREGATIONS.values()))
        self.aggregation.show_choices(names, tuple(SCORE_AGGREGATIONS).index(plan.score_aggregation))
        self.aggregation.setAccessibleName(texts.tr("How experts' values become one"))
        self.meaning.setText(
            texts.tr("No expert has scored this cell; the planner's own score is in force.")
            if cell.group is None
            else words.group_text(cell.group, plan.score_aggregation, cell.leaf, texts)
        )
        given = {
            each.expert: each.value for each in plan.expert_scores if (each.strategy, each.criterion) == self._place
        }
        heard = {expert.id for expert in weighting.heard}
        rows = tuple(
            (_cell(given.get(expert), cell, Look.PLAIN if expert in heard else Look.MUTED),) for expert in self._experts
        )
        self.model.show(
            texts.tr("Expert"),
            (texts.tr("Score"),),
            tuple(texts.of(weighting.shown_name(expert)) for expert in self._experts),
            rows,
        )
        self.table.setAccessibleName(texts.tr("Experts' values"))
        self.table.setFixedHeight(ROW_HEIGHT * min(len(rows), MOST_ROWS) + 4)

    def _on_typed(self, row: int, _: int, text: str) -> None:
        expert, place = self._experts[row], self._place

        def typed(plan: Plan) -> Plan:
            value = parse_score(text) if text.strip() else None
            return scoring.set_expert_score(plan, expert, *place, value)

        self._context.document.edit(typed, mark("Set an expert's score"))

    def _on_aggregation(self, position: int) -> None:
        aggregation = tuple(SCORE_AGGREGATIONS)[position]
        self._context.document.edit(
            lambda plan: scoring.set_score_aggregation(plan, aggregation), mark("Choose how experts' scores combine")
        )


def _cell(value: float | None, cell: ScoreCell, look: Look) -> TextCell:
    typed = "" if value is None else typed_text(value, cell.leaf)
    return TextCell(typed or MISSING, look, editable=True, typed=typed)
