"""Edits of what stands on the cover of the plan."""

from dataclasses import replace
from typing import Any, Literal

from planner.checks.cover import cover_errors
from planner.edits.change import changed, refuse
from planner.model.bilingual import Bilingual, Language
from planner.model.cover import DraftKind
from planner.model.plan import Plan

CoverWords = Literal["organisation", "office"]


def set_cover_words(plan: Plan, field: CoverWords, text: str, language: Language) -> Plan:
    """Retype the organisation that answers for the plan (编制单位) or the leading office (牵头处室) in one language."""
    words: Bilingual = getattr(plan.cover, field)
    typed: dict[str, Any] = {field: words.with_text(language, text.strip())}
    return changed(plan, cover=replace(plan.cover, **typed))


def set_draft(plan: Plan, draft: DraftKind) -> Plan:
    """What the plan is handed in as: a draft for comments or for approval, approved, or (empty) not said."""
    return changed(plan, cover=replace(plan.cover, draft=draft))


def set_price_year(plan: Plan, year: int | None) -> Plan:
    """The year in whose prices costs are given; ProblemError for a year nobody plans with."""
    cover = replace(plan.cover, price_year=year)
    refuse(cover_errors(cover))
    return changed(plan, cover=cover)
