"""Step 7: what was done by when, and at what cost."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui.context import Context
from gui.document import Edit
from gui.pages.page import Page
from gui.pages.tracking.cells import Field
from gui.pages.tracking.date_row import DateRow
from gui.pages.tracking.readings_card import ReadingsCard
from gui.pages.tracking.slips_card import SlipsCard
from gui.pages.tracking.table_model import ProgressTable
from gui.pages.tracking.table_view import ProgressView
from gui.pages.tracking.words import STATUS_WORDS
from gui.widgets.card import Card, chip, label
from gui.widgets.flow import FlowLayout
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner import edits
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.tracking import Status
from planner.text.marker import mark
from planner.tracking.rows import tracked_rows
from planner.tracking.summary import cost_sentence, gone_sentence, progress_sentence, summed

CHIPS: dict[Status, str] = {
    "not started": "plain",
    "in progress": "accent",
    "done": "good",
    "delayed": "warning",
    "stopped": "plain",
}
ARGUMENTS: dict[Field, tuple[str, str]] = {
    "status": ("status", mark("Report status")),
    "percent": ("percent", mark("Report progress")),
    "actual": ("actual_cost", mark("Report actual cost")),
    "kpi": ("kpi", mark("Report indicator")),
    "note": ("note", mark("Write note")),
}
"""What each typed column is called in `edits.tracking.set_progress`, and the name of the edit."""
VIEWS = (mark("Progress of the actions"), mark("What slips"), mark("Indicators"))


class TrackingPage(Page):
    title = mark("How far along are we?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._date = ""
        self.dates = DateRow(context)
        self._chips = {status: chip(kind) for status, kind in CHIPS.items()}
        self.sentence = label(wrap=True)
        self._costs = label(role="muted", wrap=True)
        self.table = ProgressTable(context, self._enter, self)
        self.view = ProgressView(context, self.table)
        self.slips = SlipsCard(context)
        self.readings = ReadingsCard(context)
        self.tabs = Tabs(len(VIEWS))
        self._pile = Views()
        self._states = QWidget()
        self._no_schedule = Card()
        self._no_schedule_words = label(role="muted", wrap=True)
        self._stack_of_states = QStackedWidget()
        self._lay_out()
        self.dates.chosen.connect(self._on_chosen)
        self.dates.added.connect(self._on_added)
        self.dates.removed.connect(self._on_removed)
        self.tabs.currentChanged.connect(self._on_changed)
        self.readings.read.connect(self._on_read)
        self.readings.noted.connect(self._on_noted)
        self.readings.refused.connect(self._on_refused)
        context.document.replaced.connect(self._on_replaced)

    def _lay_out(self) -> None:
        summary = QFrame()
        summary.setObjectName("card")
        flow = FlowLayout(self._states)
        for made in self._chips.values():
            flow.addWidget(made)
        lines = QVBoxLayout(summary)
        lines.setContentsMargins(16, 12, 16, 14)
        lines.setSpacing(8)
        for widget in (self.dates, self._states, self.sentence, self._costs):
            lines.addWidget(widget)
        for widget in (self.view, self.slips, self.readings):
            self._pile.addWidget(widget)
        views = QFrame()
        views.setObjectName("card")
        below = QVBoxLayout(views)
        below.setContentsMargins(16, 8, 16, 14)
        below.setSpacing(8)
        below.addWidget(self.tabs)
        below.addWidget(self._pile, 1)
        ready = QWidget()
        column = QVBoxLayout(ready)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(summary)
        column.addWidget(views, 1)
        self._no_schedule_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._no_schedule.body.addWidget(self._no_schedule_words)
        self._stack_of_states.addWidget(self._no_schedule)
        self._stack_of_states.addWidget(ready)
        self.body.addWidget(self._stack_of_states)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        if evaluation.roadmap is None or not evaluation.roadmap.placed:
            words = (
                texts.tr("Adopt a schedule in step 6 first; its actions are then reported on here.")
                if evaluation.ranking is not None
                else texts.tr("No roadmap: see the marks on the left.")
            )
            self._no_schedule_words.setText(words)
            self._stack_of_states.setCurrentIndex(0)
            return
        self._stack_of_states.setCurrentIndex(1)
        self._refresh_ready(plan, evaluation.roadmap)

    def _refresh_ready(self, plan: Plan, roadmap: Roadmap) -> None:
        texts = self.context.texts
        dates = tuple(report.date for report in plan.reports)
        if self._date not in dates:
            self._date = dates[-1] if dates else ""
        self.dates.refresh(dates, self._date)
        rows = tracked_rows(plan, roadmap, self._date)
        summary = summed(rows)
        for status, made in self._chips.items():
            made.setText(f"{texts.tr(STATUS_WORDS[status])} {summary.counts[status]}")
        if self._date:
            self.sentence.setText(progress_sentence(texts, summary, self._date))
            gone = gone_sentence(texts, plan, roadmap, self._date)
            self._costs.setText(texts.sentences(filter(None, (cost_sentence(texts, summary), gone))))
        else:
            self.sentence.setText(texts.tr("Add a reporting date, then type status, progress and cost into the table."))
        self._states.setVisible(bool(self._date))
        self._costs.setVisible(bool(self._date))
        self.tabs.show_names(tuple(texts.tr(name) for name in VIEWS), texts.tr("Views of the progress"))
        self._pile.setCurrentIndex(self.tabs.currentIndex())
        self.view.setAccessibleName(texts.tr("Progress of the actions"))
        if self._pile.currentWidget() is self.slips:
            self.slips.refresh(plan, roadmap, self._date)
        elif self._pile.currentWidget() is self.readings:
            self.readings.refresh(plan, self._date)
        self.table.show_rows(rows, self._date)
        self.view.viewport().update()

    def _enter(self, action: str, field: Field, value: object) -> None:
        argument, name = ARGUMENTS[field]
        day, given = self._date, dict[str, Any]({argument: value})
        self._edit(lambda plan: edits.tracking.set_progress(plan, day, action, **given), name)

    def _edit(self, change: Edit, name: str) -> bool:
        return self.context.document.edit(change, name)

    def _on_read(self, target: str, value: float | None) -> None:
        day = self._date
        self._edit(lambda plan: edits.tracking.set_reading(plan, day, target, value), mark("Report indicator"))

    def _on_noted(self, target: str, note: str) -> None:
        day = self._date

        def noted(plan: Plan) -> Plan:
            report = next((report for report in plan.reports if report.date == day), None)
            reading = report.reading(target) if report else None
            return plan if reading is None else edits.tracking.set_reading(plan, day, target, reading.value, note)

        self._edit(noted, mark("Write note"))

    def _on_refused(self, text: str) -> None:
        self.context.notices.told.emit(Message("cell not a number", "error", "tracking", params={"text": text}))

    def _on_chosen(self, day: str) -> None:
        self._date = day
        self._on_changed()

    def _on_added(self, day: str) -> None:
        previous, self._date = self._date, day
        if not self._edit(lambda plan: edits.tracking.add_report(plan, day), mark("Add reporting date")):
            self._date = previous

    def _on_removed(self, day: str) -> None:
        self._edit(lambda plan: edits.tracking.remove_report(plan, day), mark("Remove reporting date"))

    def _on_replaced(self) -> None:
        self._date = ""
        self._on_changed()
