"""What the city's own facts say of its condition."""

from collections import Counter

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.cities.finding_row import VERDICTS, FindingRow, standing_words, used_words
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.view import CityView, Subject
from gui.widgets.card import button
from gui.widgets.chart_card import ChartCard
from planner.model.bilingual import Bilingual
from planner.model.diagnosis import Diagnosis, FindingLink
from planner.model.message import ProblemError
from planner.model.weighting import Focus
from planner.templates.tables import templates_folder

Links = dict[str, tuple[FindingLink, ...]]


class DiagnosisView(CityView):
    """A row for each finding; the rules behind them on demand."""

    id = "diagnosis"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._shown: Subject | None = None
        self.rows: list[FindingRow] = []
        self._list = QWidget()
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.card = ChartCard(context, self._list, self._list.sizeHint, scroll=True)
        self.rules = button("quiet")
        self.rules.setCheckable(True)
        self.card.add_control(self.rules)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.rules.toggled.connect(self._on_rules)

    def show_city(self, subject: Subject) -> None:
        from planner.cities.diagnosis import diagnosis

        self._shown = subject
        texts = self.context.texts
        title = texts.tr("Diagnosis of {city}", city=subject.city.name)
        try:
            peers = self.likeness.of(subject.city).ids
            found = diagnosis(self.context.catalogue, subject.city, peers)
            strategies, links = _links(found, subject)
        except ProblemError as problem:
            self.card.show_instead(title, texts.message(problem.message), "error")
            return
        self.rules.setText(texts.tr("Hide rules") if self.rules.isChecked() else texts.tr("Show rules and sources"))
        while len(self.rows) < len(found.findings):
            self.rows.append(FindingRow(self.context))
            self._column.addWidget(self.rows[-1])
        for row, finding in zip(self.rows, found.findings, strict=True):
            row.show_finding(finding, links[finding.id], strategies, with_rule=self.rules.isChecked())
        self.card.show_chart(title, self._summary(found), self._table(found, links, strategies))

    def _summary(self, found: Diagnosis) -> str:
        texts = self.context.texts
        counts = Counter(finding.verdict for finding in found.findings)
        said = tuple(
            texts.tr("{verdict} {count}", verdict=texts.tr(word), count=counts[verdict])
            for verdict, (_, word) in VERDICTS.items()
            if counts[verdict]
        )
        return texts.tr("{counts}. Findings state facts; they change no score and no weight.", counts=said)

    def _table(self, found: Diagnosis, links: Links, strategies: dict[str, Bilingual]) -> str:
        texts = self.context.texts
        heads = (
            *(texts.tr("Finding"), texts.tr("Verdict"), texts.tr("What was found"), texts.tr("Standing")),
            *(texts.tr("Also counts in"), texts.tr("Missing"), texts.tr("Rule"), texts.tr("Source")),
        )
        lines = [
            (
                texts.of(finding.name),
                texts.tr(VERDICTS[finding.verdict][1]),
                texts.message(finding.sentence),
                standing_words(texts, finding),
                used_words(texts, links[finding.id], strategies),
                " ".join(texts.message(message) for message in finding.missing),
                texts.of(finding.rule),
                texts.of(finding.source),
            )
            for finding in found.findings
        ]
        return tab_separated((heads, *lines))

    def _on_rules(self) -> None:
        if self._shown is not None:
            self.show_city(self._shown)


def _links(found: Diagnosis, subject: Subject) -> tuple[dict[str, Bilingual], Links]:
    """Names of the strategies and the links of each finding, by the city's own plan or else by the templates."""
    from planner.analysis.diagnosis_links import diagnosis_links
    from planner.criteria.template import read_criteria
    from planner.scoring.rules import read_prefill_rules
    from planner.scoring.strategies import read_strategies

    folder, plan = templates_folder(), subject.own_plan
    focuses: tuple[Focus, ...] = plan.weighting.focuses if plan else read_criteria(folder / "criteria")[1]
    strategies = plan.strategies if plan else read_strategies(folder)
    names = {strategy.id: strategy.name for strategy in strategies}
    return names, diagnosis_links(found, read_prefill_rules(folder), focuses)
