"""Papers that are no orders and change nothing: memos, packs to sign, letters. One registry for all of them.

An app registers its letters in `AppConfig.ready`; the page, PDF and Word of each are `papers.views.letters`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from printing.document import PrintedDocument

Asked = Mapping[str, Any]
Compose = Callable[[Any, Asked, Any], PrintedDocument]


def _empty(row: Any, actor: Any) -> str:
    return ""


@dataclass(frozen=True)
class Ask:
    """A field that the product cannot know, or proposes and lets be changed: asked on the page of the letter."""

    name: str
    label: str
    kind: Literal["line", "text", "date"] = "line"
    initial: Callable[[Any, Any], Any] = _empty  # (row, actor)
    help: str = ""


@dataclass(frozen=True)
class Letter:
    """One kind of letter about rows of one model.

    `compose(row, asked, actor)` makes the paper; `lacks(row)` says why there is none for this row, in a sentence;
    `allowed(actor, row)` who may print it besides those who keep the papers. `sheets`: each sheet is a paper of its
    own, so pages are not counted through.
    """

    code: str
    title: str
    about: Any  # the model
    compose: Compose
    asks: tuple[Ask, ...] = ()
    lacks: Callable[[Any], str] = lambda row: ""
    allowed: Callable[[Any, Any], bool] = lambda actor, row: False
    sheets: bool = False
    help: str = ""


_letters: dict[str, Letter] = {}


def register_letters(letters: Iterable[Letter]) -> None:
    for letter in letters:
        _letters[letter.code] = letter


def letter_named(code: str) -> Letter | None:
    return _letters.get(code)


def letters_about(model: Any) -> list[Letter]:
    return [letter for letter in _letters.values() if letter.about is model]


def all_letters() -> list[Letter]:
    return list(_letters.values())
