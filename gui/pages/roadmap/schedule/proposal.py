"""The strip over the Gantt: a solve that runs, a proposal to decide on; and what became of a schedule since."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from gui.context import Context
from gui.pages.roadmap.schedule.solver import Solver
from gui.widgets.card import button, label, set_property
from gui.widgets.panel import Panel
from gui.widgets.reason_list import Entry, ReasonList
from planner.model.evaluation import Proposal, Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

TOLD_BELOW = ("year over budget", "year over public money")
"""Findings that the budget strip tells in its own words, year by year."""
PANEL_SIZE = (460, 320)


class ProposalStrip(QFrame):
    """Takes no room when there is nothing to say."""

    def __init__(self, context: Context, solver: Solver) -> None:
        super().__init__()
        self._context = context
        self._solver = solver
        self.setObjectName("card")
        self.sentence = label(wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setFixedWidth(160)
        self.cancel, self.changes, self.adopt, self.discard = (
            button(),
            button("quiet"),
            button("primary"),
            button(),
        )
        self.again = button("primary")
        self.panel = Panel(self, *PANEL_SIZE)
        self.list = ReasonList(lambda: context.tokens)
        panel = QVBoxLayout(self.panel)
        panel.setContentsMargins(8, 8, 8, 8)
        panel.addWidget(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.sentence, 1)
        for widget in (self._progress, self.cancel, self.changes, self.adopt, self.discard, self.again):
            row.addWidget(widget)
        self.cancel.clicked.connect(solver.cancel)
        self.adopt.clicked.connect(solver.adopt)
        self.discard.clicked.connect(self._on_discard)
        self.again.clicked.connect(solver.solve)
        solver.progressed.connect(self._show_progress)
        self.changes.clicked.connect(self._open_changes)

    def _on_discard(self) -> None:
        if self._solver.first_adopted:
            self._solver.dismiss_first()
        else:
            self._solver.discard()

    def _open_changes(self) -> None:
        self.panel.open_under(self.changes)
        self.list.setFocus()

    def refresh(self, plan: Plan, roadmap: Roadmap | None) -> None:
        texts, solver = self._context.texts, self._solver
        running, proposal = solver.running, solver.proposal
        self._retell(texts)
        self._progress.setVisible(running)
        self._show_progress()
        self.cancel.setVisible(running)
        decide = proposal is not None and not running
        self.changes.setVisible(decide and bool(proposal and proposal.changed))
        self.adopt.setVisible(decide and not solver.outdated)
        self.again.setVisible(decide and solver.outdated)
        self.discard.setVisible(decide or (solver.first_adopted and not running))
        text, role = self._say(plan, roadmap, texts)
        self.sentence.setText(text)
        set_property(self.sentence, "role", role)
        self.setVisible(bool(text))
        if proposal is not None:
            self.list.show_entries(_changes(plan, proposal, texts))

    def _show_progress(self) -> None:
        self._progress.setValue(round(self._solver.share * 1000))

    def _retell(self, texts: Texts) -> None:
        for made, text in (
            (self.cancel, mark("Cancel")),
            (self.adopt, mark("Adopt")),
            (self.discard, mark("Close") if self._solver.first_adopted else mark("Discard")),
            (self.again, mark("Propose again")),
            (self.changes, mark("Show changes…")),
        ):
            made.setText(texts.tr(text))
        name = texts.tr("Changes of the proposed schedule")
        self.list.setAccessibleName(name)
        self._progress.setAccessibleName(texts.tr("Progress of scheduling"))

    def _say(self, plan: Plan, roadmap: Roadmap | None, texts: Texts) -> tuple[str, str]:
        """The sentence and the role it is shown in."""
        solver = self._solver
        if solver.running:
            limit = texts.number(plan.rules.time_limit_seconds, 0)
            return texts.tr("Scheduling… at most {seconds} seconds a solve", seconds=limit), "muted"
        if solver.problem is not None:
            return texts.message(solver.problem), "error"
        if solver.proposal is not None:
            return _proposal(solver.proposal, roadmap, texts, outdated=solver.outdated, reported=_is_begun(plan)), ""
        if solver.first_adopted:
            return texts.tr(
                "A first schedule was computed and adopted; undo takes it back. Later ones are proposals you decide on."
            ), "good"
        return "", ""


def findings(roadmap: Roadmap, texts: Texts) -> tuple[str, ...]:
    """What became of the adopted schedule since, but for the years that the strip beneath tells."""
    return tuple(texts.message(message) for message in roadmap.messages if message.code not in TOLD_BELOW)


def quality(gap: float | None, texts: Texts) -> str:
    """How good a schedule is known to be."""
    if gap is None:
        return texts.tr("moved by hand")
    if gap <= 1e-6:
        return texts.tr("proven optimal")
    return texts.tr("optimality gap {gap}", gap=texts.percent(gap, 2))


def _is_begun(plan: Plan) -> bool:
    return any(entry.begun for report in plan.reports for entry in report.entries)


def _proposal(proposal: Proposal, roadmap: Roadmap | None, texts: Texts, *, outdated: bool, reported: bool) -> str:
    if outdated:
        return texts.tr("The plan changed after this schedule was proposed. Propose again.")
    count = len(proposal.changed)
    differs = (
        texts.trn("{count} action starts otherwise", "{count} actions start otherwise", count)
        if count
        else texts.tr("all starts as in the adopted schedule")
    )
    said = texts.tr(
        "Proposed schedule: total value {value} (now {now}), {quality}, "
        "solved in {seconds} s of at most {limit} s; {differs}.",
        value=texts.number(proposal.value, 1),
        now=texts.number(roadmap.value if roadmap else None, 1),
        quality=quality(proposal.gap, texts),
        seconds=texts.number(proposal.seconds, 1),
        limit=texts.number(proposal.time_limit_seconds, 0),
        differs=differs,
    )
    twin = tuple(texts.message(message) for message in proposal.messages if message.code.startswith("greedy"))
    past = (
        (texts.tr("The proposal leaves out what was reported: to keep what was begun, re-plan in step 7."),)
        if reported
        else ()
    )
    return texts.sentences((said, *twin, *past))


def _changes(plan: Plan, proposal: Proposal, texts: Texts) -> tuple[Entry, ...]:
    names = {action.id: texts.of(action.name) for action in plan.actions}
    entries = []
    for action, old, new in proposal.changed:
        if old is None:
            aside = texts.tr("comes in, {new}", new=new or 0)
        elif new is None:
            aside = texts.tr("{old}, falls out", old=old)
        else:
            aside = texts.tr("{old} → {new}", old=old, new=new)
        entries.append(Entry(action, names.get(action, action), aside=aside))
    return tuple(entries)
