"""The measures of each named style for Word, in millimetres: the twin of `print.css`."""

from dataclasses import dataclass

FONT = "Liberation Serif"


@dataclass(frozen=True)
class Shape:
    """How a paragraph of one style stands on the page; `factor` is its size beside the document's own.

    A narrow one has a `width` and stands at the left, or `at_right`.
    """

    align: str = "left"
    indent: bool = False
    bold: bool = False
    italic: bool = False
    factor: float = 1
    before: float = 0
    after: float = 1
    width: float = 0
    at_right: bool = False
    keep_next: bool = False


SHAPES: dict[str, Shape] = {
    "body": Shape("justify", indent=True),
    "item": Shape("justify", indent=True),
    "plain": Shape("justify"),
    "left": Shape(),
    "right": Shape("right"),
    "center": Shape("center", after=3),
    "mark": Shape("right", italic=True, after=0),
    "organization": Shape("center", bold=True, before=2),
    "organization-short": Shape("center", after=2),
    "stamp": Shape("center", bold=True, before=2, width=80),
    "stamp-short": Shape("center", after=2, width=80),
    "kind": Shape("center", bold=True, factor=1.15, before=7, after=5),
    "date-line": Shape(after=6),
    "heading": Shape(before=2, after=6, width=112),
    "resolution": Shape(before=2, after=3),
    "signature": Shape(before=14, after=0),
    "sign-here": Shape(before=8, after=0),
    "executor": Shape(factor=0.8, before=8),
    "annex-head": Shape(width=80, at_right=True, after=7),
    "annex-title": Shape("center", bold=True, after=4),
    "h1": Shape("center", bold=True, before=5, after=3),
    "h2": Shape(bold=True, before=4, after=2),
    "h3": Shape(italic=True, before=3),
    "caption": Shape(before=3),
    "check": Shape(),
}
