"""The efficiency of cities by name: a form says what goes in and comes out, the planner's import gives the figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.cities.convergence import Convergence, convergence
from planner.cities.efficiency import Orientation, Returns, bcc, ccr, malmquist, sbm, super_efficiency
from planner.cities.efficiency.malmquist import Malmquist
from planner.model.bilingual import Bilingual
from planner.model.message import Message, ProblemError
from planner.templates.records import read_record

FloatArray = NDArray[np.float64]
Model = Literal["ccr", "bcc", "super", "sbm"]
FigureOf = Callable[[str, str, int], float | None]
"""The figure of (unit id, indicator id, year), None where there is none."""


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """An input or output of a form: a figure of that `indicator`."""

    indicator: str
    name_zh: str
    name_en: str
    note_zh: str = ""
    note_en: str = ""

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_zh, self.note_en)


@dataclass(frozen=True, slots=True)
class EfficiencyForm:
    """What goes in and comes out, and the ids of the cities compared unless others are chosen."""

    id: str
    name_zh: str
    name_en: str
    purpose_zh: str
    purpose_en: str
    source_zh: str
    source_en: str
    cities: tuple[str, ...]
    inputs: tuple[FormIndicator, ...]
    outputs: tuple[FormIndicator, ...]
    bad_outputs: tuple[FormIndicator, ...] = ()

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def purpose(self) -> Bilingual:
        return Bilingual(self.purpose_zh, self.purpose_en)

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)

    @property
    def indicators(self) -> tuple[FormIndicator, ...]:
        return (*self.inputs, *self.outputs, *self.bad_outputs)


@dataclass(frozen=True, slots=True)
class Unit:
    """A city in the comparison; one from outside the catalogue has an id of its own."""

    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Figures (n_years, n_units, n_indicators) in the order of the form's indicators, NaN where there is none."""

    form: EfficiencyForm
    units: tuple[Unit, ...]
    years: tuple[int, ...]
    values: FloatArray


@dataclass(frozen=True, slots=True)
class EfficientUnit:
    """One city's result. `efficiency` is 0..1 (above 1 only in the super-efficiency model); None where no mix of the
    others can be compared with it. `slacks` and `targets` go by the form's indicators; slacks are what an input or bad
    output could fall and an output rise beyond any radial change. `peers` are (unit id, intensity)."""

    unit: Unit
    efficiency: float | None
    rank: int
    slacks: tuple[float, ...]
    targets: tuple[float, ...]
    peers: tuple[tuple[str, float], ...]
    scale_efficiency: float | None
    scale_stage: str


@dataclass(frozen=True, slots=True)
class Performance:
    """The efficiency of the cities with all figures in one year, in the order of the panel; the others are `missing`,
    each with the indicators it lacks. Slacks and targets are empty in the super-efficiency model."""

    form: EfficiencyForm
    model: Model
    returns: Returns
    orientation: Orientation
    year: int
    units: tuple[EfficientUnit, ...]
    missing: tuple[tuple[Unit, tuple[FormIndicator, ...]], ...]
    messages: tuple[Message, ...]

    @property
    def order(self) -> tuple[EfficientUnit, ...]:
        """Best first."""
        return tuple(sorted(self.units, key=lambda measured: measured.rank))


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Productivity and convergence over the panel's years, of the cities with all figures in all of them."""

    panel: Panel
    units: tuple[Unit, ...]
    malmquist: Malmquist
    efficiency: FloatArray
    """(n_years, n_units): by SBM where there are bad outputs, else by CCR, each year against its own frontier."""
    convergence: Convergence
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    form: tuple[EfficiencyForm, ...]


def read_forms(templates: Path) -> tuple[EfficiencyForm, ...]:
    """The shipped forms; ProblemError where the file cannot be read."""
    return read_record(templates / "benchmarks" / "efficiency.toml", _Forms).form


def panel(form: EfficiencyForm, units: Sequence[Unit], years: Sequence[int], figure: FigureOf) -> Panel:
    """Ask `figure` for everything the form needs."""
    values = np.full((len(years), len(units), len(form.indicators)), np.nan)
    for row, year in enumerate(years):
        for place, unit in enumerate(units):
            for column, indicator in enumerate(form.indicators):
                value = figure(unit.id, indicator.indicator, year)
                if value is not None:
                    values[row, place, column] = value
    return Panel(form, tuple(units), tuple(years), values)


def measure(
    figures: Panel,
    year: int,
    model: Model = "sbm",
    returns: Returns = "constant",
    orientation: Orientation = "input",
) -> Performance:
    """The efficiency of every city of the panel with all figures in `year`.

    CCR has constant, BCC variable returns whatever `returns` says; SBM is not oriented. Only SBM counts bad outputs:
    the radial models leave them out, and a message says so. Raises ProblemError with fewer than two complete cities
    and for figures that cannot be compared (0 or less).
    """
    form = figures.form
    values = figures.values[figures.years.index(year)]
    complete = ~np.isnan(values).any(axis=1)
    missing = tuple(
        (unit, tuple(each for each, value in zip(form.indicators, row, strict=True) if np.isnan(value)))
        for unit, row in zip(figures.units, values, strict=True)
        if np.isnan(row).any()
    )
    units = [unit for unit, whole in zip(figures.units, complete, strict=True) if whole]
    _enough(form, units)
    table = values[complete]
    _positive(form, units, table)
    results = _measured(form, units, table, model, returns, orientation)
    messages = []
    if missing:
        names = tuple(unit.name for unit, _ in missing)
        messages.append(Message("benchmark cities left out", "note", "cities", params={"cities": names}))
    if form.bad_outputs and model != "sbm":
        bad = tuple(indicator.name for indicator in form.bad_outputs)
        messages.append(Message("bad outputs left out", "note", "cities", params={"outputs": bad}))
    beyond = tuple(result.unit.name for result in results if result.efficiency is None)
    if beyond:
        messages.append(Message("super-efficiency beyond", "note", "cities", params={"cities": beyond}))
    in_force: Returns = "constant" if model == "ccr" else "variable" if model == "bcc" else returns
    return Performance(form, model, in_force, orientation, year, results, missing, tuple(messages))


