"""The result in a paragraph made from its figures."""

from html import escape

from PySide6.QtCore import Qt

from gui.context import Context
from gui.widgets.card import Card, button, label, scrolled
from gui.widgets.clipboard import copy_paragraph
from planner.analysis.report import paragraph
from planner.model.evaluation import Ranking
from planner.model.message import Message
from planner.model.plan import Plan

WARNED = ("ranking rests on", "verdict weights equal", "verdict weights partly equal", "verdict value disagrees")
"""Sentences that tell on what ground the result stands, in the colour of a warning while there is reason for one."""


class ParagraphCard(Card):
    """Says what is known already; sentences on sureness, reversal and agreement join it as they are found."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Plan, Ranking] | None = None
        self.sentences: tuple[str, ...] = ()
        self._text = label(wrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button("quiet")
        self.copy.clicked.connect(lambda: copy_paragraph(self.text, self.formatted))
        self.head.addWidget(self.copy)
        self.body.addWidget(scrolled(self._text))
        questions = context.questions
        self._asked = (questions.sureness, questions.sensitivity, questions.opinions)
        for question in self._asked:
            question.changed.connect(self._on_answer)

    @property
    def text(self) -> str:
        """The paragraph as it is copied."""
        return self._context.texts.sentences(self.sentences)

    @property
    def formatted(self) -> str:
        """The paragraph as a document takes it: the answer in bold, no colours of the window."""
        first, *others = map(escape, self.sentences)
        return self._context.texts.sentences((f"<b>{first}</b>", *others))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        texts, questions = self._context.texts, self._context.questions
        self._shown = plan, ranking
        waiting = any(question.under_way for question in self._asked)
        self.set_title(texts.tr("How to read this result"), texts.tr("Being recomputed") if waiting else "")
        self.copy.setText(texts.tr("Copy text"))
        messages = paragraph(
            plan,
            ranking,
            questions.sureness.present_answer,
            questions.sensitivity.present_answer,
            questions.opinions.present_answer,
        )
        self.sentences = tuple(texts.message(message) for message in messages)
        self._text.setText(texts.sentences(map(self._formatted, messages, self.sentences, range(len(messages)))))
        self._text.setAccessibleName(self.text)

    def _formatted(self, message: Message, sentence: str, position: int) -> str:
        if position == 0:
            return f"<b>{escape(sentence)}</b>"
        doubtful = message.code in WARNED and (message.params.get("unconfirmed", 1) or message.params.get("empty", 0))
        if message.severity == "warning" or doubtful:
            return f'<span style="color:{self._context.tokens.color("warning").name()}">{escape(sentence)}</span>'
        return escape(sentence)

    def _on_answer(self) -> None:
        if self.isVisible() and self._shown is not None:
            self.show_ranking(*self._shown)
