"""What the page asks before a plan is begun: the resources, and the money at hand; afterwards, both as edits."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from gui.context import Context
from gui.pages.cities import words
from gui.pages.cities.resource_picker import ResourcePicker
from gui.widgets.card import Card, button, label
from gui.widgets.fields import AmountField
from gui.widgets.hug import hug
from planner.model.city import CityProfile, HeldResource, Means
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.texts import Texts


@dataclass(frozen=True, slots=True)
class Answers:
    """What was entered for a city: codes of resources, and means in 10,000 yuan (万元) a year."""

    resources: tuple[str, ...]
    means: Means


class StartCard(Card):
    """Signals: `started()`; `resources_entered(codes)`; `means_entered(own, central)`, None where left empty."""

    started = Signal()
    resources_entered = Signal(object)
    means_entered = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._resource_head = label(role="strong")
        self.resources = ResourcePicker(context)
        self._resource_source = label(role="small", wrap=True)
        self._money_head = label(role="strong", wrap=True)
        self._own_head, self._central_head = label(role="muted"), label(role="muted")
        self.own, self.central = AmountField(), AmountField()
        self.sentence = label(role="small", wrap=True)
        self.start = button("primary")
        self._own_head.setBuddy(self.own)
        self._central_head.setBuddy(self.central)
        self._lay_out()
        self.resources.changed.connect(self.resources_entered)
        self.own.amount_entered.connect(self._on_means)
        self.central.amount_entered.connect(self._on_means)
        self.start.clicked.connect(self.started)

    def _lay_out(self) -> None:
        money = QHBoxLayout()
        money.setSpacing(6)
        money.addWidget(self._money_head, 100)
        money.addSpacing(4)
        for widget in (self._own_head, self.own, self._central_head, self.central):
            money.addWidget(widget, 20 if isinstance(widget, AmountField) else 0)
        money.addStretch(1)
        for field in (self.own, self.central):
            field.setMinimumWidth(64)
            field.setMaximumWidth(110)
        held = QHBoxLayout()
        held.setSpacing(10)
        held.addWidget(self._resource_head)
        held.addWidget(self.resources, 1)
        self._resource_head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.start)
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.body.addLayout(held)
        self.body.addWidget(self._resource_source)
        self.body.addLayout(money)
        self.body.addLayout(foot)

    @property
    def answers(self) -> Answers:
        return Answers(self.resources.codes, Means(_amount(self.own), _amount(self.central)))

    def refresh_draft(self, city: CityProfile, answers: Answers, *, other_plan: bool) -> None:
        """Ask about a city that no open plan is for."""
        texts = self._context.texts
        self._retell()
        self.set_title(texts.tr("Before the plan: resources and money"))
        self._show(answers, city.resources)
        self.sentence.setText(
            texts.tr("The plan now open is for another city; a new one takes its place.")
            if other_plan
            else texts.tr("Both can be changed later; the ranking follows at once.")
        )
        self.start.setText(texts.tr("Start a plan for {city}", city=city.name))
        self.start.setVisible(True)

    def refresh_plan(self, plan: Plan, evaluation: Evaluation | None, changed: str) -> None:
        """Show the plan's own answers; `changed` tells what the last of them did."""
        texts = self._context.texts
        self._retell()
        self.set_title(texts.tr("Resources and money of this plan"))
        self._show(Answers(plan.city.resource_codes, plan.means), plan.city.resources)
        self.sentence.setText(changed or _next_step(texts, plan, evaluation))
        self.start.setVisible(False)

    def _retell(self) -> None:
        texts = self._context.texts
        self._resource_head.setText(texts.tr("Resources"))
        self._money_head.setText(texts.tr("10,000 yuan a year"))
        hug(self._money_head)
        self._own_head.setText(texts.tr("Own"))
        self._central_head.setText(texts.tr("Central"))
        for field, name in (
            (self.own, texts.tr("Own means a year, 10,000 yuan")),
            (self.central, texts.tr("Central transfer a year, 10,000 yuan")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(texts.tr("optional"))
            field.setToolTip(texts.tr("{name}. While both are empty, the plan assumes a per mille of GDP.", name=name))

    def _show(self, answers: Answers, held: tuple[HeldResource, ...]) -> None:
        self.resources.refresh(answers.resources)
        self._resource_source.setText(self._source_of(answers.resources, held))
        self.own.show_amount(answers.means.own)
        self.central.show_amount(answers.means.central_transfer)

    def _source_of(self, codes: tuple[str, ...], held: tuple[HeldResource, ...]) -> str:
        """Where the chosen resources are known from; those nobody has in a source are the planner's word."""
        texts, catalogue = self._context.texts, self._context.catalogue
        if not codes:
            return texts.tr("The catalogue does not know this city's resources. Enter them if you know them.")
        sourced = {resource.code: resource for resource in held if resource.evidence.basis == "source"}
        parts = []
        read = tuple(code for code in codes if code in sourced)
        if read:
            evidence = sourced[read[0]].evidence
            notes = " · ".join(part for part in (texts.of(evidence.source), texts.of(evidence.note)) if part)
            names = words.resource_names(texts, catalogue, read)
            parts.append(texts.tr("{resources}: {origin}", resources=names, origin=notes))
        entered = tuple(code for code in codes if code not in sourced)
        if entered:
            names = words.resource_names(texts, catalogue, entered)
            parts.append(texts.tr("{resources}: entered by the planner", resources=names))
        return ("；" if texts.language == "zh" else "; ").join(parts)

    def _on_means(self) -> None:
        self.means_entered.emit(_amount(self.own), _amount(self.central))


def _amount(field: AmountField) -> float | None:
    text = field.text().replace(",", "").strip()
    return float(text) if text and field.hasAcceptableInput() else None


def _next_step(texts: Texts, plan: Plan, evaluation: Evaluation | None) -> str:
    ranking = evaluation.ranking if evaluation else None
    if ranking is None:
        return texts.tr("Next: step 2, Criteria.")
    leader = ranking.order[0]
    return texts.tr(
        "{strategy} leads so far (closeness {closeness}). Next: step 2, Criteria.",
        strategy=plan.strategy(leader.strategy).name,
        closeness=texts.number(leader.closeness, 4),
    )
