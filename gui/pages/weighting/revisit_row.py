"""One judgement to look at again: what the others imply, what a change would lead to, take it or leave it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from planner.analysis.revisit import Revisit
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.ratios import about, ratio_text
from planner.text.texts import Texts


class RevisitRow(QWidget):
    """Signals carry the `Revisit`: `changed` to take the value over, `kept` to leave the judgement, `go_asked`."""

    changed = Signal(object)
    kept = Signal(object)
    go_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._revisit: Revisit | None = None
        self.judgement = label(role="strong", wrap=True)
        self.effect = label(role="small", wrap=True)
        self.change = button("primary")
        self.keep = button()
        self.go = button("quiet")
        self.change.clicked.connect(lambda: self.changed.emit(self._revisit))
        self.keep.clicked.connect(lambda: self.kept.emit(self._revisit))
        self.go.clicked.connect(lambda: self.go_asked.emit(self._revisit))
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

    def show_revisit(self, plan: Plan, revisit: Revisit, place: int) -> None:
        """`place` counts from 1; the ranking that would follow is told by `show_ranking`."""
        self._revisit = revisit
        texts, tree = self._context.texts, plan.criteria
        first, second = tree.criterion(revisit.first).name, tree.criterion(revisit.second).name
        self.judgement.setText(
            texts.tr(
                "{place}. {first} against {second} = {judgement}",
                place=place,
                first=first,
                second=second,
                judgement=ratio_text(revisit.judgement, 2),
            )
        )
        self.effect.setText(self._effect(revisit, ""))
        self.change.setText(texts.tr("Change to {value}", value=ratio_text(revisit.value)))
        self.change.setAccessibleName(f"{self.judgement.text()}: {self.change.text()}")
        self.keep.setText(texts.tr("Keep"))
        self.keep.setAccessibleName(f"{self.judgement.text()}: {self.keep.text()}")
        self.go.setText(texts.tr("Show"))
        self.go.setAccessibleName(f"{self.judgement.text()}: {self.go.text()}")

    def show_ranking(self, plan: Plan, before: Ranking, after: Ranking) -> None:
        """Say what the change would do to the order of the strategies."""
        if self._revisit is not None:
            self.effect.setText(self._effect(self._revisit, order_change(plan, before, after, self._context.texts)))

    def _effect(self, revisit: Revisit, order: str) -> str:
        texts = self._context.texts
        sentence = texts.tr(
            "The others imply about {implied}. With {value}, CR becomes {ratio}.",
            implied=about(revisit.implied),
            value=ratio_text(revisit.value),
            ratio=texts.number(revisit.ratio_after, 4),
        )
        return texts.tr("{sentence} {more}", sentence=sentence, more=order) if order else sentence


def order_change(plan: Plan, before: Ranking, after: Ranking, texts: Texts) -> str:
    """How one ranking differs from another, in a sentence."""
    if [(ranked.strategy, ranked.rank) for ranked in before.order] == [
        (ranked.strategy, ranked.rank) for ranked in after.order
    ]:
        return texts.tr("The order of the strategies stays.")
    names = (texts.of(plan.strategy(ranked.strategy).name) for ranked in after.order)
    return texts.tr("New order: {names}.", names=(" ＞ " if texts.language == "en" else "＞").join(names))
