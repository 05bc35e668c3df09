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
from planner.cities.own_figures import overlaid
from planner.model.message import Message, ProblemError
from planner.store.own_figures import OwnFigures
from planner.text.texts import Texts


class CatalogueShelf:
    """Reads the catalogue when it is first needed, and the user's own figures over it.

    `problem` tells why own figures could not be read; the catalogue is then the shipped one.
    """

    def __init__(self, own: OwnFigures) -> None:
        self.own = own
        self.problem: Message | None = None

    @cached_property
    def shipped(self) -> Catalogue:
        """The catalogue without own figures."""
        return load_catalogue()

    @cached_property
    def catalogue(self) -> Catalogue:
        try:
            own = self.own.all()
        except ProblemError as problem:
            self.problem = problem.message
            return self.shipped
        return overlaid(self.shipped, own)

    def reread(self) -> None:
        """Own figures have changed: take them up."""
        self.problem = None
        vars(self).pop("catalogue", None)


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
