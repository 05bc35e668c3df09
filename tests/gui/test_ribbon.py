"""The ribbon says how sure the first place is, marks the verdict while it is recomputed, and keeps the open scores."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.shell.ribbon import Ribbon
from planner import evaluate
from planner.analysis.sureness import sureness
from planner.edits import scoring
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from tests.gui.conftest import MakeContext


def told(ribbon: Ribbon) -> str:
    return ribbon.state.text().replace("\n", "")


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
    leader = plan.strategy(first).name.zh
    verdict = f"{share * 100:.1f}%的抽样中，{leader}居首"
    assert told(ribbon) == verdict
    assert f"权重与评分抽样中，{leader}居首的比例为{share * 100:.1f}%。" in ribbon.state.toolTip()
    assert "88项评分中88项未确认" in ribbon.state.toolTip()
    context.document.edit(lambda plan: scoring.set_score(plan, "new_materials", "C1.1", 9), "Set score")
    assert told(ribbon) == f"正在重算，修改前{verdict}"
    assert "88项评分中87项未确认" in ribbon.state.toolTip()
    qtbot.waitUntil(lambda: context.questions.sureness.current)
    assert not told(ribbon).startswith("正在重算")
    context.wording.use("en")
    assert "of the draws put" in ribbon.state.text()
    context.document.start(None)
    assert not ribbon.state.isVisibleTo(ribbon)


def test_a_shared_first_place_is_told_in_a_few_words(qtbot: QtBot, context: Context, few_draws: Plan) -> None:
    context.document.start(replace(few_draws, scores=()))
    ribbon = Ribbon(context)
    qtbot.addWidget(ribbon)
    qtbot.waitUntil(lambda: context.questions.sureness.current)
    assert ribbon.state.text() == "4个方向并列首位。"
    assert all(strategy.name.zh in ribbon.state.toolTip() for strategy in few_draws.strategies)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_on_a_long_name_keeps_its_figure_and_its_room(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan, language: Language
) -> None:
    leader = evaluate.ranking(few_draws).order[0].strategy
    long = {
        "zh": "红色文旅、生态康养与县域特色农林产品深加工融合",
        "en": "Red tourism, eco-wellness and county specialities",
    }
    plan = scoring.rename_strategy(few_draws, leader, long[language], language)
    context = make_context(language, plan=plan)
    ribbon = Ribbon(context)
    qtbot.addWidget(ribbon)
    ribbon.show()

    def fits() -> bool:
        needed = ribbon.state.fontMetrics().size(0, ribbon.state.text())
        return needed.height() <= ribbon.state.height() and needed.width() <= ribbon.state.contentsRect().width()

    qtbot.waitUntil(lambda: context.questions.sureness.current)
    assert "%" in ribbon.state.text()
    assert fits()
    context.document.edit(lambda plan: scoring.set_score(plan, leader, "C1.1", 9), "Set score")
    assert "%" in ribbon.state.text()
    assert fits()
    assert long[language] in ribbon.state.toolTip()
