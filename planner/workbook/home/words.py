"""What an input is called and how its values read, in both languages."""

from functools import cache

from planner.model.bilingual import Bilingual, Language, same
from planner.model.criterion import GOAL
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.text.figures import percent, plain
from planner.text.marker import mark
from planner.text.ratios import ratio_text
from planner.text.texts import MISSING, Texts
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.reading import Given
from planner.workbook.library.columns import field_title
from planner.workbook.sheets.action_titles import TITLES

LONGEST_SHOWN = 60
_FIGURES = {
    "gdp": mark("Gross regional product"),
    "own": mark("Own means a year"),
    "transfer": mark("Central transfer a year"),
    "permille": mark("Public money a year, assumed"),
    "first_year": mark("First year in which an action may start"),
    inputs.EXPERTS_SHARE: mark("Experts' share"),
}
_TARGET_FIELDS = {
    "name": mark("Indicator"),
    "baseline": mark("Baseline"),
    "baseline_year": mark("Baseline year"),
    "data_source": mark("Data source and reporting"),
}
_UNITS = {"gdp": mark("100 million yuan"), "own": mark("10,000 yuan"), "transfer": mark("10,000 yuan")}

_ANSWERS = (inputs.JUDGEMENT, inputs.IMPORTANCE, inputs.INFLUENCE, inputs.EXPERT_SCORE)
_SCALES = (inputs.SCORE, inputs.RANGE, inputs.BOUND)
_OF_ACTIONS = (
    *(inputs.ACTION, inputs.PROGRESS, inputs.SHARE, inputs.FUNDING, inputs.SPREAD, inputs.LAG, inputs.LIBRARY),
)
_TARGETS = (inputs.TARGET, inputs.PHASE_TARGET, inputs.EFFECT, inputs.RESULT)
_RULES = (inputs.MONEY_LIMIT, inputs.CAPACITY_LIMIT, inputs.GROUP, inputs.STRATEGY_SHARE)


def label(plan: Plan, ids: Ids) -> Bilingual:
    """What an input is called; a thing the plan no longer has stands under its id."""
    return Bilingual(_Words(plan, "zh").label(ids), _Words(plan, "en").label(ids))


def shown(ids: Ids, value: Given) -> Bilingual:
    """A value as its input shows it, long texts cut."""
    return Bilingual(_shown(ids, value, _texts("zh")), _shown(ids, value, _texts("en")))


