"""What somebody must do now: a sentence with one button."""

from dataclasses import dataclass
from datetime import date

from core.text import sentences


@dataclass(frozen=True)
class Todo:
    """One line of the home page. `due`: the day by which; overdue and urgent ones stand first."""

    text: str
    url: str
    button: str
    urgent: bool = False
    due: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", sentences(self.text))
