"""The result in words: what came out, what would reverse it, how sure it is, who agrees, and what it rests on."""

from collections.abc import Iterator, Sequence

from planner.analysis.minority import minorities, minority_line
from planner.analysis.opinions import agreement, independent
from planner.checks.finding import note, warning
from planner.checks.input_words import flip_texts, input_name
from planner.model.bilingual import Bilingual, same
from planner.model.evaluation import Ranking
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message, Param
from planner.model.method_names import METHOD_NAMES
from planner.model.opinions import Opinion, Opinions
from planner.model.plan import Plan
from planner.model.sensitivity import Sensitivity
from planner.model.sureness import Sureness
from planner.ranking.explain import limits, outcome
from planner.text.figures import number, percent, plain
from planner.text.phrases import bracketed, joined

NAMED_METHODS = 3
"""Methods that see it otherwise are named up to so many; more would be a table."""


def paragraph(
    plan: Plan,
    ranking: Ranking,
    sureness: Sureness | None = None,
    sensitivity: Sensitivity | None = None,
    opinions: Opinions | None = None,
) -> tuple[Message, ...]:
    """The sentences of a report on a ranking, in the order they are read; `verdict` with what else is known.

    All answers are to be those of this plan and ranking; what is None is not told of. Figures come as text in the
    decimals they are shown with.
    """
    return (
        *outcome(plan, ranking),
        *_questioned(plan, ranking, sureness, sensitivity, opinions),
        *limits(plan, ranking),
        *_ranges(plan, sureness),
    )


def _questioned(
    plan: Plan,
    ranking: Ranking,
    sureness: Sureness | None,
    sensitivity: Sensitivity | None,
    opinions: Opinions | None,
) -> tuple[Message, ...]:
    """What holds against the result; of a single strategy there is nothing to ask."""
    if len(ranking.strategies) < 2:
        return ()
    return (
        *_reversal(plan, ranking, sensitivity),
        *_sureness(plan, ranking, sureness),
        *_agreement(plan, opinions),
        *(minority_line(plan, minority) for minority in minorities(plan, ranking)),
    )


def drawn(plan: Plan, sureness: Sureness) -> tuple[Message, ...]:
    """How weights and scores were drawn."""
    return (*_drawn_weights(plan, sureness), _drawn_scores(sureness))


def share_text(share: float) -> Bilingual:
    """A share in percent with one decimal that does not round up to all or down to none."""
    if 0 < share < 0.0005:
        return Bilingual("不足0.1%", "under 0.1%")
    if 0.9995 <= share < 1:
        return Bilingual("99.9%以上", "over 99.9%")
    return same(percent(share))


def _leader(ranking: Ranking) -> str | None:
    """The strategy that is first alone."""
    first = [ranked.strategy for ranked in ranking.strategies if ranked.rank == 1]
    return first[0] if len(first) == 1 else None


def _reversal(plan: Plan, ranking: Ranking, sensitivity: Sensitivity | None) -> Iterator[Message]:
    """Nothing where the first place is shared: that needs no change to be another's."""
    if sensitivity is None or _leader(ranking) is None:
        return
    if not sensitivity.flips:
        yield note("ranking", "no reversal", count=sum(sensitivity.firm.values()))
        return
    nearest = sensitivity.flips[0]
    now, then = flip_texts(nearest)
    winner = plan.strategy(nearest.winner).name
    yield note("ranking", "nearest reversal", input=input_name(plan, nearest.input), now=now, then=then, winner=winner)


def _sureness(plan: Plan, ranking: Ranking, sureness: Sureness | None) -> Iterator[Message]:
    if sureness is None:
        return
    yield _first_places(plan, ranking, sureness)
    yield from drawn(plan, sureness)


