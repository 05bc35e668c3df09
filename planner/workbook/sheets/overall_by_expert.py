"""层次总排序 of every expert and of the group in one table, with the total consistency ratio of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.model.criterion import GOAL, CriteriaTree
from planner.model.evaluation import ExpertWeights
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.sheets.agreement import FIRST_WEIGHT, Figure, Row, put_agreement, put_group_line
from planner.workbook.sheets.group_formulas import ExpertCells
from planner.workbook.sheets.roster import expert_name
from planner.workbook.subject import Subject

Local = Mapping[str, Area]
"""By criterion, the cell of its local weight (层次单排序) in one voice."""


@dataclass(frozen=True, slots=True)
class GroupCells:
    """Where the group's weights stand: local ones combined (AIP, AIJ), overall ones in force, total CR if any."""

    priorities: Local
    judgements: Local
    overall: Mapping[str, Area]
    total_ratio: Area | None


def overall_rows(subject: Subject) -> int:
    """Rows the table takes."""
    heard = [own for own in subject.ranking.weights.experts if own.heard]
    whole = sum(own.leaf_weights is not None for own in heard)
    return 2 + len(heard) + (4 if whole > 1 else 0) + 3


def put_overall_by_expert(
    draft: Draft,
    subject: Subject,
    row: int,
    cells: Mapping[str, Sequence[ExpertCells]],
    local: Mapping[str, Local],
    influences: Mapping[str, Area],
    group: GroupCells,
    working: int,
) -> None:
    """Put the table at `row`; `cells` by node are the experts' answers, `local` by expert the weights on `draft`."""
    texts, weights, tree = subject.texts, subject.ranking.weights, subject.plan.criteria
    in_force = row + overall_rows(subject) - 1
    line = draft.area(in_force, FIRST_WEIGHT, in_force, FIRST_WEIGHT + len(weights.leaves) - 1)
    heard = sorted((own for own in weights.experts if own.heard), key=lambda own: own.leaf_weights is None)
    rows = []
    for place, own in enumerate(heard, row + 2):
        expert, mine = subject.plan.weighting.expert(own.expert), local.get(own.expert, {})
        weighed = own.leaf_weights is not None
        told = (_total(tree, own, mine, cells), _distance(draft, own, place, line) if weighed else ("—", ""))
        figures = (
            [
                (weight, _product(tree, leaf, mine) or "1")
                for leaf, weight in zip(weights.leaves, own.leaf_weights, strict=True)
            ]
            if own.leaf_weights is not None
            else None
        )
        name = expert_name(subject, expert)
        rows.append(Row(own.expert, name, influences[own.expert], expert.influence, figures, told))
    items = [subject.criterion(leaf) for leaf in weights.leaves]
    more = (texts.tr("Total CR"), texts.tr("From the group"))
    title = texts.tr("Overall weights by expert")
    put_agreement(draft, subject, row, title, items, more, rows, weights.consensus, working)
    for number, (label, voice, figures_of) in enumerate(
        (
            (texts.tr("Weights combined (AIP)"), group.priorities, weights.priority_leaf_weights),
            (texts.tr("Judgements combined (AIJ)"), group.judgements, weights.judgement_leaf_weights),
        )
    ):
        products = [_product(tree, leaf, voice) or "1" for leaf in weights.leaves]
        put_group_line(draft, label, list(zip(figures_of, products, strict=True)), (), in_force - 2 + number)
    total: Sequence[Figure] = ()
    if group.total_ratio is not None:
        ratio = "—" if weights.consistency_ratio is None else weights.consistency_ratio
        total = ((ratio, group.total_ratio.full),)
    places = [group.overall[leaf].full for leaf in weights.leaves]
    label = texts.tr("In force")
    put_group_line(draft, label, list(zip(weights.leaf_weights, places, strict=True)), total, in_force)


def _product(tree: CriteriaTree, criterion: str, local: Local) -> str | None:
    """A criterion's overall weight as a product of local ones; empty for 1, None where one of them is missing.

    A lone child has the whole weight of its parent, unasked.
    """
    factors = []
    for step in tree.path(criterion):
        if step in local:
            factors.append(local[step].full)
        elif len(tree.children(tree.criterion(step).parent)) > 1:
            return None
    return "*".join(factors)


def _total(tree: CriteriaTree, own: ExpertWeights, local: Local, cells: Mapping[str, Sequence[ExpertCells]]) -> Figure:
    """Indices of the groups the expert answered, weighted with the expert's own weights of these groups."""
    indices, randoms = [], []
    for node, answers in cells.items():
        answer = next((each for each in answers if each.expert == own.expert), None)
        if node == GOAL or answer is None or answer.index is None or answer.random is None:
            continue
        share = _product(tree, node, local)
        if share is not None:
            indices.append(f"{share or '1'}*N({answer.index.full})")
            randoms.append(f"{share or '1'}*N({answer.random.full})")
    if not indices:
        return "—", ""
    random = "+".join(randoms)
    ratio = "—" if own.consistency_ratio is None else own.consistency_ratio
    return ratio, f'IF({random}>0,({"+".join(indices)})/({random}),"—")'


def _distance(draft: Draft, own: ExpertWeights, row: int, group: Area) -> Figure:
    """Half the sum of absolute differences from the weights in force."""
    mine = draft.area(row, group.column, row, group.last_column)
    return own.distance, f"SUMPRODUCT(ABS({mine.local}-{group.local}))/2"
