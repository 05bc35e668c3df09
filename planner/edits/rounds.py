"""Rounds of the consultation (德尔菲法)."""

from dataclasses import replace

from planner.edits.change import changed
from planner.edits.freeze import refuse_frozen
from planner.edits.log import logged
from planner.model.log import LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import PastRound


def start_round(plan: Plan, *, who: str, date: str) -> Plan:
    """Keep all answers as those of a past round and go on from them; every expert may now revise.

    `date` is ISO 8601. ProblemError: nobody has answered in this round yet, or the weights are locked.
    """
    refuse_frozen(plan)
    weighting = plan.weighting
    if not (weighting.judgements or weighting.importances or plan.expert_scores):
        raise ProblemError("round without answers", "weighting")
    past = PastRound(weighting.round_number, date, weighting.judgements, weighting.importances, plan.expert_scores)
    plan = changed(plan, weighting=replace(weighting, rounds=(*weighting.rounds, past)))
    entry = LogEntry(date, who.strip(), "round started", details={"number": plan.weighting.round_number})
    return logged(plan, entry)
