"""Rules on the city: its figures, its resources and the money at hand."""

from collections.abc import Iterator

from planner.checks.finding import error, note, warning
from planner.checks.names import is_blank, repeated
from planner.checks.numbers import is_amount, is_figure
from planner.model.bilingual import Bilingual
from planner.model.city import Figure, Means
from planner.model.message import Message
from planner.model.plan import Plan

GDP = "gdp"
"""The indicator that turns per mille of GDP into money."""
EARLIEST_YEAR, LATEST_YEAR = 1949, 2100


def title_errors(title: Bilingual) -> Iterator[Message]:
    if is_blank(title):
        yield error("cities", "title empty", "title")


def figure_errors(figure: Figure) -> Iterator[Message]:
    """A figure is a number (GDP, by which money is divided, above 0), its year, where given, 1949 to 2100."""
    if not is_figure(figure.value):
        yield error("cities", "figure not a number", figure.indicator)
    elif figure.indicator == GDP and figure.value <= 0:
        yield error("cities", "gdp not positive", GDP, value=figure.value)
    year = figure.evidence.year
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        limits = {"earliest": EARLIEST_YEAR, "latest": LATEST_YEAR}
        yield error("cities", "year of figure unlikely", figure.indicator, year=year, **limits)


def means_errors(means: Means) -> Iterator[Message]:
    """Money is not below zero."""
    for name, amount in (("own", means.own), ("central_transfer", means.central_transfer)):
        if amount is not None and not is_amount(amount):
            yield error("cities", "means negative", name, value=amount)


def errors(plan: Plan) -> Iterator[Message]:
    yield from title_errors(plan.title)
    for figures in (plan.city.figures, plan.city.own_figures):
        for id in repeated(figure.indicator for figure in figures):
            yield error("cities", "figure twice", id, indicator=id)
        for figure in figures:
            yield from figure_errors(figure)
    for code in repeated(plan.city.resource_codes):
        yield error("cities", "resource twice", code, resource=code)
    yield from means_errors(plan.means)


def findings(plan: Plan) -> Iterator[Message]:
    if not plan.city.resources:
        yield warning("cities", "resource not entered", "resources")
    if plan.city.value(GDP) is None:
        if plan.means.yearly is None:
            yield note("cities", "gdp missing", GDP)
        else:
            yield warning("cities", "gdp missing for means", GDP)


def open_assumptions(plan: Plan) -> int:
    """Facts on the city that nobody has read in a source or vouched for."""
    evidence = [resource.evidence for resource in plan.city.resources]
    evidence.extend(figure.evidence for figure in plan.city.own_figures)
    return sum(origin.basis == "assumption" for origin in evidence)
