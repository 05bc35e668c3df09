"""The actions a plan starts with, out of the whole library, by what is known about the city."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.model.action import Action, Fit
from planner.model.city import CityProfile
from planner.model.evidence import Evidence
from planner.roadmap.fit import RESOURCE, fit, fit_clauses
from planner.roadmap.prerequisites import still_needed
from planner.roadmap.rules import StartRules

PLANNER = "planner"
"""`included_because` of an action the planner put in or took out; suggestions leave it alone."""
BORROWED = "borrowed of "
"""Begins `included_because` of an action the planner borrowed from a case; the id of that precedent follows."""


def suggested(
    actions: Sequence[Action],
    profile: CityProfile,
    rules: StartRules,
    value_of: Callable[[Action], float] | None = None,
) -> tuple[Action, ...]:
    """The same actions with `included`, `included_because` and `mandatory` as suggested for the city.

    In are the mandatory ones, those with a precedent in this very city, those that fit and wait for nothing that
    does not, and all their prerequisites; of the material chains only the first few (`chain_limit`), by precedent
    here, then resource held, then `value_of` (without it, library order), and none whose resource is not among those
    entered. What a planner decided stays: inclusion marked "planner", and a mandatory mark that was vouched for or
    released.
    Codes of `included_because`: "mandatory", "precedent here", "fits", "prerequisite of <id>", "planner",
    "borrowed of <precedent>"; of what is left out: "unknown", "does not fit", "prerequisite does not fit",
    "resource not held", "chain limit".
    """
    city = _City.of(actions, profile, rules)
    forced = _mandatory(actions, city)
    reasons = {action.id: action.included_because for action in actions if action.included and _decided(action)}
    barred = {action.id for action in actions if not action.included and _decided(action)}
    reasons.update({id: "mandatory" for id in forced if id not in barred | reasons.keys()})
    candidates = [action for action in actions if action.id not in barred | reasons.keys()]
    chains_taken = sum(action.group == rules.chain_group for action in actions if action.id in reasons)
    over_limit = _chains_over_limit(candidates, chains_taken, city, value_of)
    for action in candidates:
        if action.id not in over_limit and (reason := city.reason(action)):
            reasons[action.id] = reason
    needed = still_needed(actions, reasons, profile, barred)
    reasons.update({id: f"prerequisite of {because}" for id, because in needed.items()})
    left_out = {action.id: city.unfitness(action) for action in actions}
    left_out |= dict.fromkeys(over_limit, "chain limit") | dict.fromkeys(barred, PLANNER)
    return tuple(_marked(action, reasons, left_out, forced) for action in actions)


def has_precedent_in(action: Action, profile: CityProfile) -> bool:
    return any(profile.id in precedent.city_id.split(";") for precedent in action.precedents)


def with_deadlines(
    actions: Sequence[Action], before: Sequence[Action], rules: StartRules, first_year: int, last_year: int
) -> tuple[Action, ...]:
    """The actions as suggested, those mandatory for the first time with the latest end that the rules give them.

    `before` are the same actions as they were. A latest end once there is left alone, and none is set beyond
    `last_year`.
    """
    mandatory = {action.id for action in before if action.mandatory}
    return tuple(
        _due(action, rules.start_within.get(action.id), first_year, last_year)
        if action.mandatory and action.id not in mandatory
        else action
        for action in actions
    )


def _due(action: Action, within: int | None, first_year: int, last_year: int) -> Action:
    if within is None or action.latest_end is not None:
        return action
    end = first_year + within + action.whole_years - 2
    return replace(action, latest_end=end) if end <= last_year else action


@dataclass(frozen=True, slots=True)
class _City:
    """What speaks for an action in one city."""

    profile: CityProfile
    rules: StartRules
    fits: Mapping[str, Fit]
    with_precedent: frozenset[str]

    @classmethod
    def of(cls, actions: Sequence[Action], profile: CityProfile, rules: StartRules) -> "_City":
        return cls(
            profile,
            rules,
            {action.id: fit(action, profile) for action in actions},
            frozenset(action.id for action in actions if has_precedent_in(action, profile)),
        )

    def reason(self, action: Action) -> str:
        """Why the action itself is suggested, empty where it is not."""
        if action.id in self.with_precedent:
            return "precedent here"
        return "fits" if self.unfitness(action) == "fits" else ""

    def unfitness(self, action: Action) -> str:
        """What keeps an action without precedent here from being suggested; "fits" where nothing does."""
        own = self.fits[action.id]
        if own != "fits":
            return own
        if action.group == self.rules.chain_group and self.chain_tier(action) == _NOT_HELD:
            return "resource not held"
        options = action.prerequisites_any
        possible = all(map(self._possible, action.prerequisites)) and (not options or any(map(self._possible, options)))
        return "fits" if possible else "prerequisite does not fit"

    def _possible(self, id: str) -> bool:
        return self.fits[id] != "does not fit" or id in self.with_precedent

    def chain_tier(self, chain: Action) -> int:
        """The place of a material chain, best first: 0 a precedent in this city, 1 its resource is held, 2 a wider
        kind named in `fits_if` is, 3 it needs none or none is entered, 4 its resource is not among those entered."""
        if chain.id in self.with_precedent:
            return 0
        needed = self.rules.chain_resources.get(chain.id, ())
        if set(needed) & set(self.profile.resource_codes):
            return 1
        if any(clause.condition.column == RESOURCE and clause.holds for clause in fit_clauses(chain, self.profile)):
            return 2
        return _NOT_HELD if needed and self.profile.resources else 3


_NOT_HELD = 4


def _decided(action: Action) -> bool:
    return action.included_because == PLANNER or action.included_because.startswith(BORROWED)


def _mandatory(actions: Sequence[Action], city: _City) -> dict[str, Evidence]:
    """The evidence of each action that is to be mandatory by the template's rules."""
    rules = city.rules
    forced = dict.fromkeys(rules.mandatory, rules.mandatory_evidence)
    if city.profile.type_2013 == "declining" or city.profile.listed_exhausted:
        fitting = (id for id in rules.mandatory_declining if city.fits.get(id) == "fits")
        forced.update(dict.fromkeys(fitting, rules.mandatory_declining_evidence))
    return {action.id: forced[action.id] for action in actions if action.id in forced}


def _chains_over_limit(
    candidates: Sequence[Action], taken: int, city: _City, value_of: Callable[[Action], float] | None
) -> frozenset[str]:
    """Chains that would be in but for the limit, `taken` of whose places are gone."""
    chains = [action for action in candidates if action.group == city.rules.chain_group and city.reason(action)]
    chains.sort(key=lambda chain: (city.chain_tier(chain), -(value_of(chain) if value_of else 0.0)))
    return frozenset(chain.id for chain in chains[max(0, city.rules.chain_limit - taken) :])


def _marked(
    action: Action, reasons: Mapping[str, str], left_out: Mapping[str, str], forced: Mapping[str, Evidence]
) -> Action:
    included = action.id in reasons
    because = reasons[action.id] if included else left_out[action.id]
    marked = replace(action, included=included, included_because=because)
    vouched = action.mandatory_evidence is not None and action.mandatory_evidence.basis != "assumption"
    released = action.included_because == "mandatory" and not action.mandatory
    if vouched or released:
        return marked
    evidence = forced.get(action.id) if included else None
    return replace(marked, mandatory=evidence is not None, mandatory_evidence=evidence)
