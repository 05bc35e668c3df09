"""Whether an action fits a city: conditions on its figures, type and resources; what is not known is unknown."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from planner.model.action import Action, Fit
from planner.model.city import CityProfile

TYPE, RESOURCE = "type_2013", "dominant_resource"
"""Columns of a condition that are words."""
LATITUDE = "latitude"
"""The column of the city's place, degrees north; every other column is an indicator."""

_CONDITION = re.compile(r"(\w+)\s*(<=|>=|==|<|>|~)\s*(\S+)")
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One clause of a rule: `column` compared with a number, or (operator ~) being one of the words."""

    column: str
    operator: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitClause:
    """A condition with what the city has: a figure, words (type, resources) or, unknown, None."""

    condition: Condition
    value: float | tuple[str, ...] | None
    holds: bool | None


def conditions(rule: str) -> tuple[Condition, ...]:
    """The clauses of a rule such as `solar_resource_class<=2 and dominant_resource~coal|oil_gas`, joined by and.

    Operators are <=, >=, <, >, == with a number and ~ with whole words parted by |. Raises ValueError naming a
    clause that cannot be read.
    """
    return tuple(_condition(clause.strip()) for clause in rule.split(" and ")) if rule.strip() else ()


def fit(action: Action, profile: CityProfile) -> Fit:
    """Whether the action fits: one false clause says no, else one unknown clause leaves it open."""
    held = [clause.holds for clause in fit_clauses(action, profile)]
    if False in held:
        return "does not fit"
    return "unknown" if None in held else "fits"


def fit_clauses(action: Action, profile: CityProfile) -> tuple[FitClause, ...]:
    """The clauses of the action's rule with the city's values, for showing why it fits; empty fits every city."""
    return tuple(_clause(condition, profile) for condition in conditions(action.fits_if))


def _condition(clause: str) -> Condition:
    match = _CONDITION.fullmatch(clause)
    if match is None:
        raise ValueError(clause)
    column, comparison, wanted = match.groups()
    if comparison == "~":
        return Condition(column, comparison, tuple(wanted.split("|")))
    float(wanted)
    return Condition(column, comparison, (wanted,))


def _clause(condition: Condition, profile: CityProfile) -> FitClause:
    if condition.operator == "~":
        words = _words(condition.column, profile)
        holds = bool(set(words) & set(condition.wanted)) if words else None
        return FitClause(condition, words or None, holds)
    value = profile.latitude if condition.column == LATITUDE else profile.value(condition.column)
    if value is None:
        return FitClause(condition, None, None)
    return FitClause(condition, value, _COMPARISONS[condition.operator](value, float(condition.wanted[0])))


def _words(column: str, profile: CityProfile) -> tuple[str, ...]:
    match column:
        case "type_2013":
            return (profile.type_2013,) if profile.type_2013 else ()
        case "dominant_resource":
            return profile.resource_codes
        case _:
            return ()
