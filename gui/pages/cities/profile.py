"""What is known of the city in hand: its place in the lists and its figures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.pages.cities import words
from gui.pages.cities.figure_editor import FigureEditor
from gui.pages.cities.figure_list import FigureList
from gui.pages.cities.figure_rows import figure_rows, low_trust_count
from gui.widgets.card import Card, button, chip, label, set_property
from gui.widgets.flow import FlowLayout
from gui.widgets.hug import hug
from planner.model.city import CityProfile, CityType, Cluster
from planner.text.marker import mark

TYPE_CHIPS: dict[CityType, str] = {
    "growing": "accent",
    "mature": "accent",
    "declining": "warning",
    "regenerating": "good",
    "": "plain",
}
LISTED = mark("{name} ({year} list)")
UNSEEN = mark("{name} ({year} list, the list itself not seen)")


class ProfileCard(Card):
    """`figure_entered(indicator, value, source, year)` when a figure was typed over; value None takes it back."""

    figure_entered = Signal(str, object, str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._city: CityProfile | None = None
        self._editable = False
        self.editor: FigureEditor | None = None
        self._name = label(role="card-title", wrap=True)
        self._place = label(role="small", wrap=True)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._type, self._exhausted = chip(), chip("warning")
        self._facts = label(role="small", wrap=True)
        self.figures = FigureList(lambda: context.tokens)
        self.low_trust = button("quiet")
        self.low_trust.setCheckable(True)
        self._hint = label(role="small", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        chips = QWidget()
        flow = FlowLayout(chips)
        for made in (self._type, self._exhausted):
            flow.addWidget(made)
        foot = QHBoxLayout()
        foot.addWidget(self.low_trust)
        foot.addWidget(self._hint, 1)
        self.head.insertWidget(0, self._name, 100)
        self.head.addWidget(self._place, 100)
        self.body.addWidget(chips)
        self.body.addWidget(self._facts)
        self.body.addWidget(self.figures, 1)
        self.body.addLayout(foot)
        self.low_trust.toggled.connect(self._on_low_trust)
        self.figures.wanted.connect(self._open_editor)

    def refresh(self, city: CityProfile, *, editable: bool) -> None:
        """Show `city`; `editable` where it is the plan's own, so that figures can be typed over."""
        texts = self._context.texts
        if self.editor is not None and (self._city is None or city.id != self._city.id or not editable):
            self.close_editor()
        self._city, self._editable = city, editable
        names = (city.name.zh, city.name.en) if texts.language == "zh" else (city.name.en, city.name.zh)
        place = (words.level_name(texts, city), city.adcode or texts.tr("no code"), texts.of(city.province))
        self._name.setText("  ".join(names))
        hug(self._name)
        self._place.setText(" · ".join(place))
        self._show_chips(city)
        facts = self._facts_of(city)
        self._facts.setText(("；" if texts.language == "zh" else "; ").join(facts))
        self._facts.setToolTip(texts.of(city.evidence.source))
        self.figures.setAccessibleName(texts.tr("Figures of the city"))
        self._show_low_trust(city)
        self._hint.setText(
            texts.tr("Double-click or Enter: type your own figure")
            if editable
            else texts.tr("Start a plan to type your own figures")
        )
        self._show_figures()

    def close_editor(self) -> None:
        if self.editor is not None:
            self.editor = None
            self.figures.close_editor()
            self.figures.setFocus()

    def _show_low_trust(self, city: CityProfile) -> None:
        texts, count = self._context.texts, low_trust_count(self._context.catalogue, city)
        self.low_trust.setVisible(count > 0)
        self.low_trust.setText(
            texts.tr("Hide figures of low trust")
            if self.low_trust.isChecked()
            else texts.tr("Show figures of low trust ({count})", count=count)
        )

    def _show_chips(self, city: CityProfile) -> None:
        texts = self._context.texts
        set_property(self._type, "chip", TYPE_CHIPS[city.type_2013])
        self._type.setText(words.type_name(texts, city))
        year = city.exhausted_batch_year
        self._exhausted.setVisible(year is not None)
        if year is not None:
            batch = words.batch_name(texts, self._context.catalogue, year)
            self._exhausted.setText(texts.tr("Resource-exhausted city ({batch})", batch=batch))

    def _facts_of(self, city: CityProfile) -> list[str]:
        texts = self._context.texts
        state = texts.tr(words.VERIFIED[city.verified])
        facts = [texts.tr("{state}: {how}", state=state, how=city.verified_by) if city.verified_by else state]
        if city.current_adcode and city.current_adcode != city.adcode:
            facts.append(texts.tr("Code today: {code}", code=city.current_adcode))
        if city.exhausted_batch_year is not None and not city.exhausted_verified:
            facts.append(texts.tr("batch not checked against a text"))
        if city.note:
            facts.append(texts.tr("Note: {note}", note=city.note))
        if city.clusters:
            clusters = texts.join(self._cluster_name(cluster) for cluster in city.clusters)
            facts.append(texts.tr("Advanced manufacturing clusters (MIIT): {clusters}", clusters=clusters))
        return facts

    def _cluster_name(self, cluster: Cluster) -> str:
        texts = self._context.texts
        return texts.tr(LISTED if cluster.verified else UNSEEN, name=cluster.name, year=cluster.edition)

    def _show_figures(self) -> None:
        if self._city is None:
            return
        rows = figure_rows(
            self._context.texts, self._context.catalogue, self._city, low_trust=self.low_trust.isChecked()
        )
        if self.editor is not None and [row.indicator for row in rows] != [row.indicator for row in self.figures.rows]:
            self.close_editor()
        self.figures.show_rows(rows)

    def _on_low_trust(self) -> None:
        if self._city is not None:
            self._show_low_trust(self._city)
            self._show_figures()

    def _open_editor(self, indicator: str) -> None:
        if not self._editable or self._city is None:
            return
        self.editor = FigureEditor(self._context.texts, self._context.catalogue.indicator(indicator), self._city)
        self.editor.entered.connect(
            lambda value, source, year: self.figure_entered.emit(indicator, value, source, year)
        )
        self.editor.left.connect(self.close_editor)
        self.figures.open_editor(indicator, self.editor)
        self.editor.value.setFocus()
        self.editor.value.selectAll()
