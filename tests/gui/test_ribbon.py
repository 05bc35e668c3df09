"""The ribbon says how sure the first place is, marks the verdict while it is recomputed, and keeps the open scores."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.shell.ribbon import Ribbon
from planner import evaluate
from planner.analysis.sureness import sureness
from planner.edits import scoring
from planner.model.plan import Plan


def test_the_verdict_of_the_draws_follows_the_plan(qtbot: QtBot, context: Context, few_draws: Plan) -> None:
    context.document.start(few_draws)
    ribbon = Ribbon(context)
    qtbot.addWidget(ribbon)
    assert ribbon.state.text() == "88项评分中88项未确认", "before anything was drawn"
    qtbot.waitUntil(lambda: context.questions.sureness.current)
    plan = context.document.plan
    assert plan is not None
    ranking = evaluate.ranking(plan)
    first = ranking.order[0].strategy
    share = sureness(plan, ranking).first_share(first)
    assert ribbon.state.text() == f"权重与评分抽样中，{plan.strategy(first).name.zh}居首的比例为{share * 100:.1f}%。"
    assert "88项评分中88项未确认" in ribbon.state.toolTip()
    verdict = ribbon.state.text()
    context.document.edit(lambda plan: scoring.set_score(plan, "new_materials", "C1.1", 9), "Set score")
    assert ribbon.state.text() == f"正在重算。修改前：{verdict}"
    assert "88项评分中87项未确认" in ribbon.state.toolTip()
    qtbot.waitUntil(lambda: context.questions.sureness.current)
    assert not ribbon.state.text().startswith("正在重算")
    context.wording.use("en")
    assert "comes first in" in ribbon.state.text()
    context.document.start(None)
    assert not ribbon.state.isVisibleTo(ribbon)


def test_a_shared_first_place_is_told_in_a_few_words(qtbot: QtBot, context: Context, few_draws: Plan) -> None:
    context.document.start(replace(few_draws, scores=()))
    ribbon = Ribbon(context)
    qtbot.addWidget(ribbon)
    qtbot.waitUntil(lambda: context.questions.sureness.current)
    assert ribbon.state.text() == "4个方向并列首位。"
    assert all(strategy.name.zh in ribbon.state.toolTip() for strategy in few_draws.strategies)
