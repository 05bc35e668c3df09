"""The results framework in the form of ADB's design and monitoring framework, edited in place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap.targets.indicator_table import Ask
from gui.pages.roadmap.targets.typed_table import TypedColumn, TypedTable
from gui.pages.roadmap.words import strategy_name, strategy_order
from gui.widgets.card import Card, button, chip, label
from gui.widgets.choice import Choice
from planner.edits import results_chain as edits
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.targets import RESULT_LEVELS, ResultLevel
from planner.roadmap.results_framework import FrameworkRow, framework_rows
from planner.roadmap.target_words import FRAMEWORK_HEADS, ROW_LABELS, framework_cells, row_label
from planner.text.marker import mark
from planner.text.texts import Texts

STATEMENT, RISKS = 0, 3


class ChainCard(Card):
    """Lines of the chain with what measures and threatens them, then the key activities by output."""

    def __init__(self, context: Context, edit: Ask) -> None:
        super().__init__()
        self._context, self._edit = context, edit
        self._rows: tuple[FrameworkRow, ...] = ()
        self._plan: Plan | None = None
        self._chosen = ""
        self.table = TypedTable(context)
        self._empty = label(role="muted", wrap=True)
        self.stack = QStackedWidget()
        self.draft, self.add, self.confirm = button("primary"), button(), button()
        self.drafted = chip("warning")
        self.level, self.strategy = Choice(), Choice()
        self.up, self.down, self.remove, self.copy = (button("quiet") for _ in range(4))
        self._menu = QMenu(self.add)
        self.add.setMenu(self._menu)
        self._entries = {level: self._menu.addAction("") for level in RESULT_LEVELS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        left = (self.draft, self.add, self.drafted, self.confirm)
        right = (self.level, self.strategy, self.up, self.down, self.remove, self.copy)
        for widget in left:
            tools.addWidget(widget)
        tools.addStretch(1)
        for part in right:
            tools.addWidget(part)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.table)
        self.body.addLayout(tools)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.table.typed.connect(self._on_typed)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.draft.clicked.connect(lambda: self._edit(edits.draft_results, mark("Draft results chain")))
        self.confirm.clicked.connect(lambda: self._edit(edits.confirm_results, mark("Confirm results chain")))
        self.copy.clicked.connect(self.table.copy)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(lambda: self._of_chosen(edits.remove_result, mark("Remove result")))
        self.level.activated.connect(self._on_level)
        self.strategy.activated.connect(self._on_strategy)
        for level, entry in self._entries.items():
            entry.triggered.connect(lambda _=False, level=level: self._on_add(level))

    def show_plan(self, plan: Plan, roadmap: Roadmap | None) -> None:
        texts = self._context.texts
        self._plan, self._rows = plan, framework_rows(plan, roadmap)
        self.set_title(texts.tr("Results framework"), texts.tr("Enter or a second click opens a cell"))
        self._show_words(plan)
        widths = ((190, 0.2), (240, 0.3), (120, 0.1), (220, 0.4))
        columns = tuple(
            TypedColumn(texts.tr(head), width, share, lines=True)
            for head, (width, share) in zip(FRAMEWORK_HEADS, widths, strict=True)
        )
        self.table.setAccessibleName(texts.tr("Results framework"))
        self.table.show_rows(columns, tuple(self._cells(plan, row) for row in self._rows))
        self.stack.setCurrentIndex(1 if self._rows else 0)
        ids = [result.id for result in plan.results]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        if self._chosen:
            self.table.choose_row(ids.index(self._chosen))
        self._show_chosen(plan)

    def _show_words(self, plan: Plan) -> None:
        texts = self._context.texts
        self._empty.setText(
            texts.tr(
                "The results chain is empty. “Draft from the plan” words impact and outcome by the criteria, makes an "
                "output of each strategy with scheduled actions and takes over their risks, all as assumptions to be "
                "confirmed. Nothing else is made up."
            )
        )
        for part, word, tip in (
            (self.draft, texts.tr("Draft from the plan"), texts.tr("Add the lines that are missing, as assumptions")),
            (self.add, texts.tr("Add line"), texts.tr("Add a line to the results chain")),
            (self.confirm, texts.tr("Confirm all"), texts.tr("Vouch for all lines as they stand")),
            (self.up, "↑", texts.tr("Move the line up")),
            (self.down, "↓", texts.tr("Move the line down")),
            (self.remove, texts.tr("Remove"), texts.tr("Remove the line; its indicators stay")),
            (self.copy, texts.tr("Copy as table"), texts.tr("Copy the framework for a document or spreadsheet")),
        ):
            part.setText(word)
            part.setToolTip(tip)
            part.setAccessibleName(tip)
        for level, entry in self._entries.items():
            entry.setText(_level(texts, level))
        drafted = sum(result.evidence.basis == "assumption" for result in plan.results)
        self.drafted.setText(texts.trn("{count} line to confirm", "{count} lines to confirm", drafted))
        self.drafted.setVisible(bool(drafted))
        self.confirm.setVisible(bool(drafted))

    def _cells(self, plan: Plan, row: FrameworkRow) -> tuple[TextCell, ...]:
        texts, result = self._context.texts, row.result
        chain, measured, sources, risks = framework_cells(texts, plan, row)
        if result is None:
            look = Look.STRONG if row.kind == "unlinked" else Look.PLAIN
            return (TextCell(chain, look), *(TextCell(text, Look.MUTED) for text in (measured, sources, risks)))
        statement = texts.of(result.statement)
        drafted = result.evidence.basis == "assumption"
        tip = texts.tr("Drafted from the plan, to be confirmed") if drafted else ""
        shown = chain if statement else texts.tr("{label}: (to be worded)", label=row_label(texts, row))
        return (
            TextCell(shown, Look.STRONG, editable=True, typed=statement, tip=tip),
            TextCell(measured),
            TextCell(sources),
            TextCell(risks, editable=True, typed=risks, tip=tip),
        )

    def _show_chosen(self, plan: Plan) -> None:
        texts = self._context.texts
        parts = (self.level, self.strategy, self.up, self.down, self.remove)
        for part in parts:
            part.setVisible(bool(self._chosen))
        self.copy.setVisible(bool(self._rows))
        self.level.setAccessibleName(texts.tr("Level of the line"))
        self.strategy.setAccessibleName(texts.tr("Strategy of the output"))
        self.strategy.setToolTip(texts.tr("Its scheduled actions are the key activities of the output"))
        levels = tuple(_level(texts, level) for level in RESULT_LEVELS)
        names = (texts.tr("no strategy"), *(texts.of(strategy_name(plan, id)) for id in strategy_order(plan)))
        if not self._chosen:
            return
        result = plan.result(self._chosen)
        self.level.show_choices(levels, RESULT_LEVELS.index(result.level))
        self.strategy.setVisible(result.level == "output")
        self.strategy.show_choices(names, ("", *strategy_order(plan)).index(result.strategy))

    def _on_typed(self, row: int, column: int, text: str) -> None:
        result = self._rows[row].result
        if result is None:
            return
        id, language = result.id, self._context.texts.language
        if column == STATEMENT:
            self._edit(lambda plan: edits.set_statement(plan, id, text, language), mark("Word result"))
        elif column == RISKS:
            self._edit(lambda plan: edits.set_result_risks(plan, id, text, language), mark("Word risks of a result"))

    def _on_row_chosen(self, row: int) -> None:
        result = self._rows[row].result if row < len(self._rows) else None
        if self._plan is not None and result is not None and result.id != self._chosen:
            self._chosen = result.id
            self._show_chosen(self._plan)

    def _on_add(self, level: ResultLevel) -> None:
        known = set() if self._plan is None else {result.id for result in self._plan.results}
        if self._edit(lambda plan: edits.add_result(plan, level), mark("Add result")) and self._plan is not None:
            new = [result.id for result in self._plan.results if result.id not in known]
            self._chosen = new[0] if new else self._chosen
            self.table.choose_row([result.id for result in self._plan.results].index(self._chosen))
            self.table.setFocus()

    def _move(self, step: int) -> None:
        self._of_chosen(lambda plan, id: edits.move_result(plan, id, step), mark("Move result"))

    def _on_level(self, choice: int) -> None:
        self._of_chosen(
            lambda plan, id: edits.set_level(plan, id, RESULT_LEVELS[choice]), mark("Change level of a result")
        )

    def _on_strategy(self, choice: int) -> None:
        plan = self._plan
        if plan is not None:
            strategy = ("", *strategy_order(plan))[choice]
            self._of_chosen(
                lambda plan, id: edits.set_result_strategy(plan, id, strategy), mark("Set strategy of an output")
            )

    def _of_chosen(self, change: Callable[[Plan, str], Plan], name: str) -> None:
        if id := self._chosen:
            self._edit(lambda plan: change(plan, id), name)


def _level(texts: Texts, level: ResultLevel) -> str:
    return texts.tr(ROW_LABELS[level], number="").strip()
