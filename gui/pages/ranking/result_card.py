"""The ranking in figures, and the form of TOPSIS behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_shade, no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.widgets.card import button
from gui.widgets.chart_card import ChartCard
from planner.model.evaluation import RankedStrategy, Ranking
from planner.model.plan import Plan
from planner.ranking.explain import form_meaning
from planner.text.marker import mark
from planner.text.texts import Texts

FORMS = {"bounds": mark("Declared bounds"), "vector": mark("Vector form")}


class ResultCard(ChartCard):
    """Signals: `form_chosen(form)` for another form of TOPSIS, `opened(strategy)` for its contributions."""

    form_chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, self.view, self.view.whole_size)
        self._order: tuple[str, ...] = ()
        self.view.opened.connect(lambda row, _: self.opened.emit(self._order[row]))
        self._group = QButtonGroup(self)
        self.forms = {form: button() for form in FORMS}
        for form, made in self.forms.items():
            made.setCheckable(True)
            made.clicked.connect(lambda _, form=form: self.form_chosen.emit(form))
            self._group.addButton(made)
            self.add_control(made)

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        texts, tokens = self.context.texts, self.context.tokens
        for form, made in self.forms.items():
            made.setText(texts.tr(FORMS[form]))
            made.setToolTip(texts.message(form_meaning(form)))
            made.setChecked(form == ranking.normalisation)
        self._order = tuple(ranked.strategy for ranked in ranking.order)
        columns = (
            texts.tr("Closeness"),
            texts.tr("Distance to best"),
            texts.tr("Distance to worst"),
            texts.tr("Value"),
            texts.tr("Value for schedule"),
            texts.tr("Open scores"),
        )
        names = tuple(f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}" for ranked in ranking.order)
        cells = tuple(_cells(ranked, texts) for ranked in ranking.order)
        self.table.show(texts.tr("Rank and strategy"), columns, names, cells)
        self.view.setAccessibleName(texts.tr("Ranking by TOPSIS"))
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        self.view.mark(lambda row: tokens.strategy(places[self._order[row]]), no_swatch, no_shade)
        self.view.settle()
        meaning = texts.message(form_meaning(ranking.normalisation))
        self.show_chart(texts.tr("Ranking by TOPSIS"), meaning, self.table.as_text())


def _cells(ranked: RankedStrategy, texts: Texts) -> tuple[TextCell, ...]:
    first = Look.STRONG if ranked.rank == 1 else Look.PLAIN
    counts = {"unconfirmed": ranked.unconfirmed, "empty": ranked.empty}
    open_tip = texts.tr("{unconfirmed} not confirmed, {empty} empty", **counts)
    return (
        TextCell(texts.number(ranked.closeness, 4), first),
        TextCell(texts.number(ranked.distance_to_best, 4)),
        TextCell(texts.number(ranked.distance_to_worst, 4)),
        TextCell(texts.number(ranked.value, 1), first),
        TextCell(texts.number(ranked.schedule_value, 1)),
        TextCell(str(ranked.unconfirmed + ranked.empty), tip=open_tip),
    )
