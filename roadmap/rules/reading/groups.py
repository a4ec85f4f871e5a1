"""Lines of a part gathered into stages of rows; a row cut by the end of a page is one row again."""

import re
from dataclasses import dataclass, field

from roadmap.rules.reading.headings import heading_of, layout_of, rank_of
from roadmap.rules.reading.items import BARE_MARK, DASHED, NUMBERED, SMALL, goes_on, joined, lines_of
from roadmap.rules.reading.lines import Line, Part

# A term's rest that says nothing by itself: «Сентябрь – | ноябрь | ежегодно».
REST_OF_TERM = re.compile(
    r"^(ежегодно|учебного|года?|г\.?|гг\.?|полугоди\w*|периода?|отч[её]тного|\(.*\))\W*$", re.IGNORECASE
)
JOINED_BY_GUESS = "Строка без номера присоединена к предыдущей. Проверьте."
MAYBE_REST = "Похоже на продолжение предыдущей строки. Проверьте."
SPACE_JOINED = ("stage", "activity")


@dataclass
class Group:
    """One row of the paper, made whole."""

    texts: dict[str, str]
    section: str = ""
    original: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def __getitem__(self, holds: str) -> str:
        return self.texts.get(holds, "")


@dataclass
class Draft:
    """A stage as it is being gathered."""

    title: str = ""
    number: str = ""
    goal: str = ""
    groups: list[Group] = field(default_factory=list)


