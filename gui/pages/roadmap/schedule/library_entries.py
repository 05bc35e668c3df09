"""The whole action library as list entries: what fits this city, what is open, what does not, and why."""

from gui.pages.roadmap import words
from gui.widgets.reason_list import Entry
from planner.cities.catalogue import Catalogue
from planner.model.action import Action, Fit
from planner.model.plan import Plan
from planner.roadmap.fit import LATITUDE, RESOURCE, TYPE, FitClause, fit, fit_clauses
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

SECTIONS: tuple[tuple[Fit, str], ...] = (
    ("unknown", mark("Not certain to fit: a figure is missing")),
    ("fits", mark("Fits the city")),
    ("does not fit", mark("Does not fit by its rule (may be included all the same)")),
)
TYPES = {
    "growing": mark("growing city"),
    "mature": mark("mature city"),
    "declining": mark("declining city"),
    "regenerating": mark("regenerating city"),
}
COMPARISONS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "==": "="}


def library_entries(plan: Plan, catalogue: Catalogue, texts: Texts, query: str) -> tuple[Entry, ...]:
    """Headings and actions whose name, description or strategy holds `query`; ticked where in the plan."""
    wanted = query.strip().casefold()
    found: dict[Fit, list[Action]] = {"unknown": [], "fits": [], "does not fit": []}
    for action in plan.actions:
        if not wanted or wanted in _searched(plan, action):
            found[fit(action, plan.city)].append(action)
    entries: list[Entry] = []
    for kind, heading in SECTIONS:
        actions = found[kind]
        if actions:
            included = sum(action.included for action in actions)
            counted = texts.tr(
                "{heading}: {included} of {count} in the plan",
                heading=texts.tr(heading),
                included=included,
                count=len(actions),
            )
            entries.append(Entry(f"section {kind}", counted, heading=True))
            entries += [_entry(plan, action, catalogue, texts) for action in actions]
    return tuple(entries)


def why_fits(plan: Plan, action: Action, catalogue: Catalogue, texts: Texts) -> str:
    """The rule of an action clause by clause with what the city has."""
    clauses = [_clause(clause, catalogue, texts) for clause in fit_clauses(action, plan.city)]
    said = texts.join(clauses) if clauses else texts.tr("suits every city")
    return (
        f"{said}. {texts.of(action.fits_note)}"
        if action.fits_note and texts.language == "en"
        else (f"{said}。{texts.of(action.fits_note)}" if action.fits_note else said)
    )


def _searched(plan: Plan, action: Action) -> str:
    parts = (action.name, action.description, words.strategy_name(plan, action.strategy))
    return " ".join(f"{part.zh} {part.en}" for part in parts).casefold()


def _entry(plan: Plan, action: Action, catalogue: Catalogue, texts: Texts) -> Entry:
    return Entry(
        action.id,
        texts.of(action.name),
        detail=why_fits(plan, action, catalogue, texts),
        aside=texts.of(words.strategy_name(plan, action.strategy)),
        ticked=action.included,
        hint=texts.of(action.description),
    )


def _clause(clause: FitClause, catalogue: Catalogue, texts: Texts) -> str:
    condition = clause.condition
    sign = "?" if clause.holds is None else "✓" if clause.holds else "✕"
    if condition.operator == "~":
        wanted = [_word(condition.column, word, catalogue, texts) for word in condition.wanted]
        held = clause.value if isinstance(clause.value, tuple) else ()
        has = texts.join(_word(condition.column, word, catalogue, texts) for word in held) or MISSING
        head = texts.tr("city type") if condition.column == TYPE else texts.tr("resource")
        return texts.tr(
            "{sign} {head}: {wanted} (here: {has})", sign=sign, head=head, wanted=texts.join(wanted), has=has
        )
    value = clause.value if isinstance(clause.value, float) else None
    if condition.column == LATITUDE:
        head, unit, decimals = texts.tr("latitude north"), "°", 1
    else:
        indicator = catalogue.indicator(condition.column)
        head, unit, decimals = texts.of(indicator.name), _unit(texts.of(indicator.unit), texts), indicator.decimals
    return texts.tr(
        "{sign} {head} {comparison} {wanted}{unit} (here: {has})",
        sign=sign,
        head=head,
        comparison=COMPARISONS[condition.operator],
        wanted=condition.wanted[0],
        unit=unit,
        has=texts.number(value, decimals),
    )


def _unit(unit: str, texts: Texts) -> str:
    if not unit or unit == "%" or texts.language == "zh":
        return unit
    return f" {unit}"


def _word(column: str, word: str, catalogue: Catalogue, texts: Texts) -> str:
    if column == TYPE:
        return texts.tr(TYPES[word]) if word in TYPES else word
    return texts.of(catalogue.resource(word).name) if column == RESOURCE else word
