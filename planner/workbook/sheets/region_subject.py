"""What a regional workbook is about: one region in one language."""

from dataclasses import dataclass, field

from planner.model.bilingual import Bilingual
from planner.model.region import Region
from planner.text.texts import Texts
from planner.workbook.own_look import OwnLook


@dataclass(frozen=True, slots=True)
class RegionSubject:
    """`date` is the day of export (ISO 8601); `look` is the bureau's own."""

    region: Region
    texts: Texts
    date: str
    look: OwnLook = field(default_factory=OwnLook)

    @property
    def name(self) -> str:
        return self.texts.of(self.region.name)

    @property
    def subtitle(self) -> str:
        """Organisation, if any, region, number of cities and date, as each sheet's second line says them."""
        count = self.texts.trn("{count} city", "{count} cities", len(self.region.cities))
        own = self.texts.of(self.look.organisation)
        parts = tuple(filter(None, (own, self.name, count, self.texts.date(self.date))))
        return "　".join(parts) if self.texts.language == "zh" else " · ".join(parts)

    def names(self, names: tuple[Bilingual, ...]) -> str:
        return self.texts.join(self.texts.of(name) for name in names)
