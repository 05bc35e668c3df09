"""Every view of roadmap and tracking, in every state of a plan: it stands, speaks one language, and is named."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.questions import PAUSE_MS
from planner.edits import ranking as ranking_edits
from planner.edits.roadmap import adopt_schedule
from planner.edits.tracking import add_report
from planner.model.plan import Plan
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.gui.every_view import TURNS, nameless, pictured, said, settle, shown
from tests.targets import with_targets

MakeContext = Callable[..., Context]
CHINESE = re.compile("[\u4e00-\u9fff]")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def scheduled() -> Plan:
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2031))
    plan = add_report(with_targets(adopt_schedule(small_plan(), starts, "2026-11-22")), "2026-11-20")
    return ranking_edits.set_sureness(plan, draws=1000)


def _no_gdp(plan: Plan) -> Plan:
    return replace(plan, city=replace(plan.city, figures=()))


def _none_included(plan: Plan) -> Plan:
    return replace(plan, actions=tuple(replace(action, included=False) for action in plan.actions), schedule=None)


PLANS: dict[str, Callable[[Plan], Plan]] = {
    "ready": lambda plan: plan,
    "no schedule": lambda plan: replace(plan, schedule=None),
    "no gross product": _no_gdp,
    "nothing included": _none_included,
    "no actions": lambda plan: replace(plan, actions=(), schedule=None, results=(), targets=()),
    "no ranking": lambda plan: replace(plan, rules=replace(plan.rules, budget_permille=-1.0)),
}


@pytest.mark.parametrize("view", TURNS)
def test_every_view_stands_in_every_state_and_names_what_keys_reach(
    qtbot: QtBot, make_context: MakeContext, view: str
) -> None:
    plan = scheduled()
    context = make_context("en", plan=PLANS["no ranking"](plan))
    page = shown(qtbot, context, view)
    assert not nameless(page)
    for state, made in PLANS.items():
        context.document.start(made(plan))
        settle(qtbot, page)
        assert not nameless(page), state


@pytest.mark.parametrize("view", TURNS)
def test_a_switch_of_language_leaves_no_word_behind(qtbot: QtBot, make_context: MakeContext, view: str) -> None:
    context = make_context("zh", plan=scheduled())
    page = shown(qtbot, context, view)
    chinese = said(page)
    context.wording.use("en")
    settle(qtbot, page)
    assert not [line for line in said(page) if CHINESE.search(line)]
    context.wording.use("zh")
    settle(qtbot, page)
    assert said(page) == chinese


@pytest.mark.parametrize("view", TURNS)
def test_a_switch_of_theme_leaves_no_colour_behind(qtbot: QtBot, make_context: MakeContext, view: str) -> None:
    context = make_context("en", "light", plan=scheduled())
    page = shown(qtbot, context, view)
    context.theme.use("dark")
    settle(qtbot, page)
    assert pictured(page) == pictured(shown(qtbot, context, view))


@pytest.mark.parametrize("view", TURNS)
def test_a_plan_put_in_place_of_another_at_work_is_shown_like_one_freshly_opened(
    qtbot: QtBot, make_context: MakeContext, view: str
) -> None:
    plan = scheduled()
    context = make_context("en", plan=plan)
    page = shown(qtbot, context, view)
    fresh = said(page)
    for made in PLANS.values():
        context.document.start(made(plan))
        qtbot.wait(PAUSE_MS + 20)  # its questions are under way
    context.document.start(plan)
    settle(qtbot, page)
    assert said(page) == fresh
