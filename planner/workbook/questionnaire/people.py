"""Experts found by their names."""

from planner.model.plan import Plan
from planner.workbook.returned.cell_value import plain


def expert_named(plan: Plan, name: str) -> str | None:
    """Id of the first expert who has this name in either language or is shown under it; None for nobody's name."""
    weighting, wanted = plan.weighting, plain(name)
    for expert in weighting.experts:
        shown = weighting.shown_name(expert.id)
        if wanted and wanted in map(plain, (expert.name.zh, expert.name.en, shown.zh, shown.en)):
            return expert.id
    return None
