"""What forbids a step: said in Russian, with the way to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.text import sentences


@dataclass(frozen=True)
class Problem:
    """One obstacle: what is wrong, and the address of the page where it is mended (or none)."""

    text: str
    url: str = ""
    link: str = "Исправить"

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", sentences(self.text))

    def __str__(self) -> str:
        return self.text


class RuleViolation(Exception):
    """A rule of the domain forbids the act. Carries every problem found, not only the first."""

    def __init__(self, problems: str | Problem | Iterable[str | Problem]):
        listed = [problems] if isinstance(problems, str | Problem) else list(problems)
        self.problems = [Problem(item) if isinstance(item, str) else item for item in listed]
        super().__init__(" ".join(str(item) for item in self.problems))


class Stale(Exception):
    """The row was changed after the page was rendered. Carries the row as it is now."""

    def __init__(self, row):
        self.row = row
        super().__init__(f"{row._meta.label} {row.pk} has moved on")
