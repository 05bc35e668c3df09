"""What the views of the cities page have in common."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.context import Context
from gui.pages.cities.likeness import Likeness
from planner.model.city import CityProfile
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Subject:
    """The city in hand, with its own figures where the open plan is its own, and the open plan."""

    city: CityProfile
    plan: Plan | None

    @property
    def own_plan(self) -> Plan | None:
        """The open plan where it is this city's."""
        return self.plan if self.plan is not None and self.plan.city.id == self.city.id else None


class CityView(QWidget):
    """One question about the city in hand; `id` is that of its entry among the tabs.

    `show_city` is called while the view is seen, after each change of city, plan, language or theme. A click on
    another city marks it in all views and on the map (`marked(id)`), Enter or a double click takes it in hand
    (`chosen(id)`).
    """

    id = ""
    marked = Signal(str)
    chosen = Signal(str)

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__()
        self.context, self.likeness = context, likeness

    def show_city(self, subject: Subject) -> None:
        """Show this city: every view says how."""

    def mark_city(self, id: str) -> None:
        """Let the city of that id stand out, where the view shows it; empty for none."""
