"""The two-index map: people and environment against the economy, and where the money ends on each."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap import words
from gui.pages.roadmap.money.amounts import amount, figure, unit
from gui.pages.roadmap.money.index_choice import IndexChoice
from gui.pages.roadmap.money.map_chart import MapChart, MapFace, MapPoint
from gui.pages.roadmap.money.table import WordsTable
from gui.widgets.card import Card, button, label
from gui.widgets.chart_card import ChartCard
from gui.widgets.wrapped_legend import WrappedLegend
from planner.analysis.index_map import index_map
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.index_map import IndexedAction, IndexMap, Quadrant
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import MISSING

TITLE = mark("Two-index map")
QUADRANTS: dict[Quadrant, str] = {
    "A": mark("A: both high"),
    "B": mark("B: social-environmental high"),
    "C": mark("C: financial-economic high"),
    "D": mark("D: both low"),
}
LEGEND = mark(
    "Social-environmental: {social}. Financial-economic: {financial}. An index is the value of the strategies an "
    "action carries on these criteria, 100 for the greatest. Dashed: where the public money of all years ends when "
    "actions take it in the order of that index. Filled: in the roadmap. After the World Bank's Infrastructure "
    "Prioritization Framework (WPS 7674)."
)
HEADS = (mark("Quadrant"), mark("Social-env."), mark("Fin.-econ."), mark("Public money ({unit})"), mark("Roadmap"))
NOWHERE = 101.0
"""Off the scale: a line the money does not reach."""


class MapView(QWidget):
    """The map on the left, its actions as a table on the right; choosing in one marks the other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._actions: tuple[str, ...] = ()
        self.chart = MapChart(context)
        self.card = ChartCard(context, self.chart)
        self.choose_criteria = button()
        self.card.add_control(self.choose_criteria)
        self.panel = IndexChoice(context, self)
        self._legend = WrappedLegend()
        self.card.body.insertWidget(1, self._legend)
        self.table = WordsTable(context)
        self._list = Card()
        self._said = label(role="small", wrap=True)
        self._list.body.addWidget(self._said)
        self._list.body.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.card, 1)
        row.addWidget(self._list, 1)
        self.chart.chosen.connect(self.select)
        self.table.chosen.connect(lambda place: self.select(self.shown_action(place)))
        self.choose_criteria.clicked.connect(lambda: self.panel.open_under(self.choose_criteria))

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self._context.texts
        self.choose_criteria.setText(texts.tr("Criteria of the indices…"))
        self.panel.show_plan(plan)
        assert evaluation.ranking is not None, "the view shows errors in place of this"
        try:
            found = index_map(plan, evaluation.ranking)
        except ProblemError as problem:
            self.card.show_instead(texts.tr(TITLE), texts.message(problem.message), "error")
            self._legend.hide()
            self._list.hide()
            return
        self._legend.show()
        self._list.show()
        self._show_map(plan, found, evaluation.roadmap)
        self._show_table(plan, found, evaluation.roadmap)

    def shown_action(self, row: int) -> str:
        """The action in a row of the table."""
        return self._actions[row]

    def select(self, action: str) -> None:
        """Mark an action in the map and in the table."""
        self.chart.select(action)
        self.table.select(self._actions.index(action) if action in self._actions else -1)

    def _show_map(self, plan: Plan, found: IndexMap, roadmap: Roadmap | None) -> None:
        texts, tokens = self._context.texts, self._context.tokens
        self.chart.show_face(
            MapFace(
                points=tuple(self._point(plan, entry, roadmap) for entry in found.actions),
                across_line=NOWHERE if found.financial_line is None else found.financial_line,
                up_line=NOWHERE if found.social_line is None else found.social_line,
                across=texts.tr("Financial-economic index"),
                up=texts.tr("Social-environmental index"),
                quadrants={quadrant: texts.tr(name) for quadrant, name in QUADRANTS.items()},
            )
        )
        self._legend.set_items(
            tuple(
                (words.strategy_color(tokens, plan, id), texts.of(words.strategy_name(plan, id)))
                for id in words.strategy_order(plan)
            )
        )
        social, financial = (
            texts.join(texts.of(plan.criteria.criterion(id).name) for id in ids)
            for ids in (found.social_criteria, found.financial_criteria)
        )
        self.card.show_chart(
            texts.tr(TITLE),
            self._sentence(found, roadmap),
            self.table.table.as_text(),
            legend=texts.tr(LEGEND, social=social, financial=financial),
        )

    def _sentence(self, found: IndexMap, roadmap: Roadmap | None) -> str:
        texts = self._context.texts
        counts = {quadrant: sum(entry.quadrant == quadrant for entry in found.actions) for quadrant in QUADRANTS}
        said = [
            texts.tr(
                "{both} actions lie above both budget lines (A), {social} above the social-environmental one alone "
                "(B), {financial} above the financial-economic one alone (C), {neither} above neither (D).",
                both=counts["A"],
                social=counts["B"],
                financial=counts["C"],
                neither=counts["D"],
            )
        ]
        if roadmap is not None:
            out = sum(entry.quadrant == "A" and roadmap.of(entry.action) is None for entry in found.actions)
            low = sum(entry.quadrant == "D" and roadmap.of(entry.action) is not None for entry in found.actions)
            said.append(
                texts.tr("The roadmap leaves out {out} of A and has {low} of D.", out=out, low=low),
            )
        return texts.sentences(said)

    def _point(self, plan: Plan, entry: IndexedAction, roadmap: Roadmap | None) -> MapPoint:
        texts, action = self._context.texts, plan.action(entry.action)
        name = texts.of(action.name)
        lines = [
            name,
            texts.tr(
                "Social-environmental {social}, financial-economic {financial}: {quadrant}",
                social=texts.number(entry.social),
                financial=texts.number(entry.financial),
                quadrant=texts.tr(QUADRANTS[entry.quadrant]),
            ),
            texts.tr("Roadmap: {place}", place=self._place(roadmap, entry.action)),
        ]
        return MapPoint(
            action=entry.action,
            name=name,
            across=entry.financial,
            up=entry.social,
            color=words.strategy_color(self._context.tokens, plan, action.strategy),
            placed=roadmap is not None and roadmap.of(entry.action) is not None,
            hint="\n".join(lines),
        )

    def _show_table(self, plan: Plan, found: IndexMap, roadmap: Roadmap | None) -> None:
        texts = self._context.texts
        shown = sorted(found.actions, key=lambda entry: (entry.quadrant, -entry.social - entry.financial))
        chosen = self.table.currentIndex().row()
        kept = self._actions[chosen] if 0 <= chosen < len(self._actions) else ""
        self._actions = tuple(entry.action for entry in shown)
        self._list.set_title(texts.tr("Quadrant and roadmap"))
        self._said.setText(
            texts.tr(
                "Public money of all years: {budget}. High is at the line or above.",
                budget=amount(texts, plan, found.budget),
            )
        )
        self.table.table.show(
            texts.tr("Action"),
            tuple(texts.tr(head, unit=unit(texts, plan)) for head in HEADS),
            tuple(texts.of(plan.action(entry.action).name) for entry in shown),
            tuple(self._cells(plan, entry, roadmap) for entry in shown),
        )
        self.table.setAccessibleName(texts.tr("Quadrant and roadmap"))
        self.select(kept)

    def _cells(self, plan: Plan, entry: IndexedAction, roadmap: Roadmap | None) -> tuple[TextCell, ...]:
        texts = self._context.texts
        placed, place = roadmap.of(entry.action) if roadmap else None, self._place(roadmap, entry.action)
        odd = (entry.quadrant == "A" and not placed) or (entry.quadrant == "D" and placed)
        return (
            TextCell(entry.quadrant, Look.STRONG, tip=texts.tr(QUADRANTS[entry.quadrant])),
            TextCell(texts.number(entry.social)),
            TextCell(texts.number(entry.financial)),
            TextCell(figure(texts, plan, entry.public_cost)),
            TextCell(
                texts.year(placed.year) if placed else place,
                Look.STRONG if odd else Look.PLAIN if placed else Look.MUTED,
                tip=place,
            ),
        )

    def _place(self, roadmap: Roadmap | None, action: str) -> str:
        """Where the adopted roadmap has the action."""
        texts = self._context.texts
        if roadmap is None:
            return MISSING
        placed = roadmap.of(action)
        if placed is None:
            return texts.tr("left out")
        return texts.tr("{phase}, {year}", phase=words.phase_name(texts, placed), year=placed.year)
