"""The drop-down lists of the workbook: the words a reader picks from, in the order of their numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.text.group import AGGREGATIONS, SCORE_AGGREGATIONS
from planner.text.texts import Texts

METHOD_LIST, METHOD_NUMBER = "list_weight_method", "weight_method"
TABLE_LIST, TABLE_NUMBER = "list_random_index", "random_index_table"
AGGREGATION_LIST, AGGREGATION_NUMBER = "list_aggregation", "aggregation"
SCORE_LIST, SCORE_NUMBER = "list_score_aggregation", "score_aggregation"
FORM_LIST, FORM_NUMBER = "list_topsis_form", "topsis_form"
STATUS_LIST = "list_status"
YES_LIST, MANDATE_LIST, STRATEGY_LIST = "list_yes_or_no", "list_mandates", "list_strategies"


@dataclass(frozen=True, slots=True)
class Options:
    """Words by their keys, in the order in which the program counts them."""

    title: str
    name: str
    words: dict[str, str]

    def number(self, key: str) -> int:
        return list(self.words).index(key) + 1


def weight_methods(texts: Texts) -> Options:
    words = {
        "eigenvector": texts.tr("Eigenvector method"),
        "geometric_mean": texts.tr("Geometric mean method"),
    }
    return Options(texts.tr("Weight method"), METHOD_LIST, words)


def random_index_tables(texts: Texts) -> Options:
    words = {
        "saaty1980": texts.tr("Saaty (1980)"),
        "saaty2008": texts.tr("Saaty (2008)"),
        "alonso_lamata": texts.tr("Alonso and Lamata (2006)"),
        "ahp_os": texts.tr("Linear fit (AHP-OS, 2018)"),
        "donegan_dodd": texts.tr("Donegan and Dodd (1991)"),
    }
    return Options(texts.tr("Random index table"), TABLE_LIST, words)


def topsis_forms(texts: Texts) -> Options:
    words = {
        "bounds": texts.tr("Declared bounds"),
        "vector": texts.tr("Vector normalisation (classic)"),
    }
    return Options(texts.tr("TOPSIS form"), FORM_LIST, words)


def aggregations(texts: Texts) -> Options:
    words: dict[str, str] = {key: texts.tr(word) for key, word in AGGREGATIONS.items()}
    return Options(texts.tr("Group weights"), AGGREGATION_LIST, words)


def score_aggregations(texts: Texts) -> Options:
    words: dict[str, str] = {key: texts.tr(word) for key, word in SCORE_AGGREGATIONS.items()}
    return Options(texts.tr("Group scores"), SCORE_LIST, words)


def statuses(texts: Texts) -> Options:
    words = {
        "not started": texts.tr("Not started"),
        "in progress": texts.tr("In progress"),
        "done": texts.tr("Done"),
        "delayed": texts.tr("Delayed"),
        "stopped": texts.tr("Stopped"),
    }
    return Options(texts.tr("Status"), STATUS_LIST, words)


def yes_or_no(texts: Texts) -> Options:
    return Options(texts.tr("Yes or no"), YES_LIST, {"yes": texts.tr("yes"), "no": texts.tr("no")})


def mandates(texts: Texts) -> Options:
    """Who stands behind an action that must be done, or that it need not be."""
    words = {
        "no": texts.tr("not mandatory"),
        "planner": texts.tr("the planner"),
        "policy": texts.tr("a policy from above"),
        "leader": texts.tr("a leader's decision"),
    }
    return Options(texts.tr("Mandatory by"), MANDATE_LIST, words)


def all_options(texts: Texts) -> Iterable[Options]:
    return (
        weight_methods(texts),
        random_index_tables(texts),
        aggregations(texts),
        topsis_forms(texts),
        score_aggregations(texts),
        statuses(texts),
        yes_or_no(texts),
        mandates(texts),
    )
