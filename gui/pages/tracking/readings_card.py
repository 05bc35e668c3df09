"""What the indicators of the plan stood at on the reporting date, typed in beside baseline and target."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.widgets.card import label
from gui.widgets.typed_view import TypedView
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.model.tracking import Report
from planner.text.figures import plain
from planner.text.texts import MISSING, Texts

ROW_HEIGHT = 34
READING, NOTE = 3, 4


class ReadingsCard(QWidget):
    """Signals for what a person typed: `read(target, value)` (None: emptied) and `noted(target, note)`."""

    read = Signal(str, object)
    noted = Signal(str, str)
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ids: tuple[str, ...] = ()
        self._told = label(role="muted", wrap=True)
        self.table = TextTable(self)
        self.view = TypedView()
        self.view.setModel(self.table)
        self.view.setTabKeyNavigation(False)
        names, heads = self.view.verticalHeader(), self.view.horizontalHeader()
        names.setDefaultSectionSize(ROW_HEIGHT)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionsClickable(False)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)
        self.table.typed.connect(self._on_typed)

    def refresh(self, plan: Plan, on: str) -> None:
        """Show the readings of the reporting date; empty: there is none yet."""
        texts = self._context.texts
        report = next((report for report in plan.reports if report.date == on), None)
        self._ids = tuple(target.id for target in plan.targets)
        self.view.setVisible(bool(self._ids))
        self.view.setAccessibleName(texts.tr("Readings of the indicators"))
        self._told.setText(_told(plan, report, texts))
        heads = (
            texts.tr("Unit"),
            texts.tr("Baseline"),
            texts.tr("Next target"),
            texts.tr("Reading of {date}", date=on) if on else texts.tr("Reading"),
            texts.tr("Remarks"),
        )
        names = tuple(texts.of(target.name) for target in plan.targets)
        cells = tuple(_cells(plan, target, report, texts) for target in plan.targets)
        self.table.show(texts.tr("Indicator"), heads, names, cells)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        target = self._ids[row]
        if column == NOTE:
            self.noted.emit(target, text.strip())
            return
        typed = text.strip().replace(",", "").replace("−", "-")
        try:
            self.read.emit(target, float(typed) if typed else None)
        except ValueError:
            self.refused.emit(text)


def _told(plan: Plan, report: Report | None, texts: Texts) -> str:
    if not plan.targets:
        return texts.tr("The plan has no indicators yet: add them in step 6, view “{view}”.", view=texts.tr("Targets"))
    if report is None:
        return texts.tr("Add a reporting date, then type what each indicator stands at.")
    return texts.tr(
        "{read} of {count} indicators have a reading of {date}.",
        read=len(report.readings),
        count=len(plan.targets),
        date=texts.date(report.date),
    )


def _cells(plan: Plan, target: Target, report: Report | None, texts: Texts) -> tuple[TextCell, ...]:
    reading = report.reading(target.id) if report else None
    baseline = MISSING if target.baseline is None else plain(target.baseline)
    if target.baseline is not None and target.baseline_year is not None:
        baseline = texts.tr("{value} ({year})", value=baseline, year=target.baseline_year)
    return (
        TextCell(texts.of(target.unit) or MISSING, Look.MUTED),
        TextCell(baseline),
        TextCell(_next_target(plan, target, report, texts)),
        TextCell(
            MISSING if reading is None else plain(reading.value),
            Look.STRONG,
            editable=report is not None,
            typed="" if reading is None else plain(reading.value, 6).replace(",", "").replace("−", "-"),
            tip=texts.of(target.data_source),
        ),
        TextCell(reading.note if reading else "", editable=reading is not None, typed=reading.note if reading else ""),
    )


def _next_target(plan: Plan, target: Target, report: Report | None, texts: Texts) -> str:
    """The target of the first phase that has one and has not ended by the date."""
    year = int(report.date[:4]) if report else plan.first_year
    for phase in plan.phases:
        value = target.phase_target(phase.id)
        if phase.last_year >= year and value is not None:
            return texts.tr("{value} ({year})", value=plain(value), year=phase.last_year)
    return MISSING
