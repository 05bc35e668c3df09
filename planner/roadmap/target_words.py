"""What the paths of the indicators and the results framework say, in words."""

from planner.model.action import Action, Milestone
from planner.model.bilingual import Bilingual
from planner.model.evaluation import PlacedAction
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.model.targets import Target
from planner.roadmap.indicator_paths import NEARLY, EffectState, IndicatorPath, PhaseEnd
from planner.roadmap.results_framework import FrameworkRow, RowKind
from planner.text.figures import plain
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

FRAMEWORK_HEADS = (
    mark("Results chain"),
    mark("Performance indicators with targets and baselines"),
    mark("Data sources and reporting"),
    mark("Risks"),
)
EFFECT_STATES: dict[EffectState, str] = {
    "counts": mark("counts from its end on"),
    "no figure": mark("no figure yet"),
    "no place": mark("has no place in the schedule"),
    "stopped": mark("reported as stopped: does not count"),
    "in baseline": mark("ended before the baseline: in it already"),
    "after plan": mark("ends after the last phase"),
}
ROW_LABELS: dict[RowKind, str] = {
    "impact": mark("Impact"),
    "outcome": mark("Outcome"),
    "output": mark("Output {number}"),
    "unlinked": mark("Indicators without a result"),
    "activity": mark("Activity {number}"),
}
_SHOWN = 3
"""Actions without a figure that a sentence names."""


def amount(texts: Texts, value: float | None, unit: Bilingual) -> str:
    """A figure with its unit: 5.2%, 12.5万人, 3.1 t."""
    if value is None:
        return MISSING
    word = texts.of(unit)
    between = "" if texts.language == "zh" or word in ("", "%", "‰") else " "
    return f"{plain(value)}{between}{word}"


def difference(texts: Texts, value: float, unit: Bilingual) -> str:
    """A distance between two values: those of percentages are apart by percentage points."""
    if texts.of(unit) == "%":
        return texts.tr("{value} percentage points", value=plain(value))
    return amount(texts, value, unit)


def signed(value: float | None) -> str:
    """A change: +0.4, −1.2, 0."""
    if value is None:
        return MISSING
    return f"+{plain(value)}" if value > 0 else plain(value)


def path_line(texts: Texts, plan: Plan, target: Target) -> str:
    """Baseline and targets in one line: Unemployment (%): 5.2 (2023) → 4.8 (2027) → 4 (2030)."""
    steps = [_dated(texts, target.baseline, target.baseline_year)]
    if target.baseline is None:
        steps = [texts.tr("baseline not known")]
    for phase in plan.phases:
        value = target.phase_target(phase.id)
        if value is not None:
            steps.append(_dated(texts, value, phase.last_year))
    return texts.tr("{name}: {path}", name=name_with_unit(texts, target), path=" → ".join(steps))


def name_with_unit(texts: Texts, target: Target) -> str:
    """Unemployment (%)."""
    name, unit = texts.of(target.name), texts.of(target.unit)
    return texts.tr("{name} ({unit})", name=name, unit=unit) if unit else name


def phase_end_words(texts: Texts, target: Target, end: PhaseEnd) -> str:
    """The gap at the end of a phase."""
    if end.target is None:
        return texts.tr("no target")
    if end.missing is None:
        return texts.tr("baseline not known")
    if end.met and end.missing >= -NEARLY:
        return texts.tr("reached")
    gap = difference(texts, abs(end.missing), target.unit)
    return texts.tr("reached, {gap} beyond", gap=gap) if end.met else texts.tr("{gap} missing", gap=gap)


