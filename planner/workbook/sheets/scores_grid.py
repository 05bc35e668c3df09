"""Where the parts of the scores sheet lie: what leads each line, and blocks of one column a strategy.

The form on declared bounds comes first and is printed; what the classic form needs stands to the right, off paper,
and after it the ranges of the scores.
"""

from dataclasses import dataclass

from planner.model.bilingual import Language
from planner.workbook.book import Area
from planner.workbook.subject import Subject

LEAD_WIDTHS: dict[Language, tuple[float, ...]] = {
    "zh": (18, 25, 11, 7, 7, 9, 9, 13),
    "en": (22, 36, 11, 7, 7, 9, 9, 13),
}
"""Group, criterion, unit, worst, best, weight, counted in the schedule's value or not, basis."""
GROUP, CRITERION, UNIT, WORST, BEST, WEIGHT, COUNTED, BASIS = range(8)
LEADS = 8
BLOCKS = 7
RESULT_ROW = 5
"""Where the results stand, above the matrix."""
RESULT_LINES = 14
"""Rows the results take, head included."""
_BESIDE_IDEAL = 3
"""From the last ideal point on: the number of the form in force and a free column."""


@dataclass(frozen=True, slots=True)
class ScoresGrid:
    """The decision matrix from row `first` on: one line a leaf criterion, blocks parted by a narrow column."""

    sheet: str
    first: int
    leaves: int
    strategies: int

    @property
    def last(self) -> int:
        return self.first + self.leaves - 1

    def lead(self, column: int) -> Area:
        return Area(self.sheet, self.first, column, self.last, column)

    @property
    def raw(self) -> Area:
        return self._block(0)

    @property
    def normalised(self) -> Area:
        return self._block(1)

    @property
    def weighted(self) -> Area:
        return self._block(2)

    @property
    def contributions(self) -> Area:
        return self._block(3)

    @property
    def entered(self) -> Area:
        return self._block(4)

    @property
    def vector_normalised(self) -> Area:
        return self._block(5)

    @property
    def vector_weighted(self) -> Area:
        return self._block(6)

    @property
    def ideal(self) -> Area:
        """Best and, beside it, worst weighted value of the classic form."""
        return self.lead(self.vector_weighted.last_column + 2)

    @property
    def anti_ideal(self) -> Area:
        return self.ideal.column_at(1)

    @property
    def low(self) -> Area:
        """The lower ends of the ranges of the scores."""
        column = self.anti_ideal.column + _BESIDE_IDEAL
        return Area(self.sheet, self.first, column, self.last, column + self.strategies - 1)

    @property
    def high(self) -> Area:
        column = self.low.last_column + 2
        return Area(self.sheet, self.first, column, self.last, column + self.strategies - 1)

    def _block(self, number: int) -> Area:
        column = LEADS + 1 + number * (self.strategies + 1)
        return Area(self.sheet, self.first, column, self.last, column + self.strategies - 1)


def scores_grid(subject: Subject) -> ScoresGrid:
    """Where the matrix stands in the workbook of a subject."""
    first = RESULT_ROW + RESULT_LINES + 3
    title = subject.texts.tr("Scores")
    return ScoresGrid(title, first, len(subject.ranking.leaves), len(subject.plan.strategies))
