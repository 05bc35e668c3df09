"""What more or less public money would buy, step by step."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.roadmap.money.amounts import amount
from gui.pages.roadmap.money.curve_chart import CurveChart, CurveFace
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.card import button
from gui.widgets.reason_list import Entry, ReasonList
from planner.model.money_curve import MoneyCurve, MoneyPoint
from planner.model.plan import Plan
from planner.text.marker import mark

LEGEND = mark(
    "Line: the greedy rule; what fits less money fits more, so it never falls. Diamond: solved exactly. Circle: the "
    "adopted roadmap. All limits of public sources are scaled along; dashed: the plan's own money."
)
COPIED = (mark("Share of the money"), mark("Value"), mark("Comes in"), mark("Falls out"))
STEPS_WIDTH = (210, 340)


class CurveCard(AnswerCard[MoneyCurve]):
    """The stair and the list of its steps; choosing in one marks the other."""

    title = mark("What public money buys")

    def __init__(self, context: Context) -> None:
        self.chart = CurveChart(context)
        self.steps = ReasonList(lambda: context.tokens)
        self.steps.setMinimumWidth(STEPS_WIDTH[0])
        self.steps.setMaximumWidth(STEPS_WIDTH[1])
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chart, 1)
        row.addWidget(self.steps)
        super().__init__(context, context.questions.money_curve, both)
        self._exact = context.questions.exact_curve
        self.exactly = button()
        self.exactly.clicked.connect(self._on_exactly)
        self.add_control(self.exactly)
        self.chart.chosen.connect(self._choose)
        self.steps.chosen.connect(lambda id: self._choose(float(id)))
        self._exact.changed.connect(self._on_changed)
        self._exact.progressed.connect(self._show_exactly)

    def refresh(self) -> None:
        self._show_exactly()
        super().refresh()

    def show_answer(self, answered: Answered[MoneyCurve]) -> None:
        texts, plan, curve = self.context.texts, answered.plan, answered.answer
        exact = self._exact.present_answer
        steps = tuple((point.share, self._told(plan, point)) for point in curve.steps)
        self.chart.show_face(
            CurveFace(
                points=tuple((point.share, point.value) for point in curve.points),
                exact=tuple((point.share, point.value) for point in exact.points if point.starts) if exact else (),
                roadmap=self._roadmap_value(),
                least=_least(curve),
                steps=steps,
                across=texts.tr("Share of the plan's public money"),
                up=texts.tr("Total value of the actions done"),
                none_below=texts.tr("no schedule"),
            )
        )
        self.steps.show_entries(tuple(self._entry(plan, curve, point) for point in reversed(curve.steps)))
        self.steps.setAccessibleName(texts.tr("Steps of the curve"))
        lines = [tuple(texts.tr(head) for head in COPIED)]
        for point in curve.steps:
            changes = map(texts.join, self._names(plan, point))
            lines.append((texts.percent(point.share, 0), texts.number(point.value), *changes))
        self.show_chart(
            texts.tr(self.title), self._sentence(plan, curve), tab_separated(lines), legend=texts.tr(LEGEND)
        )

    def _sentence(self, plan: Plan, curve: MoneyCurve) -> str:
        """What half as much and half as much again would buy, against the plan's own money."""
        texts = self.context.texts
        own = curve.at(1.0)
        more, less = curve.at(1.5), curve.at(0.5)
        said = [
            texts.tr(
                "The plan's public money, {amount} a year, buys a value of {value} by the greedy rule; half as much "
                "again would buy {more}.",
                amount=amount(texts, plan, curve.yearly),
                value=texts.number(own.value, 0),
                more=texts.number(more.value, 0),
            )
        ]
        least = _least(curve)
        if least > 0.5:
            said.append(
                texts.tr(
                    "Below {share} of it required actions find no room and there is no schedule.",
                    share=texts.percent(least, 0),
                )
            )
        else:
            said.append(texts.tr("Half of it would buy {less}.", less=texts.number(less.value, 0)))
        roadmap, exact = self._roadmap_value(), self._exact.present_answer
        if roadmap is not None:
            said.append(texts.tr("The adopted roadmap has {value}.", value=texts.number(roadmap, 0)))
        if exact is not None:
            gap = max(point.gap or 0.0 for point in exact.points)
            said.append(
                texts.tr(
                    "Solved exactly it buys {value}; all points are proven to {gap}.",
                    value=texts.number(exact.at(1.0).value, 0),
                    gap=texts.percent(gap, 2),
                )
            )
        return texts.sentences(said)

    def _roadmap_value(self) -> float | None:
        evaluation = self.context.document.evaluation
        return evaluation.roadmap.value if evaluation and evaluation.roadmap else None

    def _names(self, plan: Plan, point: MoneyPoint) -> tuple[list[str], list[str]]:
        names = self.context.texts.of
        entering, leaving = (
            [names(plan.action(action).name) for action in actions] for actions in (point.entering, point.leaving)
        )
        return entering, leaving

    def _told(self, plan: Plan, point: MoneyPoint) -> str:
        """What changes at a step, in words."""
        texts = self.context.texts
        entering, leaving = self._names(plan, point)
        lines = []
        if entering:
            lines.append(texts.tr("Comes in: {actions}", actions=texts.join(entering)))
        if leaving:
            lines.append(texts.tr("Falls out: {actions}", actions=texts.join(leaving)))
        return "\n".join(lines)

    def _entry(self, plan: Plan, curve: MoneyCurve, point: MoneyPoint) -> Entry:
        texts = self.context.texts
        money = amount(texts, plan, curve.yearly * point.share)
        told = self._told(plan, point)
        first = point is curve.steps[0]
        if first and len(point.entering) > 3:
            told = texts.tr("First {count} actions", count=len(point.entering))
        return Entry(
            repr(point.share),
            texts.tr("{share}: {amount} a year", share=texts.percent(point.share, 0), amount=money),
            told,
            aside=texts.number(point.value, 0),
            hint=self._told(plan, point),
        )

    def _choose(self, share: float) -> None:
        self.chart.mark(share)
        self.steps.select(repr(share))

    def _show_exactly(self) -> None:
        """The button solves exactly, tells how far that is, and stops it."""
        texts, question = self.context.texts, self._exact
        if question.under_way:
            self.exactly.setText(texts.tr("Stop ({share})", share=texts.percent(question.share, 0)))
        else:
            self.exactly.setText(texts.tr("Solve exactly"))
        self.exactly.setToolTip(texts.tr("Solve some points of the curve by the exact solver"))
        self.exactly.setEnabled(question.under_way or not question.current)

    def _on_exactly(self) -> None:
        if self._exact.under_way:
            self._exact.stop()
        else:
            self._exact.ask()


def _least(curve: MoneyCurve) -> float:
    """The least share that gives a schedule."""
    return next((point.share for point in curve.points if point.starts), 0.0)
