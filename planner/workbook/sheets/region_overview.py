"""The region on one page: what leads in how many cities, who leads in what, who adds to whom, what it rests on."""

from planner.workbook.book import Area, Column, Picture, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.sheets.region_roles import RegionRoles
from planner.workbook.sheets.region_strategies import RegionStrategies
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import Look

_WIDTHS = (28, 24, 24, 24, 60)
_PAIRS = 10
_LOGO_ROOM = 300, 58
"""Pixels: width, and height of title and subtitle."""


def overview_sheet(subject: RegionSubject, strategies: RegionStrategies, parts: RegionRoles) -> Sheet:
    texts = subject.texts
    draft = Draft(texts.tr("Region overview"), [Column(width) for width in _WIDTHS])
    draft.heading(texts.tr("Region: {name}", name=subject.region.name), subject.subtitle)
    if subject.look.logo:
        draft.picture(Picture(subject.look.logo, 0, len(_WIDTHS) - 1, *_LOGO_ROOM))
    row = _put_leading(draft, subject, strategies, 3)
    row = _put_roles(draft, subject, parts, row)
    row = _put_pairs(draft, subject, row)
    last = _put_notes(draft, subject, row)
    return draft.sheet(Printing(last, len(_WIDTHS) - 1, one_page=True))


def _put_leading(draft: Draft, subject: RegionSubject, strategies: RegionStrategies, row: int) -> int:
    texts, region = subject.texts, subject.region
    draft.section(row, texts.tr("Cities led by each strategy"))
    draft.put_row(row + 1, 0, (texts.tr("Strategy"), texts.tr("Number of cities")), Look("head", align="center"))
    draft.put(row + 1, 2, texts.tr("Which cities"), Look("head", align="center"), columns=3)
    for number, strategy in enumerate(region.strategies):
        line = row + 2 + number
        led = [ranking for ranking in region.cities if ranking.ranks.index(1) == number]
        name = strategies.names.cell(0, number)
        draft.put(line, 0, texts.of(strategy.name), Look("formula", bold=True), name.full)
        counted = f"SUMPRODUCT(({strategies.leading.full}={name.full})*1)"
        draft.put(line, 1, len(led), Look("formula", "integer", "center"), counted)
        names = subject.names(tuple(ranking.city.name for ranking in led))
        draft.put(line, 2, names, Look("text", wrap=True), columns=3)
    return row + 3 + len(region.strategies)


def _put_roles(draft: Draft, subject: RegionSubject, parts: RegionRoles, row: int) -> int:
    texts, region = subject.texts, subject.region
    draft.section(row, texts.tr("Who leads in what"))
    heads = (texts.tr("Role"), texts.tr("Leading city"), texts.tr("Role score"), texts.tr("Runner-up"))
    draft.put_row(row + 1, 0, heads, Look("head", align="center"))
    draft.put(row + 1, 4, texts.tr("Why"), Look("head", align="center"))
    for number, role in enumerate(region.roles):
        line, scores = row + 2 + number, parts.scores[number]
        scored = [score for score in role.cities if score.score is not None]
        draft.put(line, 0, texts.of(role.name), Look("text", bold=True))
        for place, column in ((1, 1), (2, 3)):
            city = texts.of(scored[place - 1].city.name) if len(scored) >= place else ""
            formula = _city_at(parts.cities[number], scores, place)
            draft.put(line, column, city, Look("formula", align="center", bold=place == 1), formula)
        best: float | str = "" if not scored or scored[0].score is None else scored[0].score
        formula = f'IF(COUNT({scores.full})=0,"",MAX({scores.full}))'
        draft.put(line, 2, best, Look("formula", "permille", "center"), formula)
        draft.put(line, 4, texts.of(role.reason), Look("text", wrap=True))
    return row + 3 + len(region.roles)


def _city_at(cities: Area, scores: Area, place: int) -> str:
    """The city with the highest, or second highest, score."""
    return (
        f'IF(COUNT({scores.full})<{place},"",INDEX({cities.full},MATCH(LARGE({scores.full},{place}),{scores.full},0)))'
    )


def _put_pairs(draft: Draft, subject: RegionSubject, row: int) -> int:
    texts, pairs = subject.texts, subject.region.complements[:_PAIRS]
    draft.section(row, texts.tr("Cities that complement one another"))
    heads = (
        texts.tr("City"),
        texts.tr("Other city"),
        texts.tr("Covered together"),
        texts.tr("Gain over the better one"),
    )
    draft.put_row(row + 1, 0, heads, Look("head", align="center"))
    how = texts.tr("Together: mean over the roles of the better score. Gain: less the mean of the better city alone.")
    draft.put(row + 1, 4, how, Look("note", wrap=True))
    for line, pair in enumerate(pairs, row + 2):
        draft.put(line, 0, texts.of(pair.first.name), Look("text"))
        draft.put(line, 1, texts.of(pair.second.name), Look("text"))
        draft.put(line, 2, pair.together, Look("text", "permille", "center"))
        draft.put(line, 3, pair.gain, Look("text", "permille", "center"))
    return row + 3 + len(pairs)


def _put_notes(draft: Draft, subject: RegionSubject, row: int) -> int:
    texts, region = subject.texts, subject.region
    draft.section(row, texts.tr("What it rests on"))
    notes = [texts.message(message) for message in region.messages if message.severity != "note"]
    notes += [
        texts.tr(
            "City data of edition {edition}; figures of a planner's own count for their city.", edition=region.edition
        ),
        texts.tr(
            "Scores are potential × local fit, an assumption for discussion; nobody has judged or confirmed them for "
            "these cities."
        ),
        texts.tr(
            "Roles, their figures and weights are our judgement and may be edited in templates/rules/region.toml."
        ),
    ]
    for line, note in enumerate(notes, row + 1):
        draft.put(line, 0, note, Look("text", wrap=True, ruled=False), columns=len(_WIDTHS))
    return row + len(notes)
