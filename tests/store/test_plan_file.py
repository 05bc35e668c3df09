"""The plan file: what comes back is what was written, and what is no plan is told in a sentence."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import checks
from planner.analysis.index_map import counting
from planner.edits import roadmap, tracking
from planner.model.bilingual import LANGUAGES, same
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.store.plan_file import FORMAT_VERSION, changed_on_disk, read_plan, write_plan
from tests.edit_runs import edit_runs
from tests.factories import SURVEY, YARD, proposal, small_plan
from tests.sentences import refusal, texts

PLAN = tracking.set_progress(
    tracking.add_report(roadmap.adopt_schedule(small_plan(), proposal((SURVEY, 2027)), "2026-11-22"), "2027-06-30"),
    "2027-06-30",
    YARD,
    percent=40,
)
SAMPLES = Path(__file__).parents[1] / "plans"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plans")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "小城.roadmap"
    write_plan(PLAN, path)
    return path


def read_or_told(path: Path) -> Plan | str:
    """The plan or, where it is none, the sentence in both languages."""
    try:
        return read_plan(path).plan
    except ProblemError as problem:
        return "".join(texts(language).message(problem.message) for language in LANGUAGES)


@given(edit_runs(PLAN))
@settings(max_examples=100, deadline=None)
def test_what_is_read_is_what_was_written(folder: Path, plan: Plan) -> None:
    path = folder / "any.roadmap"
    write_plan(plan, path)
    assert read_plan(path).plan == plan


def test_the_same_plan_is_always_the_same_bytes(written: Path) -> None:
    before = written.read_bytes()
    rules = replace(PLAN.rules, cost_permille=dict(reversed(PLAN.rules.cost_permille.items())))
    write_plan(replace(PLAN, rules=rules), written)
    assert written.read_bytes() == before


def test_a_file_cut_off_anywhere_is_told(written: Path) -> None:
    whole = written.read_bytes()
    step = max(1, len(whole) // 400)
    for end in [*range(0, len(whole) - 1, step), *range(len(whole) - 40, len(whole) - 1)]:
        written.write_bytes(whole[:end])
        assert "is cut off" in refusal(lambda: read_plan(written))
    written.write_bytes(whole[:-1])
    assert read_plan(written).plan == PLAN


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_file_changed_anywhere_is_a_sound_plan_or_told(folder: Path, data: st.DataObject) -> None:
    path, whole = folder / "changed.roadmap", folder / "whole.roadmap"
    if not whole.exists():
        write_plan(PLAN, whole)
    content = json.loads(whole.read_bytes())
    holder, key = _somewhere(content, data)
    match data.draw(st.sampled_from(("other value", "gone", "more"))):
        case "gone":
            del holder[key]
        case "other value":
            holder[key] = data.draw(JUNK)
        case "more" if isinstance(holder, dict):
            holder[data.draw(st.text(max_size=5))] = data.draw(JUNK)
        case _:
            holder.append(data.draw(JUNK))
    path.write_text(json.dumps(content), encoding="utf-8")
    outcome = read_or_told(path)
    assert outcome.count(path.name) == 2 if isinstance(outcome, str) else checks.errors(outcome) == ()


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_told(folder: Path, content: bytes) -> None:
    path = folder / "bytes.roadmap"
    path.write_bytes(content)
    assert isinstance(read_or_told(path), str)


def edited(path: Path, edit: Callable[[dict[str, Any]], object]) -> Path:
    content = json.loads(path.read_bytes())
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            lambda file: file["plan"]["scores"][3].update(value="six"),
            "“plan.scores[3].value” holds text where a number is expected",
        ),
        (lambda file: file["plan"]["scores"][3].update(value=None), "holds nothing (null) where a number"),
        (lambda file: file["plan"]["scores"][3].update(colour="red"), "no field “plan.scores[3].colour”"),
        (lambda file: file["plan"].update(extra={}), "no field “plan.extra”"),
        (lambda file: file["plan"]["city"]["name"].update(fr="Ville"), "no field “plan.city.name.fr”"),
        (lambda file: file.update(extra=1), "no field “extra”"),
        (lambda file: file["plan"]["actions"][0].pop("id"), "“plan.actions[0].id” is missing"),
        (lambda file: file.pop("plan"), "“plan” holds nothing (null) where a group of fields is expected"),
        (lambda file: file["plan"]["weighting"].update(method="guess"), "“plan.weighting.method” can have"),
        (lambda file: file["plan"]["rules"]["cost_permille"].update(XXL=30), "'XXL' is not one of the values"),
        (lambda file: file["plan"]["actions"][1].update(readiness=7.5), "holds a number where a whole number"),
        (lambda file: file["plan"]["actions"][1].update(cost=True), "holds true or false where a number or nothing"),
        (lambda file: file["plan"].update(phases={}), "holds a group of fields where a list"),
        (lambda file: file.update(format="shopping list"), "is not a plan of this program"),
        (lambda file: file.update(version="one"), "in which version"),
        (lambda file: file.update(version=True), "in which version"),
        (lambda file: file["plan"]["actions"][0].update(prerequisites=["P1"]), "in a circle: Subsidence survey, Solar"),
        (lambda file: file["plan"]["scores"][0].update(value=90), "90 is not a rating"),
    ],
)
def test_a_wrong_field_is_named(written: Path, edit: Callable[[dict[str, Any]], object], said: str) -> None:
    text = refusal(lambda: read_plan(edited(written, edit)))
    assert said in text
    assert "小城.roadmap" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is cut off"),
        (b"plan,city\n", "is not written as a plan file is"),
        (b'{"format": NaN}', "is not written as a plan file is"),
        (b'{"format": 1e999}', "is not written as a plan file is"),
        ("{}".encode("utf-16"), "is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[]", "is not a plan of this program"),
        (b"null", "is not a plan of this program"),
    ],
)
def test_what_is_no_plan_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.roadmap"
    path.write_bytes(content)
    assert said in refusal(lambda: read_plan(path))


def test_a_mark_at_the_start_of_the_file_is_no_trouble(written: Path) -> None:
    written.write_bytes(b"\xef\xbb\xbf" + written.read_bytes())
    assert read_plan(written).plan == PLAN


def test_an_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "big.roadmap"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    assert "larger than 64 MB" in refusal(lambda: read_plan(path))


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    assert "was not found" in refusal(lambda: read_plan(tmp_path / "none.roadmap"))
    assert "is a folder" in refusal(lambda: read_plan(tmp_path))


def test_a_later_version_says_which_program_reads_it(written: Path) -> None:
    edited(written, lambda file: file.update(version=FORMAT_VERSION + 1, program="3.2.1"))
    told = f"version (3.2.1; file format {FORMAT_VERSION + 1}, this program knows up to {FORMAT_VERSION})"
    assert told in refusal(lambda: read_plan(written))
    edited(written, lambda file: file["plan"].update(new_in_3={"a": 1}))
    assert read_plan(written, allow_newer=True).plan == PLAN
    edited(written, lambda file: (file.pop("program"), file["plan"].pop("title")))
    assert "version (not stated; file" in refusal(lambda: read_plan(written, allow_newer=True))


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, fits=(replace(PLAN.fits[0], fit=float("nan")), *PLAN.fits[1:])),
        replace(PLAN, title=same("\ud800")),
    ],
    ids=["not a number", "half a character"],
)
def test_what_could_not_be_read_back_is_not_saved(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "x.roadmap"
    assert "was not saved" in refusal(lambda: write_plan(plan, path))
    assert list(tmp_path.iterdir()) == []


def test_an_unsound_plan_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "x.roadmap"
    assert "The plan needs a title" in refusal(lambda: write_plan(replace(PLAN, title=same("")), path))
    assert not path.exists()


def test_a_change_by_someone_else_is_noticed(written: Path) -> None:
    stamp = read_plan(written).stamp
    assert not changed_on_disk(written, stamp)
    stamp = write_plan(PLAN, written)
    assert not changed_on_disk(written, stamp)
    written.write_bytes(written.read_bytes() + b" ")
    assert changed_on_disk(written, stamp)
    written.unlink()
    assert changed_on_disk(written, stamp)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("version_*.roadmap")), ids=lambda path: path.stem)
def test_plans_of_every_version_still_open(path: Path, tmp_path: Path) -> None:
    plan = read_plan(path).plan
    assert plan.city.id == "R066"
    assert plan.schedule is not None
    assert (counting(plan, "financial"), counting(plan, "social")) == (("C1", "C2"), ("C3", "C4", "C5"))
    write_plan(plan, tmp_path / path.name)
    assert read_plan(tmp_path / path.name).plan == plan


def _somewhere(content: Any, data: st.DataObject) -> tuple[Any, Any]:
    """A container in the file and a key in it, at a depth drawn at random."""
    key = data.draw(st.sampled_from(list(content)) if isinstance(content, dict) else st.integers(0, len(content) - 1))
    inner = content[key]
    if isinstance(inner, (dict, list)) and inner and data.draw(st.integers(0, 3)):
        return _somewhere(inner, data)
    return content, key
