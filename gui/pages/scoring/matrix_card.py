"""The card around the table of scores: what may be done with the current cell, row and column."""

from PySide6.QtWidgets import QPushButton

from gui.context import Context
from gui.pages.scoring.matrix import Matrix
from gui.widgets.card import Card, button, label
from gui.widgets.flow import FlowLayout
from planner.model.strategy import Strategy


class MatrixCard(Card):
    """Buttons to add, rename and remove strategies above the table, to confirm prefilled scores below it."""

    def __init__(self, context: Context, matrix: Matrix) -> None:
        super().__init__()
        self._context = context
        self._matrix = matrix
        self.add, self.rename, self.remove = button("quiet"), button("quiet"), button("quiet")
        for made in (self.rename, self.remove, self.add):
            self.head.addWidget(made)
        self.confirm_cell, self.confirm_row = button(), button()
        self.confirm_column, self.confirm_all = button(), button()
        self._legend = label(role="small", wrap=True)
        confirm_row = FlowLayout(spacing=8)
        for made in (self.confirm_cell, self.confirm_row, self.confirm_column, self.confirm_all):
            confirm_row.addWidget(made)
        self.body.addWidget(matrix, 1)
        self.body.addWidget(self._legend)
        self.body.addLayout(confirm_row)

    def retell(self) -> None:
        tr = self._context.texts.tr
        self.set_title(tr("Scores"))
        self._matrix.setAccessibleName(tr("Scores by criterion and strategy"))
        self._legend.setText(
            tr("Bar: range on the scale; tick: score. Grey italics (○): assumption. Type a number; Space confirms.")
        )
        self._legend.setToolTip(
            tr(
                "Keys: digits score, F2 edits, Space or Enter confirms, Delete empties; Shift+Space takes the row, "
                "Ctrl+Space the column, Ctrl+A everything; Ctrl+C and Ctrl+V exchange blocks with a spreadsheet."
            )
        )
        self.add.setText(tr("＋ Add strategy"))
        self.add.setToolTip(tr("Type its name at the end of the table's head."))
        self.rename.setText(tr("Rename"))
        self.rename.setToolTip(tr("Rename the strategy of the current column (or double-click its name)."))
        self.remove.setText(tr("Remove"))

    def show_counts(self, cell: int, row: int, column: int, all_cells: int, *, several: bool) -> None:
        """How many prefilled scores each button would confirm."""
        tr = self._context.texts.tr
        named = (
            (self.confirm_cell, cell, tr("Confirm selection") if several else tr("Confirm cell")),
            (self.confirm_row, row, tr("Confirm row")),
            (self.confirm_column, column, tr("Confirm column")),
            (self.confirm_all, all_cells, tr("Confirm all prefilled")),
        )
        for made, count, name in named:
            _show_count(made, count, tr("{action} ({count})", action=name, count=count))
        self.confirm_cell.setToolTip(tr("Space or Enter in the table"))

    def show_strategy(self, strategy: Strategy | None) -> None:
        """What the buttons above would rename or remove; a template's strategy stays."""
        tr = self._context.texts.tr
        own = strategy is not None and strategy.evidence.basis == "expert"
        self.rename.setEnabled(strategy is not None)
        self.remove.setEnabled(own)
        self.remove.setToolTip(
            tr("Remove this strategy with its scores.") if own else tr("Only strategies of your own can be removed.")
        )


def _show_count(made: QPushButton, count: int, text: str) -> None:
    made.setText(text)
    made.setEnabled(count > 0)