def path_sentence(texts: Texts, plan: Plan, path: IndicatorPath) -> str:
    """What the actions add up to at the end of each phase with a target, and which of them have no figure."""
    target = path.target
    said = [
        texts.tr(
            "{phase} (end of {year}): target {target}, with the actions {reached}: {gap}.",
            phase=end.phase.name,
            year=end.phase.last_year,
            target=amount(texts, end.target, target.unit),
            reached=amount(texts, end.reached, target.unit),
            gap=phase_end_words(texts, target, end),
        )
        for end in path.ends
        if end.target is not None
    ]
    unknown = _unknown(texts, path, _unknown_names(texts, plan, path))
    return texts.sentences((*(said or [_untargeted(texts)]), *unknown))


def gap_sentence(texts: Texts, path: IndicatorPath) -> str:
    """The same beside a picture that shows the figures: the gaps alone."""
    said = [
        texts.tr("End of {year}: {gap}.", year=end.phase.last_year, gap=phase_end_words(texts, path.target, end))
        for end in path.ends
        if end.target is not None
    ]
    return texts.sentences((*(said or [_untargeted(texts)]), *_unknown(texts, path)))


def _untargeted(texts: Texts) -> str:
    return texts.tr("No target is set yet: type one for the end of a phase.")


def _unknown(texts: Texts, path: IndicatorPath, names: str = "") -> list[str]:
    """How many actions have no figure; `names` are theirs."""
    if not path.asked:
        return [texts.tr("No action is scheduled, so nothing adds up yet.")]
    count = len(path.unknown)
    if not count:
        return []
    if names:
        return [
            texts.tr("No figure yet for {count} of {all} actions ({names}).", count=count, all=path.asked, names=names)
        ]
    return [texts.tr("No figure yet for {count} of {all} actions.", count=count, all=path.asked)]


def _unknown_names(texts: Texts, plan: Plan, path: IndicatorPath) -> str:
    names = texts.join(texts.of(plan.action(id).name) for id in path.unknown[:_SHOWN])
    return texts.tr("{names} and others", names=names) if len(path.unknown) > _SHOWN else names


def row_label(texts: Texts, row: FrameworkRow) -> str:
    """Impact, Outcome, Output 2, Activity 2.1; an activity below no output has no number."""
    return texts.tr(ROW_LABELS[row.kind], number=row.number).strip()


def milestone_line(texts: Texts, action: Action, placed: PlacedAction) -> str:
    """When an action runs and what is to be seen on the way: 2027Q1—2028Q4; 2027Q3 site opened."""
    run = taken(placed.year, placed.quarter, action.duration_years)
    stages = [f"{milestone_quarter(run.first, each)} {texts.of(each.name)}" for each in action.milestones]
    return ("；" if texts.language == "zh" else "; ").join((texts.quarters(run), *stages))


def milestone_quarter(first: int, milestone: Milestone) -> str:
    """2027Q3 of a milestone; `first` is the first quarter of its action, counted from year 0."""
    quarter = first + milestone.quarter - 1
    return f"{quarter // 4}Q{quarter % 4 + 1}"


def _dated(texts: Texts, value: float | None, year: int | None) -> str:
    shown = MISSING if value is None else plain(value)
    return shown if year is None else texts.tr("{value} ({year})", value=shown, year=year)


def framework_cells(texts: Texts, plan: Plan, row: FrameworkRow) -> tuple[str, str, str, str]:
    """The row's four cells as they are read: what it is, what measures it, where that is told, what threatens it."""
    label = row_label(texts, row)
    if row.action is not None and row.placed is not None:
        name = f"{label} {row.action.id} {texts.of(row.action.name)}"
        return name, milestone_line(texts, row.action, row.placed), texts.of(row.action.lead), ""
    statement = "" if row.result is None else texts.of(row.result.statement)
    measured = "\n".join(path_line(texts, plan, target) for target in row.targets)
    sources = "\n".join(filter(None, (texts.of(target.data_source) for target in row.targets)))
    risks = "" if row.result is None else texts.of(row.result.risks)
    return (
        (texts.tr("{label}: {statement}", label=label, statement=statement) if statement else label),
        measured,
        sources,
        risks,
    )