def progress(figures: Panel, orientation: Orientation = "input", leader: str | None = None) -> Progress:
    """The Malmquist index of inputs and good outputs, and whether the gap to the leader narrows.

    `leader` is the id of the unit to measure gaps against, by default the best of each year. Raises ProblemError with
    fewer than two years or complete cities, and for figures of 0 or less.
    """
    form = figures.form
    complete: NDArray[np.bool_] = ~np.any(np.isnan(figures.values), axis=(0, 2))
    units = [unit for unit, whole in zip(figures.units, complete, strict=True) if whole]
    missing = tuple(unit for unit, whole in zip(figures.units, complete, strict=True) if not whole)
    _enough(form, units)
    if len(figures.years) < 2:
        raise ProblemError("efficiency needs years", "cities")
    values = figures.values[:, complete]
    for table in values:
        _positive(form, units, table)
    goods = len(form.inputs) + len(form.outputs)
    x, y, bad = np.split(values, [len(form.inputs), goods], axis=2)
    yearly = np.array([sbm(*each).efficiency for each in zip(x, y, bad, strict=True)]) if form.bad_outputs else None
    changes = malmquist(x, y, orientation)
    efficiency = changes.efficiency if yearly is None else yearly
    ids = [unit.id for unit in units]
    column = None if leader is None else ids.index(leader)
    course = convergence(efficiency, figures.years, column)
    messages = [_course(course, column)]
    if missing:
        names = tuple(unit.name for unit in missing)
        messages.append(Message("benchmark cities left out", "note", "cities", params={"cities": names}))
    return Progress(figures, tuple(units), changes, efficiency, course, tuple(messages))


def _enough(form: EfficiencyForm, units: Sequence[Unit]) -> None:
    if len(units) < 2:
        names = tuple(indicator.name for indicator in form.indicators)
        raise ProblemError("efficiency without figures", "cities", form.id, name=form.name, indicators=names)


def _positive(form: EfficiencyForm, units: Sequence[Unit], table: FloatArray) -> None:
    if not (table > 0).all():
        unit, column = np.argwhere(table <= 0)[0]
        raise ProblemError(
            "efficiency figure not positive",
            "cities",
            units[unit].id,
            city=units[unit].name,
            indicator=form.indicators[column].name,
            value=float(table[unit, column]),
        )


def _measured(
    form: EfficiencyForm,
    units: Sequence[Unit],
    table: FloatArray,
    model: Model,
    returns: Returns,
    orientation: Orientation,
) -> tuple[EfficientUnit, ...]:
    x, y, bad = np.split(table, [len(form.inputs), len(form.inputs) + len(form.outputs)], axis=1)
    empty = np.zeros((len(units), 0))
    stages: Sequence[str] = [""] * len(units)
    scale: FloatArray | None = None
    slacks = targets = empty
    beyond = np.zeros(len(units), dtype=np.bool_)
    if model == "sbm":
        result = sbm(x, y, bad if form.bad_outputs else None, returns)
        efficiency, peers = result.efficiency, result.peers
        slacks = np.hstack([result.input_slacks, result.output_slacks, result.bad_output_slacks])
        targets = np.hstack([result.input_targets, result.output_targets, result.bad_output_targets])
    elif model == "super":
        ranked = super_efficiency(x, y, orientation, returns)
        efficiency, peers, beyond = ranked.efficiency, ranked.peers, ranked.infeasible
    else:
        radial = (ccr if model == "ccr" else bcc)(x, y, orientation, "mean")
        efficiency, peers, scale = radial.efficiency, radial.peers, radial.scale_efficiency
        slacks = np.hstack([radial.input_slacks, radial.output_slacks])
        targets = np.hstack([radial.input_targets, radial.output_targets])
        stages = radial.scale_stage or stages
    return tuple(
        EfficientUnit(
            unit=unit,
            efficiency=None if beyond[number] else float(efficiency[number]),
            rank=1 + int((efficiency > efficiency[number] + 1e-9).sum()),
            slacks=tuple(slacks[number].tolist()),
            targets=tuple(targets[number].tolist()),
            peers=tuple((units[peer].id, weight) for peer, weight in peers[number]),
            scale_efficiency=None if scale is None else float(scale[number]),
            scale_stage=stages[number],
        )
        for number, unit in enumerate(units)
    )


def _course(course: Convergence, leader: int | None) -> Message:
    """The mean gap at both ends; a leader that was chosen is not among those behind it."""
    gap = course.gap if leader is None else np.delete(course.gap, leader, axis=1)
    codes = {"narrowing": "gap narrows", "widening": "gap widens", "no trend": "gap without trend"}
    first, last = float(gap[0].mean()), float(gap[-1].mean())
    params = {"first": round(100 * first, 1), "last": round(100 * last, 1)}
    return Message(codes[course.mean_gap_trend.course], "note", "cities", params={**params})
