"""A plan with its results as text: weights, scores, ranking, schedule, messages."""

from collections import defaultdict
from collections.abc import Iterator

from planner.analysis.answers import words
from planner.cli.message_lines import message_lines
from planner.cli.robustness_report import robustness_report
from planner.cli.table import table
from planner.model.action import Phase
from planner.model.answers import Answers
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation, NodeWeights, PlacedAction, Ranking, Roadmap, Weights
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.roadmap.indicator_paths import indicator_paths
from planner.roadmap.target_words import name_with_unit, path_sentence
from planner.text.texts import MISSING, Texts
from planner.workbook.options import random_index_tables, topsis_forms, weight_methods


def evaluation_report(plan: Plan, evaluation: Evaluation, answers: Answers | None, adopted: bool, texts: Texts) -> str:
    """All sections; `adopted` is False for a schedule that was only solved for this answer."""
    ranking, told = evaluation.ranking, words(plan, evaluation, answers)
    sections = [[texts.of(plan.title)], list(_weights(plan, evaluation.weights, texts)), list(_fits(plan, texts))]
    if ranking is not None:
        sections += [list(_scores(plan, texts)), list(_ranking(plan, ranking, texts))]
        sections.append([texts.tr("In words"), *map(texts.message, told)])
    if ranking is not None and answers is not None:
        sections += robustness_report(plan, ranking, answers, texts)
    if evaluation.roadmap is not None:
        sections.append(list(_schedule(plan, evaluation.roadmap, adopted, texts)))
    if plan.targets:
        sections.append(list(_targets(plan, evaluation.roadmap, texts)))
    # Who dominates whom is told in words, several in a sentence.
    said = (*told, *(message for message in evaluation.messages if message.code == "strategy dominated"))
    rest = [message for message in evaluation.messages if message not in said]
    sections.append([texts.tr("Messages"), *message_lines(rest, texts)])
    return "\n\n".join("\n".join(section) for section in sections)


