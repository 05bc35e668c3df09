"""The action library of the templates: actions with their precedents.

Columns are explained in templates/actions; what is judgement in them is an assumption until a planner confirms.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from planner.model.action import Action, Contribution, CostClass, Precedent
from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence, assumption
from planner.roadmap.fit import RESOURCE, conditions
from planner.templates.rows import Row, read_rows

_COST_CLASSES: tuple[CostClass, ...] = get_args(CostClass)
_ACTION_COLUMNS = (
    *("id", "strategy", "contributes_to", "name_zh", "name_en", "fits_if", "prerequisites", "prerequisites_any"),
    *("exclusive_with", "group", "typical_duration_years", "readiness_hint", "cost_class", "public_share_hint"),
    *("linked_indicator", "precedent_ids"),
)


def read_library(templates: Path) -> tuple[Action, ...]:
    """All actions of a templates folder, none included yet.

    A condition on the dominant resource also accepts its narrower kinds (graphite for non-metallic minerals).
    Raises ProblemError for a cell that cannot be read and for a name (prerequisite, precedent) of nothing.
    """
    folder = templates / "actions"
    precedents = _precedents(folder / "precedents.csv")
    narrower = _narrower_resources(templates / "cities" / "resources.csv")
    evidence = assumption("行动库模板的判断，见各项依据", "template judgement of the action library")
    rows = read_rows(folder / "actions.csv", _ACTION_COLUMNS)
    ids = {row.text("id") for row in rows}
    for row in rows:
        for column, separator in (("prerequisites", ";"), ("prerequisites_any", "|"), ("exclusive_with", ";")):
            if not ids.issuperset(row.codes(column, separator)):
                raise row.problem("template cell unknown", column)
    return tuple(_action(row, precedents, narrower, evidence) for row in rows)


def _action(
    row: Row, precedents: Mapping[str, Precedent], narrower: Mapping[str, tuple[str, ...]], evidence: Evidence
) -> Action:
    named = row.codes("precedent_ids")
    if not precedents.keys() >= set(named):
        raise row.problem("template cell unknown", "precedent_ids")
    return Action(
        id=row.text("id"),
        strategy=row.text("strategy"),
        name=row.bilingual("name"),
        contributions=_contributions(row),
        workstream=row.bilingual("workstream"),
        description=row.bilingual("what_it_is"),
        output=row.bilingual("output"),
        lead=row.bilingual("lead"),
        support=row.bilingual("support"),
        fits_if=_fit_rule(row, narrower),
        fits_note=row.bilingual("fits_note"),
        prerequisites=row.codes("prerequisites"),
        prerequisites_any=row.codes("prerequisites_any", "|"),
        exclusive_with=row.codes("exclusive_with"),
        group=row.text("group"),
        duration_years=row.decimal("typical_duration_years"),
        readiness=round(row.decimal("readiness_hint")),
        readiness_reason=row.bilingual("readiness_reason"),
        cost_class=row.word("cost_class", _COST_CLASSES),
        unit_cost=row.bilingual("unit_cost"),
        public_share=row.decimal("public_share_hint"),
        funding_codes=row.codes("funding_codes"),
        funding=row.bilingual("funding"),
        kpi=row.bilingual("kpi"),
        kpi_unit=row.bilingual("kpi_unit"),
        linked_criterion=row.text("linked_indicator"),
        also_moves=row.codes("also_moves"),
        risk=row.bilingual("risk"),
        precedents=tuple(precedents[id] for id in named),
        evidence=evidence,
    )


def _contributions(row: Row) -> tuple[Contribution, ...]:
    contributions = []
    for entry in row.codes("contributes_to"):
        strategy, _, share = entry.partition(":")
        try:
            contributions.append(Contribution(strategy, float(share)))
        except ValueError:
            raise row.problem("template cell not a number", "contributes_to") from None
    return tuple(contributions)


def _fit_rule(row: Row, narrower: Mapping[str, tuple[str, ...]]) -> str:
    try:
        clauses = conditions(row.text("fits_if"))
    except ValueError:
        raise row.problem("template cell unknown", "fits_if") from None
    return " and ".join(
        clause.column
        + clause.operator
        + "|".join(
            code
            for word in clause.wanted
            for code in (word, *(narrower.get(word, ()) if clause.column == RESOURCE else ()))
        )
        for clause in clauses
    )


def _precedents(path: Path) -> dict[str, Precedent]:
    rows = read_rows(path, ("id", "place_zh", "place_en", "city_id", "action_zh", "evidence_kind", "source_grade"))
    return {row.text("id"): _precedent(row) for row in rows}


def _precedent(row: Row) -> Precedent:
    return Precedent(
        id=row.text("id"),
        city_id=row.text("city_id"),
        place=row.bilingual("place"),
        action=row.bilingual("action"),
        years=row.text("years"),
        scale=row.bilingual("scale"),
        investment=row.bilingual("investment"),
        result=row.bilingual("result"),
        kind=row.text("evidence_kind"),
        grade=row.text("source_grade"),
        source=Bilingual(row.text("source"), row.text("source_en")),
        note=row.bilingual("note"),
    )


def _narrower_resources(path: Path) -> dict[str, tuple[str, ...]]:
    """All narrower kinds of each resource."""
    parents = {row.text("code"): row.text("parent") for row in read_rows(path, ("code", "parent"))}
    narrower: dict[str, tuple[str, ...]] = {}
    for code, parent in parents.items():
        above, seen = parent, {code}
        while above and above not in seen:
            narrower[above] = (*narrower.get(above, ()), code)
            seen.add(above)
            above = parents.get(above, "")
    return narrower
