"""What a user reads when something is refused or found, checked in both languages."""

from collections.abc import Callable
from functools import cache

import pytest

from planner.model.bilingual import Language
from planner.model.message import Message, ProblemError
from planner.text.texts import Texts


def sentence(message: Message) -> str:
    """The English sentence; fails where a blank stays empty or the Chinese is missing."""
    chinese, english = texts("zh").message(message), texts("en").message(message)
    for text in (chinese, english):
        assert "{" not in text
        assert "“”" not in text
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese), message
    assert english[-1] in ".。"
    return english


def refusal(edit: Callable[[], object]) -> str:
    """The English sentence with which `edit` is refused."""
    with pytest.raises(ProblemError) as caught:
        edit()
    return sentence(caught.value.message)


@cache
def texts(language: Language) -> Texts:
    """The texts of one language, read once."""
    return Texts(language)
