"""What the roadmap would be if the weights of one department, or of one expert, had won."""

from collections.abc import Iterator

import numpy as np

from planner.analysis.departments import departments
from planner.analysis.resolving import Resolver, action_values
from planner.analysis.weight_doubt import expert_weights
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.model.voices import Voice, VoiceKind
from planner.ranking.decision_matrix import FloatArray


def voices(plan: Plan, ranking: Ranking) -> tuple[Voice, ...]:
    """The greedy schedule by the weights of each department heard, then of each expert heard, scores as in force.

    An expert's weights are the own ones where there are any, else the group's. A department that is all of the group,
    or so small that it would name a person of an anonymous group, is left out, and so is an expert who is all of it.
    """
    heard = list(_heard(plan, ranking))
    if not heard:
        return ()
    resolver = Resolver(plan, ranking, "greedy")
    actions = resolver.actions
    rows = action_values(plan, ranking, np.array([weights for _voice, weights in heard]), actions).tolist()
    return tuple(
        Voice(kind, id, None if solved is None else tuple(solved.starts.items()))
        for ((kind, id), _weights), row in zip(heard, rows, strict=True)
        for solved in (resolver.solve(dict(zip(actions, row, strict=True))),)
    )


def _heard(plan: Plan, ranking: Ranking) -> Iterator[tuple[tuple[VoiceKind, str], FloatArray]]:
    for view in departments(plan, ranking):
        yield ("department", view.department), np.array(view.weights.leaf_weights)
    own = expert_weights(plan, ranking.weights)
    if len(own) > 1:
        for expert in plan.weighting.heard:
            if expert.id in own:
                yield ("expert", expert.id), own[expert.id]
