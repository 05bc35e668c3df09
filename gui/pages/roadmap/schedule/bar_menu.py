"""What can be done with a bar, as a menu with the keys beside."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from planner.model.evaluation import PlacedAction
from planner.model.plan import Plan
from planner.text.texts import Texts

LAGS = range(4)
"""Years offered in the menu; longer ones are typed on the card beside."""


@dataclass(frozen=True, slots=True)
class BarDeeds:
    """What the entries do with the action the menu is of; the last two with one of its predecessors."""

    pin: Callable[[], None]
    link: Callable[[], None]
    milestones: Callable[[], None]
    put_back: Callable[[], None]
    unlink: Callable[[str], None]
    lag: Callable[[str, int], None]


class BarMenu(QMenu):
    """Made anew each time it opens; `moved` where the bar is not where the solver had put it."""

    def __init__(
        self,
        parent: QWidget,
        plan: Plan,
        placed: PlacedAction,
        texts: Texts,
        do: BarDeeds,
        *,
        moved: bool,
    ) -> None:
        super().__init__(parent)
        action = plan.action(placed.action)
        pinned = action.pinned_start is not None
        pin = texts.tr("Release its start") if pinned else texts.tr("Fix its start in {year}", year=placed.year)
        self._add(pin, "P", do.pin)
        self._add(texts.tr("Let another action wait for it…"), "L", do.link)
        self._add(texts.tr("Milestones…"), "M", do.milestones)
        if moved:
            self._add(texts.tr("Put back as solved"), "B", do.put_back)
        names = {other.id: texts.of(other.name) for other in plan.actions}
        for id in (*action.prerequisites, *action.prerequisites_any):
            waits = self.addMenu(texts.tr("Waits for “{name}”", name=names[id]))
            for years in LAGS:
                lag = waits.addAction(
                    texts.trn("{count} year after its end", "{count} years after its end", years)
                    if years
                    else texts.tr("Right after its end")
                )
                lag.setCheckable(True)
                lag.setChecked(action.lag(id) == years)
                lag.triggered.connect(_with(do.lag, id, years))
            waits.addSeparator()
            waits.addAction(texts.tr("Remove link")).triggered.connect(_with(do.unlink, id))

    def _add(self, text: str, key: str, deed: Callable[[], None]) -> None:
        self.addAction(f"{text}\t{key}").triggered.connect(_with(deed))


def _with(deed: Callable[..., None], *given: object) -> Callable[[], None]:
    return lambda: deed(*given)
