"""What ranking methods and normalisations are called, for window, command line and workbook alike.

The keys are those of `planner.ranking.methods.METHODS` and of its answers.
"""

from planner.model.bilingual import Bilingual

METHOD_NAMES: dict[str, Bilingual] = {
    "topsis_bounds": Bilingual("TOPSIS（声明的上下界）", "TOPSIS, declared bounds"),
    "topsis_vector": Bilingual("TOPSIS（向量规范化）", "TOPSIS, vector form"),
    "additive": Bilingual("综合价值分", "Additive value"),
    "vikor": Bilingual("多准则妥协解排序法（VIKOR）", "VIKOR"),
    "promethee2": Bilingual("PROMETHEE II法", "PROMETHEE II"),
    "waspas": Bilingual("WASPAS法", "WASPAS"),
    "marcos": Bilingual("MARCOS法", "MARCOS"),
    "codas": Bilingual("CODAS法", "CODAS"),
    "edas": Bilingual("EDAS法", "EDAS"),
    "moora": Bilingual("MOORA法（比率系统）", "MOORA, ratio system"),
    "moora_reference": Bilingual("MOORA法（参考点）", "MOORA, reference point"),
    "aras": Bilingual("ARAS法", "ARAS"),
    "spotis": Bilingual("SPOTIS法", "SPOTIS"),
    "mabac": Bilingual("MABAC法", "MABAC"),
    "wsm": Bilingual("加权和法", "Weighted sum"),
    "wpm": Bilingual("加权积法", "Weighted product"),
    "copras": Bilingual("COPRAS法", "COPRAS"),
    "fuzzy_topsis": Bilingual("模糊TOPSIS", "Fuzzy TOPSIS"),
}

NORMALISATION_NAMES: dict[str, Bilingual] = {
    "bounds": Bilingual("声明的上下界", "declared bounds"),
    "vector": Bilingual("向量规范化", "vector"),
    "minmax": Bilingual("极差规范化", "min-max"),
    "linear": Bilingual("线性规范化（除以最优值）", "linear (by the best)"),
    "sum": Bilingual("除以合计", "by the sum"),
    "max": Bilingual("除以最大值", "by the largest"),
    "mean": Bilingual("与均值之差", "distance from the mean"),
    "none": Bilingual("不作规范化", "none"),
}
