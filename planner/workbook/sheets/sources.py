"""The last sheet: where every figure comes from, what is assumed, and the choices that move a number."""

from collections.abc import Iterator, Sequence

from planner.model.action import CROSS
from planner.model.city import Figure, Trust
from planner.model.evidence import Basis
from planner.model.strategy import LocalFit, Score
from planner.workbook import options
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.action_sources import (
    action_entries,
    action_heads,
    precedent_entries,
    precedent_heads,
)
from planner.workbook.sheets.criteria_sources import criteria_entries, criteria_heads, rule_entries, rule_heads
from planner.workbook.sheets.entries import Entry, put_table
from planner.workbook.sheets.method_choices import put_method_choices
from planner.workbook.sheets.open_assumptions import put_open_assumptions
from planner.workbook.style import Form, Look
from planner.workbook.subject import Subject

_WIDTHS = (22, 28, 14, 14, 12, 18, 64, 42)
_LISTS_ABREAST = 6


def sources_sheet(subject: Subject) -> Sheet:
    texts = subject.texts
    draft = Draft(texts.tr("Sources"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Sources and assumptions"), subject.subtitle)
    row = put_method_choices(draft, subject, put_open_assumptions(draft, subject, 3))
    tables = (
        (texts.tr("City data"), _figure_heads(subject), _figures(subject)),
        (texts.tr("Criteria and their scales"), criteria_heads(subject), criteria_entries(subject)),
        (texts.tr("Rules and offered judgements"), rule_heads(subject), rule_entries(subject)),
        (texts.tr("Local fit of the strategies"), _fit_heads(subject), _fits(subject)),
        (texts.tr("Scores, prefilled and confirmed"), _score_heads(subject), _scores(subject)),
        (texts.tr("Judgement on the actions"), action_heads(subject), action_entries(subject)),
        (texts.tr("Precedents of the actions"), precedent_heads(subject), precedent_entries(subject)),
    )
    for title, heads, entries in tables:
        row = put_table(draft, row, title, heads, tuple(entries))
    last = _put_options(draft, subject, row)
    return draft.sheet(Printing(last, len(_WIDTHS) - 1), frozen=(2, 0))


def _figure_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("Kind of figure"),
        texts.tr("Indicator"),
        texts.tr("Amount"),
        texts.tr("Unit"),
        texts.tr("Year"),
        texts.tr("Basis"),
        texts.tr("Origin"),
        texts.tr("Note"),
    )


def _figures(subject: Subject) -> Iterator[Entry]:
    """Every figure of the city in force; the planner's own stand in for the shipped ones."""
    city = subject.plan.city
    known = dict.fromkeys(figure.indicator for figure in (*city.figures, *city.own_figures))
    for indicator in known:
        figure = city.figure(indicator)
        if figure is not None:
            yield _figure(subject, figure)


def _figure(subject: Subject, figure: Figure) -> Entry:
    texts, evidence = subject.texts, figure.evidence
    measure = subject.measures.get(figure.indicator)
    words = (
        ("", figure.indicator, "")
        if measure is None
        else (texts.of(measure.group_name), texts.of(measure.name), texts.of(measure.unit))
    )
    decimals = 2 if measure is None else measure.decimals
    form: Form = "money" if decimals == 0 else "score" if decimals == 1 else "permille"
    trusts: dict[Trust, str] = {
        "high": texts.tr("Trust: high"),
        "good": texts.tr("Trust: good"),
        "coarse": texts.tr("Trust: coarse, for orientation"),
        "low": texts.tr("Trust: low, with care"),
        "own": texts.tr("Own figure"),
    }
    separator = "；" if texts.language == "zh" else "; "
    note = separator.join(filter(None, (trusts[figure.trust], texts.of(evidence.note))))
    return Entry(
        (words[0], words[1], figure.value, words[2], evidence.year, None, texts.of(evidence.source), note),
        evidence.basis,
        subject.basis(evidence.basis),
        form,
    )


def _fit_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("Strategy"),
        texts.tr("Part"),
        texts.tr("Value, 0 to 1"),
        texts.tr("Weight of the part"),
        texts.tr("Weight known"),
        texts.tr("Basis"),
        texts.tr("Figure behind it"),
        texts.tr("Note"),
    )