def _first_places(plan: Plan, ranking: Ranking, sureness: Sureness) -> Message:
    leader = _leader(ranking)
    told: dict[str, Param] = {"draws": _times(sureness.draws), "order": share_text(sureness.same_order)}
    shares = {strategy: sureness.first_share(strategy) for strategy in sureness.strategies}
    ordered = sorted(shares, key=lambda strategy: -shares[strategy])
    if leader is None:
        leaders = {ranked.strategy for ranked in ranking.strategies if ranked.rank == 1}
        told["shares"] = tuple(
            _with_share(plan, strategy, shares[strategy])
            for strategy in ordered
            if shares[strategy] > 0 or strategy in leaders
        )
        return note("ranking", "draws shared", "", **told)
    rival = next(strategy for strategy in ordered if strategy != leader)
    told["first"] = plan.strategy(leader).name
    if shares[rival] == 0:
        return note("ranking", "draws all first", "", **told)
    told |= {"share": share_text(shares[leader]), "rival_share": share_text(shares[rival])}
    told["rival"] = plan.strategy(rival).name
    if shares[rival] > shares[leader]:
        return warning("ranking", "draws rival", "", **told)
    return note("ranking", "draws first", "", **told)


def _drawn_weights(plan: Plan, sureness: Sureness) -> Iterator[Message]:
    nodes = [node for node in plan.criteria.nodes if len(plan.criteria.children(node)) > 1]
    unjudged = len(sureness.unjudged_nodes)
    if sureness.weights == "experts" and unjudged == len(nodes):
        yield note("ranking", "drawn experts unjudged")
        return
    if sureness.weights != "around":
        yield note("ranking", f"drawn {sureness.weights}")
        return
    if unjudged == len(nodes):
        yield note("ranking", "drawn unjudged all")
        return
    spread = number(sureness.spread or 0.0, 2)
    if sureness.spread_from_experts:
        yield note("ranking", "drawn around by experts", spread=spread)
    elif plan.ranking.sureness.spread is not None:
        yield note("ranking", "drawn around by hand", spread=spread)
    else:
        yield note("ranking", "drawn around assumed", spread=spread)
    if unjudged:
        yield note("ranking", "drawn unjudged", unjudged=unjudged, nodes=len(nodes))


def _drawn_scores(sureness: Sureness) -> Message:
    ranged, empty = sureness.ranged, sureness.empty
    if ranged and empty:
        return note("ranking", "drawn ranged and empty", ranged=ranged, empty=empty)
    if ranged:
        return note("ranking", "drawn ranged", ranged=ranged)
    return note("ranking", "drawn empty", empty=empty) if empty else note("ranking", "drawn no scores")


def _agreement(plan: Plan, opinions: Opinions | None) -> Iterator[Message]:
    """How many methods agree; where some do not, which, and what all of them together say."""
    if opinions is None:
        return
    count, votes = agreement(plan, opinions)[:2]
    yield count
    first = set(_firsts(opinions.opinions[0].ranks or ()))
    heard = independent(opinions.opinions)
    others = [opinion for opinion in heard if first.isdisjoint(_firsts(opinion.ranks or ()))]
    named = tuple(_with_winners(plan, opinions, opinion) for opinion in others[:NAMED_METHODS])
    if len(others) > NAMED_METHODS:
        yield note("ranking", "opinions otherwise and more", others=named, more=len(others) - NAMED_METHODS)
    elif others:
        yield note("ranking", "opinions otherwise", others=named)
    if others:
        yield votes


def _ranges(plan: Plan, sureness: Sureness | None) -> Iterator[Message]:
    """The ranges that scores were drawn in are themselves judgement, until confirmed that of a template."""
    scores = scores_in_force(plan)
    assumed = sum(score.low < score.high and score.evidence.basis == "assumption" for score in scores)
    if sureness is not None and sureness.ranged and assumed:
        yield note("ranking", "ranges assumed", count=assumed)


def _with_share(plan: Plan, strategy: str, share: float) -> Bilingual:
    return bracketed(plan.strategy(strategy).name, share_text(share))


def _firsts(ranks: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place, rank in enumerate(ranks) if rank == 1)


def _with_winners(plan: Plan, opinions: Opinions, opinion: Opinion) -> Bilingual:
    winners = (plan.strategy(opinions.strategies[place]).name for place in _firsts(opinion.ranks or ()))
    return bracketed(METHOD_NAMES[opinion.method], joined(winners))


def _times(draws: int) -> Bilingual:
    """A number of draws as each language writes it in a sentence: 10万 or 100,000."""
    return Bilingual(f"{plain(draws / 1e4)}万" if draws >= 1e4 else str(draws), number(draws, 0))
