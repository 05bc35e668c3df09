"""Words in sentences as a printer sets them."""

import pytest

from planner.model.bilingual import Bilingual, Language
from planner.model.message import Message
from planner.text.phrases import bracketed, joined, quoted
from planner.text.texts import Texts


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "“资源与矿地底数调查‘一张图’”的投资估算不能为−3。须为0或正数，也可留空。"),
        ("en", "“Survey of mine land ‘on one map’” cannot cost −3. Type 0 or more, or leave it empty."),
    ],
)
def test_quotation_marks_in_a_quoted_name_are_single_ones(language: Language, told: str) -> None:
    name = Bilingual("资源与矿地底数调查“一张图”", "Survey of mine land “on one map”")
    message = Message("cost negative", "error", "roadmap", "XC02", {"action": name, "value": -3.0})
    assert Texts(language).message(message) == told


def test_a_quoted_name_among_others_keeps_its_own_quotation_marks_apart() -> None:
    name = quoted(Bilingual("资源与矿地“一张图”", "Mine land “on one map”"))
    assert bracketed(name, joined((Bilingual("甲", "A"), Bilingual("乙", "B")))) == Bilingual(
        "“资源与矿地‘一张图’”（甲、乙）", "“Mine land ‘on one map’” (A, B)"
    )
