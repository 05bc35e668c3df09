"""The real document, theme and jobs around a page, with a plan of Hegang."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from gui.context import CatalogueShelf, Context
from gui.document import Document
from gui.jobs import JobRunner
from gui.notices import Notices
from gui.questions import Questions
from gui.theme.theme import Theme, ThemeName
from gui.wording import Wording
from planner.edits import ranking as edits
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.store.own_figures import FILE_NAME, OwnFigures
from tests.fake_dialogs import FakeDialogs

TODAY = date(2026, 11, 22)

MakeContext = Callable[..., Context]


@pytest.fixture
def make_context(qapp: QApplication, hegang: Plan, shelf: CatalogueShelf) -> Iterator[MakeContext]:
    """Make a context: `make_context(language="zh", theme="light", plan=None)`; a plan of Hegang unless given."""
    made: list[Context] = []

    def make(language: Language = "zh", theme: ThemeName = "light", plan: Plan | None = None) -> Context:
        wording, look = Wording(language), Theme(qapp, theme)
        document, jobs = Document(), JobRunner()
        questions = Questions(document, jobs)
        context = Context(document, wording, look, jobs, shelf, lambda: TODAY, FakeDialogs(), Notices(), questions)
        context.document.start(plan or hegang)
        made.append(context)
        return context

    yield make
    for context in made:
        context.questions.close()
        context.jobs.close()


@pytest.fixture
def context(make_context: MakeContext) -> Context:
    return make_context()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> CatalogueShelf:
    return CatalogueShelf(OwnFigures(tmp_path_factory.mktemp("data") / FILE_NAME))


@pytest.fixture
def few_draws(hegang: Plan) -> Plan:
    """The plan of Hegang, its doubt drawn a few times only."""
    return edits.set_sureness(hegang, draws=2000)
