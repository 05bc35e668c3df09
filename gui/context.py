"""What every page is given: the document and the things around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gui.dialogs import Dialogs
from gui.document import Document
from gui.jobs import JobRunner
from gui.notices import Notices
from gui.questions import Questions
from gui.theme.theme import Theme, Tokens
from gui.wording import Wording
from planner.cities.catalogue import Catalogue, load_catalogue
from planner.text.texts import Texts


class CatalogueShelf:
    """Reads the catalogue when it is first needed."""

    @cached_property
    def catalogue(self) -> Catalogue:
        return load_catalogue()


@dataclass(frozen=True)
class Context:
    """Handed to pages and widgets by constructor; nothing is reached through a global."""

    document: Document
    wording: Wording
    theme: Theme
    jobs: JobRunner
    shelf: CatalogueShelf
    today: Callable[[], date]
    dialogs: Dialogs
    notices: Notices
    questions: Questions

    @property
    def texts(self) -> Texts:
        return self.wording.texts

    @property
    def tokens(self) -> Tokens:
        return self.theme.tokens

    @property
    def catalogue(self) -> Catalogue:
        return self.shelf.catalogue
