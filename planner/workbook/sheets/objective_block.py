"""Live objective weights (客观权重): each method of `planner.weighting.objective` in formulas every office has.

A line a leaf criterion in the working columns of the weights sheet: the strategies' scores on the rating scale 1 to 9,
as they stand on the scores sheet, then what the method asks of them, its raw measure, and the weight. The two lines
under the block hold what the measure needs of each strategy over all leaves.
"""

from collections.abc import Callable, Sequence

import numpy as np

from planner.model.criterion import RATING_BEST, RATING_WORST
from planner.model.weighting import ObjectiveMethod
from planner.weighting.judgement_matrix import FloatArray
from planner.weighting.objective_weights import ratings
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.sheets.scores_grid import scores_grid
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_SMALL = Look("note", "weight", "center")
_HEAD = Look("note", align="center")


def objective_columns(subject: Subject) -> int:
    """Working columns the block takes: scores, what is worked from them, the raw measure."""
    return 2 * len(subject.plan.strategies) + 1


def put_objective(draft: Draft, subject: Subject, row: int, column: int) -> tuple[str, ...]:
    """Put the working block with its first leaf at `row`; the formula of each leaf's objective weight, in tree order.

    Where no score differs from another the weights are 0, and the experts' weights stay in force.
    """
    method = subject.plan.weighting.objective.method
    assert method is not None
    block = _Block(draft, subject, row, column)
    raw = _MEASURES[method](block)
    places = [block.put(line, block.raw_column, value, formula) for line, (value, formula) in enumerate(raw)]
    draft.put(row - 1, block.raw_column, subject.texts.tr("Raw measure"), _HEAD)
    total = draft.area(row, block.raw_column, row + len(places) - 1, block.raw_column).local
    return tuple(f"IF(SUM({total})>0,{place.local}/SUM({total}),0)" for place in places)


Measure = list[tuple[float, str]]
"""Value and formula of the raw measure of each leaf."""


class _Block:
    """The scores on 1 to 9, put down with their values (leaves, strategies)."""

    def __init__(self, draft: Draft, subject: Subject, row: int, column: int) -> None:
        self._draft, self._row = draft, row
        self.values: FloatArray = ratings(subject.plan).T
        self.leaves, self.strategies = self.values.shape
        self._column = column
        self.raw_column = column + 2 * self.strategies
        grid = scores_grid(subject)
        names = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
        draft.put_row(row - 1, column, names, _HEAD)
        span = RATING_BEST - RATING_WORST
        for leaf in range(self.leaves):
            for place in range(self.strategies):
                share = grid.normalised.cell(leaf, place).full
                formula = f"{RATING_WORST:g}+{span:g}*{share}"
                self.put(leaf, column + place, float(self.values[leaf, place]), formula)

    def put(self, line: int, column: int, value: float, formula: str) -> Area:
        return self._draft.put(self._row + line, column, value, _SMALL, formula)

    def scores(self, leaf: int) -> Area:
        row = self._row + leaf
        return self._draft.area(row, self._column, row, self._column + self.strategies - 1)

    def work(self, values: FloatArray, formula: Callable[[int, int], str]) -> None:
        """Put the worked cells, `formula` of (leaf, strategy)."""
        for leaf, place in np.ndindex(self.leaves, self.strategies):
            self.put(leaf, self._column + self.strategies + place, float(values[leaf, place]), formula(leaf, place))

    def worked(self, leaf: int) -> Area:
        return _beside(self.scores(leaf), self.strategies)

    def below(self, line: int, values: Sequence[float], formula: Callable[[int], str]) -> Area:
        """Put one of the lines under the worked cells, `formula` of the strategy."""
        column = self._column + self.strategies
        for place, value in enumerate(values):
            self.put(self.leaves + line, column + place, value, formula(place))
        row = self._row + self.leaves + line
        return self._draft.area(row, column, row, column + self.strategies - 1)

    def worked_column(self, place: int) -> Area:
        column = self._column + self.strategies + place
        return self._draft.area(self._row, column, self._row + self.leaves - 1, column)


def _beside(area: Area, columns: int) -> Area:
    return Area(area.sheet, area.row, area.column + columns, area.last_row, area.last_column + columns)


