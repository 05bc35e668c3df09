"""One finding of the diagnosis: what was found, where the city stands, what else rests on it, what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.context import Context
from gui.pages.cities import words
from gui.widgets.card import chip, label, set_property
from planner.model.bilingual import Bilingual
from planner.model.diagnosis import Finding, FindingLink, Verdict
from planner.model.standing import Group, GroupKind, UsedFigure
from planner.text.marker import mark
from planner.text.texts import Texts

VERDICTS: dict[Verdict, tuple[str, str]] = {
    "strain": ("error", mark("Under strain")),
    "watch": ("warning", mark("To watch")),
    "neutral": ("plain", mark("Neither")),
    "strength": ("good", mark("Strength")),
    "unknown": ("accent", mark("To fill in")),
}
"""Kind of chip and word of each verdict."""
GROUPS: dict[GroupKind, str] = {
    "all": mark("percentile {percentile} among all {count}"),
    "type": mark("{percentile} among the {count} of its type"),
    "peers": mark("{percentile} among {count} with its peers"),
}


class FindingRow(QWidget):
    """Texts on the right of a chip; rule and source only when asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._chip = chip()
        self._chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label(role="strong")
        self._sentence = label(wrap=True)
        self._standing = label(role="small", wrap=True)
        self._used = label(role="small", wrap=True)
        self._missing = label(role="small", wrap=True)
        self._rule = label(role="muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 6, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._chip, 0, 0)
        for row, widget in enumerate(self._lines):
            grid.addWidget(widget, row, 1)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)

    @property
    def _lines(self) -> tuple[QWidget, ...]:
        return self._name, self._sentence, self._standing, self._used, self._missing, self._rule

    def show_finding(
        self, finding: Finding, links: tuple[FindingLink, ...], strategies: dict[str, Bilingual], *, with_rule: bool
    ) -> None:
        texts = self._context.texts
        kind, word = VERDICTS[finding.verdict]
        set_property(self._chip, "chip", kind)
        self._chip.setText(texts.tr(word))
        self._name.setText(texts.of(finding.name))
        self._sentence.setText(texts.message(finding.sentence))
        _show(self._standing, standing_words(texts, finding))
        _show(self._used, used_words(texts, links, strategies))
        _show(self._missing, " ".join(texts.message(message) for message in finding.missing))
        rule = texts.tr("Rule: {rule} Source: {origin}", rule=finding.rule, origin=finding.source)
        figures = " · ".join(origin_words(texts, used) for used in finding.figures if used.figure is not None)
        _show(self._rule, "\n".join(filter(None, (rule, figures))) if with_rule else "")
        self.setToolTip(rule)
        self.setAccessibleName(f"{self._name.text()}: {self._sentence.text()}")


def standing_words(texts: Texts, finding: Finding) -> str:
    """第93百分位（全部260个） · …; empty where the finding is no number."""
    groups = finding.standing.groups if finding.standing is not None else ()
    return " · ".join(group_words(texts, group) for group in groups if group.percentile is not None)


def group_words(texts: Texts, group: Group) -> str:
    percentile = round(100 * (group.percentile or 0.0))
    return texts.tr(GROUPS[group.kind], percentile=percentile, count=group.count)


def used_words(texts: Texts, links: tuple[FindingLink, ...], strategies: dict[str, Bilingual]) -> str:
    """Where else the same fact counts, so that nobody counts it twice."""
    said = []
    for link in links:
        if link.kind == "focus":
            said.append(texts.tr("focus of the weights on offer: {focus}", focus=link.name))
        else:
            strategy = strategies.get(link.strategy, Bilingual(link.strategy, link.strategy))
            share = texts.percent(link.share, 0)
            said.append(texts.tr("local fit of {strategy} (weight {share})", strategy=strategy, share=share))
    return texts.tr("The same fact counts in: {places}.", places=tuple(said)) if said else ""


def origin_words(texts: Texts, used: UsedFigure) -> str:
    """Name, year, source and trust of a figure."""
    figure = used.figure
    if figure is None:
        return ""
    year = "" if figure.evidence.year is None else texts.years(figure.evidence.year, figure.evidence.year)
    parts = (texts.of(used.name), year, texts.of(figure.evidence.source), texts.tr(words.TRUSTS[figure.trust]))
    return texts.join(filter(None, parts))


def _show(shown: QLabel, text: str) -> None:
    shown.setVisible(bool(text))
    shown.setText(text)
