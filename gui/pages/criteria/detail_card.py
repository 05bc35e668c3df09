"""One criterion in full: scale, anchors, source, and what to beware of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.criteria import words
from gui.pages.criteria.scale_editor import ScaleEditor
from gui.widgets.card import Card, chip, label, set_property
from planner.model.criterion import Criterion
from planner.model.plan import Plan

ANCHORED = (9, 7, 5, 3, 1)


class DetailCard(Card):
    """Scrolls inside where the texts are long."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.indicator = label(role="muted", wrap=True)
        self.scale_title = label(role="strong")
        self.scale = ScaleEditor(context)
        self.anchors_title = label(role="strong")
        self._anchors = QWidget()
        self._anchor_texts = self._build_anchors()
        self.basis, self.source = chip(), label(role="small", wrap=True)
        self.overlap_mark, self.overlap = chip("warning"), label(role="small", wrap=True)
        self.feasibility_mark, self.feasibility = chip("plain"), label(role="small", wrap=True)
        notes = QGridLayout()
        notes.setHorizontalSpacing(10)
        notes.setVerticalSpacing(10)
        notes.setColumnStretch(1, 1)
        pairs = (
            (self.basis, self.source),
            (self.overlap_mark, self.overlap),
            (self.feasibility_mark, self.feasibility),
        )
        for row, (mark_label, text) in enumerate(pairs):
            mark_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            notes.addWidget(mark_label, row, 0, Qt.AlignmentFlag.AlignTop)
            notes.addWidget(text, row, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in (self.indicator, self.scale_title, self.scale, self.anchors_title, self._anchors):
            column.addWidget(part)
        column.addLayout(notes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self._area = area

    def show_criterion(self, plan: Plan, criterion: Criterion) -> None:
        texts = self._context.texts
        children = len(plan.criteria.children(criterion.id))
        self.set_title(texts.of(criterion.name))
        self._area.setAccessibleName(texts.of(criterion.name))
        self.indicator.setText(self._indicator(criterion, children))
        self.scale_title.setText(texts.tr("How it is scored"))
        self.anchors_title.setText(texts.tr("What the ratings stand for"))
        rated = criterion.scale == "rating" and not children and bool(criterion.anchors)
        for part, shown in (
            (self.scale_title, not children),
            (self.scale, not children),
            (self.anchors_title, rated),
            (self._anchors, rated),
        ):
            part.setVisible(shown)
        if not children:
            self.scale.show_criterion(criterion)
        told = {anchor.rating: texts.of(anchor.text) for anchor in criterion.anchors}
        for rating, text in self._anchor_texts.items():
            text.setText(told.get(rating, ""))
        self._show_notes(plan, criterion)

    def _indicator(self, criterion: Criterion, children: int) -> str:
        texts = self._context.texts
        if children:
            return texts.trn(
                "A group of {count} sub-criterion; its weight is shared out among them.",
                "A group of {count} sub-criteria; its weight is shared out among them.",
                children,
            )
        if not criterion.indicator:
            return texts.tr("No linked indicator.")
        unit = texts.of(criterion.unit)
        told = texts.of(criterion.indicator)
        direction = words.direction(criterion, texts)
        if not unit:
            return texts.tr("{indicator}; {direction}.", indicator=told, direction=direction)
        return texts.tr("{indicator} ({unit}); {direction}.", indicator=told, unit=unit, direction=direction)

    def _show_notes(self, plan: Plan, criterion: Criterion) -> None:
        texts = self._context.texts
        word, kind = words.BASES[criterion.evidence.basis]
        self.basis.setText(texts.tr(word))
        set_property(self.basis, "chip", kind)
        self.source.setText(texts.of(criterion.evidence.source) or texts.tr("No source given."))
        self.overlap_mark.setText(texts.tr("overlap"))
        self.overlap.setText(texts.of(criterion.overlap))
        self.feasibility_mark.setText(texts.tr("feasibility"))
        self.feasibility.setText(
            texts.tr("Counts in the ranking and, by your choice, in the value of the schedule too.")
            if plan.rules.feasibility_in_value
            else texts.tr(
                "Counts in the ranking. The schedule already keeps money and readiness as limits, so this is left "
                "out of the value it maximises."
            )
        )
        for mark_label, text, shown in (
            (self.overlap_mark, self.overlap, bool(criterion.overlap)),
            (self.feasibility_mark, self.feasibility, criterion.feasibility),
        ):
            mark_label.setVisible(shown)
            text.setVisible(shown)

    def _build_anchors(self) -> dict[int, QLabel]:
        grid = QGridLayout(self._anchors)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        made: dict[int, QLabel] = {}
        for row, rating in enumerate(ANCHORED):
            number, made[rating] = label(str(rating), role="strong"), label(wrap=True)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(made[rating], row, 1)
        return made
