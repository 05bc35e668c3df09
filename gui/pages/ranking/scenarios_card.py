"""Scenarios side by side with the plan as it stands."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Signal

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import method_name
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.analysis.scenarios import scenarios_summary
from planner.model.evaluation import Ranking
from planner.model.trials import ScenarioOutcome
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Outcomes = tuple[ScenarioOutcome, ...]
FORM_WORDS = {"bounds": mark("bounds"), "vector": mark("vector")}
NONE_YET = mark(
    "No scenario yet. Move a weight in “At a glance” and keep it, or begin one here: other experts, scores or methods "
    "beside the plan as it stands."
)


class ScenariosCard(AnswerCard[Outcomes]):
    """The plan first, then a row a scenario: ranks with the figure behind them. Signal `chosen(id)`."""

    title = mark("Scenarios side by side")
    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.outcomes, self.view, self.view.whole_size)
        self._ids: tuple[str, ...] = ()
        self._selected = ""
        self.view.selectionModel().currentRowChanged.connect(self._on_row)

    def select(self, id: str) -> None:
        """Mark the row of a scenario, now or once it is shown."""
        self._selected = id
        if id in self._ids:
            index = self.table.index(self._ids.index(id) + 1, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            with QSignalBlocker(self.view.selectionModel()):
                self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.viewport().update()

    def show_answer(self, answered: Answered[Outcomes]) -> None:
        texts, tokens, plan, ranking = self.context.texts, self.context.tokens, answered.plan, answered.ranking
        outcomes = answered.answer
        self._ids = tuple(outcome.scenario for outcome in outcomes)
        if not outcomes:
            self.show_instead(texts.tr(self.title), texts.tr(NONE_YET))
            return
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        order = tuple(places[ranked.strategy] for ranked in ranking.order)
        names = {scenario.id: texts.of(scenario.name) for scenario in plan.scenarios}
        with QSignalBlocker(self.view.selectionModel()):
            self.table.show(
                texts.tr("Scenario"),
                (*(texts.of(plan.strategies[place].name) for place in order), texts.tr("Method")),
                (texts.tr("Plan as it stands"), *(names[id] for id in self._ids)),
                (
                    _plan_cells(texts, ranking, order),
                    *(_cells(texts, ranking, outcome, order) for outcome in outcomes),
                ),
            )
        self.view.mark(
            no_swatch,
            lambda column: tokens.strategy(order[column]) if column < len(order) else None,
            lambda row, column: 0.5 if self.table.cell(row, column).look is Look.STRONG else None,
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        summary = scenarios_summary(plan, outcomes)
        self.show_chart(texts.tr(self.title), texts.message(summary) if summary else "", self.table.as_text())
        self.select(self._selected)

    def _on_row(self) -> None:
        row = self.view.currentIndex().row()
        if 0 < row <= len(self._ids):
            self._selected = self._ids[row - 1]
            self.chosen.emit(self._selected)


def _plan_cells(texts: Texts, ranking: Ranking, order: tuple[int, ...]) -> tuple[TextCell, ...]:
    cells = []
    for place in order:
        ranked = ranking.strategies[place]
        look = Look.STRONG if ranked.rank == 1 else Look.PLAIN
        cells.append(TextCell(_rank_text(texts, ranked.rank, "", ranked.closeness), look))
    return (*cells, TextCell(method_text(texts, "", ranking.normalisation)))


def _cells(texts: Texts, ranking: Ranking, outcome: ScenarioOutcome, order: tuple[int, ...]) -> tuple[TextCell, ...]:
    note = texts.message(outcome.note) if outcome.note else ""
    method = TextCell(method_text(texts, outcome.method, outcome.normalisation), tip=note)
    if outcome.ranks is None or outcome.scores is None:
        return (*(TextCell(MISSING, Look.MUTED, tip=note) for _ in order), method)
    cells = []
    for place in order:
        rank, now = outcome.ranks[place], ranking.strategies[place].rank
        sign = "" if rank == now else " ▲" if rank < now else " ▼"
        look = Look.STRONG if rank == 1 else Look.PLAIN
        cells.append(TextCell(_rank_text(texts, rank, sign, outcome.scores[place]), look, tip=note))
    return (*cells, method)


def method_text(texts: Texts, method: str, normalisation: str) -> str:
    """The method by name; TOPSIS with its form."""
    return (
        method_name(texts, method) if method else texts.tr("TOPSIS, {form}", form=texts.tr(FORM_WORDS[normalisation]))
    )


def _rank_text(texts: Texts, rank: int, sign: str, figure: float) -> str:
    return f"{rank}{sign}  {texts.number(figure, 4)}"