class Gathering:
    """Goes through the lines of one part once."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.layout = layout_of(part)
        self.drafts: list[Draft] = []
        self.section = ""
        self.numbered = sum(1 for line in part.lines if line["number"].strip()) > 1
        self.rows_numbered = self._rows_numbered()
        self.after_heading = False

    def drafts_of(self) -> list[Draft]:
        for index, line in enumerate(self.part.lines):
            if index in self.layout.goals:
                draft = self._draft()
                draft.goal = (
                    joined(draft.goal, line.heading)
                    if goes_on(draft.goal, line.heading)
                    else f"{draft.goal}\n{line.heading}".strip()
                )
            elif index in self.layout.headings:
                self._heading(index)
            else:
                self._row(line)
            self.after_heading = index in self.layout.headings
        return self.drafts

    def _draft(self) -> Draft:
        if not self.drafts:
            self.drafts.append(Draft())
        return self.drafts[-1]

    def _rows_numbered(self) -> bool:
        """With a column of stages: whether the numbers count the rows and not the stages."""
        if not self.part.with_stages:
            return True
        columns = [column.holds for column in self.part.head.columns]
        if "number" in columns and columns.index("number") > columns.index("stage"):
            return True
        return any(
            line["number"].strip() and not line["stage"] and rank_of(line["number"]) == 1 for line in self.part.lines
        )

    def _heading(self, index: int) -> None:
        heading = self.layout.headings[index]
        if self.after_heading and SMALL.match(heading.title) and not heading.number:
            if self.section:
                self.section = joined(self.section, heading.title)
            else:
                self._draft().title = joined(self._draft().title, heading.title)
        elif index not in self.layout.stages:
            self.section = f"{heading.number} {heading.title}".strip()
        elif not (self.drafts and (self.drafts[-1].number, self.drafts[-1].title) == (heading.number, heading.title)):
            self.drafts.append(Draft(heading.title, heading.number))
            self.section = ""

    def _row(self, line: Line) -> None:
        if self.part.with_stages and self._opens_stage(line):
            self._open(line)
        elif self.drafts and self.drafts[-1].groups and self._goes_on(self.drafts[-1].groups[-1], line):
            self._join(self.drafts[-1].groups[-1], line)
            return
        self._draft().groups.append(Group(self._texts(line), self.section, [line.original]))
        self._mark_rest(line)

    def _texts(self, line: Line) -> dict[str, str]:
        texts = {holds: text for holds, text in line.texts.items() if holds != "stage"}
        if not self.rows_numbered and line["stage"]:
            texts.pop("number", None)
        return texts

    def _opens_stage(self, line: Line) -> bool:
        title = line["stage"]
        if not title or "stage" in line.above:
            return False
        if not self.drafts:
            return True
        number = line["number"].strip()
        if not self.rows_numbered and self.numbered:
            return bool(number) and not self._repeats(number, line)
        return not SMALL.match(title) and title != self.drafts[-1].title

    def _repeats(self, number: str, line: Line) -> bool:
        """The number again, as a page was turned: the same stage goes on."""
        last = self.drafts[-1]
        same = number.strip(" .)") == last.number.strip(" .)")
        return same and (line["stage"] == last.title or SMALL.match(line["activity"] or "А") is not None)

    def _open(self, line: Line) -> None:
        number = "" if self.rows_numbered else line["number"]
        heading = heading_of(number, line["stage"])
        stage_above = self.layout.stages and not (self.drafts and not self.drafts[-1].title)
        if stage_above:
            self.section = f"{heading.number} {heading.title}".strip()
        else:
            self.drafts.append(Draft(heading.title, heading.number))

    def _goes_on(self, last: Group, line: Line) -> bool:
        """Whether a row is the rest of the row above it."""
        number, text = line["number"].strip(), line["activity"]
        if number:
            return number == last["number"].strip() and SMALL.match(text) is not None
        if self.part.with_stages and line["stage"] and self.numbered and "stage" not in line.above:
            return True
        if not text or (line.tops_page and self._was_cut(last, line)):
            return True
        if BARE_MARK.search(last["activity"]):
            return True
        ending = lines_of(last["activity"])[-1:]
        if goes_on(ending[0] if ending else "", text) or REST_OF_TERM.match(line["deadline"]):
            return True
        if self.part.with_stages:
            return DASHED.match(text) is not None and not self._own_term(line)
        return self._guessed(last, line)

    def _was_cut(self, last: Group, line: Line) -> bool:
        """At the top of a page: a cut sentence, or more of the list beside cells that were empty so far."""
        if any(SMALL.match(cell) and goes_on(last[holds], cell) for holds, cell in line.texts.items()):
            return True
        beside = [holds for holds in line.texts if holds != "activity"]
        return self.part.with_stages and not any(last[holds] for holds in beside)

    def _guessed(self, last: Group, line: Line) -> bool:
        """Rows are numbered, this one is not and names no term: most likely the rest of a broken row."""
        if not last["number"] or "number" in line.above or self._own_term(line) or NUMBERED.match(line["activity"]):
            return False
        if not DASHED.match(line["activity"]):
            last.doubts.append(JOINED_BY_GUESS)
        return True

    def _own_term(self, line: Line) -> bool:
        return bool(line["deadline"] or line["starts"] or line["ends"])

    def _join(self, last: Group, line: Line) -> None:
        """Each cell goes on the cell above it."""
        broken = bool(line["stage"]) or REST_OF_TERM.match(line["deadline"]) is not None
        for holds, text in line.texts.items():
            before = last.texts.get(holds, "")
            if holds == "stage":
                self.drafts[-1].title = joined(self.drafts[-1].title, text)
            elif holds == "number":
                continue
            elif not before or goes_on(before, text) or (broken and not _begins_item(text)):
                last.texts[holds] = joined(before, text)
            else:
                last.texts[holds] = f"{before}\n{text}"
        last.original.append(line.original)

    def _mark_rest(self, line: Line) -> None:
        """«3.6. Организаций региона…» below «…предприятий и» has its own number, yet reads as a rest."""
        groups = self.drafts[-1].groups
        if len(groups) > 1 and line["number"].strip() and not self._own_term(line):
            text, before = line["activity"], groups[-2]["activity"]
            if goes_on(before, text):
                groups[-1].doubts.append(MAYBE_REST)


def _begins_item(text: str) -> bool:
    return NUMBERED.match(text) is not None or DASHED.match(text) is not None