def _targets(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> Iterator[str]:
    yield texts.tr("Targets")
    for path in indicator_paths(plan, roadmap):
        sentence = path_sentence(texts, plan, path)
        yield texts.tr("{name}: {path}", name=name_with_unit(texts, path.target), path=sentence)


def _weights(plan: Plan, weights: Weights, texts: Texts) -> Iterator[str]:
    yield texts.tr(
        "Weights: {method}; random index {table}",
        method=weight_methods(texts).words[plan.weighting.method],
        table=random_index_tables(texts).words[plan.weighting.random_index],
    )
    local = {child: weight for node in weights.nodes for child, weight in zip(node.children, node.weights, strict=True)}
    nodes = {node.node: node for node in weights.nodes}
    rows = [(texts.of(plan.criteria.goal), "", texts.number(1.0, 4), _basis(nodes[GOAL], texts))]
    for criterion in plan.criteria.depth_first():
        indent = "  " * len(plan.criteria.path(criterion.id))
        rows.append(
            (
                f"{indent}{criterion.id} {texts.of(criterion.name)}",
                texts.number(local[criterion.id], 4),
                texts.number(weights.criterion_weights[criterion.id], 4),
                _basis(nodes[criterion.id], texts) if criterion.id in nodes else "",
            )
        )
    head = (texts.tr("Criterion"), texts.tr("Local weight"), texts.tr("Global weight"), texts.tr("Judgements"))
    yield table(head, rows, numbers=(1, 2))
    if weights.consistency_ratio is not None:
        yield texts.tr("Total consistency ratio (CR): {ratio}", ratio=f"{weights.consistency_ratio:.4f}")


def _basis(node: NodeWeights, texts: Texts) -> str:
    if node.pairs == 0:
        return ""
    if node.basis == "equal":
        return texts.tr("equal weights (assumption)")
    ratio = MISSING if node.consistency_ratio is None else f"{node.consistency_ratio:.4f}"
    return texts.tr("{judged} of {pairs}, CR {ratio}", judged=node.judged, pairs=node.pairs, ratio=ratio)


def _fits(plan: Plan, texts: Texts) -> Iterator[str]:
    yield texts.tr("Local fit: percentile among the resource-based cities")
    names = {strategy.id: strategy.name for strategy in plan.strategies}
    for fit in plan.fits:
        yield f"{texts.of(names[fit.strategy])}  {texts.number(fit.fit, 2)}"
        for part in fit.parts:
            share = MISSING if part.share is None else texts.number(part.share, 2)
            explained = texts.tr("{label}: {text}", label=part.label, text=part.shown)
            yield f"  {part.weight:.2f} × {share}  {explained}"


def _scores(plan: Plan, texts: Texts) -> Iterator[str]:
    yield texts.tr("Scores (* not yet confirmed)")
    scores = {(score.strategy, score.criterion): score for score in scores_in_force(plan)}
    head = [
        texts.tr("Criterion"),
        texts.tr("Worst value"),
        texts.tr("Best value"),
        *(texts.of(strategy.name) for strategy in plan.strategies),
    ]
    rows = [
        [
            f"{leaf.id} {texts.of(leaf.name)}",
            texts.number(leaf.worst, 1),
            texts.number(leaf.best, 1),
            *(_cell(scores.get((strategy.id, leaf.id)), texts) for strategy in plan.strategies),
        ]
        for leaf in plan.criteria.leaves
    ]
    yield table(head, rows, numbers=range(1, len(head)))


def _cell(score: Score | None, texts: Texts) -> str:
    if score is None:
        return MISSING + " "
    return texts.number(score.value, 2) + (" " if score.confirmed else "*")


def _ranking(plan: Plan, ranking: Ranking, texts: Texts) -> Iterator[str]:
    yield texts.tr("Ranking: TOPSIS, {form}", form=topsis_forms(texts).words[ranking.normalisation])
    groups = plan.criteria.children(GOAL)
    head = [
        texts.tr("Rank"),
        texts.tr("Strategy"),
        texts.tr("Closeness"),
        texts.tr("Distance to best"),
        texts.tr("Distance to worst"),
        texts.tr("Additive value"),
        *(group.id for group in groups),
        texts.tr("Value for the schedule"),
    ]
    rows = []
    for ranked in ranking.order:
        by_group: defaultdict[str, float] = defaultdict(float)
        for leaf, part in zip(ranking.leaves, ranked.contributions, strict=True):
            by_group[plan.criteria.top(leaf)] += part
        rows.append(
            [
                str(ranked.rank),
                texts.of(plan.strategy(ranked.strategy).name),
                texts.number(ranked.closeness, 4),
                texts.number(ranked.distance_to_best, 4),
                texts.number(ranked.distance_to_worst, 4),
                texts.number(ranked.value, 1),
                *(texts.number(by_group[group.id], 1) for group in groups),
                texts.number(ranked.schedule_value, 1),
            ]
        )
    yield table(head, rows, numbers=(0, *range(2, len(head))))
    explained = texts.join(f"{group.id} {texts.of(group.name)}" for group in groups)
    yield texts.tr("Value by group: {groups}", groups=explained)


def _schedule(plan: Plan, roadmap: Roadmap, adopted: bool, texts: Texts) -> Iterator[str]:
    schedule = plan.schedule
    if schedule is None:
        return
    yield (
        texts.tr("Schedule, adopted {date}", date=texts.date(schedule.date))
        if adopted
        else texts.tr("Schedule: a proposal, not adopted")
    )
    gap = MISSING if schedule.gap is None else texts.percent(schedule.gap, 2)
    yield texts.tr(
        "{solver}; optimality gap {gap}; time limit {limit} s; total value {value}",
        solver=schedule.solver,
        gap=gap,
        limit=schedule.time_limit_seconds,
        value=texts.number(roadmap.value, 1),
    )
    for phase in plan.phases:
        placed = [action for action in roadmap.placed if action.phase == phase]
        yield ""
        yield _phase(phase, len(placed), texts)
        if placed:
            yield _actions(plan, placed, texts)
    if roadmap.left_out:
        yield ""
        yield texts.tr("Not scheduled")
        for left_out in roadmap.left_out:
            name = plan.action(left_out.action).name
            reason = texts.message(left_out.reason)
            yield f"{left_out.action} {texts.tr('{label}: {text}', label=name, text=reason)}"
    yield ""
    yield texts.tr("Public money by year, per mille of gross regional product")
    head = (texts.tr("Year"), texts.tr("Spent"), texts.tr("Limit"), texts.tr("Spent (10,000 yuan)"))
    rows = [
        (
            str(year.year),
            texts.number(year.spent, 2),
            texts.number(year.limit, 2),
            texts.number(year.spent_wan, 0),
        )
        for year in roadmap.years
    ]
    yield table(head, rows, numbers=range(4))


def _phase(phase: Phase, count: int, texts: Texts) -> str:
    years = texts.years(phase.first_year, phase.last_year)
    actions = texts.trn("{count} action", "{count} actions", count)
    return texts.tr("{label}: {text}", label=f"{texts.of(phase.name)} {years}", text=actions)


def _actions(plan: Plan, placed: list[PlacedAction], texts: Texts) -> str:
    head = (texts.tr("Start"), texts.tr("End"), texts.tr("Action"), texts.tr("Why then"))
    rows = (
        (
            f"{action.year}Q{action.quarter}",
            str(action.last_year),
            f"{action.action} {texts.of(plan.action(action.action).name)}",
            texts.message(action.reason),
        )
        for action in placed
    )
    return table(head, rows)
