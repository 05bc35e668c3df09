"""How a kind of limit stands, in a few words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """`said` beneath the kind's name; `broken` where the adopted schedule does not keep it."""

    said: str
    broken: bool = False
