"""The head of a table: which column holds what, by the names that schools give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.rules.reading.blocks import Row, unwrapped

# The first that fits decides: «Длительность этапа» is a term, «Содержание этапа» an activity, «№ этапа» a number.
NAMES: tuple[tuple[str, str], ...] = (
    ("number", r"^(№|n[оo]?\b|#|\$n|п[\W_]?п\b|номер\b|\d+$)"),
    ("starts", r"дата начала|начало|^(с|от)\b|срок начала"),
    ("ends", r"(дата|срок) (окончан|заверш)|^окончани|^завершени|^(по|до)$"),
    ("responsible", r"ответствен|исполнител|^кто\b|кто (проводит|отвечает)|организатор"),
    ("result", r"результат|показател|продукт|итоговый|^итог|ожидаем|форма представления|критери"),
    ("document", r"инструментар|документ|локальн\w+ акт|подтвержд"),
    ("note", r"примечан|важно|отметк|комментар|аудитори|участник|форма проведения|место проведения|выполнени"),
    ("deadline", r"срок|период|длительност|\bдат[аы]\b|время|график|когда|месяц"),
    ("activity", r"мероприяти|содержани|виды? (деятельност|работ)|действи|перечень работ|что делаем|задач"),
    ("stage", r"этап|направлени|раздел|\bблок"),
    ("activity", r"деятельност|работ"),
    ("name", r"наименовани|названи|тема"),
    ("note", r"^цел[ьи]"),
)
LONGEST = 90  # letters of a head's cell: longer ones are text of the plan
FILLED_COUNT = 2


@dataclass
class Column:
    """A column over the grid places [left, right)."""

    holds: str
    title: str
    left: int
    right: int


@dataclass
class Head:
    columns: list[Column]
    rows: list[list[str]]  # its words, by which it is known when it comes again

    def holding(self, what: str) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.holds == what]

    def has(self, what: str) -> bool:
        return bool(self.holding(what))

    def repeats(self, row: Row) -> bool:
        words = key(row)
        return bool(words) and any(words == known or _is_part(words, known) for known in self.rows)

    def is_rest(self, row: Row) -> bool:
        """A head cut by the end of a page: each cell is the end of a word or two of it."""
        known = [word for words in self.rows for word in words]
        words = key(row)
        return bool(words) and all(
            any(name.startswith(word) or name.endswith(word) for name in known) for word in words
        )


def key(row: Row) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).lower() for cell in row if re.search(r"\w", cell.text)]


def _is_part(words: list[str], known: list[str]) -> bool:
    """A head printed on the next page may have lost its number cell; one word alone is no head."""
    return len(words) >= FILLED_COUNT and set(words) <= set(known) and len(known) - len(words) <= 1


def name_of(title: str) -> str:
    """What a column of that name holds; empty when the name says nothing."""
    words = unwrapped(title).lower().replace("ё", "е").strip(" .:*")
    return next((holds for holds, pattern in NAMES if re.search(pattern, words)), "")


def find_head(rows: list[Row], first: int) -> tuple[Head, int] | None:
    """The head that begins at row `first`, and how many rows it takes."""
    if not _is_head(rows[first]):
        return None
    size = 1
    while size < 3 and first + size < len(rows) and _goes_on(rows[first : first + size], rows[first + size]):
        size += 1
    taken = rows[first : first + size]
    columns = _settled(_columns(taken))
    if not {"activity", "stage"} & {column.holds for column in columns}:
        return None
    return Head(columns, [key(row) for row in taken]), size


def _named(row: Row) -> Iterator[str]:
    for cell in row:
        if cell.text and len(cell.text) <= LONGEST and (name := name_of(cell.text)):
            yield name


def _is_head(row: Row) -> bool:
    filled = [cell for cell in row if cell.text]
    names = set(_named(row)) - {"number"}
    if len(filled) < FILLED_COUNT or any(len(cell.text) > LONGEST for cell in filled):
        return False
    numbered = re.match(r"\d", filled[0].text) is not None
    return not numbered and bool(names & {"activity", "stage", "name"}) and len(names) >= FILLED_COUNT


def _goes_on(head: list[Row], row: Row) -> bool:
    """A second level: short names below cells that span several columns or below nothing."""
    filled = [cell for cell in row if cell.text]
    if not filled or re.match(r"\d", filled[0].text) or any(len(cell.text) > LONGEST for cell in filled):
        return False
    if len(list(_named(row))) < max(1, len(filled) - 1):
        return False
    above = head[-1]
    spanning = [cell for cell in above if cell.width > 1] or [cell for cell in above if not cell.text]
    return bool(spanning) and len(filled) >= FILLED_COUNT


def _columns(rows: list[Row]) -> list[Column]:
    """The leaves: the lowest cell over each place of the grid, with the words above it where it has none."""
    width = max((cell.right for row in rows for cell in row), default=0)
    leaves: list[Column] = []
    for place in range(width):
        titles = [cell for row in rows for cell in row if cell.left <= place < cell.right and cell.text]
        if not titles:
            titles = [] if leaves and len(rows) == 1 else titles
        lowest = titles[-1] if titles else None
        title = unwrapped(lowest.text) if lowest else ""
        own = any(cell.left == place for row in rows for cell in row)
        if leaves and lowest and leaves[-1].title == title and (lowest.left < place or not own):
            leaves[-1].right = place + 1
        else:
            leaves.append(
                Column(name_of(title) or (name_of(titles[0].text) if titles else ""), title, place, place + 1)
            )
    return leaves


def _settled(columns: list[Column]) -> list[Column]:
    """One stage and one activity: a bare «Наименование» is what is still missing."""
    held = [column.holds for column in columns]
    for column in columns:
        if column.holds == "name":
            column.holds = "stage" if "activity" in held and "stage" not in held else "activity"
    held = [column.holds for column in columns]
    if "activity" not in held:
        for instead in ("note", "stage"):
            if instead in held:
                columns[held.index(instead)].holds = "activity"
                break
    seen: set[str] = set()
    for column in columns:
        if column.holds in {"activity", "stage", "number"} and column.holds in seen:
            column.holds = "note"
        seen.add(column.holds)
    if columns and not columns[0].holds and not columns[0].title:
        columns[0].holds = "number" if "number" not in seen else ""
    return columns
