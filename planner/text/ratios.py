"""Ratios as Chinese AHP reports print them: 3, 1/3, 2.5; and read back from what a person types."""

import re
import unicodedata
from fractions import Fraction

_ROUNDING = 1e-6
_LARGEST = 9
_RATIO = re.compile(r"(\d+(?:\.\d+)?)(?: ?/ ?(\d+(?:\.\d+)?))?")
_MIXED = re.compile(r"(\d+) (\d+) ?/ ?(\d+)")


def ratio_text(ratio: float, decimals: int = 4) -> str:
    """3, 1/3 or a decimal fraction of at most `decimals` places."""
    for value, form in ((ratio, "{}"), (1.0 / ratio, "1/{}")):
        nearest = round(value)
        if nearest >= 1 and abs(value - nearest) < _ROUNDING * nearest:
            return form.format(nearest)
    return f"{ratio:.{decimals}f}".rstrip("0").rstrip(".")


def about(ratio: float) -> str:
    """A computed ratio to one decimal: 2.4 or 1/2.4."""
    return f"{ratio:.1f}" if ratio >= 1.0 else f"1/{1.0 / ratio:.1f}"


def parse_ratio(text: str) -> float | None:
    """What was typed as a positive ratio; None where it is none.

    `1/3`, `３`, `⅓`, `1 1/2` and `0.333` are read; a decimal that is the reciprocal of 2 to 9, rounded to at least
    two places, counts as that reciprocal.
    """
    plain = plain_ratio(text)
    whole = 0
    if mixed := _MIXED.fullmatch(plain):
        whole, plain = int(mixed[1]), f"{mixed[2]}/{mixed[3]}"
    match = _RATIO.fullmatch(plain)
    if match is None or Fraction(match[2] or 1) == 0:
        return None
    ratio = whole + Fraction(match[1]) / Fraction(match[2] or 1)
    return _rounded_reciprocal(plain) or float(ratio) or None


def plain_ratio(text: str) -> str:
    """What was typed in plain signs: half-width, `1/3` for ⅓, one space between words at most."""
    # A fraction of one sign stands apart from the whole number before it: 1½ is not 11/2.
    apart = "".join(f" {sign}" if unicodedata.decomposition(sign).startswith("<fraction>") else sign for sign in text)
    return " ".join(unicodedata.normalize("NFKC", apart).replace("⁄", "/").split())


def _rounded_reciprocal(text: str) -> float | None:
    _, _, places = text.partition(".")
    if len(places) < 2 or "/" in text:
        return None
    half = Fraction(1, 2 * 10 ** len(places))
    typed = Fraction(text)
    for divisor in range(2, _LARGEST + 1):
        if abs(typed - Fraction(1, divisor)) <= half:
            return 1.0 / divisor
    return None
