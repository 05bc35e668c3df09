"""Titles as names of files."""

_FORBIDDEN = frozenset('\\/:*?"<>|')


def file_name(title: str, suffix: str) -> str:
    """A title as a file name every system takes."""
    kept = ("_" if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in title)
    return "".join(kept).strip() + suffix
