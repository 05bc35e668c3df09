"""The columns of the action library: what each is called, what it holds of an action, and of which kind that is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from planner.model.action import CROSS, Action
from planner.model.bilingual import Bilingual, Language
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts
from planner.workbook.book import Value
from planner.workbook.options import mandates
from planner.workbook.style import Form

OTHER = "other."
"""Begins the field of a text in the language that the workbook is not in."""
YEAR, POOL, CARRIES, EFFECT = "year", "pool", "carries", "effect"
"""Fields of which there are several, told apart by what follows the colon."""
FEWEST_YEARS = 6
"""Columns for the cost of single years, at least."""

WHAT, WHO, WHEN = mark("What"), mark("Who"), mark("When")
MONEY, RESULTS = mark("Money"), mark("Indicator and effects")
RISK, BASIS = mark("Risk"), mark("Basis and decision")

TITLES: dict[str, str] = {
    "id": mark("No."),
    "name": mark("Action"),
    "strategy": mark("Strategy"),
    CARRIES: mark("Share in {name}"),
    "workstream": mark("Workstream"),
    "description": mark("What it is"),
    "output": mark("Expected output"),
    "lead": mark("Lead unit"),
    "support": mark("Supporting units"),
    "accountable": mark("Responsible leader"),
    "capacity": mark("Capacity of the lead unit taken (projects a year)"),
    "included": mark("Included in the plan"),
    "prerequisites": mark("Predecessors, all needed (No.)"),
    "prerequisites_any": mark("Predecessors, one needed (No.)"),
    "lags": mark("Years to wait after a predecessor (No.+years)"),
    "exclusive_with": mark("Same site as (No.)"),
    "duration": mark("Duration (years)"),
    "readiness": mark("Readiness (1–9)"),
    "readiness_reason": mark("Reason for the readiness"),
    "earliest": mark("Earliest start (year)"),
    "latest": mark("Latest end (year)"),
    "pinned": mark("Fixed start (year)"),
    "milestones": mark("Milestones (quarter from the start: name, one a line)"),
    "class": mark("Cost class"),
    "typed": mark("Investment estimate (10,000 yuan)"),
    YEAR: mark("Investment in year {number} (10,000 yuan)"),
    "share": mark("Public share"),
    "codes": mark("Funding codes"),
    POOL: mark("Paid by: {name}"),
    "funding": mark("Funding"),
    "unit_cost": mark("Cost per unit in precedents"),
    "kpi": mark("Performance indicator"),
    "kpi_unit": mark("Unit of the indicator"),
    "kpi_baseline": mark("Baseline"),
    "kpi_baseline_year": mark("Baseline year"),
    "kpi_target": mark("Target"),
    "kpi_target_year": mark("Target year"),
    "kpi_source": mark("Source of the indicator"),
    EFFECT: mark("Effect on {name} ({unit})"),
    "risk": mark("Risk"),
    "likelihood": mark("Likelihood (1–5)"),
    "impact": mark("Impact (1–5)"),
    "mitigation": mark("Mitigation"),
    "policy_basis": mark("Policy basis"),
    "mandate": mark("Mandatory by"),
    "mandate_note": mark("Source of the decision"),
    "forbidden": mark("Not to be scheduled"),
}


@dataclass(frozen=True, slots=True)
class LibraryColumn:
    """`field` is its name for programs, `group` the source text of its heading, `of` gives what an action has in it.

    `width` is in characters; `wrap` for texts.
    """

    field: str
    title: str
    group: str
    width: float
    of: Callable[[Action], Value]
    form: Form = "text"
    wrap: bool = False


def library_columns(plan: Plan, texts: Texts) -> tuple[LibraryColumn, ...]:
    """All columns in their order, in the language of `texts`; texts of both languages stand side by side."""
    return tuple(_Columns(plan, texts).all())


def field_title(plan: Plan, texts: Texts, field: str) -> str:
    """What a column is called; the field itself for one of a thing that the plan no longer has."""
    return next((column.title for column in library_columns(plan, texts) if column.field == field), field)


def strategy_words(plan: Plan, texts: Texts) -> tuple[str, ...]:
    """The strategies as the list of the strategy column has them, the cross-cutting actions last."""
    return (*(texts.of(strategy.name) for strategy in plan.strategies), texts.tr("Cross-cutting"))


def milestone_lines(action: Action, language: Language) -> str:
    """`2: name`, one milestone a line."""
    return "\n".join(f"{each.quarter}: {' '.join(each.name.text(language).split())}" for each in action.milestones)


class _Columns:
    def __init__(self, plan: Plan, texts: Texts) -> None:
        self._plan, self._texts = plan, texts
        self._language: Language = texts.language
        self._other: Language = "en" if texts.language == "zh" else "zh"

    def all(self) -> Iterator[LibraryColumn]:
        yield self._column("id", WHAT, 8, lambda action: action.id)
        yield from self._texts_of("name", WHAT, 28)
        yield from self._what()
        yield from self._who()
        yield from self._when()
        yield from self._money()
        yield from self._results()
        yield from self._risk()
        yield from self._basis()

    def _what(self) -> Iterator[LibraryColumn]:
        yield self._column("included", WHAT, 8, lambda action: self._yes(action.included))
        yield self._column("strategy", WHAT, 16, self._strategy)
        for strategy in self._plan.strategies:
            yield self._column(
                f"{CARRIES}:{strategy.id}",
                WHAT,
                11,
                partial(_carried, strategy=strategy.id),
                "percent",
                name=self._texts.of(strategy.name),
            )
        yield from self._texts_of("workstream", WHAT, 16)
        yield from self._texts_of("description", WHAT, 40)
        yield from self._texts_of("output", WHAT, 28)

    def _who(self) -> Iterator[LibraryColumn]:
        for field in ("lead", "support", "accountable"):
            yield from self._texts_of(field, WHO, 20)
        yield self._column("capacity", WHO, 12, lambda action: action.capacity, "number")

    def _when(self) -> Iterator[LibraryColumn]:
        yield self._column("prerequisites", WHEN, 16, lambda action: ", ".join(action.prerequisites))
        yield self._column("prerequisites_any", WHEN, 16, lambda action: ", ".join(action.prerequisites_any))
        yield self._column("lags", WHEN, 16, _lags)
        yield self._column("exclusive_with", WHEN, 14, lambda action: ", ".join(action.exclusive_with))
        yield self._column("duration", WHEN, 9, lambda action: action.duration_years, "number")
        yield self._column("readiness", WHEN, 9, lambda action: action.readiness, "integer")
        yield from self._texts_of("readiness_reason", WHEN, 28)
        yield self._column("earliest", WHEN, 9, lambda action: action.earliest_start, "integer")
        yield self._column("latest", WHEN, 9, lambda action: action.latest_end, "integer")
        yield self._column("pinned", WHEN, 9, lambda action: action.pinned_start, "integer")
        for language, prefix in ((self._language, ""), (self._other, OTHER)):
            yield self._text(f"{prefix}milestones", WHEN, 28, partial(milestone_lines, language=language))

    def _money(self) -> Iterator[LibraryColumn]:
        yield self._column("class", MONEY, 8, lambda action: action.cost_class)
        yield self._column("typed", MONEY, 13, lambda action: action.cost, "money")
        years = max(FEWEST_YEARS, *(action.whole_years for action in self._plan.actions), 0)
        for year in range(1, years + 1):
            yield self._column(f"{YEAR}:{year}", MONEY, 12, partial(_year_cost, year=year), "money", number=str(year))
        yield self._column("share", MONEY, 9, lambda action: action.public_share, "percent")
        yield self._column("codes", MONEY, 14, lambda action: ", ".join(action.funding_codes))
        for pool in self._plan.pools:
            name = self._texts.of(pool.name)
            yield self._column(f"{POOL}:{pool.id}", MONEY, 11, partial(_paid, pool=pool.id), "percent", name=name)
        yield from self._texts_of("funding", MONEY, 24)
        yield from self._texts_of("unit_cost", MONEY, 24)

    def _results(self) -> Iterator[LibraryColumn]:
        yield from self._texts_of("kpi", RESULTS, 24)
        yield from self._texts_of("kpi_unit", RESULTS, 11)
        yield self._column("kpi_baseline", RESULTS, 11, lambda action: action.kpi_baseline, "number")
        yield self._column("kpi_baseline_year", RESULTS, 9, lambda action: action.kpi_baseline_year, "integer")
        yield self._column("kpi_target", RESULTS, 11, lambda action: action.kpi_target, "number")
        yield self._column("kpi_target_year", RESULTS, 9, lambda action: action.kpi_target_year, "integer")
        yield from self._texts_of("kpi_source", RESULTS, 20)
        for target in self._plan.targets:
            yield self._column(
                f"{EFFECT}:{target.id}",
                RESULTS,
                14,
                partial(_effect, target=target.id),
                "number",
                name=self._texts.of(target.name),
                unit=self._texts.of(target.unit),
            )

    def _risk(self) -> Iterator[LibraryColumn]:
        yield from self._texts_of("risk", RISK, 28)
        yield self._column("likelihood", RISK, 9, lambda action: action.risk_likelihood, "integer")
        yield self._column("impact", RISK, 9, lambda action: action.risk_impact, "integer")
        yield from self._texts_of("mitigation", RISK, 28)

    def _basis(self) -> Iterator[LibraryColumn]:
        yield from self._texts_of("policy_basis", BASIS, 28)
        yield self._column("mandate", BASIS, 14, self._mandate)
        yield from self._texts_of("mandate_note", BASIS, 24)
        yield self._column("forbidden", BASIS, 10, lambda action: self._yes(action.forbidden))

    def _column(
        self, field: str, group: str, width: float, of: Callable[[Action], Value], form: Form = "text", **blanks: str
    ) -> LibraryColumn:
        title = self._texts.tr(TITLES[field.partition(":")[0]], **blanks)
        return LibraryColumn(field, title, group, width, of, form)

    def _texts_of(self, field: str, group: str, width: float) -> Iterator[LibraryColumn]:
        """A text in both languages, that of the workbook first."""
        yield self._text(field, group, width, lambda action: _side(getattr(action, field), self._language))
        yield self._text(f"{OTHER}{field}", group, width, lambda action: _side(getattr(action, field), self._other))

    def _text(self, field: str, group: str, width: float, of: Callable[[Action], Value]) -> LibraryColumn:
        title = self._texts.tr(TITLES[field.removeprefix(OTHER)])
        if field.startswith(OTHER):
            title = self._texts.tr(_IN_OTHER[self._other], title=title)
        return LibraryColumn(field, title, group, width, of, wrap=True)

    def _yes(self, on: bool) -> str:
        return self._texts.tr("yes") if on else self._texts.tr("no")

    def _strategy(self, action: Action) -> str:
        if action.strategy == CROSS:
            return self._texts.tr("Cross-cutting")
        return self._texts.of(self._plan.strategy(action.strategy).name)

    def _mandate(self, action: Action) -> str:
        return mandates(self._texts).words[action.mandate if action.mandatory else "no"]


_IN_OTHER: dict[Language, str] = {"zh": mark("{title} in Chinese"), "en": mark("{title} in English")}


def _side(words: Bilingual, language: Language) -> str | None:
    return (words.zh if language == "zh" else words.en) or None


def _carried(action: Action, strategy: str) -> float | None:
    return next((part.share for part in action.contributions if part.strategy == strategy), None)


def _lags(action: Action) -> str:
    return ", ".join(f"{lag.predecessor}+{lag.years}" for lag in action.lags)


def _year_cost(action: Action, year: int) -> float | None:
    if not action.cost_profile or action.cost is None or year > len(action.cost_profile):
        return None
    return action.cost * action.cost_profile[year - 1]


def _paid(action: Action, pool: str) -> float | None:
    return next((entry.share for entry in action.pool_shares if entry.pool == pool), None)


def _effect(action: Action, target: str) -> float | None:
    return next((effect.amount for effect in action.effects if effect.target == target), None)
