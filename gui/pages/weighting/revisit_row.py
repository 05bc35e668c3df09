"""One judgement to look at again: what the others imply, what a change would lead to, take it or leave it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from planner.analysis.revisions import RevisionEffect
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.ratios import about, ratio_text
from planner.text.texts import Texts


class RevisitRow(QWidget):
    """Signals carry the `RevisionEffect`: `changed` to take it over, `kept` to leave the judgement, `go_asked`."""

    changed = Signal(object)
    kept = Signal(object)
    go_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._effect: RevisionEffect | None = None
        self.judgement = label(role="strong", wrap=True)
        self.effect = label(role="small", wrap=True)
        self.change = button("primary")
        self.keep = button()
        self.go = button("quiet")
        self.change.clicked.connect(lambda: self.changed.emit(self._effect))
        self.keep.clicked.connect(lambda: self.kept.emit(self._effect))
        self.go.clicked.connect(lambda: self.go_asked.emit(self._effect))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for made in (self.change, self.keep, self.go):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.judgement)
        column.addWidget(self.effect)
        column.addLayout(buttons)

    def show_effect(self, plan: Plan, before: Ranking, effect: RevisionEffect, place: int) -> None:
        """`before` is the plan's ranking; `place` counts from 1."""
        self._effect = effect
        texts, tree = self._context.texts, plan.criteria
        first, second = tree.criterion(effect.first).name, tree.criterion(effect.second).name
        self.judgement.setText(
            texts.tr(
                "{place}. {first} against {second} = {judgement}",
                place=place,
                first=first,
                second=second,
                judgement=ratio_text(effect.judgement, 2),
            )
        )
        implied = texts.tr(
            "The others imply about {implied}. With {value}, CR becomes {ratio}.",
            implied=about(effect.implied),
            value=ratio_text(effect.value),
            ratio=texts.number(effect.ratio_after, 4),
        )
        order = order_change(plan, before, effect.ranking_after, texts)
        self.effect.setText(texts.tr("{sentence} {more}", sentence=implied, more=order))
        self.change.setText(texts.tr("Change to {value}", value=ratio_text(effect.value)))
        self.keep.setText(texts.tr("Keep"))
        self.go.setText(texts.tr("Show"))
        for made in (self.change, self.keep, self.go):
            made.setAccessibleName(f"{self.judgement.text()}: {made.text()}")


def order_change(plan: Plan, before: Ranking, after: Ranking, texts: Texts) -> str:
    """How one ranking differs from another, in a sentence."""
    if [(ranked.strategy, ranked.rank) for ranked in before.order] == [
        (ranked.strategy, ranked.rank) for ranked in after.order
    ]:
        return texts.tr("The order of the strategies stays.")
    names = (texts.of(plan.strategy(ranked.strategy).name) for ranked in after.order)
    return texts.tr("New order: {names}.", names=(" ＞ " if texts.language == "en" else "＞").join(names))
