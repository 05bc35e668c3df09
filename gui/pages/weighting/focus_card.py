"""The official focus for the city's type: offered with its reason and source, never applied unasked."""

from PySide6.QtWidgets import QSizePolicy

from gui.context import Context
from gui.widgets.card import Card, button, chip, label
from planner.edits import weighting as edits
from planner.edits.weighting import fitting
from planner.model.plan import Plan
from planner.model.weighting import Focus, Judgement
from planner.text.marker import mark


class FocusCard(Card):
    """Opened by `toggle`, which stands in the page's header; open at first where nothing is judged.

    It never opens or closes by itself afterwards: the rows below would move under the hand.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._focus: Focus | None = None
        self._expert = ""
        self._opened: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.state = chip("warning")
        self.note = label(role="small")
        self.toggle = button("quiet")
        self.toggle.setCheckable(True)
        self.toggle.clicked.connect(self._on_toggle)
        self.apply = button("primary")
        self.apply.clicked.connect(self._on_apply)
        self.reason = label(wrap=True)
        self.source = label(role="small", wrap=True)
        self.head.insertWidget(1, self.state)
        self.head.insertWidget(2, self.note)
        self.head.addWidget(self.apply)
        context.document.replaced.connect(self._on_replaced)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.source)

    def show_plan(self, plan: Plan, expert: str) -> None:
        """`expert` is whose judgements the focus would replace."""
        self._expert = expert
        texts = self._context.texts
        focuses = plan.weighting.focuses
        self._focus = next((focus for focus in focuses if focus.city_type == plan.city.type_2013), None)
        offered = () if self._focus is None else _offered(plan, self._focus, expert)
        self.toggle.setVisible(bool(offered))
        if self._focus is None or not offered:
            self.hide()
            return
        applied, replaced = _compared(plan, offered, expert)
        title = texts.tr("Official focus · {name}", name=self._focus.name)
        self.set_title(title)
        self.state.setText(
            texts.tr("applied · assumption, to be confirmed") if applied else texts.tr("assumption, not applied")
        )
        self.note.setText(
            texts.trn(
                "Applying it replaces {count} judgement; it can be undone.",
                "Applying it replaces {count} judgements; it can be undone.",
                replaced,
            )
        )
        self.note.setVisible(replaced > 0 and not applied)
        self.apply.setText(texts.tr("Apply"))
        self.apply.setVisible(not applied)
        if self._opened is None:
            self._opened = not plan.weighting.judgements
        self.toggle.setChecked(self._opened)
        name = texts.tr("Official focus")
        self.toggle.setText(f"{name} {'▴' if self._opened else '▾'}")
        self.toggle.setToolTip(title)
        self.setVisible(self._opened)
        self.reason.setText(texts.of(self._focus.reason))
        self.source.setText(texts.tr("Source: {origin}", origin=self._focus.source))

    def _on_replaced(self) -> None:
        self._opened = None

    def _on_toggle(self, opened: bool) -> None:
        self._opened = opened
        if self._context.document.plan is not None:
            self.show_plan(self._context.document.plan, self._expert)

    def _on_apply(self) -> None:
        focus = self._focus
        if focus is not None:
            self._opened = False
            expert = self._expert
            self._context.document.edit(
                lambda plan: edits.apply_focus(plan, focus, expert=expert), mark("Apply official focus")
            )


def _offered(plan: Plan, focus: Focus, expert: str) -> tuple[Judgement, ...]:
    """The judgements of the focus that the tree still has room for."""
    return fitting(plan.criteria, tuple(Judgement(expert, *given) for given in focus.judgements))


def _compared(plan: Plan, offered: tuple[Judgement, ...], expert: str) -> tuple[bool, int]:
    """Whether all offered judgements are in force, and how many judgements on the same nodes would give way."""
    given = {
        (judgement.node, judgement.first, judgement.second): judgement.value
        for judgement in plan.weighting.judgements
        if judgement.expert == expert
    }
    applied = all(
        given.get((judgement.node, judgement.first, judgement.second)) == judgement.value for judgement in offered
    )
    nodes = {judgement.node for judgement in offered}
    return applied, sum(node in nodes for node, _, _ in given)
