"""A planner is asked in front of the mayor what would make another path win: all through the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.ranking.overview import Overview
from gui.pages.ranking.page import RankingPage
from gui.pages.ranking.scenarios_view import ScenariosView
from gui.pages.ranking.sureness_view import SurenessView
from planner.edits import ranking as edits
from planner.model.bilingual import Language
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs

ANSWERED_WITHIN_MS = 60_000
WORDS = {"zh": {"falls": "由第1位降至", "kept": "1个情景"}, "en": {"falls": "falls from rank 1", "kept": "1"}}


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs(leave="discard")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_a_doubtful_question_to_a_kept_scenario(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, hegang: Plan, tmp_path: Path, language: Language
) -> None:
    context, window = application.context, application.window
    context.wording.use(language)
    plan = edits.set_sureness(hegang, draws=2000)
    context.document.start(plan)
    page = window.page("ranking")
    assert isinstance(page, RankingPage)
    overview = page.view
    assert isinstance(overview, Overview)
    questions = context.questions
    qtbot.waitUntil(
        lambda: questions.sensitivity.current and questions.sureness.current and questions.opinions.current,
        timeout=ANSWERED_WITHIN_MS,
    )
    intervals = questions.sensitivity.answered
    assert intervals is not None
    flip = next(
        interval
        for interval in intervals.answer.intervals
        if interval.above and interval.criterion in overview.walking.sliders
    )

    slider = overview.walking.sliders[flip.criterion]
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.groove_x(flip.weight)), middle))
    winner = plan.strategy(flip.above).name.text(language)
    for x in range(round(slider.groove_x(flip.weight)), slider.width()):
        qtbot.mouseMove(slider, QPoint(x, middle))
        if WORDS[language]["falls"] in overview.walking.said.text():
            break
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert winner in overview.walking.said.text()
    assert overview.walk.weights.criterion_weights[flip.criterion] == pytest.approx(flip.first[1], abs=0.02)
    assert context.document.plan is plan

    overview.walking.keep.click()
    assert context.document.plan is not None
    assert len(context.document.plan.scenarios) == 1
    window.commands.undo.trigger()
    assert context.document.plan == plan
    window.commands.redo.trigger()
    page.open(ScenariosView)
    scenarios = page.view
    assert isinstance(scenarios, ScenariosView)
    qtbot.waitUntil(lambda: questions.outcomes.current, timeout=ANSWERED_WITHIN_MS)
    outcome = questions.outcomes.answered
    assert outcome is not None
    assert outcome.answer[0].first_changes
    assert WORDS[language]["kept"] in scenarios.table.sentence.text()

    window.commands.switch_language.trigger()
    other: Language = "en" if language == "zh" else "zh"
    assert context.document.plan is not None
    assert context.document.plan.scenarios[0].name.text(other) in scenarios.editor.name.text()

    dialogs.picture_path = tmp_path / "closed" / "scenarios.png"
    scenarios.table.menu.entries["png"].trigger()
    assert window.notice.isVisible()
    assert "scenarios.png" in window.notice.accessibleName()


def test_the_window_closes_while_the_draws_run(
    application: Application, qtbot: QtBot, hegang: Plan, tmp_path: Path
) -> None:
    context, window = application.context, application.window
    context.document.start(edits.set_sureness(hegang, draws=1_000_000))
    page = window.page("ranking")
    assert isinstance(page, RankingPage)
    page.open(SurenessView)
    qtbot.waitUntil(lambda: context.jobs.running("sureness"))
    assert window.close()
    assert not context.jobs.busy
    qtbot.wait(300)
    assert context.questions.sureness.answered is None
