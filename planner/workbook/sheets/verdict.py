"""The first sentence of the verdict as a formula: it names whoever leads now."""

from planner.model.evaluation import RankedStrategy
from planner.text.messages import SENTENCES
from planner.workbook.book import formula_text
from planner.workbook.sentences import Live, fixed, sentence
from planner.workbook.sheets.scores_results import ResultLines
from planner.workbook.subject import Subject

_DECIMALS = 4


def live_verdict(subject: Subject, results: ResultLines) -> Live:
    """In the words of `planner.ranking.explain.verdict`, for a clear first place and for a shared one."""
    order = subject.ranking.order
    first, second = order[0], order[1]
    alone = _alone(subject, results, first, second)
    shared = _shared(subject, results, order)
    tied = f"{_picked(results, 'ranks', 2)}=1"
    return Live(f"IF({tied},{shared.formula},{alone.formula})", shared.value if second.rank == 1 else alone.value)


def _alone(subject: Subject, results: ResultLines, first: RankedStrategy, second: RankedStrategy) -> Live:
    closeness = [_picked(results, "closeness", place) for place in (1, 2)]
    margin = f"ROUND({closeness[0]},{_DECIMALS})-ROUND({closeness[1]},{_DECIMALS})"
    value = round(first.closeness, _DECIMALS) - round(second.closeness, _DECIMALS)
    told = SENTENCES["ranking"]["verdict first"]
    return sentence(
        subject.texts.tr(told),
        {
            "first": Live(_picked(results, "names", 1), subject.strategy(first.strategy)),
            "second": Live(_picked(results, "names", 2), subject.strategy(second.strategy)),
            "closeness": fixed(closeness[0], first.closeness, _DECIMALS),
            "second_closeness": fixed(closeness[1], second.closeness, _DECIMALS),
            "margin": fixed(margin, value, _DECIMALS),
        },
    )


def _shared(subject: Subject, results: ResultLines, order: tuple[RankedStrategy, ...]) -> Live:
    between = subject.texts.join(("", ""))
    parts, names = [_picked(results, "names", 1)], [subject.strategy(order[0].strategy)]
    for place, ranked in enumerate(order[1:], 2):
        name = f"{formula_text(between)}&{_picked(results, 'names', place)}"
        parts.append(f'IF({_picked(results, "ranks", place)}=1,{name},"")')
        if ranked.rank == 1:
            names.append(subject.strategy(ranked.strategy))
    told = SENTENCES["ranking"]["verdict shared first"]
    return sentence(
        subject.texts.tr(told),
        {
            "strategies": Live("&".join(parts), between.join(names)),
            "closeness": fixed(_picked(results, "closeness", 1), order[0].closeness, _DECIMALS),
        },
    )


def _picked(results: ResultLines, line: str, place: int) -> str:
    """What stands in `line` for the strategy at `place` in the order of ranks."""
    lines = {"names": results.names, "ranks": results.ranks, "closeness": results.closeness}
    return f"INDEX({lines[line].full},MATCH({place},{results.order.full},0))"
