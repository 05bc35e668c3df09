"""What the page says about a cell: how it came about, why it is empty, what it is compared with."""

from collections.abc import Iterable

from gui.models.score_table import ScoreCell, decimals_on
from planner.cities.catalogue import Catalogue
from planner.model.action import Precedent
from planner.model.city import CityProfile
from planner.model.criterion import Criterion
from planner.model.expert_scores import GroupScore, scores_in_force
from planner.model.plan import Plan
from planner.model.strategy import LocalFit, Potential, Score, ScoreAggregation, Strategy
from planner.scoring.baselines import Baseline
from planner.text.cases import case_result, case_source
from planner.text.group import SCORE_AGGREGATIONS
from planner.text.phrases import period
from planner.text.texts import Texts


def scale_text(leaf: Criterion, texts: Texts) -> str:
    """The scale of a leaf, with the end that is best."""
    if leaf.scale == "rating":
        return texts.tr("rating 1–9, 9 the most favourable")
    worst, best = (texts.number(bound, decimals_on(leaf)) for bound in (leaf.worst, leaf.best))
    return texts.tr("{unit}; worst {worst}, best {best}", unit=leaf.unit, worst=worst, best=best)


def range_text(low: float, high: float, leaf: Criterion, texts: Texts) -> str:
    """3.4～6.5 or 3.4–6.5."""
    first, last = (texts.number(value, decimals_on(leaf)) for value in (low, high))
    return first if first == last else texts.tr("{low}–{high}", low=first, high=last)


def potential_text(potential: Potential, texts: Texts) -> str:
    return texts.tr(
        "Potential (template judgement): low {low}, likely {mode}, high {high}",
        low=potential.low,
        mode=potential.mode,
        high=potential.high,
    )


def formula_text(score: Score, potential: Potential, fit: LocalFit, leaf: Criterion, texts: Texts) -> str:
    """The rule of the prefill with this cell's numbers; the fit is given, as the value shows, to three decimals."""
    share = fit.fit or 0.0
    return texts.tr(
        "1 + ({potential} − 1) × ({floor} + {rest} × {fit}) = {value}; range {range} by the same rule",
        potential=texts.word(potential.mode),
        floor=texts.word(fit.floor),
        rest=texts.word(round(1 - fit.floor, 6)),
        fit=texts.number(share, 3),
        value=texts.number(score.value, decimals_on(leaf)),
        range=range_text(score.low, score.high, leaf, texts),
    )


def fit_text(fit: LocalFit, texts: Texts) -> str:
    """Where the local fit comes from, or why there is none."""
    known, least = texts.percent(fit.coverage, 0), texts.percent(fit.minimum_coverage, 0)
    if fit.fit is None or fit.blend is None:
        return texts.tr(
            "Figures cover {known} of the blend's weight; {least} is needed, so there is no local fit.",
            known=known,
            least=least,
        )
    return texts.tr(
        "Local fit {fit}: percentile of the blend ({blend}) among the 262 cities. Figures cover {known} of its weight "
        "(at least {least}).",
        fit=texts.number(fit.fit, 3),
        blend=texts.number(fit.blend, 3),
        known=known,
        least=least,
    )


def standing_text(score: Score, texts: Texts) -> str:
    """How far the cell may be relied on."""
    if not score.confirmed:
        return texts.tr("Prefilled by rule, not confirmed: an assumption.")
    if score.potential is not None:
        return texts.tr("Prefilled by rule, accepted by the planner.")
    return texts.tr("Typed by the planner.")


def group_text(group: GroupScore, aggregation: ScoreAggregation, leaf: Criterion, texts: Texts) -> str:
    """What the experts gave a cell together."""
    return texts.tr(
        "{way} of {count} experts: {value}; their values {range}.",
        way=texts.tr(SCORE_AGGREGATIONS[aggregation]),
        count=len(group.given),
        value=texts.number(group.value, decimals_on(leaf)),
        range=range_text(group.low, group.high, leaf, texts),
    )


