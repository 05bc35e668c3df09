"""What was moved by hand since the schedule was solved: why, at what cost, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.by_hand import ByHand
from gui.pages.roadmap.schedule.move_price import MovePrice
from gui.widgets.card import Card, button, label, set_property
from gui.widgets.fields import TextField
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits.overrides import explain_override, explanation
from planner.model.action import Start
from planner.model.plan import Plan
from planner.roadmap.overrides import Override, overrides
from planner.text.log import log_line
from planner.text.marker import mark
from planner.text.texts import Texts


class OverridesCard(Card):
    """Signals: `chosen(action)`, `closed()`."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, by_hand: ByHand) -> None:
        super().__init__()
        self._context = context
        self._by_hand = by_hand
        self._moves: tuple[Override, ...] = ()
        self._selected = ""
        self.price = MovePrice(context, self)
        self._close = button("quiet")
        self.head.addWidget(self._close)
        self._explained = label(role="small", wrap=True)
        self.list = ReasonList(lambda: context.tokens)
        self._price_words = label(role="small", wrap=True)
        self.ask_price = button()
        self.who = TextField()
        self.reason = TextField()
        self.log = button("primary")
        self.back, self.all_back = button(), button()
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self.list.chosen.connect(self._on_chosen)
        self.ask_price.clicked.connect(self._on_price)
        self.log.clicked.connect(self._on_log)
        self.reason.returnPressed.connect(self._on_log)
        self.reason.textChanged.connect(self._enable)
        self.back.clicked.connect(lambda: by_hand.put_back((self._selected,)))
        self.all_back.clicked.connect(self._on_all_back)
        self.price.changed.connect(self._on_priced)

    def _lay_out(self) -> None:
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addWidget(self.all_back)
        back.addStretch(1)
        self.body.addWidget(self._explained)
        self.body.addWidget(self.list, 1)
        for widget in (self._price_words, self.ask_price, self.who, self.reason, self.log):
            self.body.addWidget(widget)
        self.body.addLayout(back)

    def refresh(self, plan: Plan) -> None:
        texts = self._context.texts
        self._moves = overrides(plan)
        self.set_title(texts.tr("Moved by hand ({count})", count=len(self._moves)))
        self._close.setText(texts.tr("Close"))
        self._explained.setText(
            texts.tr("Each move with its solved start, dotted in the chart. Say once who moved it and why.")
            if self._moves
            else texts.tr("All actions start as solved.")
        )
        self.list.setAccessibleName(texts.tr("Moved by hand"))
        self.list.show_entries(tuple(self._entry(plan, move, texts) for move in self._moves))
        if all(move.action != self._selected for move in self._moves):
            self._selected = self._moves[0].action if self._moves else ""
        self.list.select(self._selected)
        self.who.setPlaceholderText(texts.tr("Who moved it"))
        self.who.setAccessibleName(texts.tr("Who moved it"))
        self.reason.setPlaceholderText(texts.tr("Why it was moved"))
        self.reason.setAccessibleName(texts.tr("Why it was moved"))
        self.log.setText(texts.tr("Enter in the decision log"))
        self.back.setText(texts.tr("Put back"))
        self.all_back.setText(texts.tr("Put all back"))
        self._tell_price()
        self._enable()

    def select(self, action: str) -> None:
        """Mark the move of an action, if it was moved."""
        if any(move.action == action for move in self._moves):
            self._selected = action
            self.list.select(action)
            self._tell_price()

    def _entry(self, plan: Plan, move: Override, texts: Texts) -> Entry:
        said = explanation(plan, move)
        aside = texts.tr("{before} → {after}", before=_moment(texts, move.before), after=_moment(texts, move.after))
        name = texts.of(plan.action(move.action).name)
        detail = log_line(said, plan.weighting, texts) if said else texts.tr("Not explained yet")
        return Entry(move.action, name, f"{aside}\n{detail}")

    def _move(self) -> Override | None:
        return next((move for move in self._moves if move.action == self._selected), None)

    def _tell_price(self) -> None:
        texts, move = self._context.texts, self._move()
        self.ask_price.setText(texts.tr("Cancel") if self.price.running else texts.tr("Compute the value lost"))
        self.ask_price.setEnabled(move is not None)
        price = self.price.of(move) if move else None
        problem = self.price.problem(move) if move else None
        role, said = "small", texts.tr("Value lost by this move: not computed")
        if self.price.running:
            said = texts.tr("Solving with and without this start…")
        elif problem is not None:
            role, said = "error", texts.message(problem)
        elif price is not None:
            blanks = {name: texts.number(value, 1) for name, value in (("lost", price.lost), ("best", price.without))}
            said = texts.tr("Value lost by this move: {lost} of {best}", **blanks)
            if not price.proven:
                said = texts.tr("{sentence} (not proven within the time limit)", sentence=said)
        self._price_words.setText(said)
        set_property(self._price_words, "role", role)

    def _enable(self) -> None:
        there = self._move() is not None
        for widget in (self.who, self.reason, self.back, self.all_back):
            widget.setEnabled(there)
        self.log.setEnabled(there and bool(self.reason.text().strip()))

    def _on_chosen(self, action: str) -> None:
        self._selected = action
        self._tell_price()
        self._enable()
        self.chosen.emit(action)

    def _on_all_back(self) -> None:
        self._by_hand.put_back(tuple(move.action for move in self._moves))

    def _on_price(self) -> None:
        move = self._move()
        if self.price.running:
            self.price.cancel()
        elif move is not None:
            self.price.ask(move)

    def _on_priced(self) -> None:
        if self.isVisible():
            self._tell_price()

    def _on_log(self) -> None:
        move, reason = self._move(), self.reason.text()
        if move is None or not reason.strip():
            return
        price = self.price.of(move)
        date, who, lost = self._context.today().isoformat(), self.who.text(), price.lost if price else None
        if self._context.document.edit(
            lambda plan: explain_override(plan, move.action, date=date, who=who, reason=reason, lost=lost),
            mark("Explain a move by hand"),
        ):
            self.reason.clear()


def _moment(texts: Texts, start: Start | None) -> str:
    return texts.tr("not scheduled") if start is None else words.quarter(texts, start.year, start.quarter)
