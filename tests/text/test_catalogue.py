"""The catalogue of texts is whole: every English source has its Chinese, with the same blanks."""

import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from planner.text.messages import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"tr": None, "mark": None, "trn": (1, 2)}


def sources() -> Iterator[tuple[str, str]]:
    """(place, English source) of each text in the program; of a plural pair the plural, as in the catalogue."""
    for package in ("planner", "gui"):
        found = extract_from_dir(ROOT / package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=())
        for name, line, message, _, _ in found:
            text = message[-1] if isinstance(message, tuple) else message
            yield f"{package}/{name}:{line}", text


def catalogue() -> dict[str, str]:
    with (ROOT / "planner" / "text" / "zh_CN.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale="zh_CN") if entry.id}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


CATALOGUE = catalogue()
SOURCES = tuple(sources())


def test_nothing_is_untranslated() -> None:
    missing = [f"{place}: {text}" for place, text in SOURCES if not CATALOGUE.get(text)]
    assert not missing, "\n".join(missing)


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {text for _, text in SOURCES}
    assert not sorted(CATALOGUE.keys() - said)


def test_both_languages_have_the_same_blanks() -> None:
    assert not [source for source, text in CATALOGUE.items() if blanks(source) != blanks(text)]


def test_chinese_sentences_use_the_punctuation_of_chinese() -> None:
    odd = [text for text in CATALOGUE.values() if any(f"{mark}" in text for mark in ("!", "！", "您", "请问"))]
    assert not odd


def test_every_sentence_is_in_the_catalogue() -> None:
    spoken = {text for sentences in SENTENCES.values() for text in sentences.values()}
    assert spoken <= CATALOGUE.keys()


def test_a_merge_left_every_text_with_one_translation() -> None:
    """Branches that translate one text differently meet without a conflict: both translations stay, one is read."""
    lines = (ROOT / "planner" / "text" / "zh_CN.po").read_text(encoding="utf-8").splitlines()
    starts = [line.split(" ")[0] for line in lines if line.startswith(("msgid ", "msgstr "))]
    assert starts == ["msgid", "msgstr"] * (len(starts) // 2)
    sources_written = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert len(sources_written) == len(set(sources_written))
