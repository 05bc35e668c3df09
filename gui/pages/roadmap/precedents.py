"""The real cases behind an action, folded away until asked for."""

from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from planner.model.action import Precedent
from planner.text.cases import case_result, case_source
from planner.text.marker import mark
from planner.text.phrases import period
from planner.text.texts import Texts

OPEN, CLOSED = "▾", "▸"


class Precedents(QWidget):
    """Place, years and what was done; result, scale and investment as far as read; source and its grade."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Precedent, ...] = ()
        self._toggle = QToolButton()
        self._toggle.setProperty("kind", "quiet")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        self._cases: list[tuple[QLabel, QLabel]] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(6, 0, 0, 0)
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._toggle)
        column.addWidget(self._list)
        self._list.hide()

    def show_precedents(self, precedents: tuple[Precedent, ...]) -> None:
        self._shown = precedents
        self.setVisible(bool(precedents))
        self._retell()

    def _on_toggled(self, open: bool) -> None:
        self._list.setVisible(open)
        self._retell()

    def _retell(self) -> None:
        texts = self._context.texts
        sign = OPEN if self._toggle.isChecked() else CLOSED
        count = texts.trn("{count} precedent", "{count} precedents", len(self._shown))
        self._toggle.setText(f"{sign} {count}")
        self._toggle.setAccessibleName(count)
        while len(self._cases) < len(self._shown):
            case = (label(role="strong", wrap=True), label(role="small", wrap=True))
            self._cases.append(case)
            for part in case:
                self._column.addWidget(part)
        for position, (head, body) in enumerate(self._cases):
            used = position < len(self._shown)
            head.setVisible(used)
            body.setVisible(used)
            if used:
                precedent = self._shown[position]
                head.setText(f"{texts.of(precedent.place)} · {texts.of(period(precedent.years))}")
                body.setText("\n".join(_lines(precedent, texts)))


def _lines(precedent: Precedent, texts: Texts) -> list[str]:
    lines = [texts.of(precedent.action), case_result(precedent, texts)]
    for source, part in (
        (mark("Scale: {text}"), precedent.scale),
        (mark("Investment: {text}"), precedent.investment),
        (mark("Note: {text}"), precedent.note),
    ):
        if part:
            lines.append(texts.tr(source, text=part))
    lines.append(case_source(precedent, texts))
    return [line for line in lines if line]
