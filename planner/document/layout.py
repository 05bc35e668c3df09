"""What a document holds: the implementation plan laid out chapter by chapter, complete before anything is written."""

from planner.document.chapters.annex import annex
from planner.document.chapters.city import city_chapter
from planner.document.chapters.method import method_chapter
from planner.document.chapters.open_points import open_points_chapter
from planner.document.chapters.phases import phases_chapter
from planner.document.chapters.result import result_chapter
from planner.document.chapters.sources import sources_chapter
from planner.document.chapters.targets import framework_annex, targets_chapter
from planner.document.manuscript import Cover, Manuscript, Part
from planner.document.source import Source
from planner.text.cover import draft_words


def build(source: Source) -> Manuscript:
    """All chapters in the order in which they are read. Pure: the same source gives the same manuscript."""
    texts, subject, look = source.texts, source.subject, source.subject.look
    chapters = (
        city_chapter(source),
        method_chapter(source),
        result_chapter(source),
        phases_chapter(source),
        targets_chapter(source),
        open_points_chapter(source),
        sources_chapter(source),
    )
    return Manuscript(
        title=subject.title,
        organisation=texts.of(look.organisation),
        date=subject.date,
        language=texts.language,
        palette=look.palette,
        cover=_cover(source),
        parts=(
            Part(tuple(block for chapter in chapters for block in chapter)),
            Part((*annex(source), *framework_annex(source)), landscape=True),
        ),
        caption=texts.tr("Table {number}: {title}"),
    )


def _cover(source: Source) -> Cover:
    texts, city, look, cover = source.texts, source.plan.city, source.subject.look, source.plan.cover
    price_year = () if cover.price_year is None else ((texts.tr("Prices of"), texts.year(cover.price_year)),)
    return Cover(
        title=source.subject.title,
        subtitle=texts.tr("Implementation plan") if cover.draft else texts.tr("Implementation plan (draft)"),
        fields=(
            (texts.tr("City"), texts.tr("{city}, {province}", city=city.name, province=city.province)),
            (texts.tr("Prepared by"), texts.of(cover.organisation) or texts.of(look.organisation)),
            (texts.tr("Leading office"), texts.of(cover.office)),
            (texts.tr("Version"), draft_words(texts, cover.draft)),
            *price_year,
        ),
        date=texts.date(source.subject.date),
        logo=look.logo,
    )
