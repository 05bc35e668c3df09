"""What to reconsider in judgements that contradict one another; proposed, never applied unasked."""

from dataclasses import dataclass

import numpy as np

from gui.pages.weighting.node_state import NodeState
from planner.text.saaty_scale import POINTS, point_of, ratio_at
from planner.weighting.ahp import Revision, priorities, revisions
from planner.weighting.judgement_matrix import FloatArray


@dataclass(frozen=True, slots=True)
class Proposal:
    """A judgement that the others contradict, turned so that it favours its `first` child (positions).

    `implied` is what the other judgements imply, `value` the point of the scale next to it, `ratio_after` the
    consistency ratio with `value` in place of `judgement`.
    """

    first: int
    second: int
    judgement: float
    implied: float
    value: float
    ratio_after: float | None


def proposals(state: NodeState, most: int = 3) -> tuple[Proposal, ...]:
    """The most inconsistent judgements first, at most `most`; only changes to another point that lower CR."""
    size = len(state.names)
    given = np.array(
        [[state.value(row, column) or np.nan for column in range(size)] for row in range(size)], dtype=np.float64
    )
    found: list[Proposal] = []
    for revision in revisions(given, most, random_index=state.random_index):
        proposal = _on_scale(revision, given, state)
        if proposal is not None:
            found.append(proposal)
    return tuple(found)


def _on_scale(revision: Revision, given: FloatArray, state: NodeState) -> Proposal | None:
    first, second = revision.row, revision.column
    judgement, implied = revision.judgement, revision.suggested
    if judgement < 1.0:
        first, second, judgement, implied = second, first, 1.0 / judgement, 1.0 / implied
    value = ratio_at(min(max(round(point_of(implied)), 0), POINTS - 1))
    revised = given.copy()
    revised[first, second], revised[second, first] = value, 1.0 / value
    after = priorities(revised, random_index=state.random_index)
    if after.lambda_max >= state.local.lambda_max:
        return None
    return Proposal(first, second, judgement, implied, value, after.consistency_ratio)
