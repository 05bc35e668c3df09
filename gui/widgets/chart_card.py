"""A card with one chart or table: what it says in a sentence, how to take it along, and what it waits for."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.context import Context
from gui.widgets.card import Card, chip, label, scrolled, set_property
from gui.widgets.chart_menu import ChartMenu

SPACE_BEFORE_MENU = 2


class ChartCard(Card):
    """The sentence stands above the chart, how to read it beneath. `show_instead` puts words in the place of both.

    `whole` tells the size at which `chart` shows everything; by default its present size. With `scroll` the
    chart, as high as it needs to be, moves in the room there is.
    """

    def __init__(
        self, context: Context, chart: QWidget, whole: Callable[[], QSize] | None = None, *, scroll: bool = False
    ) -> None:
        super().__init__()
        self.context = context
        self.sentence = label(wrap=True)
        self._reading = label(role="small", wrap=True)
        self.stale = chip("warning")
        self._instead = label(wrap=True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.menu = ChartMenu(context, chart, whole or chart.size)
        self.head.addWidget(self.stale)
        self.head.addWidget(self.menu)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(chart) if scroll else chart)
        self.stack.addWidget(self._instead)
        self.body.setSpacing(6)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self._reading)
        self.stale.hide()

    def add_control(self, control: QWidget) -> None:
        """A choice in the head, left of the menu."""
        self.head.insertWidget(self.head.count() - SPACE_BEFORE_MENU, control)

    def show_chart(self, title: str, sentence: str, table: str, *, aside: str = "", legend: str = "") -> None:
        """The chart is ready: its words, and what is copied as a table (`tab_separated`)."""
        self.set_title(title, aside)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._reading.setText(legend)
        self._reading.setVisible(bool(legend))
        self.menu.show_words(title, f"{sentence}\n{legend}".strip(), table)
        self.menu.show()
        self.stack.setCurrentIndex(0)

    def show_instead(self, title: str, text: str, role: str = "muted") -> None:
        """There is no chart: what is waited for, or what is wrong and what to do."""
        self.set_title(title)
        self._instead.setText(text)
        set_property(self._instead, "role", role)
        for widget in (self.sentence, self._reading, self.menu):
            widget.hide()
        self.stack.setCurrentIndex(1)

    def show_stale(self, text: str) -> None:
        """A mark that what is shown belongs to the plan before the last change; none for an empty text."""
        self.stale.setText(text)
        self.stale.setVisible(bool(text))
