"""Criteria templates: the shipped one is complete, a faulty one is refused with the place named."""

from pathlib import Path

import pytest

from planner.criteria.template import available_templates, read_criteria
from planner.model.criterion import GOAL
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.texts import Texts

HEAD = "id,parent,name_zh,name_en,scale,worst,best\n"


def test_the_shipped_tree_has_all_that_a_planner_needs_to_rate() -> None:
    tree, focuses = read_criteria(templates_folder() / "criteria")
    assert [len(tree.children(group.id)) for group in tree.children(GOAL)] == [4, 4, 4, 4, 3, 3]
    assert len(tree.leaves) == 22
    for leaf in tree.leaves:
        texts = (leaf.name, leaf.unit, leaf.indicator, leaf.evidence.source, *(anchor.text for anchor in leaf.anchors))
        assert all(text.zh and text.en for text in texts), leaf.id
        assert (leaf.worst, leaf.best) == (1, 9)
        assert [anchor.rating for anchor in leaf.anchors] == [1, 3, 5, 7, 9]
    assert {criterion.id for criterion in tree.criteria if criterion.feasibility} == {"C6", "C6.1", "C6.2", "C6.3"}
    assert {focus.city_type for focus in focuses} == {"declining", "mature"}
    assert all(focus.reason.zh and focus.reason.en and focus.source.zh for focus in focuses)


def test_a_focus_judges_every_pair_of_the_nodes_it_touches() -> None:
    tree, focuses = read_criteria(templates_folder() / "criteria")
    for focus in focuses:
        for node in {judgement[0] for judgement in focus.judgements}:
            pairs = {frozenset(judgement[1:3]) for judgement in focus.judgements if judgement[0] == node}
            children = len(tree.children(node))
            assert len(pairs) == children * (children - 1) / 2


def test_another_template_can_be_put_beside_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "two_criteria.csv").write_text(
        HEAD + "A,,投资,Investment,measured,120,0\nB,,就业,Jobs,,,\n", encoding="utf-8"
    )
    (template,) = available_templates(tmp_path)
    tree, focuses = read_criteria(template)
    investment, jobs = tree.leaves
    assert (investment.scale, investment.worst, investment.best) == ("measured", 120.0, 0.0)
    assert (jobs.scale, jobs.worst, jobs.best) == ("rating", 1.0, 9.0)
    assert focuses == ()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("A,,甲,A,,,\nA,,乙,B,,,\n", "row 3"),
        ("A,,甲,A,,,\nB,Z,乙,B,,,\n", "row 3"),
        ("A,B,甲,A,,,\nB,A,乙,B,,,\n", "row 2"),
        ("A,,甲,A,measured,ten,0\n", "ten"),
        ("A,,甲,A,measured,nan,0\n", "nan"),
        ("A,,甲,A,stars,1,9\n", "stars"),
        ("", "no criteria"),
    ],
)
def test_what_is_not_a_tree_is_refused_by_file_and_row(tmp_path: Path, rows: str, place: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(ProblemError) as problem:
        read_criteria(path)
    sentence = Texts("en").message(problem.value.message)
    assert "mine.csv" in sentence
    assert place in sentence


@pytest.mark.parametrize("judgement", ['["", "A", "A", 3]', '["", "A", "B", 12]', '["A", "A", "B", 3]', '["", "A", 3]'])
def test_a_focus_that_compares_no_pair_on_the_scale_is_refused(tmp_path: Path, judgement: str) -> None:
    (tmp_path / "mine.csv").write_text(HEAD + "A,,甲,A,,,\nB,,乙,B,,,\n", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(f"[[focus]]\njudgements = [{judgement}]\n", encoding="utf-8")
    with pytest.raises(ProblemError, match="focus judgement invalid"):
        read_criteria(tmp_path)
