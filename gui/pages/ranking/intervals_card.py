"""How far each weight may move before the order changes."""

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.ranking.words import share_range, winners_past
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.choice import Choice
from gui.widgets.span_bars import Span, SpanBars, SpanRow, SpanScale
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.sensitivity import Interval, Sensitivity, WeightInterval
from planner.text.marker import mark

LEVELS = (mark("Groups"), mark("All criteria"))
LEGEND = mark("Hatched: the first place stays; full: the whole order stays; diamond: the weight in force.")
MEASURES = (mark("By closeness"), mark("By additive value"))


class IntervalsCard(AnswerCard[Sensitivity]):
    """Hatched: the first place stays. Full: the whole order stays. Diamond: the weight in force."""

    title = mark("How far may a weight move?")

    def __init__(self, context: Context) -> None:
        self.bars = SpanBars(context)
        super().__init__(context, context.questions.sensitivity, self.bars, self.bars.whole_size, scroll=True)
        self.level, self.measure = Choice(), Choice()
        for choice in (self.level, self.measure):
            choice.activated.connect(self.refresh)
            self.add_control(choice)

    def show_answer(self, answered: Answered[Sensitivity]) -> None:
        texts, plan = self.context.texts, answered.plan
        for choice, names in ((self.level, LEVELS), (self.measure, MEASURES)):
            choice.show_choices(tuple(texts.tr(name) for name in names), max(0, choice.currentIndex()))
        self.level.setAccessibleName(texts.tr("Weights shown"))
        self.measure.setAccessibleName(texts.tr("Measure of the order"))
        shown = tuple(interval for interval in answered.answer.intervals if self._chosen(plan, interval))
        self.bars.show_rows(
            tuple(self._row(plan, interval) for interval in shown),
            SpanScale(0.0, 1.0, tuple((quarter / 4, texts.percent(quarter / 4, 0)) for quarter in range(5))),
        )
        self.show_chart(
            texts.tr(self.title),
            self._sentence(plan, shown),
            tab_separated(self._lines(plan, shown)),
            legend=texts.tr(LEGEND),
        )

    def _chosen(self, plan: Plan, interval: WeightInterval) -> bool:
        is_group = plan.criteria.criterion(interval.criterion).parent == GOAL
        leaves = {leaf.id for leaf in plan.criteria.leaves}
        return is_group if self.level.currentIndex() == 0 else interval.criterion in leaves

    def _spans(self, interval: WeightInterval) -> tuple[Interval, Interval]:
        """In which the first place and the whole order stay, by the measure chosen."""
        if self.measure.currentIndex() == 0:
            return interval.first, interval.order
        return interval.value_first, interval.value_order

    def _row(self, plan: Plan, interval: WeightInterval) -> SpanRow:
        texts, tokens = self.context.texts, self.context.tokens
        first, order = self._spans(interval)
        tops = [group.id for group in plan.criteria.children(GOAL)]
        name = texts.of(plan.criteria.criterion(interval.criterion).name)
        hint = [
            texts.tr("{criterion}: {share}", criterion=name, share=texts.percent(interval.weight)),
            texts.tr("First place stays at {interval}", interval=share_range(texts, first)),
            texts.tr("Whole order stays at {interval}", interval=share_range(texts, order)),
        ]
        if self.measure.currentIndex() == 0:
            hint += winners_past(texts, plan, interval)
        color = tokens.color("accent")
        return SpanRow(
            name,
            (Span(*first, color, 14.0, hatched=True), Span(*order, color, 6.0)),
            share_range(texts, first),
            "\n".join(hint),
            interval.weight,
            tokens.group(tops.index(plan.criteria.top(interval.criterion))),
        )

    def _sentence(self, plan: Plan, shown: tuple[WeightInterval, ...]) -> str:
        texts = self.context.texts
        open_ended = tuple(interval for interval in shown if self._spans(interval)[0] == (0.0, 1.0))
        if len(open_ended) == len(shown):
            return texts.tr("No single weight shown changes the first place.")
        nearest = min((interval for interval in shown if interval not in open_ended), key=self._slack)
        return texts.tr(
            "The tightest weight is {criterion}, {share}: the first place stays at {interval}.",
            criterion=plan.criteria.criterion(nearest.criterion).name,
            share=texts.percent(nearest.weight),
            interval=share_range(texts, self._spans(nearest)[0]),
        )

    def _slack(self, interval: WeightInterval) -> float:
        """How far the weight may move at least towards an end past which the first place changes."""
        low, high = self._spans(interval)[0]
        return min(interval.weight - low if low > 0 else 1.0, high - interval.weight if high < 1 else 1.0)

    def _lines(self, plan: Plan, shown: tuple[WeightInterval, ...]) -> list[tuple[str, ...]]:
        texts = self.context.texts
        head = tuple(
            texts.tr(word)
            for word in (
                mark("Criterion"),
                mark("Weight"),
                mark("First place stays from"),
                mark("to"),
                mark("Whole order stays from"),
                mark("to"),
            )
        )
        lines = [head]
        for interval in shown:
            first, order = self._spans(interval)
            name = texts.of(plan.criteria.criterion(interval.criterion).name)
            lines.append((name, *(texts.percent(share) for share in (interval.weight, *first, *order))))
        return lines
