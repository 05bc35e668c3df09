"""Who answers for the plan, as what it is handed in, in whose prices it counts: a panel under its button."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.context import Context
from gui.document import Edit
from gui.pages.roadmap.actions.form import whole
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import AmountField, TextField
from gui.widgets.panel import Panel
from planner.edits import cover as edits
from planner.model.cover import DRAFT_KINDS
from planner.model.plan import Plan
from planner.text.cover import draft_words
from planner.text.marker import mark

PANEL_WIDTH = 420


class CoverPanel(Panel):
    """What stands on the cover of the Word draft and on the first sheet of the workbook."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, PANEL_WIDTH)
        self._context = context
        self._heads: list[tuple[QLabel, QWidget, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.organisation, self.office = TextField(), TextField()
        self.draft, self.price_year = Choice(), AmountField(0)
        for row, (head, field) in enumerate(
            (
                (mark("Prepared by"), self.organisation),
                (mark("Leading office"), self.office),
                (mark("Version"), self.draft),
                (mark("Prices of"), self.price_year),
            )
        ):
            made = label(role="small")
            made.setBuddy(field)
            self._grid.addWidget(made, row, 0)
            self._grid.addWidget(field, row, 1)
            self._heads.append((made, field, head))
        self._explained = label(role="small", wrap=True)
        self._grid.addWidget(self._explained, len(self._heads), 0, 1, 2)
        wording = context.wording
        self.organisation.entered.connect(
            lambda text: self._edit(
                lambda plan: edits.set_cover_words(plan, "organisation", text, wording.texts.language)
            )
        )
        self.office.entered.connect(
            lambda text: self._edit(lambda plan: edits.set_cover_words(plan, "office", text, wording.texts.language))
        )
        self.draft.activated.connect(lambda place: self._edit(lambda plan: edits.set_draft(plan, DRAFT_KINDS[place])))
        self.price_year.amount_entered.connect(
            lambda year: self._edit(lambda plan: edits.set_price_year(plan, whole(year)))
        )

    def refresh(self, plan: Plan) -> None:
        texts = self._context.texts
        for head, field, text in self._heads:
            head.setText(texts.tr(text))
            field.setAccessibleName(texts.tr(text))
        self.organisation.show_text(texts.of(plan.cover.organisation))
        self.office.show_text(texts.of(plan.cover.office))
        names = tuple(draft_words(texts, kind) or texts.tr("not given") for kind in DRAFT_KINDS)
        self.draft.show_choices(names, DRAFT_KINDS.index(plan.cover.draft))
        self.price_year.show_amount(plan.cover.price_year)
        self.price_year.setPlaceholderText(texts.tr("year, or empty"))
        self._explained.setText(texts.tr("On the cover of the Word draft and the first sheet of the workbook."))

    def _edit(self, change: Edit) -> None:
        document = self._context.document
        if not document.edit(change, mark("Set cover facts")) and document.plan is not None:
            self.refresh(document.plan)
