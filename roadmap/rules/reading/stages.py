"""Gathered rows become stages and activities of a plan."""

import re
from datetime import date

from roadmap.rules.deadline import Deadline
from roadmap.rules.plan import PlanActivity, PlanStage
from roadmap.rules.reading.blocks import unwrapped
from roadmap.rules.reading.groups import Draft, Gathering, Group
from roadmap.rules.reading.headings import goal_of
from roadmap.rules.reading.items import Item, goes_on, items_of, joined, lines_of, points
from roadmap.rules.reading.lines import Part
from roadmap.rules.reading.people import people_in

Span = tuple[date, date] | None
SENTENCES = re.compile(r"(?<=[а-яё»)])\.\s+(?=[А-ЯЁ])")
MANY = "В одной ячейке несколько предложений: возможно, это несколько мероприятий."
UNREAD = "Не понято, к чему относится «{text}»."
NO_STAGE = "Мероприятия"


def stages_of(part: Part, span: Span) -> list[PlanStage]:
    stages = [_stage(draft, part, span) for draft in Gathering(part).drafts_of()]
    return [stage for stage in stages if stage.activities or stage.title]


def _stage(draft: Draft, part: Part, span: Span) -> PlanStage:
    task, result = goal_of(draft.goal)
    stage = PlanStage(unwrapped(draft.title) or NO_STAGE, draft.number, task, result)
    last: Item | None = None
    for group in draft.groups:
        last = _add(stage, group, last, part, span)
    stage.documents = points("\n".join(group["document"] for group in draft.groups))
    return stage


def _add(stage: PlanStage, group: Group, last: Item | None, part: Part, span: Span) -> Item | None:
    """The activities of one row; a row that only goes on the last item of the row above adds to that one."""
    before = last.whole if last else ""
    items, intro = _items(group, last, part)
    if last is not None and stage.activities and last.whole != before:
        stage.activities[-1].text = last.whole
        stage.activities[-1].original += "\n" + "\n".join(group.original)
    several = len(items) > 1
    for index, item in enumerate(items):
        activity = _activity(group, item, intro, span, several=several)
        if several:
            _share(activity, group, items, index, span)
        stage.activities.append(activity)
    if items and several and not _pairs(group["result"], items):
        stage.result = "\n".join(filter(None, (stage.result, group["result"])))
    elif not items:
        _rest(stage, group)
    return items[-1] if items else last


def _items(group: Group, last: Item | None, part: Part) -> tuple[list[Item], str]:
    number = group["number"].strip()
    if not number:
        return items_of(group["activity"], last if part.with_stages else None)
    items, intro = items_of(group["activity"])
    listed = [item for item in items if item.kind == "number"]
    if len(listed) > 1:
        for item in listed:
            item.number = f"{number} {item.number}"
        return items, intro
    return [Item(_whole(group["activity"]), number, "number")], ""


def _whole(text: str) -> str:
    """A numbered row is one activity whatever its cell lists; its cut sentences are joined."""
    lines: list[str] = []
    for line in lines_of(text):
        if lines and goes_on(lines[-1], line):
            lines[-1] = joined(lines[-1], line)
        else:
            lines.append(line)
    return "\n".join(lines)


def _activity(group: Group, item: Item, intro: str, span: Span, *, several: bool) -> PlanActivity:
    activity = PlanActivity(
        text=item.whole,
        number=item.number,
        section=group.section or intro,
        responsible=people_in(group["responsible"]),
        result="" if several else unwrapped_lines(group["result"]),
        note=group["note"],
        original="\n".join(group.original),
        doubts=list(group.doubts),
    )
    set_term(activity, group, span)
    if item.kind == "plain" and not several and len(SENTENCES.findall(item.text)) > 1:
        activity.doubts.append(MANY)
    return activity


def set_term(activity: PlanActivity, group: Group, span: Span) -> None:
    starts, ends = unwrapped(group["starts"]), unwrapped(group["ends"])
    if starts or ends:
        activity.deadlines = Deadline.between(starts, ends, span)
        activity.deadline = " – ".join(filter(None, (starts, ends)))
        if group["deadline"]:
            activity.deadline = f"{group['deadline']}; {activity.deadline}"
    else:
        activity.deadline = group["deadline"]
        activity.deadlines = Deadline.parse(group["deadline"], span)


def _share(activity: PlanActivity, group: Group, items: list[Item], index: int, span: Span) -> None:
    """Where terms or results are numbered as the activities are, each takes its own."""
    if terms := _pairs(group["deadline"], items):
        activity.deadline = terms[index]
        activity.deadlines = Deadline.parse(terms[index], span)
    if people := _pairs(group["responsible"], items):
        activity.responsible = people_in(people[index])
    if results := _pairs(group["result"], items):
        activity.result = results[index]


def _pairs(text: str, items: list[Item]) -> list[str]:
    found, _ = items_of(text)
    same = [item.number.strip(".)") for item in found] == [
        item.number.split()[-1].strip(".)") if item.number else "?" for item in items
    ]
    return [item.whole for item in found] if same else []


def _rest(stage: PlanStage, group: Group) -> None:
    """A row without an activity of its own: its cells go on those of the row above, or are asked about."""
    if not stage.activities:
        stage.note = "\n".join(filter(None, (stage.note, *group.texts.values())))
        return
    last = stage.activities[-1]
    last.result = "\n".join(filter(None, (last.result, group["result"])))
    last.doubts += [
        UNREAD.format(text=group[kind]) for kind in ("deadline", "starts", "ends", "responsible") if group[kind]
    ]


def unwrapped_lines(text: str) -> str:
    return _whole(text)
