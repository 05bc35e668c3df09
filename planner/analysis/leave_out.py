"""What each criterion, expert and department does for the ranking: it is left out and the rest ranked again."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planner.analysis.experts import hearing, nodes_left_equal
from planner.analysis.leaves_below import leaves_below
from planner.analysis.reranking import first_changes, order_changes
from planner.analysis.walking import walked
from planner.checks.finding import note
from planner.checks.names import criterion_name, left_out_name
from planner.model.bilingual import Bilingual
from planner.model.evaluation import Ranking
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.trials import LeaveOutTrial, LeftOutKind
from planner.ranking.rank import rank
from planner.text.phrases import bracketed, joined
from planner.weighting.weigh import weigh

NAMED = 5
"""A sentence names at most so many items; more would be a table."""


def leave_out(plan: Plan, ranking: Ranking) -> tuple[LeaveOutTrial, ...]:
    """Each criterion in tree order (groups and leaves), then each expert and each department in the plan's order.

    Without a criterion the weights of the others are scaled in proportion; without an expert or a department the
    others' answers give weights and scores. Experts and departments only where two or more of them are heard; those
    who name no department are one.
    """
    return (*_criteria(plan, ranking), *_experts(plan, ranking), *_departments(plan, ranking))


def leave_out_summary(plan: Plan, trials: Sequence[LeaveOutTrial]) -> tuple[Message, ...]:
    """One sentence a kind of which there are answers: what the first place hangs on, left out one by one.

    Who said nothing is not counted: that the rest stays the same without them proves nothing.
    """
    answered = [trial for trial in trials if trial.ranks is not None and not _said_nothing(trial)]
    kinds = dict.fromkeys(trial.kind for trial in answered)
    return tuple(_summary(plan, kind, [trial for trial in answered if trial.kind == kind]) for kind in kinds)


def _said_nothing(trial: LeaveOutTrial) -> bool:
    return trial.note is not None and trial.note.code == "left out judged nothing"


def _summary(plan: Plan, kind: LeftOutKind, answered: Sequence[LeaveOutTrial]) -> Message:
    changing = [trial for trial in answered if trial.first_changes]
    if not changing:
        return note("ranking", f"{kind} left out holds", count=len(answered))
    items = tuple(_with_winners(plan, trial) for trial in changing[:NAMED])
    code = f"{kind} left out changes" if len(changing) <= NAMED else f"{kind} left out changes among others"
    return note("ranking", code, count=len(answered), changed=len(changing), items=items)


def _with_winners(plan: Plan, trial: LeaveOutTrial) -> Bilingual:
    places = zip(plan.strategies, trial.ranks or (), strict=True)
    return bracketed(left_out_name(plan, trial), joined(strategy.name for strategy, rank in places if rank == 1))


def _criteria(plan: Plan, ranking: Ranking) -> Iterator[LeaveOutTrial]:
    shares = ranking.weights.leaf_weights
    for criterion, places in leaves_below(plan.criteria).items():
        trial = LeaveOutTrial("criterion", criterion, None, None)
        if sum(shares) == sum(shares[place] for place in places):
            name = criterion_name(plan.criteria, criterion)
            yield replace(trial, note=note("ranking", "criterion left out was all", criterion=name))
        else:
            yield _answered(trial, ranking, rank(plan, walked(ranking.weights, criterion, 0.0)))


def _experts(plan: Plan, ranking: Ranking) -> Iterator[LeaveOutTrial]:
    heard = plan.weighting.heard
    if len(heard) > 1:
        for expert in heard:
            yield _without_experts(plan, ranking, LeaveOutTrial("expert", expert.id, None, None), {expert.id})


def _departments(plan: Plan, ranking: Ranking) -> Iterator[LeaveOutTrial]:
    """While the group is anonymous nobody shows a department, so there is none to leave out."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for expert in plan.weighting.heard:
        members[plan.weighting.shown_department(expert.id)].add(expert.id)
    if len(members) > 1:
        for department, gone in members.items():
            yield _without_experts(plan, ranking, LeaveOutTrial("department", department, None, None), gone)


def _without_experts(plan: Plan, ranking: Ranking, trial: LeaveOutTrial, gone: Collection[str]) -> LeaveOutTrial:
    name = left_out_name(plan, trial)
    judging = {expert.expert for expert in ranking.weights.experts if expert.heard}
    if judging <= set(gone):
        return replace(trial, note=note("ranking", "judges left out" if judging else "nobody judged", item=name))
    without = hearing(plan, {expert.id for expert in plan.weighting.experts} - set(gone))
    result = rank(without, weigh(without, ranking.weights))
    answered = _answered(trial, ranking, result)
    if judging.isdisjoint(gone) and all(given.expert not in gone for given in plan.expert_scores):
        return replace(answered, note=note("ranking", "left out judged nothing", item=name))
    if equal := nodes_left_equal(ranking.weights, result.weights):
        nodes = tuple(criterion_name(plan.criteria, node) for node in equal)
        return replace(answered, note=note("ranking", "left out leaves equal", item=name, nodes=nodes))
    return answered


def _answered(trial: LeaveOutTrial, ranking: Ranking, result: Ranking) -> LeaveOutTrial:
    ranks = tuple(ranked.rank for ranked in result.strategies)
    return replace(
        trial,
        closeness=tuple(ranked.closeness for ranked in result.strategies),
        ranks=ranks,
        first_changes=first_changes(ranking, ranks),
        order_changes=order_changes(ranking, ranks),
    )
