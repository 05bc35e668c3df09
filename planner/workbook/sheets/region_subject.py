"""What a regional workbook is about: one region in one language."""

from dataclasses import dataclass

from planner.model.bilingual import Bilingual
from planner.model.region import Region
from planner.text.texts import Texts


@dataclass(frozen=True, slots=True)
class RegionSubject:
    """`date` is the day of export (ISO 8601)."""

    region: Region
    texts: Texts
    date: str

    @property
    def name(self) -> str:
        return self.texts.of(self.region.name)

    @property
    def subtitle(self) -> str:
        """Region, number of cities and date, as each sheet's second line says them."""
        count = self.texts.trn("{count} city", "{count} cities", len(self.region.cities))
        parts = (self.name, count, self.texts.date(self.date))
        return "　".join(parts) if self.texts.language == "zh" else " · ".join(parts)

    def names(self, names: tuple[Bilingual, ...]) -> str:
        return self.texts.join(self.texts.of(name) for name in names)
