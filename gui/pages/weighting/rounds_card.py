"""The rounds of the consultation (德尔菲法)."""

from collections.abc import Callable

from gui.context import Context
from gui.widgets.card import Card, button, label
from gui.widgets.confirm_strip import ConfirmStrip
from planner.edits.rounds import start_round
from planner.model.plan import Plan
from planner.text.marker import mark


class RoundsCard(Card):
    """Which round it is, when the earlier ones ended, and the way to the next."""

    def __init__(self, context: Context, recorder: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._recorder = recorder
        self.past = label(role="small", wrap=True)
        self.start = button()
        self.confirm = ConfirmStrip()
        self.body.addWidget(self.past)
        self.body.addWidget(self.start)
        self.body.addWidget(self.confirm)
        self.start.clicked.connect(self._on_start)

    def show_plan(self, plan: Plan) -> None:
        texts, weighting = self._context.texts, plan.weighting
        tr = texts.tr
        self.set_title(tr("Rounds"), tr("round {number}", number=weighting.round_number))
        lines = [
            tr("Round {number} ended on {date}.", number=past.number, date=texts.date(past.date))
            for past in weighting.rounds
        ]
        explained = tr("A further round keeps all answers, shows each expert the group's result, and lets them revise.")
        self.past.setText("\n".join([*lines, explained]))
        self.start.setText(tr("Start round {number}…", number=weighting.round_number + 1))

    def _on_start(self) -> None:
        tr = self._context.texts.tr
        self.confirm.ask(
            tr("All present answers are kept as those of this round; experts go on from them."),
            tr("Start"),
            tr("Cancel"),
            self._begin,
        )

    def _begin(self) -> None:
        who, today = self._recorder(), self._context.today().isoformat()
        self._context.document.edit(lambda plan: start_round(plan, who=who, date=today), mark("Start a round"))