def empty_reason(plan: Plan, strategy: Strategy, leaf: Criterion, texts: Texts) -> str:
    """Why a cell has no figure and what would fill it."""
    if leaf.scale == "measured":
        return texts.tr(
            "Empty: a measured criterion is never prefilled. Type the expected value in {unit}.",
            unit=leaf.unit or texts.tr("its unit"),
        )
    fit = plan.fit(strategy.id)
    if fit is None:
        return texts.tr("Empty: the template has no rule for this strategy. Type a rating from 1 to 9.")
    if fit.fit is None:
        missing = tuple(part.label for part in fit.parts if part.share is None)
        return texts.tr(
            "Empty: too few of the city's figures are known for a prefill. Missing: {missing}. Enter them in step 1 "
            "or type a rating.",
            missing=missing,
        )
    return texts.tr("Empty: no prefill for this cell. Type a rating from 1 to 9.")


def cell_tip(plan: Plan, cell: ScoreCell, texts: Texts) -> str:
    """The hint over a cell."""
    score = cell.score
    if score is None:
        return empty_reason(plan, cell.strategy, cell.leaf, texts)
    if cell.group is not None:
        return group_text(cell.group, plan.score_aggregation, cell.leaf, texts)
    held = texts.tr("Range {range}", range=range_text(score.low, score.high, cell.leaf, texts))
    return f"{standing_text(score, texts)}\n{held}"


def precedent_text(precedent: Precedent, texts: Texts) -> str:
    """One real case in a few lines: where and when, what, with what result, read where."""
    when = (texts.of(period(precedent.years)),) if precedent.years else ()
    head = " · ".join((texts.of(precedent.place), *when))
    lines = (head, texts.of(precedent.action), case_result(precedent, texts), case_source(precedent, texts))
    return "\n".join(filter(None, lines))


def precedents_of(plan: Plan, ids: Iterable[str]) -> tuple[Precedent, ...]:
    """The cases of those ids that the plan's action library describes, in the order asked for."""
    known = {case.id: case for action in plan.actions for case in action.precedents}
    return tuple(known[id] for id in ids if id in known)


def baseline_text(city: CityProfile, baseline: Baseline, catalogue: Catalogue, texts: Texts) -> str:
    """The city's own figure of an indicator with year and source; a dash where there is none."""
    indicator = catalogue.indicator(baseline.indicator)
    figure = city.figure(baseline.indicator)
    if figure is None:
        shown = texts.tr("{name}: — (no figure; can be entered in step 1)", name=indicator.name)
    else:
        origin = (str(figure.evidence.year or ""), texts.of(figure.evidence.source))
        shown = texts.tr(
            "{name}: {value} {unit} ({origin})",
            name=indicator.name,
            value=texts.number(figure.value, indicator.decimals),
            unit=indicator.unit,
            origin=texts.join(part for part in origin if part),
        )
    return f"{shown}\n{texts.of(baseline.note)}" if baseline.note else shown


def lead_text(plan: Plan, texts: Texts) -> str:
    """How much of the page is the city's own and how much is template judgement."""
    known = {part.label: part.evidence for fit in plan.fits for part in fit.parts if part.share is not None}
    asked = {part.label for fit in plan.fits for part in fit.parts}
    own = sum(evidence is not None and evidence.basis != "assumption" for evidence in known.values())
    cells = len(plan.strategies) * len(plan.criteria.leaves)
    scores = scores_in_force(plan)
    return texts.tr(
        "{entered} of {asked} facts about {city} entered the local fits; the potentials behind them are template "
        "judgement. Of {cells} scores: {unconfirmed} not confirmed, {empty} empty.",
        entered=own,
        asked=len(asked),
        city=plan.city.name,
        cells=cells,
        unconfirmed=sum(not score.confirmed for score in scores),
        empty=cells - len(scores),
    )
