"""Sub-headings among the rows: which open a stage, which a section in it, which say a task and a result."""

import re
from dataclasses import dataclass

from roadmap.rules.reading.blocks import unwrapped
from roadmap.rules.reading.items import goes_on
from roadmap.rules.reading.lines import Line, Part

ROMAN = r"[IVXІХ]{1,5}"
NUMBERED = re.compile(
    rf"^(?:(?P<word>раздел|этап|направление|блок|модуль|глава|шаг)\s*(?:№\s*)?)?"
    rf"(?P<number>{ROMAN}(?![а-яёa-z])|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?P<end>[.)]*)\s*(?:(?:-?й\s+)?(?P<after>этап\b))?[\s.:–—-]*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
GOAL = re.compile(r"(?<!\w)(?P<name>цел[ьи]|задач[аи]|(?:ожидаемы\w+\s+)?результаты?)(?:\s+этапа)?\s*:", re.IGNORECASE)
AHEAD = 30  # rows that are looked at to tell a sub-heading by the numbers below it
BARE = 9  # the rank of a sub-heading without a number: below all numbered ones


@dataclass
class Heading:
    number: str
    title: str
    rank: int  # 0 roman, then the depth of the number


def heading_of(number: str, text: str) -> Heading:
    """Its own number is right even where the number cell says another one («4.1. | 4. Сопровождение»)."""
    text = unwrapped(text)
    found = NUMBERED.match(text)
    if found and found["title"] and (found["end"] or found["word"] or found["after"] or "." in found["number"]):
        printed = found["number"] + found["end"]
        return Heading(printed, found["title"].strip(), rank_of(printed))
    if found and not found["title"] and (found["word"] or found["after"]):
        return Heading("", text, rank_of(found["number"]))
    return Heading(number.strip(), text, rank_of(number) if number.strip() else BARE)


def rank_of(number: str) -> int:
    number = number.strip(" .)№")
    return 0 if re.fullmatch(ROMAN, number) else len([part for part in number.split(".") if part])


def is_goal(line: Line) -> bool:
    return bool(line.heading) and GOAL.match(line.heading) is not None


def goal_of(text: str) -> tuple[str, str]:
    """Task and result out of «Задача: … Результат: …»; a purpose stays part of the task, with its name."""
    task, result = [], []
    starts = [match for match in GOAL.finditer(text) if match.start() == 0 or text[match.start() - 1] in " \n.;"]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for match, end in zip(starts, ends, strict=False):
        words = unwrapped(text[match.end() : end])
        name = match["name"].lower()
        if "результат" in name:
            result.append(words)
        else:
            task.append(words if name.startswith("задач") else f"{match['name'].capitalize()}: {words}")
    return "\n".join(task), "\n".join(result)


@dataclass
class Layout:
    """What the rows of a part are besides activities."""

    goals: set[int]
    headings: dict[int, Heading]
    stages: set[int]  # those of the headings that open a stage; the others open a section in it


def layout_of(part: Part) -> Layout:
    goals: set[int] = set()
    headings: dict[int, Heading] = {}
    for index, line in enumerate(part.lines):
        if is_goal(line) or (index - 1 in goals and _goes_on(part.lines[index - 1], line)):
            goals.add(index)
        elif line.heading and (heading := _heading(part, index)):
            headings[index] = heading
    return Layout(goals, headings, _stages(headings))


def _goes_on(before: Line, line: Line) -> bool:
    """A task may be cut by the end of a page: «…мероприятие для | популяризации практик»."""
    return bool(line.heading) and not line["number"].strip() and goes_on(before.heading, line.heading)


def _heading(part: Part, index: int) -> Heading | None:
    """A row with one text: over all columns for certain, else by the number that follows it."""
    line = part.lines[index]
    own = heading_of(line["number"], line.heading)
    if line.spans:
        return own
    if part.with_stages or own.rank == BARE or not _opens(own, part.lines[index + 1 : index + AHEAD]):
        return None
    return own


def _opens(own: Heading, following: list[Line]) -> bool:
    """Whether the next number counts below this one: «2» before «2.1», «II» before anything arabic."""
    for line in following:
        if is_goal(line):
            return True
        number = line["number"].strip() or (heading_of("", line.heading).number if line.heading else "")
        if number:
            inside = own.rank == 0 or number.startswith(own.number.strip(" .)") + ".")
            return inside and rank_of(number) > own.rank
    return False


def _stages(headings: dict[int, Heading]) -> set[int]:
    ranks = {heading.rank for heading in headings.values()}
    if ranks != {BARE}:
        return {index for index, heading in headings.items() if heading.rank == min(ranks)}
    doubled = {index for index in headings if index + 1 in headings}  # stage and section, one below the other
    return doubled or set(headings)
