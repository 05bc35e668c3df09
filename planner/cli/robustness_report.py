"""How firm a ranking is, as text: draws, nearest reversals, other methods, leave-out and scenarios."""

from collections.abc import Iterator, Sequence

from planner.analysis.leave_out import leave_out_summary
from planner.analysis.reversal import reversal_findings
from planner.analysis.scenarios import differences, scenarios_summary
from planner.checks.input_words import flip_texts, input_name
from planner.cli.table import table
from planner.model.answers import Answers
from planner.model.evaluation import Ranking
from planner.model.method_names import METHOD_NAMES
from planner.model.plan import Plan
from planner.text.texts import MISSING, Texts

FLIPS = 5
"""Reversals shown; those farther off say less and less."""


def robustness_report(plan: Plan, ranking: Ranking, answers: Answers, texts: Texts) -> list[list[str]]:
    """One section an answer, each with its head."""
    sections = [
        list(_sureness(plan, ranking, answers, texts)),
        list(_flips(plan, answers, texts)),
        list(_methods(plan, ranking, answers, texts)),
        list(_trials(plan, answers, texts)),
    ]
    if answers.scenarios:
        sections.append(list(_scenarios(plan, ranking, answers, texts)))
    return sections


def _sureness(plan: Plan, ranking: Ranking, answers: Answers, texts: Texts) -> Iterator[str]:
    sureness = answers.sureness
    yield texts.tr(
        "How sure: share of {draws} draws in which a strategy takes a rank (seed {seed})",
        draws=float(sureness.draws),
        seed=sureness.seed,
    )
    places = range(1, len(sureness.strategies) + 1)
    head = (texts.tr("Strategy"), *(texts.tr("Rank {rank}", rank=place) for place in places), texts.tr("Confidence"))
    rows = []
    for ranked in ranking.order:
        row = sureness.strategies.index(ranked.strategy)
        shares = (texts.percent(share) for share in sureness.acceptability[row])
        rows.append((texts.of(plan.strategy(ranked.strategy).name), *shares, texts.percent(sureness.confidence[row])))
    yield table(head, rows, numbers=range(1, len(head)))


def _flips(plan: Plan, answers: Answers, texts: Texts) -> Iterator[str]:
    yield texts.tr("Nearest reversals: one figure changed, all else as it is")
    head = (
        texts.tr("Figure"),
        texts.tr("Now"),
        texts.tr("Reversal at"),
        texts.tr("Share of its range"),
        texts.tr("First then"),
    )
    rows = (
        (
            _at_start(texts.of(input_name(plan, flip.input))),
            *flip_texts(flip),
            texts.percent(flip.size),
            texts.of(plan.strategy(flip.winner).name),
        )
        for flip in answers.sensitivity.flips[:FLIPS]
    )
    yield table(head, rows, numbers=(1, 2, 3))


def _methods(plan: Plan, ranking: Ranking, answers: Answers, texts: Texts) -> Iterator[str]:
    yield texts.tr("Other methods on the same figures: ranks and agreement with the ranking in force")
    order = [ranked.strategy for ranked in ranking.order]
    columns = [answers.opinions.strategies.index(strategy) for strategy in order]
    head = (
        texts.tr("Method"),
        *(texts.of(plan.strategy(strategy).name) for strategy in order),
        texts.tr("Weighted Spearman"),
        "WS",
    )
    rows = [
        (
            texts.of(METHOD_NAMES[opinion.method]),
            *_ranks(opinion.ranks, columns),
            texts.number(opinion.weighted_spearman, 3),
            texts.number(opinion.ws, 3),
        )
        for opinion in answers.opinions.opinions
    ]
    rows.append((texts.tr("Copeland score"), *_ranks(answers.opinions.copeland_ranks, columns), "", ""))
    rows.append((texts.tr("Borda count"), *_ranks(answers.opinions.borda_ranks, columns), "", ""))
    yield table(head, rows, numbers=range(1, len(head)))
    for opinion in answers.opinions.opinions:
        if opinion.note is not None:
            yield texts.tr("{label}: {text}", label=METHOD_NAMES[opinion.method], text=texts.message(opinion.note))


def _trials(plan: Plan, answers: Answers, texts: Texts) -> Iterator[str]:
    yield texts.tr("Taken away and added")
    yield from map(texts.message, leave_out_summary(plan, answers.leave_out))
    yield from map(texts.message, reversal_findings(plan, answers.reversals))


def _scenarios(plan: Plan, ranking: Ranking, answers: Answers, texts: Texts) -> Iterator[str]:
    yield texts.tr("Scenarios: ranks")
    order = [ranked.strategy for ranked in ranking.order]
    columns = [[strategy.id for strategy in plan.strategies].index(strategy) for strategy in order]
    names = {scenario.id: scenario.name for scenario in plan.scenarios}
    head = (texts.tr("Scenario"), *(texts.of(plan.strategy(strategy).name) for strategy in order))
    rows = [(texts.of(names[outcome.scenario]), *_ranks(outcome.ranks, columns)) for outcome in answers.scenarios]
    yield table(head, rows, numbers=range(1, len(head)))
    summary = scenarios_summary(plan, answers.scenarios)
    if summary is not None:
        yield texts.message(summary)
    for outcome in answers.scenarios:
        told = [*differences(plan, ranking, outcome), *([outcome.note] if outcome.note else [])]
        between = "" if texts.language == "zh" else " "
        text = between.join(map(texts.message, told))
        yield texts.tr("{label}: {text}", label=names[outcome.scenario], text=text)


def _ranks(ranks: Sequence[int] | None, columns: Sequence[int]) -> Iterator[str]:
    return (MISSING if ranks is None else str(ranks[column]) for column in columns)


def _at_start(text: str) -> str:
    return text[:1].upper() + text[1:]
