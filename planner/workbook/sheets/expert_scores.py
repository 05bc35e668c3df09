"""Experts' scores of the strategies: what each gave, and the value of the group that enters the ranking."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.expert_scores import GroupScore, group_scores
from planner.workbook import options
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import EXPERT_SCORE
from planner.workbook.sheets.choice import put_choice
from planner.workbook.sheets.roster import expert_name
from planner.workbook.style import Form, Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_CHOICE_ROW, _HEAD_ROW = 3, 5
_LEADS = 6
"""Criterion, strategy, the group's value, lowest, highest, number of values."""


@dataclass(frozen=True, slots=True)
class ExpertScoresSheet:
    """The sheet, and by (strategy, criterion) where the group's value stands."""

    sheet: Sheet
    cells: dict[tuple[str, str], Area]


def expert_scores_sheet(subject: Subject, influences: Mapping[str, Area]) -> ExpertScoresSheet | None:
    """None where nobody heard gave a score."""
    grouped = group_scores(subject.plan)
    if not grouped:
        return None
    texts, plan = subject.texts, subject.plan
    giving = {given.expert for cell in grouped.values() for given in cell.given}
    experts = [expert for expert in plan.weighting.heard if expert.id in giving]
    last = _LEADS + len(experts) - 1
    columns = (Column(30), Column(18), *(Column(10),) * (last - 1), Column(3), Column(9, True))
    draft = Draft(texts.tr("Expert scores"), columns)
    draft.heading(texts.tr("Scores given by each expert"), subject.subtitle)
    introduction = texts.tr(
        "Change a score, and the group's value on the scores sheet follows. The median counts heads, the weighted mean "
        "counts by influence; empty cells do not count."
    )
    draft.put(2, 0, introduction, Look("note", wrap=True), columns=_LEADS)
    offered = options.score_aggregations(texts)
    put_choice(draft, _CHOICE_ROW, offered, plan.score_aggregation, options.SCORE_NUMBER, last + 2)
    heads = (
        texts.tr("Criterion"),
        texts.tr("Strategy"),
        texts.tr("Group's value"),
        texts.tr("Lowest"),
        texts.tr("Highest"),
        texts.tr("Values"),
    )
    draft.put_row(_HEAD_ROW, 0, (*heads, *(expert_name(subject, expert) for expert in experts)), _HEAD)
    draft.put(_HEAD_ROW + 1, 0, texts.tr("Influence"), Look("text"), columns=_LEADS)
    shares = draft.area(_HEAD_ROW + 1, _LEADS, _HEAD_ROW + 1, last)
    for place, expert in enumerate(experts):
        look = Look("formula", "number", "center")
        draft.put(shares.row, _LEADS + place, expert.influence, look, influences[expert.id].full)
    ids = [expert.id for expert in experts]
    cells: dict[tuple[str, str], Area] = {}
    row = _HEAD_ROW + 2
    for leaf in plan.criteria.leaves:
        for strategy in plan.strategies:
            if (cell := grouped.get((strategy.id, leaf.id))) is not None:
                cells[strategy.id, leaf.id] = _put_line(draft, subject, cell, ids, shares, row)
                row += 1
    return ExpertScoresSheet(draft.sheet(Printing(row - 1, last), frozen=(_HEAD_ROW + 1, 2)), cells)


def _put_line(draft: Draft, subject: Subject, cell: GroupScore, experts: list[str], shares: Area, row: int) -> Area:
    """One criterion of one strategy; returns the cell of the group's value."""
    leaf = subject.plan.criteria.criterion(cell.criterion)
    form: Form = "permille" if leaf.scale == "rating" else "number"
    values = draft.area(row, shares.column, row, shares.last_column)
    draft.put(row, 0, subject.criterion(cell.criterion), Look("text", wrap=True))
    draft.put(row, 1, subject.strategy(cell.strategy), Look("text", wrap=True))
    mean = f"SUMPRODUCT({shares.local},{values.local})/SUMPRODUCT({shares.local},ISNUMBER({values.local})*1)"
    chosen = f"IF({options.SCORE_NUMBER}=1,MEDIAN({values.local}),{mean})"
    figures = (
        (cell.value, f'IF(COUNT({values.local})=0,"",{chosen})', Look("total", form, "center")),
        (cell.low, f"MIN({values.local})", Look("formula", form, "center")),
        (cell.high, f"MAX({values.local})", Look("formula", form, "center")),
        (len(cell.given), f"COUNT({values.local})", Look("formula", "integer", "center")),
    )
    for column, (value, formula, look) in enumerate(figures, 2):
        draft.put(row, column, value, look, formula)
    given = {each.expert: each.value for each in cell.given}
    for place, expert in enumerate(experts):
        key = (EXPERT_SCORE, expert, cell.strategy, cell.criterion)
        draft.put(row, values.column + place, given.get(expert), Look("input", "number", "center"), key=key)
    hint = subject.texts.tr("Between worst and best of this criterion; empty does not count.")
    draft.limit(values, min(leaf.worst, leaf.best), max(leaf.worst, leaf.best), hint)
    return draft.area(row, 2, row, 2)