def cut(text: str) -> str:
    """A text in one short line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


class _Words:
    """Names of the things of a plan in one language."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._plan, self._texts = plan, _texts(language)

    def label(self, ids: Ids) -> str:
        kind, *rest = ids
        for kinds, told in (
            (_ANSWERS, self._answer),
            (_SCALES, self._scale),
            (_OF_ACTIONS, self._of_action),
            (_RULES, self._of_rules),
            (_TARGETS, self._of_target),
        ):
            if kind in kinds:
                return told(ids)
        name = rest[-1]
        if kind == inputs.CLASS_COST:
            return self._texts.tr("Whole cost of class {name}, ‰ of GDP", name=name)
        if (kind_of := inputs.kind_of(ids)) in inputs.OPTIONS:
            return inputs.OPTIONS[kind_of](self._texts).title
        return self._with_unit(self._texts.tr(_FIGURES.get(name, name)), _UNITS.get(name, ""))

    def _answer(self, ids: Ids) -> str:
        tr, (kind, who, *rest) = self._texts.tr, ids
        expert = self._expert(who)
        if kind == inputs.INFLUENCE:
            return tr("Influence of {expert}", expert=expert)
        if kind == inputs.IMPORTANCE:
            return tr("Value by {expert}: “{criterion}”", expert=expert, criterion=self._criterion(rest[-1]))
        if kind == inputs.EXPERT_SCORE:
            return tr(
                "Score by {expert}: “{strategy}” on “{criterion}”",
                expert=expert,
                strategy=self._strategy(rest[0]),
                criterion=self._criterion(rest[1]),
            )
        first, second = map(self._criterion, rest[-2:])
        if not who:
            return tr("Judgement: “{first}” to “{second}”", first=first, second=second)
        return tr("Judgement by {expert}: “{first}” to “{second}”", expert=expert, first=first, second=second)

    def _scale(self, ids: Ids) -> str:
        tr, (kind, one, other, *end) = self._texts.tr, ids
        if kind == inputs.RANGE:
            template = (
                tr("Lower end of the score: “{strategy}” on “{criterion}”")
                if end == ["low"]
                else tr("Upper end of the score: “{strategy}” on “{criterion}”")
            )
            return template.format(strategy=self._strategy(one), criterion=self._criterion(other))
        if kind == inputs.SCORE:
            strategy, criterion = self._strategy(one), self._criterion(other)
            return tr("Score: “{strategy}” on “{criterion}”", strategy=strategy, criterion=criterion)
        if other == "worst":
            return tr("Worst value of “{criterion}”", criterion=self._criterion(one))
        return tr("Best value of “{criterion}”", criterion=self._criterion(one))

    def _of_action(self, ids: Ids) -> str:
        tr, (kind, action, field) = self._texts.tr, ids
        match kind:
            case inputs.SHARE:
                word = tr("Share in {strategy}", strategy=self._strategy(field))
            case inputs.FUNDING:
                word = tr("Paid by {pool}", pool=self._pool(field))
            case inputs.SPREAD:
                word = tr("Cost in year {number}", number=field)
            case inputs.LIBRARY:
                word = field_title(self._plan, self._texts, field)
            case inputs.LAG:
                word = tr("Wait after {action}", action=self._action(field))
            case _:
                word = tr(TITLES.get(field, field))
        word = word.replace("\n", "" if self._texts.language == "zh" else " ")
        return tr("{action}: {field}", action=self._action(action), field=word)

    def _of_rules(self, ids: Ids) -> str:
        tr, (kind, one, *rest) = self._texts.tr, ids
        if kind == inputs.STRATEGY_SHARE:
            return tr("Least share of “{strategy}” in the investment", strategy=self._strategy(one))
        if kind == inputs.GROUP:
            titles = {"least": tr("At least"), "most": tr("At most"), "members": tr("Actions of the group")}
            known = {group.id: group.name for group in self._plan.groups}
            name = cut(self._texts.of(known.get(one, same(one))))
            return tr("Group “{group}”: {field}", group=name, field=titles.get(rest[-1], rest[-1]))
        place = self._place(rest[-1])
        if kind == inputs.MONEY_LIMIT:
            return tr("Limit of “{pool}”, {place} (10,000 yuan)", pool=self._pool(one), place=place)
        unit = Bilingual(one, rest[0])
        return tr("Capacity of “{unit}”, {place}", unit=cut(self._texts.of(unit)), place=place)

    def _of_target(self, ids: Ids) -> str:
        tr, (kind, one, other) = self._texts.tr, ids
        if kind == inputs.EFFECT:
            return tr("{action}: what it adds to “{target}”", action=self._action(one), target=self._target(other))
        if kind == inputs.PHASE_TARGET:
            phases = {phase.id: phase.name for phase in self._plan.phases}
            phase = self._texts.of(phases.get(other, same(other)))
            return tr("Target of “{target}”, {phase}", target=self._target(one), phase=phase)
        if kind == inputs.TARGET:
            return tr("{target}: {field}", target=self._target(one), field=tr(_TARGET_FIELDS.get(other, other)))
        known = {result.id: result.statement for result in self._plan.results}
        statement = cut(self._texts.of(known.get(one, same(one)))) or one
        if other == "risks":
            return tr("Risks of the result “{result}”", result=statement)
        return tr("Wording of the result “{result}”", result=statement)

    def _target(self, id: str) -> str:
        known = {target.id: target.name for target in self._plan.targets}
        return cut(self._texts.of(known.get(id, same(id))))

    def _place(self, id: str) -> str:
        """A year, every year or a phase."""
        known = {phase.id: phase.name for phase in self._plan.phases}
        return self._texts.tr("every year") if id == inputs.EVERY_YEAR else self._texts.of(known.get(id, same(id)))

    def _pool(self, id: str) -> str:
        if id == ALL_PUBLIC:
            return self._texts.tr("All public money")
        known = {pool.id: pool.name for pool in self._plan.pools}
        return cut(self._texts.of(known.get(id, same(id))))

    def _with_unit(self, name: str, unit: str) -> str:
        return self._texts.tr("{name} ({unit})", name=name, unit=self._texts.tr(unit)) if unit else name

    def _expert(self, id: str) -> str:
        return self._texts.of(self._plan.weighting.shown_name(id)) if id else ""

    def _criterion(self, id: str) -> str:
        tree = self._plan.criteria
        known = {criterion.id: criterion.name for criterion in tree.criteria} | {GOAL: tree.goal}
        return cut(self._texts.of(known.get(id, same(id))))

    def _strategy(self, id: str) -> str:
        known = {strategy.id: strategy.name for strategy in self._plan.strategies}
        return cut(self._texts.of(known.get(id, same(id))))

    def _action(self, id: str) -> str:
        known = {action.id: action.name for action in self._plan.actions}
        return f"{id} {cut(self._texts.of(known[id]))}" if id in known else id


def _shown(ids: Ids, value: Given, texts: Texts) -> str:
    kind = inputs.kind_of(ids)
    if isinstance(value, tuple):
        return texts.join(value) or MISSING
    if value is None or value == "":
        return MISSING
    if isinstance(value, str):
        return cut(inputs.OPTIONS[kind](texts).words.get(value, value) if kind in inputs.OPTIONS else value)
    if kind == "share":
        return percent(value, 0 if round(value * 100, 6) % 1 == 0 else 1)
    if kind == "ratio":
        return ratio_text(value)
    return str(value) if kind == "whole" else plain(value)


@cache
def _texts(language: Language) -> Texts:
    return Texts(language)
