"""Walking weights: a slider a criterion, and in words what the tried weights would change."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.ranking.walk import Walk
from gui.pages.ranking.weight_slider import WeightFace, WeightSlider
from gui.pages.ranking.words import free_scenario_name, leaders, share_range, winners_past
from gui.widgets.card import Card, button, label, scrolled
from gui.widgets.choice import Choice
from planner.edits import ranking as edits
from planner.model.criterion import GOAL, Criterion
from planner.model.message import Param
from planner.model.plan import Plan
from planner.model.sensitivity import WeightInterval
from planner.text.marker import mark

NOTE = mark(
    "Nothing is written to the plan. Hatched, and in figures at the right: the first place stays. Triangle: the "
    "plan's weight."
)
KEEP = mark("Keep weights as scenario")


class WalkCard(Card):
    """The groups, or the criteria of one group, chosen in the list at the head."""

    def __init__(self, context: Context, walk: Walk) -> None:
        super().__init__()
        self._context, self._walk = context, walk
        self._shown: tuple[str, ...] = ()
        self._intervals: dict[str, WeightInterval] = {}
        self.choice = Choice()
        self.choice.activated.connect(self._on_choice)
        self.reset = button()
        self.keep = button()
        self.reset.clicked.connect(walk.reset)
        self.keep.clicked.connect(self._on_keep)
        for control in (self.choice, self.reset, self.keep):
            self.head.addWidget(control)
        self.said = label(wrap=True)
        self._note = label(role="small", wrap=True)
        self.sliders: dict[str, WeightSlider] = {}
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.body.setSpacing(6)
        self.body.addWidget(self.said)
        self.body.addWidget(scrolled(content), 1)
        self.body.addWidget(self._note)
        walk.moved.connect(self._show_walk)
        context.questions.sensitivity.changed.connect(self._on_sensitivity)

    def show_ranking(self, plan: Plan) -> None:
        """Show the plan's weights, or those being tried."""
        texts = self._context.texts
        self.set_title(texts.tr("Move weights"))
        self._note.setText(texts.tr(NOTE))
        self.reset.setText(texts.tr("Reset"))
        self.keep.setText(texts.tr("Keep weights"))
        self.keep.setToolTip(texts.tr("Keep these weights as a scenario"))
        self.choice.setAccessibleName(texts.tr("Criteria whose weights can be moved"))
        groups = plan.criteria.children(GOAL)
        names = (texts.tr("Groups"), *(texts.of(group.name) for group in groups))
        self.choice.show_choices(names, min(max(0, self.choice.currentIndex()), len(groups)))
        self._take_intervals()
        self._set_sliders(plan)
        self._show_walk()

    def _set_sliders(self, plan: Plan) -> None:
        """A slider for each criterion chosen; those that stay keep the focus."""
        ids = tuple(criterion.id for criterion in self._criteria(plan))
        if ids == self._shown:
            return
        for id in self._shown:
            self.sliders.pop(id).deleteLater()
        for position, id in enumerate(ids):
            slider = WeightSlider(self._context)
            slider.walked.connect(lambda share, id=id: self._walk.move(id, share))
            self._column.insertWidget(position, slider)
            self.sliders[id] = slider
        self._shown = ids

    def _criteria(self, plan: Plan) -> tuple[Criterion, ...]:
        groups = plan.criteria.children(GOAL)
        chosen = self.choice.currentIndex()
        if chosen <= 0:
            return groups
        group = groups[chosen - 1]
        return tuple(leaf for leaf in plan.criteria.leaves if plan.criteria.top(leaf.id) == group.id)

    def _show_walk(self) -> None:
        walk, texts, tokens = self._walk, self._context.texts, self._context.tokens
        tree = walk.plan.criteria
        tops = [group.id for group in tree.children(GOAL)]
        base, tried = walk.base.weights.criterion_weights, walk.weights.criterion_weights
        for id, slider in self.sliders.items():
            interval = self._intervals.get(id)
            slider.show_face(
                WeightFace(
                    name=texts.of(tree.criterion(id).name),
                    color=tokens.group(tops.index(tree.top(id))),
                    base=base[id],
                    share=tried[id],
                    stable=interval.first if interval else None,
                    figure=texts.percent(tried[id]),
                    interval=share_range(texts, interval.first) if interval else "",
                    hint=self._hint(id, interval),
                )
            )
        self.said.setText(self._sentence())
        self.reset.setEnabled(walk.away)
        self.keep.setEnabled(walk.away)

    def _hint(self, id: str, interval: WeightInterval | None) -> str:
        texts, plan = self._context.texts, self._walk.plan
        words = [texts.tr("Plan's weight {share}", share=texts.percent(self._walk.base.weights.criterion_weights[id]))]
        if interval is not None:
            words.append(texts.tr("First place stays at {interval}", interval=share_range(texts, interval.first)))
            words += winners_past(texts, plan, interval)
        return "\n".join(words)

    def _sentence(self) -> str:
        walk, texts = self._walk, self._context.texts
        first, second = walk.ranking.order[:2]
        former = walk.base.order[0]
        figures: dict[str, Param] = {
            "first": walk.plan.strategy(first.strategy).name,
            "closeness": texts.number(first.closeness, 4),
            "second": walk.plan.strategy(second.strategy).name,
            "other": texts.number(second.closeness, 4),
        }
        shared = tuple(walk.plan.strategy(id).name for id in leaders(walk.ranking))
        if len(shared) > 1:
            return texts.tr(
                "At these weights {strategies} share the first place, {closeness}.", strategies=shared, **figures
            )
        if not walk.away:
            return texts.tr("At the plan's weights: {first} {closeness}, {second} {other}.", **figures)
        if first.strategy == former.strategy:
            return texts.tr("At these weights still {first} {closeness}, {second} {other}.", **figures)
        place = walk.ranking.of(former.strategy).rank
        return texts.tr(
            "At these weights {first} leads with {closeness}; {former} falls from rank 1 to {place}.",
            **figures,
            former=walk.plan.strategy(former.strategy).name,
            place=place,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._context.questions.sensitivity.watch(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.questions.sensitivity.unwatch(self)

    def _take_intervals(self) -> None:
        question = self._context.questions.sensitivity
        known = question.answered.answer.intervals if question.answered and question.current else ()
        self._intervals = {interval.criterion: interval for interval in known}

    def _on_sensitivity(self) -> None:
        self._take_intervals()
        if self.isVisible():
            self._show_walk()

    def _on_choice(self) -> None:
        self._set_sliders(self._walk.plan)
        self._show_walk()

    def _on_keep(self) -> None:
        kept = dict(zip(self._walk.weights.leaves, self._walk.weights.leaf_weights, strict=True))
        name = free_scenario_name(self._walk.plan, self._walk.name)
        self._context.document.edit(lambda plan: edits.keep_scenario(plan, name, weights=kept), KEEP)
