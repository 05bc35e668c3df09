"""What only the user can say about a table: one line a question, answered by choosing."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from planner.cities.yearbook.questions import Answers, Question
from planner.cities.yearbook.units import UNITS, dimensions
from planner.text.marker import mark

EARLIEST_YEAR = 1990
ASKED = {
    "indicator": mark("Which indicator is “{printed}”?"),
    "city": mark("Which city is “{printed}”?"),
    "unit": mark("In which unit is “{printed}”?"),
    "year": mark("Of which year are the figures of “{printed}”?"),
}
_CHINESE = "元人吨户平立公千亿万张册件个"


class Questions(QWidget):
    """`answered(answers)` when the user chose; takes no room while nothing is asked."""

    answered = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._questions: tuple[Question, ...] = ()
        self._answers = Answers()
        self.choices: list[Choice] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)

    def show_questions(self, questions: tuple[Question, ...], answers: Answers) -> None:
        """Ask these; the ones answered before are not among them."""
        self._questions, self._answers = questions, answers
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.choices = []
        for line, question in enumerate(questions):
            self._ask(line, question)
        self.setVisible(bool(questions))

    def _ask(self, line: int, question: Question) -> None:
        texts = self._context.texts
        words = label(texts.tr(ASKED[question.kind], printed=question.printed or question.sheet), role="warning")
        where = label(f"{question.sheet}!{question.cell}", role="small")
        where.setToolTip(question.file)
        values = self._values(question)
        choice = Choice()
        names = [self._name(question, value) for value in values]
        leave = () if question.kind == "year" else (texts.tr("leave out"),)
        choice.show_choices((texts.tr("choose…"), *names, *leave), 0)
        choice.setAccessibleName(words.text())
        choice.activated.connect(lambda at: self._on_chosen(question, (*values, "") if leave else values, at))
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(choice, line, 1)
        self._grid.addWidget(where, line, 2)
        self.choices.append(choice)

    def _values(self, question: Question) -> tuple[str, ...]:
        """What can be chosen: the likely ones first, then everything of the kind."""
        catalogue = self._context.catalogue
        match question.kind:
            case "indicator":
                rest = tuple(indicator.id for indicator in catalogue.indicators)
            case "year":
                rest = tuple(str(year) for year in range(self._context.today().year, EARLIEST_YEAR - 1, -1))
            case "unit":
                wanted = dimensions(question.candidates[0]) if question.candidates else frozenset()
                rest = tuple(unit for unit in UNITS if unit[0] in _CHINESE and dimensions(unit) & wanted)
            case _:
                rest = ()
        return tuple(dict.fromkeys((*question.candidates, *rest)))

    def _name(self, question: Question, value: str) -> str:
        texts, catalogue = self._context.texts, self._context.catalogue
        match question.kind:
            case "indicator":
                indicator = catalogue.indicator(value)
                return texts.tr("{name}, {unit}", name=indicator.name, unit=indicator.unit)
            case "city":
                city = catalogue.city(value)
                return texts.tr("{name}, {unit}", name=city.name, unit=city.province)
            case _:
                return value

    def _on_chosen(self, question: Question, values: tuple[str, ...], at: int) -> None:
        if at == 0:
            return
        value, answers = values[at - 1], self._answers
        match question.kind:
            case "indicator":
                answers = replace(answers, indicators={**answers.indicators, question.key: value})
            case "city":
                answers = replace(answers, cities={**answers.cities, question.key: value})
            case "unit":
                answers = replace(answers, units={**answers.units, question.key: value})
            case "year":
                answers = replace(answers, year=int(value))
        self.answered.emit(answers)
