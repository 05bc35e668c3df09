"""Parts of the model as plain values for JSON."""

from typing import Any

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence


def both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "basis": evidence.basis,
        "source": both(evidence.source),
        "year": evidence.year,
        "note": both(evidence.note),
    }
