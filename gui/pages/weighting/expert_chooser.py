"""Whose judgements are shown and changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from planner.model.weighting import Weighting
from planner.text.texts import Texts


class ExpertChooser(QWidget):
    """A drop-down of the experts, or the name of the only one. Signal `chosen(expert)`: the id."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ids: tuple[str, ...] = ()
        self.caption = label(role="muted")
        self.only = label()
        self.choice = Choice()
        self.choice.activated.connect(lambda position: self.chosen.emit(self._ids[position]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for made in (self.caption, self.only, self.choice):
            row.addWidget(made)

    def show_experts(self, weighting: Weighting, expert: str) -> None:
        texts = self._context.texts
        self._ids = tuple(each.id for each in weighting.experts)
        names = tuple(expert_name(weighting, id, texts) for id in self._ids)
        alone = len(names) == 1
        self.caption.setText(texts.tr("Judged by"))
        self.only.setText(names[self._ids.index(expert)])
        self.only.setVisible(alone)
        self.choice.setVisible(not alone)
        if self.choice.count() > len(names):
            self.choice.clear()
        self.choice.show_choices(names, self._ids.index(expert))
        self.choice.setAccessibleName(texts.tr("Whose judgements are shown and changed"))
        self.choice.setToolTip(self.choice.accessibleName())


def expert_name(weighting: Weighting, expert: str, texts: Texts) -> str:
    """王（发改委）; a number only while the group is anonymous."""
    name, department = texts.of(weighting.shown_name(expert)), weighting.shown_department(expert)
    return texts.tr("{name} ({department})", name=name, department=department) if department else name
