"""Names and figures of the result page as they are said."""

from planner.analysis.report import share_text
from planner.model.bilingual import LANGUAGES, Bilingual
from planner.model.evaluation import Ranking
from planner.model.message import Param
from planner.model.method_names import METHOD_NAMES
from planner.model.plan import Plan
from planner.model.sensitivity import WeightInterval
from planner.model.sureness import Sureness
from planner.text.marker import mark
from planner.text.phrases import bracketed
from planner.text.texts import Texts

LEAST_SHARE = 0.0005
"""Below, a share of the draws would read as none."""


def share_range(texts: Texts, interval: tuple[float, float], decimals: int = 1) -> str:
    """10.0%～15.0% or 10.0%–15.0%."""
    low, high = (texts.percent(share, decimals) for share in interval)
    return texts.tr("{low}–{high}", low=low, high=high)


def free_scenario_name(plan: Plan, wished: Bilingual) -> Bilingual:
    """The name, with a number where a scenario has it already in either language."""
    number, name = 1, wished
    taken = {(language, scenario.name.text(language)) for scenario in plan.scenarios for language in LANGUAGES}
    while any((language, name.text(language)) in taken for language in LANGUAGES):
        number += 1
        name = Bilingual(f"{wished.text('zh')}（{number}）", f"{wished.text('en')} ({number})")
    return name


def leaders(ranking: Ranking) -> tuple[str, ...]:
    """The strategies in first place, in plan order; more than one where it is shared."""
    return tuple(ranked.strategy for ranked in ranking.strategies if ranked.rank == 1)


def first_share_sentence(texts: Texts, plan: Plan, ranking: Ranking, sureness: Sureness) -> str:
    """How often the strategy in first place takes it in the draws; each of them where the place is shared."""
    first = leaders(ranking)
    with_scores = bool(sureness.ranged or sureness.empty)
    if len(first) > 1:
        shares = tuple(bracketed(plan.strategy(id).name, share_text(sureness.first_share(id))) for id in first)
        if with_scores:
            return texts.tr("In draws of weights and scores the shares of the first place are {shares}.", shares=shares)
        return texts.tr("In draws of the weights the shares of the first place are {shares}.", shares=shares)
    words: dict[str, Param] = {
        "first": plan.strategy(first[0]).name,
        "share": share_text(sureness.first_share(first[0])),
    }
    if with_scores:
        return texts.tr("In draws of weights and scores {first} comes first in {share}.", **words)
    return texts.tr("In draws of the weights {first} comes first in {share}.", **words)


def brief_verdict(texts: Texts, plan: Plan, ranking: Ranking, sureness: Sureness) -> str:
    """`first_share_sentence` for little room, the figure first."""
    first = leaders(ranking)
    if len(first) > 1:
        return texts.tr("{count} strategies share the first place.", count=len(first))
    share = share_text(sureness.first_share(first[0]))
    return texts.tr("{share} of the draws put {first} first", share=share, first=plan.strategy(first[0]).name)


def drawn_share(texts: Texts, share: float) -> str:
    """A share of the draws in a table: neither all nor none where it is nearly so."""
    if 0 < share < LEAST_SHARE:
        return f"<{texts.percent(2 * LEAST_SHARE)}"
    if 1 - LEAST_SHARE <= share < 1:
        return f">{texts.percent(1 - 2 * LEAST_SHARE)}"
    return texts.percent(share)


def drawn_words(texts: Texts, sureness: Sureness) -> str:
    """By what method and how many draws."""
    return texts.tr("SMAA-2, {draws} draws", draws=f"{sureness.draws:,}")


def winners_past(texts: Texts, plan: Plan, interval: WeightInterval) -> list[str]:
    """Who takes the first place below and above the interval in which it stays."""
    ends = ((interval.below, mark("Below: {winner}")), (interval.above, mark("Above: {winner}")))
    return [texts.tr(word, winner=plan.strategy(winner).name) for winner, word in ends if winner]


def method_name(texts: Texts, method: str) -> str:
    """A ranking method as the field calls it."""
    return texts.of(METHOD_NAMES[method])
