"""Which cities count as peers: one choice of weights for all views, worked out once for each city."""

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from planner.cities.peer_rules import PeerRules, read_peer_rules
from planner.model.city import CityProfile
from planner.model.peers import PartKind, Peers
from planner.templates.tables import templates_folder


class Likeness(QObject):
    """`changed` when weights or level were chosen anew."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rules: PeerRules | None = None
        self._weights: dict[PartKind, float] = {}
        self._same_level = True
        self._found: Peers | None = None

    @property
    def rules(self) -> PeerRules:
        if self._rules is None:
            self._rules = read_peer_rules(templates_folder())
            self._weights = self._rules.weights
        return self._rules

    @property
    def weights(self) -> dict[PartKind, float]:
        return dict(self._weights or self.rules.weights)

    @property
    def same_level(self) -> bool:
        return self._same_level

    def weigh(self, part: PartKind, weight: float) -> None:
        """Another weight for one part; a choice that would leave none above 0 is not taken."""
        weights = {**self.weights, part: weight}
        if any(weights.values()):
            self._weights = weights
        self._forget()

    def compare_levels(self, same_level: bool) -> None:
        self._same_level = same_level
        self._forget()

    def of(self, city: CityProfile) -> Peers:
        """The peers of a city by the choice in force."""
        from planner.cities.peers import nearest

        if self._found is None or self._found.city != city:
            weights = self.weights
            self._found = nearest(self._context.catalogue, city, weights, same_level=self._same_level)
        return self._found

    def _forget(self) -> None:
        self._found = None
        self.changed.emit()
