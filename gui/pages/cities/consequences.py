"""What a change of the city's facts did to the plan, as a sentence."""

from dataclasses import dataclass

from planner.cities.catalogue import Catalogue
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.texts import Texts

LEAST_SHIFT = 0.005
"""A change of fit below this would read as no change at two decimals."""
TOLD = 3
"""How many strategies' fits one sentence tells."""


@dataclass(frozen=True, slots=True)
class Step:
    """A plan before and after an edit, with the rankings that follow; None where there is none."""

    old: Plan
    new: Plan
    before: Ranking | None
    after: Ranking | None


def concerns_city(old: Plan, new: Plan) -> bool:
    """Whether the step from `old` to `new` changed the facts this page is about."""
    return old.city.id == new.city.id and (old.city != new.city or old.means != new.means)


def consequences(texts: Texts, catalogue: Catalogue, step: Step) -> str:
    """What was changed, and what followed for fits, actions and the leader."""
    change = _change(texts, catalogue, step.old, step.new)
    effects = [*_fit_effects(texts, step), *_action_effects(texts, step)]
    if not effects:
        effects.append(texts.tr("fits and actions stay as they are"))
    effects += _leader_effects(texts, step)
    separator = "，" if texts.language == "zh" else ", "
    return texts.tr("{change}: {effects}.", change=change, effects=separator.join(effects))


def _change(texts: Texts, catalogue: Catalogue, old: Plan, new: Plan) -> str:
    added = [code for code in new.city.resource_codes if code not in old.city.resource_codes]
    removed = [code for code in old.city.resource_codes if code not in new.city.resource_codes]
    figures = {figure.indicator for figure in {*old.city.own_figures} ^ {*new.city.own_figures}}
    if added or removed:
        changes = []
        if added:
            names = texts.join(texts.of(catalogue.resource(code).name) for code in added)
            changes.append(texts.tr("Added {resources}", resources=names))
        if removed:
            names = texts.join(texts.of(catalogue.resource(code).name) for code in removed)
            changes.append(texts.tr("Took {resources} away", resources=names))
        return texts.join(changes)
    if figures:
        names = texts.join(texts.of(catalogue.indicator(indicator).name) for indicator in sorted(figures))
        return texts.tr("Own figure for {indicators}", indicators=names)
    if new.means.yearly is None:
        return texts.tr("Money at hand left empty")
    return texts.tr("Money at hand now {amount} a year", amount=texts.money(new.means.yearly))


def _fit_effects(texts: Texts, step: Step) -> list[str]:
    shifts = []
    for fit in step.new.fits:
        known = step.old.fit(fit.strategy)
        was = known.fit if known else None
        moved = _shift(was, fit.fit)
        if moved >= LEAST_SHIFT:
            effect = texts.tr(
                "local fit of {strategy} {was} → {now}",
                strategy=step.new.strategy(fit.strategy).name,
                was=texts.number(was, 2),
                now=texts.number(fit.fit, 2),
            )
            shifts.append((moved, effect))
    return [effect for _, effect in sorted(shifts, key=lambda shift: -shift[0])[:TOLD]]


def _shift(was: float | None, now: float | None) -> float:
    """A fit that came or went counts as moved all the way."""
    if was is None or now is None:
        return 0.0 if was is now else 1.0
    return abs(now - was)


def _action_effects(texts: Texts, step: Step) -> list[str]:
    was = {action.id for action in step.old.actions if action.included}
    now = {action.id for action in step.new.actions if action.included}
    effects = []
    if now - was:
        effects.append(texts.trn("{count} action joined the plan", "{count} actions joined the plan", len(now - was)))
    if was - now:
        effects.append(texts.trn("{count} action left the plan", "{count} actions left the plan", len(was - now)))
    return effects


def _leader_effects(texts: Texts, step: Step) -> list[str]:
    if step.before is None or step.after is None:
        return []
    leader = step.after.order[0].strategy
    name = step.new.strategy(leader).name
    if step.before.order[0].strategy == leader:
        return [texts.tr("{strategy} still leads", strategy=name)]
    return [texts.tr("{strategy} now leads", strategy=name)]
