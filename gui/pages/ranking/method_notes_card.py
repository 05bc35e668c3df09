"""What is to be known about the methods: choices behind them and where one cannot take the data."""

from PySide6.QtCore import Qt

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.ranking.words import method_name
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.card import label
from planner.model.opinions import Opinions
from planner.text.marker import mark


class MethodNotesCard(AnswerCard[Opinions]):
    title = mark("Behind the methods")

    def __init__(self, context: Context) -> None:
        self.text = label(wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().__init__(context, context.questions.opinions, self.text, scroll=True)

    def show_answer(self, answered: Answered[Opinions]) -> None:
        texts, opinions = self.context.texts, answered.answer
        notes = [
            (method_name(texts, opinion.method), texts.message(opinion.note))
            for opinion in opinions.opinions
            if opinion.note is not None
        ]
        options = [(method_name(texts, method), chosen) for method, chosen in opinions.options.items()]
        paragraphs = [texts.tr("{method}: {note}", method=method, note=note) for method, note in (*notes, *options)]
        self.text.setText("\n\n".join(paragraphs))
        self.show_chart(texts.tr(self.title), "", tab_separated((*notes, *options)))
