"""The six Russian cases under the short names that the product uses, and what people may have corrected by hand."""

from collections.abc import Mapping
from typing import Literal

Case = Literal["nom", "gen", "dat", "acc", "ins", "prep"]
Sex = str  # "m", "f" or "" where it is not known
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "prep")
OBLIQUE = CASES[1:]

# A stored correction: case → the whole phrase in that case. It wins over every rule.
Overrides = Mapping[str, str]
