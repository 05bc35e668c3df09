"""A card that shows the answer to one question: empty, being computed, out of date or ready."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.context import Context
from gui.questions import Answered, Question
from gui.widgets.chart_card import ChartCard
from planner.text.marker import mark

A = TypeVar("A")


class AnswerCard(ChartCard, Generic[A]):
    """Keeps its question asked while it is seen. A subclass sets `title` and fills the chart in `show_answer`."""

    title = ""

    def __init__(
        self,
        context: Context,
        question: Question[A],
        chart: QWidget,
        whole: Callable[[], QSize] | None = None,
        *,
        scroll: bool = False,
    ) -> None:
        super().__init__(context, chart, whole, scroll=scroll)
        self.asked = question
        question.changed.connect(self._on_changed)
        question.progressed.connect(self._on_progressed)

    def show_answer(self, answered: Answered[A]) -> None:
        """Show this answer, in words and figures of the plan it is about: every card says how."""

    def refresh(self) -> None:
        """Show what is known now, in the language in force."""
        texts, question = self.context.texts, self.asked
        self.setAccessibleName(texts.tr(self.title))
        if question.problem is not None:
            self.show_instead(texts.tr(self.title), texts.message(question.problem), "error")
        elif question.answered is not None:
            self.show_answer(question.answered)
        elif question.stopped:
            self.show_instead(texts.tr(self.title), texts.tr(STOPPED))
        else:
            share = texts.percent(question.share, 0)
            self.show_instead(texts.tr(self.title), texts.tr("Being computed: {share}", share=share))
        self.show_stale(self._stale_word())

    def _stale_word(self) -> str:
        question, texts = self.asked, self.context.texts
        if question.answered is None or question.current or question.problem is not None:
            return ""
        if question.stopped:
            return texts.tr("Before the last change")
        return texts.tr("Being recomputed")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asked.watch(self)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asked.unwatch(self)

    def _on_progressed(self) -> None:
        """An answer in sight is not shown again for each step."""
        if self.asked.answered is None:
            self._on_changed()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()


STOPPED = mark("The computation was stopped. “Compute” starts it again.")
