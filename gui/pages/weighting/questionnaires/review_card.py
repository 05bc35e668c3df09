"""What was found in the questionnaires that came back, and which of them to take over."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.pages.weighting.expert_chooser import expert_name
from gui.pages.weighting.questionnaires.exchange import Exchange, Found
from gui.widgets.card import Card, button, label
from gui.widgets.reason_list import Entry, ReasonList
from planner.analysis.questionnaires import WorstNode, findings
from planner.edits.questionnaires import Returned
from planner.model.criterion import GOAL
from planner.model.plan import Plan


class ReviewCard(Card):
    """One line a file with a box to tick: who, how complete, how consistent, and what to know before taking it."""

    def __init__(self, context: Context, exchange: Exchange) -> None:
        super().__init__()
        self._context, self._exchange = context, exchange
        self.hint = label(role="muted", wrap=True)
        self.list = ReasonList(lambda: context.tokens)
        self.take, self.aside = button("primary"), button()
        self.body.addWidget(self.hint)
        self.body.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.aside)
        buttons.addWidget(self.take)
        self.body.addLayout(buttons)
        self.list.ticked.connect(lambda id, on: exchange.choose(int(id), on))
        self.take.clicked.connect(exchange.take_over)
        self.aside.clicked.connect(exchange.put_aside)

    def show_found(self, plan: Plan, found: Found) -> None:
        texts = self._context.texts
        files = len(found.returned) + len(found.problems)
        self.set_title(texts.tr("Questionnaires that came back"), texts.trn("{count} file", "{count} files", files))
        self.hint.setText(
            texts.tr(
                "Ticked ones replace what their experts said before; a question left empty keeps the answer there is. "
                "Space ticks the line in view."
            )
        )
        self.list.setAccessibleName(texts.tr("Questionnaires that came back"))
        self.list.show_entries(tuple(self._entries(plan, found)))
        self.take.setText(texts.tr("Take over {count}", count=len(found.chosen)))
        self.take.setEnabled(bool(found.chosen))
        self.aside.setText(texts.tr("Put aside"))

    def begin(self) -> None:
        """Bring the keyboard to the first line."""
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entries(self, plan: Plan, found: Found) -> Iterator[Entry]:
        texts = self._context.texts
        for position, (each, worst) in enumerate(zip(found.returned, found.worst, strict=True)):
            told = [each.answers.file, *map(texts.message, findings(plan, each, worst))]
            yield Entry(
                str(position),
                self._who(plan, each),
                "\n".join(told),
                self._figures(plan, each, worst),
                ticked=position in found.chosen,
            )
        for number, problem in enumerate(found.problems):
            title = texts.tr("Not read")
            yield Entry(f"problem {number}", title, texts.message(problem))

    def _who(self, plan: Plan, each: Returned) -> str:
        texts = self._context.texts
        if each.expert:
            return expert_name(plan.weighting, each.expert, texts)
        name = texts.tr("{name} (new)", name=each.name)
        return texts.tr("{label}, {text}", label=name, text=each.department) if each.department else name

    def _figures(self, plan: Plan, each: Returned, worst: WorstNode | None) -> str:
        texts = self._context.texts
        complete = texts.tr("Complete {share}", share=texts.percent(each.complete, 0))
        if worst is None:
            return complete
        tree = plan.criteria
        node = tree.goal if worst.node == GOAL else tree.criterion(worst.node).name
        ratio = texts.tr("CR at most {ratio} (“{node}”)", ratio=texts.number(worst.ratio, 4), node=node)
        return texts.tr("{label}, {text}", label=complete, text=ratio)