def _entropy(block: _Block) -> Measure:
    values = block.values
    shares = values / values.sum(axis=1, keepdims=True)
    even = values.min(axis=1) == values.max(axis=1)
    divergence = 1 + (shares * np.log(shares)).sum(axis=1) / np.log(block.strategies)
    raw = np.where(even, 0.0, np.maximum(divergence, 0.0))

    def formula(leaf: int) -> str:
        own = block.scores(leaf).local
        share = f"{own}/SUM({own})"
        spread = f"MAX(0,1+SUMPRODUCT({share},LN({share}))/LN({block.strategies}))"
        return f"IF(MAX({own})>MIN({own}),{spread},0)"

    return [(float(raw[leaf]), formula(leaf)) for leaf in range(block.leaves)]


def _standard_deviation(block: _Block) -> Measure:
    values = block.values
    raw = np.where(values.max(axis=1) > values.min(axis=1), values.std(axis=1), 0.0)

    def formula(leaf: int) -> str:
        own = block.scores(leaf).local
        return f"IF(MAX({own})>MIN({own}),STDEVP({own}),0)"

    return [(float(raw[leaf]), formula(leaf)) for leaf in range(block.leaves)]


def _critic(block: _Block) -> Measure:
    """With standardised scores z the correlations of a leaf with all add up to z times the column sums of z, over m."""
    values, count = block.values, block.strategies
    low, high = values.min(axis=1), values.max(axis=1)
    varying = high > low
    spread = np.where(varying, values.std(axis=1), 1.0)
    standard = (values - values.mean(axis=1, keepdims=True)) / spread[:, None] * varying[:, None]
    deviation = np.where(varying, values.std(axis=1) / np.where(varying, high - low, 1.0), 0.0)
    conflict = varying.sum() - standard @ standard.sum(axis=0) / count
    raw = deviation * np.where(conflict > 1e-12, conflict, 0.0)

    def standardised(leaf: int, place: int) -> str:
        own = block.scores(leaf)
        cell = own.cell(0, place).local
        return f"IF(MAX({own.local})>MIN({own.local}),({cell}-AVERAGE({own.local}))/STDEVP({own.local}),0)"

    block.work(standard, standardised)
    sums = block.below(0, standard.sum(axis=0).tolist(), lambda place: f"SUM({block.worked_column(place).local})")
    # The squares of a varying leaf's z add up to the number of strategies, of an even one to 0.
    first, last = block.worked(0), block.worked(block.leaves - 1)
    all_worked = Area(first.sheet, first.row, first.column, last.last_row, last.last_column).local
    counted = block.below(1, [float(varying.sum())], lambda _: f"ROUND(SUMSQ({all_worked})/{count},0)").cell()

    def formula(leaf: int) -> str:
        own, z = block.scores(leaf).local, block.worked(leaf).local
        conflicting = f"{counted.local}-SUMPRODUCT({z},{sums.local})/{count}"
        information = f"STDEVP({own})/(MAX({own})-MIN({own}))*IF({conflicting}>1E-12,{conflicting},0)"
        return f"IF(MAX({own})>MIN({own}),{information},0)"

    return [(float(raw[leaf]), formula(leaf)) for leaf in range(block.leaves)]


def _merec(block: _Block) -> Measure:
    values, count = block.values, block.leaves
    logs = np.log(values / values.min(axis=1, keepdims=True))
    totals = logs.sum(axis=0)
    performance = np.log1p(totals / count)
    raw = np.abs(np.log1p((totals - logs) / count) - performance).sum(axis=1)

    def logged(leaf: int, place: int) -> str:
        own = block.scores(leaf)
        return f"LN({own.cell(0, place).local}/MIN({own.local}))"

    block.work(logs, logged)
    summed = block.below(0, totals.tolist(), lambda place: f"SUM({block.worked_column(place).local})")
    whole = block.below(1, performance.tolist(), lambda place: f"LN(1+{summed.cell(0, place).local}/{count})")

    def formula(leaf: int) -> str:
        own = block.worked(leaf).local
        return f"SUMPRODUCT(ABS(LN(1+({summed.local}-{own})/{count})-{whole.local}))"

    return [(float(raw[leaf]), formula(leaf)) for leaf in range(block.leaves)]


_MEASURES: dict[ObjectiveMethod, Callable[[_Block], Measure]] = {
    "entropy": _entropy,
    "critic": _critic,
    "standard_deviation": _standard_deviation,
    "merec": _merec,
}
