"""What an item of an order is, and how the operative part follows the rows it was worded from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.problems import Problem


@dataclass(frozen=True)
class ItemText:
    """One item as it is handed to an action: its text, and the block the kind draws below it (or none).

    Each further line of the text is printed as a sub-item (1.1., 1.2. …). `source` names an item that the kind words by
    itself; `composed` is the wording it had, where the text has been edited since. `remark`: what the one who sent the
    order back wants changed here.
    """

    text: str
    block: str = ""
    source: str = ""
    composed: str = ""
    remark: str = ""


def items_problems(items: Iterable[ItemText]) -> list[Problem]:
    """What forbids these items: none at all, or a block of the kind that stands twice."""
    listed = list(items)
    if not listed:
        return [Problem("В приказе должен быть хотя бы один пункт.")]
    blocks = [item.block for item in listed if item.block]
    if len(blocks) != len(set(blocks)):
        return [Problem("Одна и та же таблица стоит в приказе дважды.")]
    return []


def parts_from(item: ItemText, now: Mapping[str, str]) -> bool:
    """Whether the kind words the item otherwise by now (`now`: its wordings by source) than it was last looked at."""
    wording = now.get(item.source, "")
    return bool(item.source) and wording not in {item.composed, item.text.strip()}


def reworded(kept: Sequence[ItemText], now: Sequence[ItemText]) -> list[ItemText]:
    """The kept items, those that nobody has edited in the wording of now; what was edited waits to be settled.

    An item that the kind words only now stands where the kind puts it.
    """
    fresh = {item.source: item for item in now if item.source}
    result = [reread for item in kept if (reread := _reread(item, fresh)) is not None]
    known = {item.source for item in kept}
    for place, item in enumerate(now):
        if item.source not in known:
            result.insert(min(place, len(result)), item)
    return result


def _reread(item: ItemText, fresh: Mapping[str, ItemText]) -> ItemText | None:
    """The item as it is when somebody has edited it, else as it is worded now; none when it is needed no longer."""
    if not item.source or item.text.strip() != item.composed.strip():
        return item
    if item.source not in fresh:
        return None
    text = fresh[item.source].text.strip()
    return replace(item, text=text, composed=text)
