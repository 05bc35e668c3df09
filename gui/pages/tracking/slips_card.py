"""What slips, what it pushes, and the schedule made anew from the reporting date."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.tracking.replanner import Replanner
from gui.widgets.card import button, label, set_property
from gui.widgets.reason_list import Entry, ReasonList
from planner.model.evaluation import Proposal, Roadmap
from planner.model.plan import Plan
from planner.model.replan import Replan
from planner.text.marker import mark
from planner.text.texts import Texts
from planner.tracking.outlook import Outlook, outlook
from planner.tracking.slip_words import outlook_sentence, slip_sentence


class SlipsCard(QWidget):
    """Left the slipping actions with their reasons; right the proposal from today, to adopt or to put aside."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._date = ""
        self._value: float | None = None
        self.replanner = Replanner(context, self)
        for signal in (self.replanner.changed, self.replanner.progressed):
            signal.connect(self._show_replan)
        self.sentence = label(wrap=True)
        self.list = ReasonList(lambda: context.tokens)
        self._explained = label(role="muted", wrap=True)
        self.start = button("primary")
        self.told = label(wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self.cancel, self.adopt, self.discard = button(), button("primary"), button()
        self.changes = ReasonList(lambda: context.tokens)
        self._lay_out()
        self.start.clicked.connect(lambda: self.replanner.solve(self._date))
        self.cancel.clicked.connect(self.replanner.cancel)
        self.adopt.clicked.connect(self.replanner.adopt)
        self.discard.clicked.connect(self.replanner.discard)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.sentence)
        left.addWidget(self.list, 1)
        begin = QHBoxLayout()
        begin.addWidget(self.start)
        begin.addWidget(self._progress, 1)
        begin.addWidget(self.cancel)
        begin.addStretch(1)
        decide = QHBoxLayout()
        decide.addWidget(self.adopt)
        decide.addWidget(self.discard)
        decide.addStretch(1)
        right.addWidget(self._explained)
        right.addLayout(begin)
        right.addWidget(self.told)
        right.addLayout(decide)
        right.addWidget(self.changes, 1)
        right.addStretch(0)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)

    def refresh(self, plan: Plan, roadmap: Roadmap, on: str) -> None:
        """Show the outlook on the reporting date; empty: there is none yet."""
        texts = self._context.texts
        self._date, self._value = on, roadmap.value
        self.list.setAccessibleName(texts.tr("Slipping actions"))
        self.changes.setAccessibleName(texts.tr("Changes of the re-planned schedule"))
        self._progress.setAccessibleName(texts.tr("Progress of scheduling"))
        self._explained.setText(
            texts.tr(
                "Re-planning keeps what was begun or done in its place, rules out what was stopped, and schedules the "
                "rest anew from the reporting date. Nothing changes until it is adopted."
            )
        )
        if on:
            found = outlook(plan, roadmap, on)
            self.sentence.setText(outlook_sentence(found, texts))
            self.list.show_entries(_entries(plan, found, texts))
        else:
            self.sentence.setText(texts.tr("Add a reporting date first."))
            self.list.show_entries(())
        self._show_replan()

    def _show_replan(self) -> None:
        texts, solver, plan = self._context.texts, self.replanner, self._context.document.plan
        running, found = solver.running, solver.replan
        for made, text in (
            (self.start, mark("Re-plan from {date}")),
            (self.cancel, mark("Cancel")),
            (self.adopt, mark("Adopt")),
            (self.discard, mark("Discard")),
        ):
            made.setText(texts.tr(text, date=self._date) if made is self.start else texts.tr(text))
        self.start.setVisible(bool(self._date) and not running)
        self._progress.setVisible(running)
        self._progress.setValue(round(solver.share * 1000))
        self.cancel.setVisible(running)
        decide = found is not None and not running
        self.adopt.setVisible(decide and not solver.outdated)
        self.discard.setVisible(decide)
        self.changes.setVisible(decide and not solver.outdated)
        problem = solver.problem is not None
        self.told.setVisible(problem or decide)
        set_property(self.told, "role", "error" if problem else "")
        if solver.problem is not None:
            self.told.setText(texts.message(solver.problem))
        elif found is not None and plan is not None:
            self.told.setText(_told(found, self._value, texts, outdated=solver.outdated))
            self.changes.show_entries(_changes(plan, found.proposal, texts))


def _entries(plan: Plan, found: Outlook, texts: Texts) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            slip.action,
            texts.of(plan.action(slip.action).name),
            slip_sentence(slip, plan, texts),
            texts.trn("+{count} quarter", "+{count} quarters", slip.delay) if slip.delay else "",
        )
        for slip in found.slips
    )


def _told(found: Replan, now: float | None, texts: Texts, *, outdated: bool) -> str:
    if outdated:
        return texts.tr("The plan changed after this schedule was proposed. Propose again.")
    moved = sum(action not in found.stopped for action, _, _ in found.proposal.changed)
    return texts.tr(
        "Begun or done, kept in place: {kept}. Stopped, ruled out: {stopped}. Of the rest, start otherwise, come in or "
        "fall out: {moved}. Total value {value} (now {now}).",
        kept=len(found.kept),
        stopped=len(found.stopped),
        moved=moved,
        value=texts.number(found.proposal.value, 1),
        now=texts.number(now, 1),
    )


def _changes(plan: Plan, proposal: Proposal, texts: Texts) -> tuple[Entry, ...]:
    entries = []
    for action, old, new in proposal.changed:
        if old is None:
            aside = texts.tr("comes in, {new}", new=new or 0)
        elif new is None:
            aside = texts.tr("{old}, falls out", old=old)
        else:
            aside = texts.tr("{old} → {new}", old=old, new=new)
        entries.append(Entry(action, texts.of(plan.action(action).name), aside=aside))
    return tuple(entries)
