"""By what the rows of the chart are grouped, and by what their bars are coloured."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from gui.pages.roadmap import words
from gui.theme.theme import Tokens
from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.text.marker import mark
from planner.text.texts import Texts

Kind = Literal["strategy", "phase", "lead", "pool"]
GROUPINGS: tuple[tuple[Kind, str], ...] = (
    ("strategy", mark("Strategy")),
    ("phase", mark("Phase")),
    ("lead", mark("Lead unit")),
    ("pool", mark("Funding source")),
)
COLOURINGS = tuple(kind for kind in GROUPINGS if kind[0] != "phase")
"""Phases have bands already."""
COLOURS = 8
"""Colours that colour-blind eyes tell apart; the classes beyond share the grey of all others."""
OTHERS = "others"
ASSUMED = "≈"
"""Beside the bar of an action whose estimates are assumptions: at first nearly all, so the legend has the word."""


@dataclass(frozen=True, slots=True)
class Classes:
    """`names` are (id, name) in the order shown, `of` the class of each placed action."""

    names: tuple[tuple[str, str], ...]
    of: dict[str, str]


@dataclass(frozen=True, slots=True)
class Paint:
    """The colour of a bar, and the sign in it and in the legend that stands for the same."""

    color: QColor
    sign: str


def classes(plan: Plan, roadmap: Roadmap, kind: Kind, texts: Texts) -> Classes:
    """Who pays most of an action is its funding source; lead units come in the order of their number of actions."""
    actions = {action.id: action for action in plan.actions}
    if kind == "strategy":
        names = tuple((id, texts.of(words.strategy_name(plan, id))) for id in words.strategy_order(plan))
        return Classes(names, {placed.action: actions[placed.action].strategy for placed in roadmap.placed})
    if kind == "phase":
        names = (*((phase.id, texts.of(phase.name)) for phase in plan.phases), ("", texts.tr("outside the phases")))
        return Classes(names, {placed.action: _phase(placed) for placed in roadmap.placed})
    if kind == "pool":
        names = (*((pool.id, texts.of(pool.name)) for pool in plan.pools), ("", texts.tr("no funding source")))
        return Classes(names, {placed.action: _main_pool(plan, actions[placed.action]) for placed in roadmap.placed})
    leads = {placed.action: texts.of(actions[placed.action].lead) for placed in roadmap.placed}
    order = [lead for lead, _ in Counter(lead for lead in leads.values() if lead).most_common()]
    return Classes((*((lead, lead) for lead in order), ("", texts.tr("no lead unit"))), leads)


def paints(tokens: Tokens, plan: Plan, kind: Kind, found: Classes) -> dict[str, Paint]:
    """The paint of each class that has an action; `OTHERS` stands for all beyond the last colour."""
    used = set(found.of.values())
    if kind == "strategy":
        shown = [id for id, _ in found.names]
        return {
            id: Paint(words.strategy_color(tokens, plan, id), str(shown.index(id) + 1)) for id in shown if id in used
        }
    named = [id for id, _ in found.names if id and id in used]
    made = {id: Paint(tokens.strategy(place), str(place + 1)) for place, id in enumerate(named[:COLOURS])}
    if len(named) > COLOURS or "" in used:
        made[OTHERS] = Paint(tokens.color("cross"), "")
    return made


def assumed_words(texts: Texts) -> str:
    """What the sign beside a bar says in full."""
    return texts.tr("{sign} assumption", sign=ASSUMED)


def legend(made: dict[str, Paint], found: Classes, texts: Texts, *, signed: bool) -> tuple[tuple[QColor, str], ...]:
    """Colour and name of each class; `signed` where the bars carry the signs."""
    names = dict(found.names)
    names[OTHERS] = texts.tr("all others")
    return tuple(
        (paint.color, f"{paint.sign} {names[id]}" if signed and paint.sign else names[id]) for id, paint in made.items()
    )


def _phase(placed: PlacedAction) -> str:
    return placed.phase.id if placed.phase else ""


def _main_pool(plan: Plan, action: Action) -> str:
    shares = pool_shares(plan, action)
    return max(shares, key=lambda pool: shares[pool], default="")
