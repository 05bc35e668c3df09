"""Which figures of a city show where it stands today on a criterion: templates/indicators/baselines.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.model.bilingual import Bilingual
from planner.templates.rows import read_rows


@dataclass(frozen=True, slots=True)
class Baseline:
    """An indicator of the catalogue; `note` says where it only comes near to what the criterion asks for."""

    indicator: str
    note: Bilingual


def read_baselines(templates: Path) -> Mapping[str, tuple[Baseline, ...]]:
    """Baselines by the Chinese wording of the indicator a criterion is linked to, so that a renamed or moved
    criterion keeps them. A city's own figure is the same for every strategy and can never be a score."""
    found: dict[str, tuple[Baseline, ...]] = {}
    for row in read_rows(templates / "indicators" / "baselines.csv", ("linked_zh", "indicator")):
        linked = row.text("linked_zh")
        found[linked] = (*found.get(linked, ()), Baseline(row.text("indicator"), row.bilingual("note")))
    return found
