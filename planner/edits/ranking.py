"""Edits of how strategies are ranked."""

from dataclasses import replace

from planner.edits.change import changed
from planner.model.plan import Plan
from planner.model.ranking import TopsisForm


def set_normalisation(plan: Plan, normalisation: TopsisForm) -> Plan:
    """The form of TOPSIS: on declared bounds (reversal-free) or the classic vector form."""
    return changed(plan, ranking=replace(plan.ranking, normalisation=normalisation))
