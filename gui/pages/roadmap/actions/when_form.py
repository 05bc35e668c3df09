"""When it may run, what it waits for, how ready it is, and its milestones."""

from PySide6.QtCore import Qt

from gui.pages.roadmap.actions.form import Form, whole
from gui.pages.roadmap.actions.milestone_rows import MilestoneRows
from gui.pages.roadmap.schedule.predecessors import Predecessors
from gui.widgets.card import button, label
from gui.widgets.fields import NumberField
from planner.edits import actions as edits
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.roadmap.readiness import read_anchors
from planner.templates.tables import templates_folder
from planner.text.marker import mark


class WhenForm(Form):
    def build(self) -> None:
        self.duration = self.row(mark("Duration"), NumberField(0.25, 30, 0.5, 2))
        self.duration.entered.connect(
            lambda years: self.edit(
                mark("Set duration"), lambda plan, id: edits.set_duration(plan, id, years), "duration"
            )
        )
        self.readiness = self.row(mark("Readiness"), NumberField(1, 9))
        self.readiness.entered.connect(
            lambda level: self.edit(
                mark("Set readiness"), lambda plan, id: edits.set_readiness(plan, id, round(level)), "readiness"
            )
        )
        self._anchors = read_anchors(templates_folder())
        self.anchor, self._all_anchors = label(role="small", wrap=True), label(role="small", wrap=True)
        self.show_anchors = button("quiet")
        self.show_anchors.setCheckable(True)
        self.show_anchors.toggled.connect(self._all_anchors.setVisible)
        self._all_anchors.hide()
        self.column.addWidget(self.anchor)
        self.column.addWidget(self.show_anchors, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._all_anchors)
        self.new_grid()
        self.words(mark("Reason for the readiness"), "readiness_reason", lines=2)
        self.earliest = self.amount(
            mark("Earliest start"),
            mark("Set earliest start"),
            lambda plan, id, year: edits.set_earliest_start(plan, id, whole(year)),
        )
        self.latest = self.amount(
            mark("Latest end"),
            mark("Set latest end"),
            lambda plan, id, year: edits.set_latest_end(plan, id, whole(year)),
        )
        self.pinned = self.amount(
            mark("Fixed start"), mark("Pin start"), lambda plan, id, year: edits.pin_start(plan, id, whole(year))
        )
        self.predecessors = Predecessors(self.context)
        self.column.addWidget(self.predecessors)
        self.milestones = MilestoneRows(self.context)
        self.column.addWidget(self.milestones)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self.texts
        self.duration.setSuffix(texts.tr(" years"))
        self.duration.show_value(action.duration_years)
        self.readiness.show_value(action.readiness)
        self.anchor.setText(texts.of(self._anchors[action.readiness - 1]))
        self.show_anchors.setText(texts.tr("What the levels mean"))
        lines = [f"{level}　{texts.of(words)}" for level, words in enumerate(self._anchors, 1)]
        source = texts.tr(
            "A convention of this program: no published grading was found. To be edited in the templates."
        )
        self._all_anchors.setText("\n".join((*lines, source)))
        for field, year in (
            (self.earliest, action.earliest_start),
            (self.latest, action.latest_end),
            (self.pinned, action.pinned_start),
        ):
            field.show_amount(year)
            field.setPlaceholderText(texts.tr("year, or empty"))
        self.predecessors.refresh(plan, roadmap, action)
        self.milestones.refresh(action)
