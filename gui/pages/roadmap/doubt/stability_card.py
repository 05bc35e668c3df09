"""How often each action is in the roadmap, and in which phase, when the weights are uncertain."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from gui.context import Context
from gui.pages.roadmap.doubt.rows import shown_voices, stability_rows, voice_name
from gui.pages.roadmap.doubt.table import StabilityTable, phase_color
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.choice import Choice
from gui.widgets.legend import Legend
from planner.analysis.phase_stability import stability_summary
from planner.model.stability import Stability
from planner.model.voices import Voice, VoiceKind
from planner.text.marker import mark

KINDS: dict[VoiceKind, str] = {"department": mark("By departments"), "expert": mark("By experts")}
LEGEND = mark(
    "The greedy plan takes actions by value per public money. Keeps phase: share of the draws in which the action "
    "starts in the same phase as in that plan. After robust portfolio modelling (Liesiö, Mild and Salo 2007)."
)
VOICES = mark("The columns at the right show where its weights alone would put the action; ≠ marks another place.")
NO_ACTION = mark("No action is in the plan yet. Choose some under “Actions”.")


class StabilityCard(AnswerCard[Stability]):
    """Signal `chosen(action)`. The columns of departments and experts come with a question of their own."""

    title = mark("Would it still be there?")
    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        self.table = StabilityTable(context)
        super().__init__(context, context.questions.stability, self.table, self.table.whole_size)
        self.voice_kind = Choice()
        self.voice_kind.activated.connect(self.refresh)
        self.add_control(self.voice_kind)
        self._legend = Legend()
        self.body.insertWidget(1, self._legend)
        self.table.chosen.connect(self.chosen)
        context.questions.voices.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.context.questions.voices.watch(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.context.questions.voices.unwatch(self)

    def refresh(self) -> None:
        shown = self.asked.answered is not None and self.asked.problem is None
        self.voice_kind.setVisible(shown)
        self._legend.setVisible(shown)
        super().refresh()

    def show_answer(self, answered: Answered[Stability]) -> None:
        texts, tokens, plan, found = self.context.texts, self.context.tokens, answered.plan, answered.answer
        if not found.actions:
            self.voice_kind.hide()
            self._legend.hide()
            self.show_instead(texts.tr(self.title), texts.tr(NO_ACTION))
            return
        voices = self._voices()
        phases = tuple(texts.of(phase.name) for phase in plan.phases)
        names = tuple(voice_name(texts, plan, voice) for voice in voices)
        self.table.show_rows(stability_rows(texts, plan, found, voices), names, phases)
        self.table.setAccessibleName(texts.tr(self.title))
        self._legend.set_items(
            tuple((phase_color(tokens, place, len(phases)), name) for place, name in enumerate(phases))
        )
        self.show_chart(
            texts.tr(self.title),
            texts.message(stability_summary(found)),
            self.table.rows.as_text(),
            aside=texts.tr("{draws} draws, seed {seed}", draws=f"{found.draws:,}", seed=found.seed),
            legend=texts.sentences([texts.tr(LEGEND), *([texts.tr(VOICES)] if voices else [])]),
        )

    def _voices(self) -> tuple[Voice, ...]:
        """Those of the kind chosen; the choice is shown where there are both kinds."""
        texts, question = self.context.texts, self.context.questions.voices
        known = question.present_answer or ()
        kinds = [kind for kind in KINDS if shown_voices(known, kind)]
        self.voice_kind.setVisible(len(kinds) > 1)
        if not kinds:
            return ()
        chosen = min(max(0, self.voice_kind.currentIndex()), len(kinds) - 1)
        self.voice_kind.show_choices(tuple(texts.tr(KINDS[kind]) for kind in kinds), chosen)
        self.voice_kind.setAccessibleName(texts.tr("Whose weights alone to show"))
        return shown_voices(known, kinds[chosen])