def _fits(subject: Subject) -> Iterator[Entry]:
    """Each strategy's fit, the percentile of its blend among the 262, and below it the parts of the blend."""
    for fit in subject.plan.fits:
        yield _whole_fit(subject, fit)
        for part in fit.parts:
            basis: Basis = "assumption" if part.evidence is None else part.evidence.basis
            cells = (
                "",
                subject.texts.of(part.label),
                part.share,
                part.weight,
                None,
                None,
                subject.texts.of(part.shown),
                "" if part.share is not None else subject.texts.tr("Left out; the other weights are scaled up."),
            )
            word = "" if part.evidence is None else subject.basis(basis)
            yield Entry(cells, basis, word, "permille")


def _whole_fit(subject: Subject, fit: LocalFit) -> Entry:
    texts = subject.texts
    told = (
        texts.tr("Too few figures: nothing is prefilled.")
        if fit.fit is None
        else texts.tr(
            "Percentile among the resource-based cities of the blend below. Rating = 1 + (potential − 1) × "
            "({floor} + {rest} × fit).",
            floor=fit.floor,
            rest=round(1 - fit.floor, 10),
        )
    )
    cells = (
        subject.strategy(fit.strategy),
        texts.tr("Local fit"),
        fit.fit,
        None,
        fit.coverage,
        None,
        told,
        texts.tr("Rule of edition {edition}", edition=fit.edition),
    )
    return Entry(cells, "assumption", subject.basis("assumption"), "permille", bold=True)


def _score_heads(subject: Subject) -> Sequence[str]:
    texts = subject.texts
    return (
        texts.tr("Strategy"),
        texts.tr("Criterion"),
        texts.tr("Score"),
        texts.tr("Range"),
        texts.tr("Potential"),
        texts.tr("Basis"),
        texts.tr("Reason"),
        texts.tr("Note"),
    )


def _scores(subject: Subject) -> Iterator[Entry]:
    for strategy in subject.plan.strategies:
        for leaf in subject.plan.criteria.leaves:
            score = subject.plan.score(strategy.id, leaf.id)
            if score is not None:
                yield _score(subject, score)


def _score(subject: Subject, score: Score) -> Entry:
    texts, potential = subject.texts, score.potential
    basis: Basis = score.evidence.basis if score.confirmed else "assumption"
    between = texts.tr("{low} to {high}", low=texts.number(score.low, 1), high=texts.number(score.high, 1))
    cells = (
        subject.strategy(score.strategy),
        subject.criterion(score.criterion),
        score.value,
        between,
        None if potential is None else potential.mode,
        None,
        "" if potential is None else texts.of(potential.reason),
        _precedents_of(subject, score) if potential else subject.origin(score.evidence),
    )
    return Entry(cells, basis, subject.basis(basis), "score")


def _precedents_of(subject: Subject, score: Score) -> str:
    """Places of the cases a potential was judged by."""
    wanted = () if score.potential is None else score.potential.precedents
    places = {
        precedent.id: subject.texts.of(precedent.place)
        for action in subject.plan.actions
        for precedent in action.precedents
    }
    known = dict.fromkeys(places[id] for id in wanted if id in places)
    return subject.texts.tr("Cases: {places}", places=tuple(known)) if known else ""


def _put_options(draft: Draft, subject: Subject, row: int) -> int:
    """The words of the drop-down lists, which the other sheets refer to, so many lists abreast."""
    draft.section(row, subject.texts.tr("Words of the drop-down lists"))
    lists = (*options.all_options(subject.texts), _strategies(subject))
    top = row + 1
    for start in range(0, len(lists), _LISTS_ABREAST):
        abreast = lists[start : start + _LISTS_ABREAST]
        for column, offered in enumerate(abreast):
            draft.put(top, column, offered.title, Look("head", align="center"))
            for line, word in enumerate(offered.words.values(), top + 1):
                draft.put(line, column, word, Look("text", wrap=True))
            draft.name(offered.name, draft.area(top + 1, column, top + len(offered.words), column))
        top += max(len(offered.words) for offered in abreast) + 2
    return top - 2


def _strategies(subject: Subject) -> options.Options:
    """What an action may belong to, in the order of the strategies' numbers."""
    ids = (*(strategy.id for strategy in subject.plan.strategies), CROSS)
    words = {id: subject.strategy(id) for id in ids}
    return options.Options(subject.texts.tr("Strategy"), options.STRATEGY_LIST, words)
