"""The right-hand card: what stands behind the selected cell, and the fields that belong to it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.models.score_table import ScoreCell, typed_text
from gui.pages.scoring import words
from gui.pages.scoring.expert_section import ExpertSection
from gui.pages.scoring.sections import AnchorSection, FitSection, Section
from gui.widgets.card import Card, chip, label, set_property
from gui.widgets.fields import TextField
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.scoring.baselines import Baseline


class Explanation(Card):
    """Signals when a field was changed: `range_entered(low, high)` as typed texts, `note_entered(text)`."""

    range_entered = Signal(str, str)
    note_entered = Signal(str)

    def __init__(self, context: Context, baselines: Mapping[str, tuple[Baseline, ...]]) -> None:
        super().__init__()
        self._context = context
        self._baselines = baselines
        self._score: Score | None = None
        self._basis = chip()
        self.head.addWidget(self._basis)
        self._subtitle = label(role="muted", wrap=True)
        self._standing = label(wrap=True)
        self.low, self.high, self.note = TextField(), TextField(), TextField()
        self.low.entered.connect(self._on_range)
        self.high.entered.connect(self._on_range)
        self.note.entered.connect(self.note_entered)
        self._captions = {field: label(role="muted") for field in (self.low, self.high, self.note)}
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for column, field in ((0, self.low), (2, self.high)):
            grid.addWidget(self._captions[field], 0, column)
            grid.addWidget(field, 0, column + 1)
        grid.addWidget(self._captions[self.note], 1, 0)
        grid.addWidget(self.note, 1, 1, 1, 3)
        self._rule, self._reason, self._cases, self._baseline = Section(), Section(), Section(), Section()
        self._fit = FitSection(context)
        self.experts = ExpertSection(context)
        self._anchors = AnchorSection(context)
        self.body.addWidget(self._subtitle)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._scrolled(), 1)

    def show_cell(self, plan: Plan, cell: ScoreCell | None) -> None:
        """Explain a cell, or say how to choose one."""
        texts = self._context.texts
        self._score = cell.score if cell else None
        self._tell_fields()
        if cell is None:
            self.set_title(texts.tr("What stands behind a score"))
            self._subtitle.setText(texts.tr("Choose a cell to see its rule, figures and anchors."))
            for part in (self._basis, self._fields, self._scroll):
                part.hide()
            return
        for part in (self._basis, self._scroll):
            part.show()
        self._fields.setVisible(cell.score is not None and cell.group is None)
        self.set_title(f"{texts.of(cell.strategy.name)} {cell.shown}")
        self._subtitle.setText(f"{texts.of(cell.leaf.name)} · {words.scale_text(cell.leaf, texts)}")
        self._basis.setText(cell.basis)
        set_property(self._basis, "chip", _chip_kind(cell))
        self._show_fields(cell)
        self._show_sections(plan, cell)

    def _show_sections(self, plan: Plan, cell: ScoreCell) -> None:
        texts, score, leaf = self._context.texts, cell.score, cell.leaf
        potential = score.potential if score else None
        fit = plan.fit(cell.strategy.id)
        self._standing.setText(
            words.standing_text(score, texts) if score else words.empty_reason(plan, cell.strategy, leaf, texts)
        )
        self._standing.setVisible(cell.group is None)
        self.experts.show_cell(plan, cell)
        rule = ""
        if score is not None and potential is not None and fit is not None:
            formula = words.formula_text(score, potential, fit, leaf, texts)
            rule = f"{words.potential_text(potential, texts)}\n{formula}"
        self._rule.show_text(texts.tr("Rule: potential × local fit"), rule)
        shown_fit = fit if leaf.scale == "rating" else None
        fit_text = words.fit_text(shown_fit, texts) if shown_fit else ""
        self._fit.show_fit(texts.tr("How the strategy suits the city"), fit_text, shown_fit)
        self._reason.show_text(texts.tr("The template's reason"), texts.of(potential.reason) if potential else "")
        cases = words.precedents_of(plan, potential.precedents) if potential else ()
        told = "\n\n".join(words.precedent_text(case, texts) for case in cases)
        self._cases.show_text(texts.tr("Real cases"), told)
        self._anchors.show_anchors(leaf, score.value if score else None)
        figures = self._baselines.get(leaf.indicator.zh, ())
        lines = (words.baseline_text(plan.city, figure, self._context.catalogue, texts) for figure in figures)
        self._baseline.show_text(texts.tr("Where the city stands today (never a score)"), "\n".join(lines))

    def _show_fields(self, cell: ScoreCell) -> None:
        score = cell.score
        if score is None:
            return
        self.low.show_text(typed_text(score.low, cell.leaf))
        self.high.show_text(typed_text(score.high, cell.leaf))
        own = score.confirmed and score.potential is None
        self.note.show_text(self._context.texts.of(score.evidence.note) if own else "")

    def _tell_fields(self) -> None:
        tr = self._context.texts.tr
        named = {self.low: tr("Low"), self.high: tr("High"), self.note: tr("Note")}
        for field, name in named.items():
            self._captions[field].setText(name)
            field.setAccessibleName(name)
            field.setToolTip(tr("Changing range or note makes the score yours: it counts as confirmed."))

    def _on_range(self, _: str) -> None:
        self.range_entered.emit(self.low.text(), self.high.text())

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        parts: tuple[QWidget | QLabel, ...] = (
            self._standing, self.experts, self._rule, self._fit, self._reason, self._anchors, self._baseline,
            self._cases,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._scroll


def _chip_kind(cell: ScoreCell) -> str:
    if cell.score is None:
        return "plain"
    return "warning" if cell.assumed else "good"
