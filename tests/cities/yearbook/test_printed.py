"""What cells of yearbooks print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cities.yearbook.printed import Printed, parse


@pytest.mark.parametrize(
    ("text", "state", "value"),
    [
        ("1,111,110", "figure", 1111110), ("1 111 110", "figure", 1111110), ("1\u00a0111\u00a0110", "figure", 1111110),
        ("1，111", "figure", 1111), ("１２．３", "figure", 12.3), ("－3.3", "figure", -3.3), ("−3.3", "figure", -3.3),
        ("-3.3", "figure", -3.3), ("11111①", "figure", 11111), ("103.3*", "figure", 103.3), ("12[1]", "figure", 12),
        ("'16737.30 ", "figure", 16737.3), ("#123", "figure", 123), ("0", "figure", 0), ("1e3", "figure", 1000),
        ("", "blank", None), ("　", "blank", None), ("—", "dash", None), ("－", "dash", None), ("一", "dash", None),
        ("-", "dash", None), ("#", "dash", None), ("空白", "dash", None), ("N/A", "dash", None),
        ("…", "below_unit", None),
        ("...", "below_unit", None), ("……", "below_unit", None), ("#DIV/0!", "error", None), ("#N/A", "error", None),
        ("#REF!", "error", None), ("8З.3", "words", None), ("84.l", "words", None), ("1O0", "words", None),
        ("持平", "words", None), ("提高1.1个百分点", "words", None),
        ("(3.3)", "unlike", -3.3), ("▲3.3", "unlike", -3.3),
        ("3.3左右", "about", 3.3), ("12,34", "words", None), ("1,1111", "words", None), ("1.2.3", "words", None),
        ("9" * 500, "words", None), ("1e999", "words", None), ("nan", "dash", None), ("inf", "words", None),
    ],
)  # fmt: skip
def test_signs_and_figures(text: str, state: str, value: float | None) -> None:
    printed = parse(text)
    assert (printed.state, printed.value) == (state, value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("55.5%", 55.5, "%"), ("４.４‰", 4.4, "‰"), ("98.8万人", 98.8, "万人"), ("12.5 亿元", 12.5, "亿元")],
)
def test_a_unit_behind_the_number_is_that_of_the_cell(text: str, value: float, unit: str) -> None:
    assert parse(text) == Printed("figure", value, unit)


def test_a_proposal_keeps_its_own_unit() -> None:
    assert parse("约88.8亿") == Printed("about", 88.8, "亿")


def test_a_footnote_mark_is_kept_in_mind() -> None:
    assert parse("11111①").marked
    assert not parse("11111").marked


@given(st.text(max_size=80))
def test_any_text_is_something(text: str) -> None:
    printed = parse(text)
    assert (printed.value is not None) == (printed.state in ("figure", "about", "unlike"))


@given(st.floats(-1e12, 1e12))
def test_a_number_written_out_is_read_back(value: float) -> None:
    assert parse(f"{value:,.3f}").value == float(f"{value:.3f}")
