"""Own figures that the open plan does not use yet: what would change, and the step that takes them in."""

from gui.context import Context
from gui.widgets.confirm_strip import ConfirmStrip
from planner.cities.own_figures import fresh_figures
from planner.model.city import CityProfile, Figure
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import MISSING

SHOWN = 3
"""How many differences the strip itself tells; the rest is in its tooltip."""


class FreshStrip(ConfirmStrip):
    """Asks once for each set of figures; what was declined is not asked again until it changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._declined: tuple[Figure, ...] = ()
        self._fresh: tuple[Figure, ...] = ()
        self.no.clicked.connect(self._on_declined)

    def refresh(self, plan: Plan | None) -> None:
        """Show what is known of the plan's city beyond the plan, in the language in force."""
        texts = self._context.texts
        self._fresh = () if plan is None else fresh_figures(plan.city, self._context.catalogue)
        if plan is None or not self._fresh or self._fresh == self._declined:
            self.drop()
            return
        differences = [self._difference(plan.city, figure) for figure in self._fresh]
        told = texts.join(differences[:SHOWN])
        if len(differences) > SHOWN:
            told = texts.tr("{told} and {count} more", told=told, count=len(differences) - SHOWN)
        text = texts.trn(
            "{count} own figure of {city} is not in this plan yet: {told}.",
            "{count} own figures of {city} are not in this plan yet: {told}.",
            len(differences),
            city=plan.city.name,
            told=told,
        )
        focus = self.window().focusWidget()
        self.ask(text, texts.tr("Take into the plan"), texts.tr("Not now"), self._take)
        self.setToolTip("\n".join(differences))
        if focus is not None:
            focus.setFocus()

    def _difference(self, city: CityProfile, figure: Figure) -> str:
        """地区生产总值 341.2→399.9亿元."""
        texts, indicator = self._context.texts, self._context.catalogue.indicator(figure.indicator)
        was = city.value(figure.indicator)
        before = MISSING if was is None else texts.number(was, indicator.decimals)
        return texts.tr(
            "{name} {before} → {now} ({unit})",
            name=indicator.name,
            before=before,
            now=texts.number(figure.value, indicator.decimals),
            unit=indicator.unit,
        )

    def _take(self) -> None:
        from planner import edits

        figures, catalogue = self._fresh, self._context.catalogue
        self._context.document.edit(
            lambda plan: edits.cities.take_own_figures(plan, figures, catalogue), mark("Take own figures")
        )

    def _on_declined(self) -> None:
        self._declined = self._fresh
