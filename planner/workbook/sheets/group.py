"""The group's sheet (群决策): who was consulted, each expert's weights, how far they agree, what they are together."""

from collections.abc import Mapping, Sequence

from planner.model.bilingual import Language
from planner.model.evaluation import NodeWeights
from planner.workbook import options
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.agreement import FIRST_WEIGHT, Agreement, Figure, Row, put_agreement, put_group_line
from planner.workbook.sheets.choice import put_choice
from planner.workbook.sheets.group_formulas import ExpertCells
from planner.workbook.sheets.judgement_block import JudgementBlock, block_title
from planner.workbook.sheets.overall_by_expert import GroupCells, overall_rows, put_overall_by_expert
from planner.workbook.sheets.roster import expert_name, put_roster
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_CHOICE_ROW, _ROSTER_ROW = 3, 5
_WIDTHS: dict[Language, float] = {"zh": 8.2, "en": 12.5}
"""Of a column of weights, so that 22 criteria still print legibly on A3."""
_FEWEST_WEIGHTS = 8
_GROUP_LINES = 3
"""Below each table: weights combined (AIP), judgements combined (AIJ), those in force."""
_INTRODUCTION_COLUMNS = 12


class GroupSheet:
    """Made in three steps, for its cells and those of the sheets of answers and weights follow from one another.

    `influences` are the cells of the experts' influence, by expert.
    """

    def __init__(self, subject: Subject) -> None:
        texts, weights = subject.texts, subject.ranking.weights
        widest = max(_FEWEST_WEIGHTS, len(weights.leaves), *(len(node.children) for node in weights.nodes))
        self._subject = subject
        self._last_column = FIRST_WEIGHT + widest + 1
        self._working = self._last_column + 2
        width = _WIDTHS[texts.language]
        widths = (Column(26), Column(10), *(Column(width),) * (widest + 2), Column(3), *(Column(9, True),) * 2)
        self._draft = Draft(texts.tr("Group decision"), widths)
        self._draft.heading(texts.tr("The experts together"), subject.subtitle)
        introduction = texts.tr(
            "Change an influence here or an answer on the sheet of judgements, and weights, consensus and ranking "
            "follow. Mean, extremes and consensus count every expert alike; what is combined counts by influence."
        )
        self._draft.put(2, 0, introduction, Look("note", wrap=True), columns=_INTRODUCTION_COLUMNS)
        offered, key = options.aggregations(texts), subject.plan.weighting.aggregation
        put_choice(self._draft, _CHOICE_ROW, offered, key, options.AGGREGATION_NUMBER, self._working)
        self._row, self.influences = put_roster(self._draft, subject, _ROSTER_ROW)
        self._last = self._row
        self._cells: Mapping[str, Sequence[ExpertCells]] = {}
        self._tables: dict[str, Agreement] = {}
        self._combined: dict[str, tuple[Area, ...]] = {}

    def put_weights(self, cells: Mapping[str, Sequence[ExpertCells]]) -> Mapping[str, tuple[Area, ...]]:
        """The table of each node from the experts' `cells`; returns by node where the weights combined (AIP) stand.

        The table of the whole hierarchy stands above them, its place kept until its last lines are known.
        """
        self._cells = cells
        row = self._row + overall_rows(self._subject) + 1
        for node in self._subject.ranking.weights.nodes:
            if cells[node.node]:
                table = self._put_node(node, row)
                self._tables[node.node] = table
                row = table.next_row + _GROUP_LINES + 1
        self._last = row - 2
        return self._combined

    def sheet(self, blocks: Sequence[JudgementBlock], overall: Mapping[str, Area], total: Area | None) -> Sheet:
        """Complete it with the weights sheet's `blocks`, its weights in force and its total consistency ratio."""
        texts, draft = self._subject.texts, self._draft
        priorities: dict[str, Area] = {}
        judgements: dict[str, Area] = {}
        for block in blocks:
            node = block.node
            priorities |= zip(node.children, self._combined.get(node.node, block.weights), strict=True)
            judgements |= zip(node.children, block.judged or block.weights, strict=True)
            if (table := self._tables.get(node.node)) is None:
                continue
            if node.judgement_weights is not None:
                ratio = "—" if node.consistency_ratio is None else node.consistency_ratio
                cells = _figures(node.judgement_weights, block.judged or block.weights)
                label = texts.tr("Judgements combined (AIJ)")
                put_group_line(draft, label, cells, ((ratio, block.ratio.full),), table.next_row + 1)
            cells = _figures(node.weights, block.weights)
            put_group_line(draft, texts.tr("In force"), cells, (), table.next_row + 2)
        group = GroupCells(priorities, judgements, overall, total)
        local = self._local_by_expert()
        put_overall_by_expert(
            draft, self._subject, self._row, self._cells, local, self.influences, group, self._working
        )
        return draft.sheet(Printing(self._last, self._last_column), frozen=(2, 1))

    def _put_node(self, node: NodeWeights, row: int) -> Agreement:
        texts, subject = self._subject.texts, self._subject
        rows = [self._row_of(node, own) for own in self._cells[node.node]]
        items = [subject.criterion(child) for child in node.children]
        more = (texts.tr("CR"),) if node.way == "pairwise" else ()
        title = block_title(subject, node)
        table = put_agreement(self._draft, subject, row, title, items, more, rows, node.consensus, self._working)
        if node.priority_weights is not None:
            shares = table.influences.local
            cells = [
                (weight, f"SUMPRODUCT({shares},{table.column(place).local})/SUM({shares})")
                for place, weight in enumerate(node.priority_weights)
            ]
            put_group_line(self._draft, texts.tr("Weights combined (AIP)"), cells, (), table.next_row)
            self._combined[node.node] = tuple(
                self._draft.area(table.next_row, column, table.next_row, column)
                for column in range(FIRST_WEIGHT, FIRST_WEIGHT + len(cells))
            )
        return table

    def _row_of(self, node: NodeWeights, own: ExpertCells) -> Row:
        found, expert = node.expert(own.expert), self._subject.plan.weighting.expert(own.expert)
        assert found is not None
        told: Sequence[Figure] = ()
        if node.way == "pairwise":
            ratio = "—" if found.consistency_ratio is None else found.consistency_ratio
            told = ((ratio, "" if own.ratio is None else own.ratio.full),)
        weights = None if found.weights is None else _figures(found.weights, own.weights or ())
        return Row(own.expert, expert_name(self._subject, expert), own.influence, expert.influence, weights, told)

    def _local_by_expert(self) -> dict[str, dict[str, Area]]:
        """By expert and criterion, the cell on this sheet of the local weight."""
        local: dict[str, dict[str, Area]] = {}
        for node in self._subject.ranking.weights.nodes:
            table = self._tables.get(node.node)
            for expert, row in ({} if table is None else table.rows).items():
                cells = {child: row.cell(0, place) for place, child in enumerate(node.children)}
                local.setdefault(expert, {}).update(cells)
        return local


def _figures(values: Sequence[float], cells: Sequence[Area]) -> list[tuple[float, str]]:
    return [(value, cell.full) for value, cell in zip(values, cells, strict=True)]
