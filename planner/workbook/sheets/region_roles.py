"""Roles in the region: figures, percentiles and scores that follow the weights, one table a role."""

from dataclasses import dataclass

from planner.model.region import Role, RoleFigure, RoleScore
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import Form, Look

_WIDTHS = (22, 12, 10)
_SCORE, _RANK, _FIGURES = 1, 2, 3
_FIGURE_WIDTH = 18


@dataclass(frozen=True, slots=True)
class RegionRoles:
    """The sheet and, by role in the region's order, the ranges (cities, scores) in which a leader is looked up."""

    sheet: Sheet
    cities: tuple[Area, ...]
    scores: tuple[Area, ...]


def roles_sheet(subject: RegionSubject) -> RegionRoles:
    texts, region = subject.texts, subject.region
    most = max((len(_figures(role)) for role in region.roles), default=0)
    draft = Draft(texts.tr("Roles"), [*map(Column, _WIDTHS), *[Column(_FIGURE_WIDTH)] * (2 * most)])
    draft.heading(texts.tr("Who leads in what"), subject.subtitle)
    note = texts.tr(
        "Score: mean of the percentiles among all cities of the list, by the weights, which may be changed. A city "
        "with less than half of the weight known has none."
    )
    draft.put(2, 0, note, Look("note", wrap=True), columns=_FIGURES + 2 * most)
    row, cities, scores = 4, [], []
    for role in region.roles:
        found = _put_role(draft, subject, row, role)
        cities.append(found[0])
        scores.append(found[1])
        row = found[0].last_row + 3
    sheet = draft.sheet(Printing(row, _FIGURES + 2 * most - 1), frozen=(2, 1))
    return RegionRoles(sheet, tuple(cities), tuple(scores))


def _figures(role: Role) -> tuple[RoleFigure, ...]:
    """The figures of the rule that count, as those of any city show them."""
    return tuple(figure for figure in role.cities[0].figures if figure.counts) if role.cities else ()


def _put_role(draft: Draft, subject: RegionSubject, row: int, role: Role) -> tuple[Area, Area]:
    """Put one role and return where its cities and scores stand."""
    texts, figures = subject.texts, _figures(role)
    draft.section(row, f"{texts.of(role.name)}　{texts.of(role.reason)}")
    first, count = row + 3, len(figures)
    last = first + len(role.cities) - 1
    draft.put(row + 1, 0, texts.tr("City"), Look("head", align="center"))
    draft.put(row + 2, 0, texts.tr("Weight"), Look("text", align="center"))
    weights = draft.area(row + 2, _FIGURES + count, row + 2, _FIGURES + 2 * count - 1)
    for number, figure in enumerate(figures):
        draft.put(row + 1, _FIGURES + number, texts.of(figure.name), Look("head", align="center"))
        percentile = texts.tr("Percentile: {name}", name=figure.name)
        draft.put(row + 1, _FIGURES + count + number, percentile, Look("head", align="center"))
        draft.put(row + 2, _FIGURES + number, None, Look("text"))
        draft.put(row + 2, _FIGURES + count + number, figure.weight, Look("assumption", "number", "center"))
    draft.limit(weights, 0, 100, texts.tr("A weight is a number from 0 to 100."))
    draft.put(row + 1, _SCORE, texts.tr("Role score"), Look("head", align="center"))
    draft.put(row + 1, _RANK, texts.tr("Rank"), Look("head", align="center"))
    scores = draft.area(first, _SCORE, last, _SCORE)
    for line, score in enumerate(role.cities, first):
        _put_score(draft, subject, line, score, weights, scores)
    draft.highlight(draft.area(first, _RANK, last, _RANK), _first(scores), Look("good", bold=True))
    return draft.area(first, 0, last, 0), scores


def _first(scores: Area) -> str:
    """Whether the rank beside the first score is 1, for a highlight that moves down with it."""
    rank = Area(scores.sheet, scores.row, scores.column + 1, scores.row, scores.column + 1)
    return f"{rank.relative}=1"


def _put_score(draft: Draft, subject: RegionSubject, row: int, score: RoleScore, weights: Area, scores: Area) -> None:
    figures = [figure for figure in score.figures if figure.counts]
    draft.put(row, 0, subject.texts.of(score.city.name), Look("text", bold=True))
    for number, figure in enumerate(figures):
        form: Form = "integer" if figure.decimals == 0 else "permille"
        draft.put(row, _FIGURES + number, figure.value, Look("source", form, "center"))
        look = Look("source", "permille", "center")
        draft.put(row, _FIGURES + len(figures) + number, figure.percentile, look)
    shares = draft.area(row, _FIGURES + len(figures), row, _FIGURES + 2 * len(figures) - 1).local
    known = f'SUMPRODUCT({weights.local}*({shares}<>""))'
    formula = f'IF(OR({known}=0,{known}<0.5*SUM({weights.local})),"",SUMPRODUCT({weights.local},{shares})/{known})'
    own = scores.row_at(row - scores.row)
    value = "" if score.score is None else score.score
    draft.put(row, _SCORE, value, Look("total", "permille", "center"), formula)
    better = f"SUMPRODUCT(ISNUMBER({scores.local})*({scores.local}>{own.local}+0.000000000001))+1"
    rank: int | str = "" if score.score is None else _rank(subject, score)
    formula = f'IF(ISNUMBER({own.local}),{better},"")'
    draft.put(row, _RANK, rank, Look("formula", "integer", "center"), formula)


def _rank(subject: RegionSubject, score: RoleScore) -> int:
    role = next(role for role in subject.region.roles if score in role.cities)
    own = score.score or 0.0
    return 1 + sum(other.score is not None and other.score > own + 1e-12 for other in role.cities)
