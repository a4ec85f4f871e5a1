"""The engine's registry: an app above declares its kinds of order here, the engine knows none by itself."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from core.problems import Problem
from orders.rules import ItemText


class OrderKind:
    """One kind of order, declared in `<app>/orders.py` and registered in `AppConfig.ready`.

    A kind is asked and told about an order; it owns the rows that the order is about.
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""  # «О закреплении наставнических пар»
    label: ClassVar[str] = ""  # how lists call the kind
    annex_title: ClassVar[str] = ""
    free: ClassVar[bool] = False  # drafted as a text of its own, without rows of an app
    repeats: ClassVar[bool] = False  # several of one heading in a year are usual, none replaces another

    about: ClassVar[str] = ""  # when such an order is needed, for the page that offers the kinds
    cancel_note: ClassVar[str] = ""  # what its cancellation brings about, in a sentence
    draft_name: ClassVar[str] = ""  # name of the address where it is drafted from what calls for it
    form_class: ClassVar[Any] = None  # core.answers.AnswersForm: what must be asked; its answers are the order's `data`

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        """Answers that the page of `form_class` proposes, as they are kept."""
        return {}

    def preamble(self, order: Any, *, today: date) -> str:
        """On what ground and to what end, for a draft that is given no words of its own."""
        return ""

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        """The operative part as the kind words it from its rows now, each item with its `source`."""
        return ()

    def gists(self, orders: list[Any]) -> dict[int, str]:
        """Whom or what each order is about in a few words, by order: lists tell orders of one title apart by it."""
        return {}

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        """What forbids signing, each with a link to mend it."""
        return []

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        """What to look at before signing; forbids nothing."""
        return []

    def persons(self, order: Any) -> Iterable[Any]:
        """People named in the order, who must become acquainted with it."""
        return ()

    def blocks(self, order: Any) -> dict[str, Any]:
        """Tables drawn from the kind's rows (printing.document.Table), by the name an item's `block` refers to."""
        return {}

    def basis(self, order: Any) -> str:
        """«Основание: письменные согласия …», printed below the items; or nothing."""
        return ""

    def annexes(self, order: Any) -> list[Any]:
        """Annexes (printing.document.Annex) in their order."""
        return []

    def rows_template(self) -> str:
        """A template that shows the order's rows on its page, with the moves open to the reader; or none."""
        return ""

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        """What `rows_template` needs."""
        return {}

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        """The effects, inside the transaction that brings the order into force (`order.in_force_from` is known)."""

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        """Undo the effects, inside the transaction that brings into force the order cancelling this one."""

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        """Let go of the rows when a draft is dropped."""


class UnknownKind(LookupError):
    """No app declares a kind of this name."""


_kinds: dict[str, OrderKind] = {}


def register(kind: type[OrderKind]) -> type[OrderKind]:
    """Declare a kind; a second of the same name is an error at start."""
    if not kind.name or kind.name in _kinds:
        raise ValueError(f"Order kind {kind.name!r} is unnamed or declared twice.")
    _kinds[kind.name] = kind()
    return kind


def kind_named(name: str) -> OrderKind:
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def all_kinds() -> list[OrderKind]:
    return list(_kinds.values())


def asking_kinds() -> list[OrderKind]:
    """Kinds that are drafted from a form of questions."""
    return [kind for kind in all_kinds() if kind.form_class is not None]


def kind_choices() -> list[tuple[str, str]]:
    """The declared kinds for a choice; a callable, since apps register theirs while the product starts."""
    return [(kind.name, kind.label or kind.title) for kind in all_kinds()]


@register
class FreeText(OrderKind):
    """An order without rows of its own: its text is all there is (a regulation approved, a curator appointed)."""

    name = "free"
    label = "Другой приказ"
    free = True
    about = "Любой другой приказ: вы пишете заголовок и пункты сами."
    draft_name = "orders:draft_text"
