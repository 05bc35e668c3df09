"""Step 4: how each strategy scores on each criterion, and what stands behind each score."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.models.score_table import ScoreTable, typed_text
from gui.pages.page import Page
from gui.pages.scoring import words
from gui.pages.scoring.block import clear_cells, parse_block, parse_score, paste_block, set_value, unconfirmed
from gui.pages.scoring.explanation import Explanation
from gui.pages.scoring.matrix import Matrix
from gui.pages.scoring.matrix_card import MatrixCard
from gui.widgets.card import button, label
from planner.edits import cities, scoring
from planner.model.bilingual import same
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.scoring.baselines import read_baselines
from planner.templates.tables import templates_folder
from planner.text.marker import mark

EXPLANATION_LEAST, EXPLANATION_MOST = 348, 540


class ScoringPage(Page):
    """The decision matrix at the left, the explanation of the current cell at the right."""

    title = mark("How does each strategy score on each criterion?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = ScoreTable(self)
        self.matrix = Matrix(context, self.model)
        self.explanation = Explanation(context, read_baselines(templates_folder()))
        self.explanation.setMinimumWidth(EXPLANATION_LEAST)
        self.explanation.setMaximumWidth(EXPLANATION_MOST)
        self.card = MatrixCard(context, self.matrix)
        self.refresh_prefill = button("primary")
        self._lead = label(role="muted", wrap=True)
        lead_row = QHBoxLayout()
        lead_row.setSpacing(10)
        lead_row.addWidget(self._lead, 1)
        lead_row.addWidget(self.refresh_prefill)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.card, 5)
        row.addWidget(self.explanation, 2)
        self.body.setSpacing(10)
        self.body.addLayout(lead_row)
        self.body.addLayout(row, 1)
        self._connect()

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        chosen = self.matrix.current_cell()
        if self.model.show(plan, evaluation.weights, lambda cell: words.cell_tip(plan, cell, texts), texts):
            self.matrix.arrange()
            kept = chosen is not None and self.matrix.select_cell(chosen.strategy.id, chosen.leaf.id)
            if not kept:
                self.matrix.select_first()
        self._lead.setText(words.lead_text(plan, texts))
        self.refresh_prefill.setText(texts.tr("Refresh prefill"))
        self.refresh_prefill.setToolTip(
            texts.tr("The catalogue is newer than the plan: confirmed scores stay, the others are worked out again.")
        )
        self.refresh_prefill.setVisible(self._out_of_date(plan))
        self.card.retell()
        self._show_current()

    def _connect(self) -> None:
        matrix, card, head = self.matrix, self.card, self.matrix.head
        self.model.typed.connect(self._on_typed)
        matrix.moved.connect(self._show_current)
        matrix.confirm_asked.connect(self._confirm_selection)
        matrix.clear_asked.connect(self._clear_selection)
        matrix.pasted.connect(self._on_pasted)
        head.renamed.connect(self._on_renamed)
        head.added.connect(self._on_added)
        card.confirm_cell.clicked.connect(self._confirm_selection)
        card.confirm_row.clicked.connect(lambda: self._confirm(self._of_row))
        card.confirm_column.clicked.connect(lambda: self._confirm(self._of_column))
        card.confirm_all.clicked.connect(lambda: self._confirm(unconfirmed))
        card.add.clicked.connect(head.begin_add)
        card.rename.clicked.connect(lambda: head.begin_rename(self.matrix.currentIndex().column()))
        card.remove.clicked.connect(self._remove)
        self.explanation.range_entered.connect(self._on_range)
        self.explanation.note_entered.connect(self._on_note)
        self.refresh_prefill.clicked.connect(self._refresh_prefill)

    def _out_of_date(self, plan: Plan) -> bool:
        edition = self.context.catalogue.edition
        return plan.catalogue_edition != edition or any(fit.edition != edition for fit in plan.fits)

    def _show_current(self) -> None:
        plan = self.context.document.plan
        if plan is None:
            return
        cell = self.matrix.current_cell()
        self.explanation.show_cell(plan, cell)
        selected = sum(chosen.assumed for chosen in self.matrix.selected_cells())
        row, column = self._of_row(plan), self._of_column(plan)
        several = len(self.matrix.selected_cells()) > 1
        self.card.show_counts(selected, len(row), len(column), len(unconfirmed(plan)), several=several)
        self.card.show_strategy(cell.strategy if cell else None)

    def _of_row(self, plan: Plan) -> tuple[tuple[str, str], ...]:
        cell = self.matrix.current_cell()
        return unconfirmed(plan, criterion=cell.leaf.id) if cell else ()

    def _of_column(self, plan: Plan) -> tuple[tuple[str, str], ...]:
        cell = self.matrix.current_cell()
        return unconfirmed(plan, strategy=cell.strategy.id) if cell else ()

    def _selected(self) -> tuple[tuple[str, str], ...]:
        return tuple((cell.strategy.id, cell.leaf.id) for cell in self.matrix.selected_cells())

    def _confirm(self, cells_of: Callable[[Plan], tuple[tuple[str, str], ...]]) -> None:
        self._edit(lambda plan: scoring.confirm_scores(plan, cells_of(plan)), mark("Confirm scores"))

    def _confirm_selection(self) -> None:
        cells = self._selected()
        self._confirm(lambda _: cells)

    def _clear_selection(self) -> None:
        cells = self._selected()
        self._edit(lambda plan: clear_cells(plan, cells), mark("Clear scores"))

    def _on_typed(self, strategy: str, criterion: str, text: str) -> None:
        def change(plan: Plan) -> Plan:
            if not text:
                return clear_cells(plan, [(strategy, criterion)])
            return set_value(plan, strategy, criterion, parse_score(text))

        self._edit(change, mark("Set score"))

    def _on_pasted(self, text: str) -> None:
        strategies, leaves = self.matrix.paste_target()
        self._edit(lambda plan: paste_block(plan, parse_block(text), strategies, leaves), mark("Paste scores"))

    def _on_range(self, low: str, high: str) -> None:
        cell = self.matrix.current_cell()
        if cell is None or cell.score is None:
            return
        score, leaf = cell.score, cell.leaf

        def typed(text: str, old: float) -> float:
            return old if text == typed_text(old, leaf) else parse_score(text)

        self._edit(
            lambda plan: scoring.set_score(
                plan,
                score.strategy,
                score.criterion,
                score.value,
                low=typed(low, score.low),
                high=typed(high, score.high),
                note=self.explanation.note.text(),
            ),
            mark("Set range"),
        )

    def _on_note(self, note: str) -> None:
        cell = self.matrix.current_cell()
        if cell is None or cell.score is None:
            return
        score = cell.score
        self._edit(
            lambda plan: scoring.set_score(
                plan, score.strategy, score.criterion, score.value, low=score.low, high=score.high, note=note
            ),
            mark("Set note"),
        )

    def _on_renamed(self, section: int, name: str) -> None:
        strategy = self.model.strategies[section - 1].id
        language = self.context.texts.language
        self._edit(lambda plan: scoring.rename_strategy(plan, strategy, name, language), mark("Rename strategy"))

    def _on_added(self, name: str) -> None:
        self._edit(lambda plan: scoring.add_strategy(plan, same(name)), mark("Add strategy"))

    def _remove(self) -> None:
        cell = self.matrix.current_cell()
        if cell is not None:
            strategy = cell.strategy.id
            self._edit(lambda plan: scoring.remove_strategy(plan, strategy), mark("Remove strategy"))

    def _refresh_prefill(self) -> None:
        catalogue = self.context.catalogue
        self._edit(lambda plan: cities.refresh_prefill(plan, catalogue), mark("Refresh prefill"))

    def _edit(self, change: Callable[[Plan], Plan], label_source: str) -> None:
        """Make an edit; after a refusal show the plan's own values again."""
        document = self.context.document
        if not document.edit(change, label_source) and document.plan is not None and document.evaluation is not None:
            self.refresh(document.plan, document.evaluation)
