"""The seven steps of the way, in order, and the pages behind them."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.context import Context
from gui.pages.page import Page
from planner.model.message import Step
from planner.text.marker import mark


def _cities(context: Context) -> Page:
    from gui.pages.cities.page import CitiesPage

    return CitiesPage(context)


def _criteria(context: Context) -> Page:
    from gui.pages.criteria.page import CriteriaPage

    return CriteriaPage(context)


def _weighting(context: Context) -> Page:
    from gui.pages.weighting.page import WeightingPage

    return WeightingPage(context)


def _scoring(context: Context) -> Page:
    from gui.pages.scoring.page import ScoringPage

    return ScoringPage(context)


def _ranking(context: Context) -> Page:
    from gui.pages.ranking.page import RankingPage

    return RankingPage(context)


def _roadmap(context: Context) -> Page:
    from gui.pages.roadmap.page import RoadmapPage

    return RoadmapPage(context)


def _tracking(context: Context) -> Page:
    from gui.pages.tracking.page import TrackingPage

    return TrackingPage(context)


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One line of the rail; `build` imports and makes the page on its first visit."""

    id: Step
    name: str
    build: Callable[[Context], Page]


STEPS: tuple[StepEntry, ...] = (
    StepEntry("cities", mark("City"), _cities),
    StepEntry("criteria", mark("Criteria"), _criteria),
    StepEntry("weighting", mark("Weights"), _weighting),
    StepEntry("scoring", mark("Scores"), _scoring),
    StepEntry("ranking", mark("Results"), _ranking),
    StepEntry("roadmap", mark("Roadmap"), _roadmap),
    StepEntry("tracking", mark("Tracking"), _tracking),
)
