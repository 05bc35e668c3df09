"""The card that says in words how firmly the chosen action stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap.doubt.rows import STANDING_NAMES, place_name, share_words, voice_name
from gui.questions import Answered
from gui.widgets.card import Card, label, scrolled
from planner.model.evaluation import Evaluation
from planner.model.message import Param
from planner.model.plan import Plan
from planner.model.stability import ActionStability, Stability
from planner.model.voices import Voice
from planner.text.marker import mark
from planner.text.texts import Texts

VOICES_NAMED = 6
CHOOSE = mark("Choose an action in the table: how firmly it stands is told here.")


class ToldCard(Card):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = label(role="strong", wrap=True)
        self.said = label(wrap=True)
        for widget in (self._name, self.said):
            widget.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self._name)
        column.addWidget(self.said)
        column.addStretch(1)
        self._area = scrolled(content)
        self.body.addWidget(self._area)

    def show_action(self, action: str, evaluation: Evaluation) -> None:
        """Tell of an action by the last answer; an empty id asks to choose one."""
        texts, questions = self._context.texts, self._context.questions
        self.set_title(texts.tr("The chosen action"))
        self._area.setAccessibleName(texts.tr("The chosen action"))
        answered = questions.stability.answered
        entry = answered.answer.of(action) if answered is not None else None
        self._name.setVisible(entry is not None)
        if answered is None or entry is None:
            self.said.setText(texts.tr(CHOOSE))
            return
        plan = answered.plan
        self._name.setText(texts.of(plan.action(action).name))
        lines = [
            *_stability_words(texts, answered, entry),
            *_roadmap_words(texts, evaluation, entry),
            *_exact_words(texts, plan, questions.exact_stability.present_answer, action),
            *_voice_words(texts, plan, questions.voices.present_answer or (), action),
        ]
        self.said.setText("\n\n".join(lines))


def _stability_words(texts: Texts, answered: Answered[Stability], entry: ActionStability) -> list[str]:
    plan, found = answered.plan, answered.answer
    lines = [
        texts.tr(
            "In the plan in {share} of the draws: {standing}.",
            share=share_words(texts, entry.in_plan),
            standing=texts.tr(STANDING_NAMES[entry.standing]),
        )
    ]
    phases = _phase_shares(texts, plan, entry)
    if phases:
        lines.append(texts.tr("By phase: {phases}.", phases=texts.join(phases)))
    year = dict(found.compared).get(entry.action)
    if year is None:
        lines.append(texts.tr("By the plan's own weights the greedy rule leaves it out."))
    else:
        lines.append(
            texts.tr(
                "By the plan's own weights the greedy rule starts it in {year} ({phase}); it keeps that phase in "
                "{share} of the draws.",
                year=year,
                phase=place_name(texts, plan, year),
                share=share_words(texts, entry.same_phase),
            )
        )
    return lines


def _roadmap_words(texts: Texts, evaluation: Evaluation, entry: ActionStability) -> list[str]:
    """Where the adopted roadmap has it, and how many draws agree."""
    if evaluation.roadmap is None:
        return []
    placed = evaluation.roadmap.of(entry.action)
    if placed is None or placed.phase is None:
        out = share_words(texts, 1 - entry.in_plan)
        return [texts.tr("The adopted roadmap does not have it; nor have {share} of the draws.", share=out)]
    return [
        texts.tr(
            "The adopted roadmap starts it in {year} ({phase}), as {share} of the draws do.",
            year=placed.year,
            phase=placed.phase.name,
            share=share_words(texts, dict(entry.by_phase).get(placed.phase.id, 0.0)),
        )
    ]


def _exact_words(texts: Texts, plan: Plan, found: Stability | None, action: str) -> list[str]:
    entry = found.of(action) if found is not None else None
    if found is None or entry is None:
        return []
    phases = texts.join(_phase_shares(texts, plan, entry))
    words: dict[str, Param] = {"draws": found.draws, "share": share_words(texts, entry.in_plan)}
    if not phases:
        return [texts.tr("Solved exactly for {draws} draws: in the plan in {share}.", **words)]
    return [texts.tr("Solved exactly for {draws} draws: in the plan in {share} ({phases}).", **words, phases=phases)]


def _voice_words(texts: Texts, plan: Plan, voices: tuple[Voice, ...], action: str) -> list[str]:
    """Where the weights of each department or expert alone would put it, the many who agree in one."""
    by_place: dict[str, list[str]] = {}
    for voice in voices:
        year = voice.year(action)
        place = texts.tr("left out") if year is None else place_name(texts, plan, year)
        by_place.setdefault(place, []).append(voice_name(texts, plan, voice))
    said = []
    for place, named in by_place.items():
        if len(named) == len(voices):
            said.append(texts.tr("{place} by all {all}", place=place, all=len(voices)))
        elif len(named) <= VOICES_NAMED:
            said.append(texts.tr("{place} by {voices}", place=place, voices=texts.join(named)))
        else:
            said.append(texts.tr("{place} by {count} of {all}", place=place, count=len(named), all=len(voices)))
    return ["\n".join((texts.tr("Had one voice's weights won:"), *said))] if said else []


def _phase_shares(texts: Texts, plan: Plan, entry: ActionStability) -> list[str]:
    names = {phase.id: texts.of(phase.name) for phase in plan.phases}
    return [f"{names[phase]} {share_words(texts, share)}" for phase, share in entry.by_phase if share > 0]
