"""What the chart shows and how: grouping, colours, zoom, critical chain, and its keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap.schedule.classes import COLOURINGS, GROUPINGS, Kind
from gui.widgets.card import button, label
from gui.widgets.choice import Choice
from gui.widgets.flow import FlowLayout
from gui.widgets.panel import Panel
from planner.text.marker import mark

ZOOMS = ((0.0, mark("All")), (120.0, mark("By year")), (240.0, mark("By quarter")))
"""Width of a year in pixels, 0 for as wide as fits."""
KEYS = (
    ("← →", mark("move by a quarter, with Shift by a year")),
    ("Ctrl ← →", mark("stretch the end, with Alt the start")),
    ("P", mark("fix or release the start")),
    ("L", mark("let another action wait for it; over a link: remove it")),
    ("M", mark("milestones of the action; those of the plan: the row beneath")),
    ("B", mark("put back as solved")),
    ("+ − 0", mark("zoom in, out, show all")),
    ("G", mark("group by something else")),
    ("C", mark("colour by something else")),
    ("K", mark("critical chain on or off")),
    ("Esc", mark("give up a drag or a link")),
    ("Ctrl Z", mark("undo")),
)
SMALL_STYLE = "font-size: 12px; padding: 2px 8px;"
PANEL_WIDTH = 340


class ChartTools(QWidget):
    """`changed()` when grouping, colours or the chain were chosen; `zoomed(year_width)`."""

    changed = Signal()
    zoomed = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._group_head, self._colour_head = label(role="small"), label(role="small")
        self.group, self.colour = Choice(), Choice()
        self.zooms: list[QPushButton] = []
        self.critical = button()
        self.critical.setCheckable(True)
        self.critical.setChecked(True)
        self.keys = button()
        self.flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for pair in ((self._group_head, self.group), (self._colour_head, self.colour)):
            self.flow.addWidget(_beside(*pair))
        for width, _ in ZOOMS:
            made = button()
            made.clicked.connect(lambda _=False, width=width: self.zoomed.emit(width))
            self.zooms.append(made)
        for made in (*self.zooms, self.critical, self.keys):
            made.setStyleSheet(SMALL_STYLE)
        for together in (_beside(*self.zooms), self.critical, self.keys):
            self.flow.addWidget(together)
        for choice in (self.group, self.colour):
            choice.setStyleSheet(SMALL_STYLE)
            choice.activated.connect(lambda _: self.changed.emit())
        self._build_panel()
        self.critical.toggled.connect(lambda _: self.changed.emit())
        self.keys.clicked.connect(lambda: self.panel.open_under(self.keys))

    def _build_panel(self) -> None:
        self.panel = Panel(self, PANEL_WIDTH)
        self._keys = QLabel()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(self._keys)

    @property
    def grouping(self) -> Kind:
        return GROUPINGS[max(0, self.group.currentIndex())][0]

    @property
    def colouring(self) -> Kind:
        return COLOURINGS[max(0, self.colour.currentIndex())][0]

    def refresh(self) -> None:
        texts = self._context.texts
        for choice, kinds, head, words, name in (
            (self.group, GROUPINGS, self._group_head, mark("Grouping"), mark("Group the rows by")),
            (self.colour, COLOURINGS, self._colour_head, mark("Colour"), mark("Colour the bars by")),
        ):
            choice.show_choices(tuple(texts.tr(kind) for _, kind in kinds), max(0, choice.currentIndex()))
            head.setText(texts.tr(words))
            choice.setAccessibleName(texts.tr(name))
        for made, (_, name) in zip(self.zooms, ZOOMS, strict=True):
            made.setText(texts.tr(name))
            made.setToolTip(texts.tr("Zoom; also Ctrl and the wheel"))
        self.critical.setText(texts.tr("▭ Critical chain"))
        self.critical.setToolTip(texts.tr("Outlined: a delay of one of these moves the end of the roadmap"))
        self.keys.setText(texts.tr("? Keys"))
        self.keys.setAccessibleName(texts.tr("Keys of the chart"))
        rows = "".join(
            f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{texts.tr(does)}</td></tr>" for key, does in KEYS
        )
        self._keys.setText(f"<table cellspacing='3'>{rows}</table>")

    def press(self, key: str) -> bool:
        """G, C, K and ? by keyboard; False for another key."""
        if key in ("g", "c"):
            choice = self.group if key == "g" else self.colour
            choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
            self.changed.emit()
        elif key == "k":
            self.critical.toggle()
        elif key in ("?", "？"):
            self.panel.open_under(self.keys)
        else:
            return False
        return True


def _beside(*widgets: QWidget) -> QWidget:
    """Widgets that stay side by side."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for widget in widgets:
        row.addWidget(widget)
    return made
