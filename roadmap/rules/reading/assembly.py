"""The parts of a paper become one plan: its tables in order, or a second table that adds to the first."""

import re
from difflib import SequenceMatcher

from core.text import plain
from roadmap.rules.plan import Plan, PlanColumn, PlanStage
from roadmap.rules.reading.blocks import Block, Table
from roadmap.rules.reading.caption import order_in, span_in, title_at
from roadmap.rules.reading.lines import Part, parts_of
from roadmap.rules.reading.sources import UnreadablePlan
from roadmap.rules.reading.stages import stages_of
from roadmap.rules.settle import doubts, settle_terms

NO_TABLE = (
    "В файле нет таблицы дорожной карты. Нужна таблица с графами «Этап» или «Мероприятия», «Сроки», «Ответственный»."
)
NO_TITLE = "Название дорожной карты не найдено. Впишите его."
NO_SPAN = "Годы действия в названии не указаны. Укажите начало и окончание дорожной карты."
ADDED = "В файле две таблицы: сроки взяты из первой, документы и примечания — из второй."
UNMATCHED = "Строки второй таблицы не нашли своего этапа: «{title}»."
NO_DEADLINES = "В таблице нет графы со сроками."
ALIKE = 0.6


def plan_of(blocks: list[Block]) -> Plan:
    if not any(isinstance(block, Table) for block in blocks):
        raise UnreadablePlan(NO_TABLE)
    parts, _ = parts_of(blocks)
    parts = [part for part in parts if part.lines]
    if not parts:
        raise UnreadablePlan(NO_TABLE)
    plan = _captioned(parts)
    plan.columns = [PlanColumn(column.holds or "note", column.title) for column in parts[0].head.columns]
    for part in parts:
        _add(plan, part)
    if not any(stage.activities for stage in plan.stages):
        raise UnreadablePlan(NO_TABLE)
    _settle(plan)
    _warn(plan, parts)
    return plan


def _captioned(parts: list[Part]) -> Plan:
    """Title, years and order by the lines above the first table; a title there may also follow the grifs."""
    for part in parts:
        if found := title_at(part.above):
            title, _start = found
            number, day = order_in(part.above)
            return Plan(title, span_in(title), order_number=number, order_date=day)
    number, day = order_in(parts[0].above)
    return Plan("", None, order_number=number, order_date=day)


def _add(plan: Plan, part: Part) -> None:
    stages = stages_of(part, plan.span)
    if plan.stages and _about_the_same(plan.stages, stages):
        _supplement(plan, part, stages)
    else:
        plan.stages += stages


def _about_the_same(first: list[PlanStage], second: list[PlanStage]) -> bool:
    """Most stages of the second table are those of the first: it tells more about them."""
    known = sum(1 for stage in second if _match(first, stage))
    return known * 2 > len(second)


def _match(stages: list[PlanStage], wanted: PlanStage) -> PlanStage | None:
    """The stage of nearly the same title; a number alone proves nothing."""
    if not stages:
        return None
    best = max(stages, key=lambda stage: _likeness(stage, wanted))
    return best if _likeness(best, wanted) >= ALIKE else None


def _likeness(one: PlanStage, other: PlanStage) -> float:
    same_number = one.number.strip(" .)") == other.number.strip(" .)") != ""
    first, second = (re.sub(r"\W+", " ", plain(stage.title)) for stage in (one, other))
    return SequenceMatcher(None, first, second).ratio() + (0.15 if same_number else 0)


def _supplement(plan: Plan, part: Part, stages: list[PlanStage]) -> None:
    titles = {column.holds: column.title for column in part.head.columns}
    for extra in stages:
        stage = _match(plan.stages, extra)
        if stage is None:
            plan.warnings.append(UNMATCHED.format(title=extra.title))
            plan.stages.append(extra)
            continue
        stage.documents += [document for document in extra.documents if document not in stage.documents]
        stage.result = stage.result or extra.result
        stage.note = "\n".join(filter(None, (stage.note, *_notes(extra, titles))))
    plan.warnings.append(ADDED)


def _notes(extra: PlanStage, titles: dict[str, str]) -> list[str]:
    """All that the second table says besides documents, with the names of its columns."""
    notes = []
    terms = list(dict.fromkeys(activity.deadline for activity in extra.activities if activity.deadline))
    if terms:
        notes.append(f"{titles.get('deadline', 'Срок').rstrip(':')}: {'; '.join(terms)}")
    if extra.activities:
        notes.append(f"{titles.get('activity', 'Содержание').rstrip(':')}:")
        notes += [f"– {activity.text}" for activity in extra.activities]
    return notes


def _settle(plan: Plan) -> None:
    """Terms taken over from the row above, and all that a person should look at in a term."""
    for stage in plan.stages:
        settle_terms(stage)
        for activity in stage.activities:
            for deadline in activity.deadlines:
                activity.doubts += doubts(deadline, plan.span)
            activity.doubts = list(dict.fromkeys(activity.doubts))


def _warn(plan: Plan, parts: list[Part]) -> None:
    if not plan.title:
        plan.warnings.append(NO_TITLE)
    if plan.span is None:
        plan.warnings.append(NO_SPAN)
    if not any(part.head.has(kind) for part in parts for kind in ("deadline", "starts", "ends")):
        plan.warnings.append(NO_DEADLINES)
