"""Names put together as each language writes them, where a sentence lists pairs of them."""

from collections.abc import Iterable

from planner.model.bilingual import Bilingual

_INNER_QUOTES = str.maketrans("“”", "‘’")


def within_quotes(text: str) -> str:
    """A text as it stands between quotation marks: its own become single ones."""
    return text.translate(_INNER_QUOTES)


def quoted(name: Bilingual) -> Bilingual:
    """“甲”, “A”."""
    zh, en = name.text("zh"), name.text("en")
    return Bilingual(f"“{within_quotes(zh)}”", f"“{within_quotes(en)}”")


def joined(names: Iterable[Bilingual]) -> Bilingual:
    """甲、乙 and A, B."""
    listed = tuple(names)
    return Bilingual("、".join(name.text("zh") for name in listed), ", ".join(name.text("en") for name in listed))


def bracketed(name: Bilingual, added: Bilingual) -> Bilingual:
    """甲（乙） and A (B); the name alone where nothing is added."""
    if not added:
        return name
    return Bilingual(f"{name.text('zh')}（{added.text('zh')}）", f"{name.text('en')} ({added.text('en')})")
