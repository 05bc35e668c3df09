"""Those who came through: templates/cities/transformations.csv with their steps."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from planner.model.transformation import Transformation, TransformationStep
from planner.templates.rows import Row, by_id, read_rows

_COLUMNS = ("id", "name_zh", "name_en", "city_id", "had_zh", "outcome_zh", "caveat_zh", "source_zh", "precedent_ids")
_STEP_COLUMNS = ("transformation", "step", "text_zh", "text_en", "action_ids", "checked")


def read_transformations(templates: Path) -> tuple[Transformation, ...]:
    """All transformations of a templates folder, their steps in order.

    Raises ProblemError for a cell that cannot be read, a step of nothing, and a city or action that is not known.
    """
    folder = templates / "cities"
    rows = by_id(read_rows(folder / "transformations.csv", _COLUMNS), "id")
    steps = _steps(folder / "transformation_steps.csv", rows, _ids(templates / "actions" / "actions.csv"))
    cities = {*_ids(folder / "cities.csv"), ""}
    return tuple(_transformation(row, tuple(steps[id]), cities) for id, row in rows.items())


def _ids(path: Path) -> frozenset[str]:
    return frozenset(row.text("id") for row in read_rows(path, ("id",)))


def _steps(path: Path, known: Collection[str], actions: Collection[str]) -> defaultdict[str, list[TransformationStep]]:
    steps: defaultdict[str, list[TransformationStep]] = defaultdict(list)
    for row in read_rows(path, _STEP_COLUMNS):
        steps[row.word("transformation", known)].append(
            TransformationStep(
                row.whole("step"),
                row.bilingual("text"),
                row.codes("action_ids", known=actions),
                row.word("checked", ("yes", "no")) == "yes",
            )
        )
    for own in steps.values():
        own.sort(key=lambda step: step.number)
    return steps


def _transformation(row: Row, steps: tuple[TransformationStep, ...], cities: Collection[str]) -> Transformation:
    return Transformation(
        id=row.text("id"),
        name=row.bilingual("name"),
        city=row.word("city_id", cities),
        country=row.bilingual("country"),
        had=row.bilingual("had"),
        steps=steps,
        years=row.text("years"),
        outcome=row.bilingual("outcome"),
        strategies=row.codes("strategies"),
        caveat=row.bilingual("caveat"),
        source=row.bilingual("source"),
        precedents=row.codes("precedent_ids"),
    )
