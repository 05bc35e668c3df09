"""Words in sentences as a printer sets them."""

import pytest

from planner.model.bilingual import Bilingual, Language
from planner.model.message import Message
from planner.text.phrases import bracketed, joined, period, quoted
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


@pytest.mark.parametrize(
    ("years", "chinese", "english"),
    [
        ("2019", "2019年", "2019"),
        ("2015-2016", "2015—2016年", "2015–2016"),
        ("2019-", "2019年起", "since 2019"),
        ("1980s-2013", "20世纪80年代—2013年", "1980s–2013"),
        ("约2010年", "约2010年", "约2010年"),
    ],
)
def test_the_years_of_a_case_read_as_each_language_writes_them(years: str, chinese: str, english: str) -> None:
    told = period(years)
    assert (told.zh, told.en) == (chinese, english)
