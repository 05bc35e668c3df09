"""What the views of the result page have in common."""

from PySide6.QtWidgets import QGridLayout, QWidget

from gui.context import Context
from planner.model.evaluation import Ranking
from planner.model.plan import Plan

SPACING = 14


class ResultView(QWidget):
    """One question about the result, named on its tab and asked in full beside the page's title.

    `show_ranking` is called while the view is seen, after each change of plan, language or theme.
    """

    name = ""
    asks = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        """Show this ranking: every view says how."""


Place = tuple[int, int, int, int]
"""Row, column, and how many of each a card takes."""


def lay_out(
    view: QWidget, cards: tuple[tuple[QWidget, Place], ...], rows: tuple[int, ...], columns: tuple[int, ...]
) -> None:
    """Set cards on a grid whose rows and columns share the room in these proportions."""
    grid = QGridLayout(view)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(SPACING)
    for card, place in cards:
        grid.addWidget(card, *place)
    for row, share in enumerate(rows):
        grid.setRowStretch(row, share)
    for column, share in enumerate(columns):
        grid.setColumnStretch(column, share)
