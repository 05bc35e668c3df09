"""Weights tried out on the ranking: what the order would be; nothing of it enters the plan."""

from PySide6.QtCore import QObject, Signal

from gui.questions import ranking_inputs
from planner.analysis.walking import walked
from planner.model.bilingual import Bilingual
from planner.model.evaluation import Ranking, Weights
from planner.model.plan import Plan
from planner.ranking.rank import rank


class Walk(QObject):
    """`moved` after each step; `ranking` and `weights` are those tried out, `base` is the plan's ranking."""

    moved = Signal()

    def __init__(self, plan: Plan, ranking: Ranking) -> None:
        super().__init__()
        self.plan, self.base, self.ranking = plan, ranking, ranking
        self._moving = ""
        self._before_move = ranking.weights

    @property
    def weights(self) -> Weights:
        return self.ranking.weights

    @property
    def away(self) -> bool:
        """Whether other weights than the plan's are being tried."""
        return self.ranking is not self.base

    @property
    def name(self) -> Bilingual:
        """What is tried, by the criterion moved last."""
        name = self.plan.criteria.criterion(self._moving).name
        share = f"{self.weights.criterion_weights[self._moving] * 100:.1f}%"
        return Bilingual(f"{name.text('zh')}权重{share}", f"{name.text('en')} at {share}")

    def take_up(self, plan: Plan, ranking: Ranking) -> None:
        """Follow the plan: a change of what the ranking rests on ends the walk."""
        same = all(old is new for old, new in zip(ranking_inputs(self.plan), ranking_inputs(plan), strict=True))
        self.plan = plan
        if not same:
            self._stand_at(ranking)

    def move(self, criterion: str, share: float) -> None:
        """Give a group or leaf `share` (0..1) of the whole; all others keep their proportions.

        While one criterion is being moved the proportions are those from before, so that they come back from 100 %.
        """
        if criterion != self._moving:
            self._moving, self._before_move = criterion, self.weights
        self.ranking = rank(self.plan, walked(self._before_move, criterion, share))
        self.moved.emit()

    def reset(self) -> None:
        """Back to the plan's weights."""
        self._stand_at(self.base)
        self.moved.emit()

    def _stand_at(self, ranking: Ranking) -> None:
        self.base = self.ranking = ranking
        self._moving, self._before_move = "", ranking.weights
