"""What must every schedule keep?"""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from gui.context import Context
from gui.pages.roadmap.limits.capacity_card import CapacityCard
from gui.pages.roadmap.limits.capacity_cells import capacity_state
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.group_words import group_state
from gui.pages.roadmap.limits.groups_card import GroupsCard
from gui.pages.roadmap.limits.kept import broken_rules, kept_sentence
from gui.pages.roadmap.limits.money_card import MoneyCard
from gui.pages.roadmap.limits.money_cells import money_state
from gui.pages.roadmap.limits.readiness_card import ReadinessCard
from gui.pages.roadmap.limits.readiness_cells import readiness_state
from gui.pages.roadmap.limits.share_cells import share_state
from gui.pages.roadmap.limits.shares_card import SharesCard
from gui.pages.roadmap.limits.single_rows import single_state
from gui.pages.roadmap.limits.singles_card import SinglesCard
from gui.pages.roadmap.limits.state import State
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import Card, button, label, set_property
from gui.widgets.reason_list import Entry, ReasonList
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

Stands = Callable[[Plan, Roadmap | None, Texts], State]
KINDS: tuple[tuple[str, Stands], ...] = (
    (mark("Money"), money_state),
    (mark("Capacity"), capacity_state),
    (mark("Groups of actions"), group_state),
    (mark("Strategy shares"), share_state),
    (mark("Readiness and thresholds"), lambda plan, _, texts: readiness_state(plan, texts)),
    (mark("Single actions"), single_state),
)
KINDS_WIDTH = 176


class LimitsView(RoadmapView):
    """On top whether the adopted schedule keeps everything; left the kinds of limit, right the chosen one."""

    name = mark("Limits")
    asks = mark("What must every schedule keep?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.kept = label(wrap=True)
        self.propose = button("primary")
        self.tool_row.addWidget(self.propose)
        self.kinds = ReasonList(lambda: context.tokens)
        self.money, self.capacity, self.groups = MoneyCard(context), CapacityCard(context), GroupsCard(context)
        self.shares, self.readiness, self.singles = SharesCard(context), ReadinessCard(context), SinglesCard(context)
        self._cards: tuple[LimitCard, ...] = (
            self.money,
            self.capacity,
            self.groups,
            self.shares,
            self.readiness,
            self.singles,
        )
        self._pile = QStackedWidget()
        for card in self._cards:
            self._pile.addWidget(card)
        self._side = Card()
        self._side.body.addWidget(self.kinds)
        self._side.setFixedWidth(KINDS_WIDTH + 34)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._side)
        row.addWidget(self._pile, 1)
        self.body.addWidget(self.kept)
        self.body.addLayout(row, 1)
        self.propose.clicked.connect(self.propose_wanted)
        self.singles.action_wanted.connect(self.action_wanted)
        self.kinds.chosen.connect(lambda kind: self.choose(int(kind)))

    def choose(self, kind: int) -> None:
        """Turn to a kind of limit, by its place in `KINDS`."""
        self._pile.setCurrentIndex(kind)
        self.show_again()

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts, roadmap = self.context.texts, evaluation.roadmap
        broken = broken_rules(roadmap, texts) if roadmap else ()
        self.kept.setText(kept_sentence(plan, roadmap, broken, texts))
        self.kept.setToolTip("\n".join(broken))
        set_property(self.kept, "role", "error" if broken else "good" if roadmap else "muted")
        self.propose.setText(texts.tr("Propose a schedule"))
        self.propose.setEnabled(evaluation.ranking is not None)
        self.propose.setToolTip(
            texts.tr("Greatest value first, then the earliest starts; nothing changes until you adopt it")
        )
        self._side.set_title(texts.tr("Kinds of limit"))
        self.kinds.setAccessibleName(texts.tr("Kinds of limit"))
        self.kinds.show_entries(
            tuple(
                self._entry(place, texts.tr(name), stands(plan, roadmap, texts))
                for place, (name, stands) in enumerate(KINDS)
            )
        )
        self.kinds.select(str(self._pile.currentIndex()))
        self._cards[self._pile.currentIndex()].show_plan(plan, evaluation)

    def _entry(self, place: int, name: str, state: State) -> Entry:
        return Entry(str(place), name, state.said, aside="⚠" if state.broken else "")
