"""The language in force; every page retells its texts on `changed`."""

from PySide6.QtCore import QObject, Signal

from planner.model.bilingual import Language
from planner.text.texts import Texts


class Wording(QObject):
    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.texts = Texts(language)

    def use(self, language: Language) -> None:
        if language != self.texts.language:
            self.texts = Texts(language)
            self.changed.emit()
