"""Groups of actions of which so many are done at least or at most; members are ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.group_words import asks, site_rivals, stands
from gui.widgets.card import button, label, set_property
from gui.widgets.fields import AmountField, NumberField, TextField
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits import portfolio as edits
from planner.model.action import Action
from planner.model.bilingual import Bilingual, same
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup
from planner.text.marker import mark

LIST_WIDTH = (210, 300)


class GroupsCard(LimitCard):
    """Left the groups, and pairs the library would hold apart; right the members and counts of the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._group = ""
        self.groups = ReasonList(lambda: context.tokens)
        self.add = button()
        self.head.addWidget(self.add)
        self._empty = label(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rivals_told = label(role="small", wrap=True)
        self.rivals = ReasonList(lambda: context.tokens)
        left = QWidget()
        left.setMinimumWidth(LIST_WIDTH[0])
        left.setMaximumWidth(LIST_WIDTH[1])
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.groups, 1)
        column.addWidget(self._rivals_told)
        column.addWidget(self.rivals, 1)
        self._form = self._build_form()
        self.keep_room(self._form)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(left, 1)
        row.addWidget(self._form, 2)
        self.body.addLayout(row, 1)
        self._connect()

    def _build_form(self) -> QWidget:
        self.name, self.at_least, self.at_most = TextField(), NumberField(0, 99), AmountField()
        self.search, self.members = QLineEdit(), ReasonList(lambda: self.context.tokens)
        self.search.setClearButtonEnabled(True)
        self.remove = button("quiet")
        self._heads = [QLabel(), QLabel(), QLabel()]
        self._stands = label(role="small")
        for head, field in zip(self._heads, (self.name, self.at_least, self.at_most), strict=True):
            set_property(head, "role", "small")
            head.setBuddy(field)
        self.at_least.setFixedWidth(70)
        self.at_most.setFixedWidth(70)
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        counts = QHBoxLayout()
        for widget in (self.at_least, self._heads[2], self.at_most, self._stands):
            counts.addWidget(widget)
        counts.addStretch(1)
        counts.addWidget(self.remove)
        grid.addWidget(self._heads[0], 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self._heads[1], 1, 0)
        grid.addLayout(counts, 1, 1)
        grid.addWidget(self.search, 2, 0, 1, 2)
        grid.addWidget(self.members, 3, 0, 1, 2)
        grid.setRowStretch(3, 1)
        return form

    def _connect(self) -> None:
        self.groups.chosen.connect(self.choose)
        self.add.clicked.connect(self._on_add)
        self.name.entered.connect(self._on_name)
        self.at_least.entered.connect(self._on_at_least)
        self.at_most.amount_entered.connect(self._on_at_most)
        self.search.textChanged.connect(lambda _: self.show_again())
        self.members.ticked.connect(self._on_ticked)
        self.rivals.ticked.connect(lambda pair, _: self._on_rivals(pair))
        self.remove.clicked.connect(self._on_remove)

    def choose(self, group: str) -> None:
        """Show the members and counts of this group."""
        self._group = group
        self.show_again()

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts, roadmap = self.context.texts, evaluation.roadmap
        self.set_title(texts.tr("Groups of actions"))
        self.add.setText(texts.tr("Add a group"))
        self.groups.setAccessibleName(texts.tr("Groups of actions"))
        self.groups.setVisible(bool(plan.groups))
        self._empty.setVisible(not plan.groups)
        self._empty.setText(
            texts.tr(
                "No group yet. A group says how many of its actions a schedule does: at most one holds rivals apart, "
                "at least one asks for a choice."
            )
        )
        chosen = next((group for group in plan.groups if group.id == self._group), next(iter(plan.groups), None))
        self._group = chosen.id if chosen else ""
        self.groups.show_entries(
            tuple(
                Entry(
                    group.id,
                    texts.of(group.name),
                    " · ".join(part for part in (asks(group, texts), stands(roadmap, group, texts)) if part),
                )
                for group in plan.groups
            )
        )
        self.groups.select(self._group)
        self._show_rivals(plan)
        self._form.setVisible(chosen is not None)
        if chosen is not None:
            self._show_form(plan, roadmap, chosen)

    def _show_form(self, plan: Plan, roadmap: Roadmap | None, group: ActionGroup) -> None:
        texts = self.context.texts
        for head, text in zip(self._heads, (mark("Name"), mark("At least"), mark("at most")), strict=True):
            head.setText(texts.tr(text))
        self.name.show_text(texts.of(group.name))
        self.at_least.show_value(group.at_least)
        self.at_most.show_amount(group.at_most)
        self.at_most.setPlaceholderText(texts.tr("any"))
        self.name.setAccessibleName(texts.tr("Name of the group"))
        self.at_least.setAccessibleName(texts.tr("At least so many of the group"))
        self.at_most.setAccessibleName(texts.tr("At most so many of the group"))
        self._stands.setText(stands(roadmap, group, texts))
        self.remove.setText(texts.tr("Remove group"))
        self.search.setPlaceholderText(texts.tr("Search actions"))
        self.search.setAccessibleName(texts.tr("Search actions"))
        self.members.setAccessibleName(texts.tr("Members of the group"))
        wanted = self.search.text().strip().casefold()
        self.members.show_entries(
            tuple(
                Entry(
                    action.id,
                    texts.of(action.name),
                    aside=self._place(plan, roadmap, action),
                    ticked=action.id in group.actions,
                )
                for action in plan.actions
                if (action.included or action.id in group.actions) and wanted in texts.of(action.name).casefold()
            )
        )

    def _place(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> str:
        texts = self.context.texts
        placed = roadmap.of(action.id) if roadmap else None
        strategy = texts.of(words.strategy_name(plan, action.strategy))
        if not action.included:
            return texts.tr("not in the plan")
        return f"{strategy} · {placed.year}" if placed else strategy

    def _show_rivals(self, plan: Plan) -> None:
        texts, pairs = self.context.texts, site_rivals(plan)
        self._rivals_told.setVisible(bool(pairs))
        self._rivals_told.setText(
            texts.tr(
                "By the library these exclude each other on the same site only; the city may do both elsewhere. Make a "
                "group where they want the same site:"
            )
        )
        self.rivals.setVisible(bool(pairs))
        self.rivals.setAccessibleName(texts.tr("Actions that may want the same site"))
        self.rivals.show_entries(
            tuple(
                Entry(
                    f"{first.id} {second.id}",
                    texts.of(first.name),
                    texts.of(second.name),
                    ticked=False,
                    hint=texts.tr("Make a group of which at most one is done"),
                )
                for first, second in pairs
            )
        )

    def _on_rivals(self, pair: str) -> None:
        plan = self.context.document.plan
        if plan is not None:
            first, second = map(plan.action, pair.split(" "))
            name = Bilingual(
                f"同一场地：{first.name.text('zh')}、{second.name.text('zh')}",
                f"Same site: {first.name.text('en')}, {second.name.text('en')}",
            )
            self._add(name, (first.id, second.id))

    def _on_add(self) -> None:
        self._add(same(self.context.texts.tr("New group")), ())
        self.name.setFocus()
        self.name.selectAll()

    def _add(self, name: Bilingual, members: tuple[str, ...]) -> None:
        self.edit(lambda plan: edits.add_group(plan, name, members), mark("Add group"))
        plan = self.context.document.plan
        if plan is not None and plan.groups:
            self.choose(plan.groups[-1].id)

    def _on_name(self, text: str) -> None:
        group, language = self._group, self.context.texts.language
        self.edit(lambda plan: edits.rename_group(plan, group, text, language), mark("Rename group"))

    def _on_at_least(self, count: float) -> None:
        group = self._group
        self.edit(
            lambda plan: edits.set_at_least(plan, group, round(count)), mark("Set group count"), f"at least {group}"
        )

    def _on_at_most(self, count: float | None) -> None:
        group, most = self._group, None if count is None else round(count)
        self.edit(lambda plan: edits.set_at_most(plan, group, most), mark("Set group count"))

    def _on_ticked(self, action: str, on: bool) -> None:
        group = self._group

        def change(plan: Plan) -> Plan:
            members = set(edits.group_of(plan, group).actions)
            return edits.set_members(plan, group, tuple(members | {action} if on else members - {action}))

        self.edit(change, mark("Set group members"))

    def _on_remove(self) -> None:
        group = self._group
        self.edit(lambda plan: edits.remove_group(plan, group), mark("Remove group"))
