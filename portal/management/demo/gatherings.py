"""Events of the school: one held with its protocol, one past and not marked, one to come, one called off."""

from datetime import time
from typing import Any

from portal.management.demo.story import Story
from roadmap.actions import attendance, calendars, events, protocols
from roadmap.actions.events import EventWords
from roadmap.actions.protocols import ProtocolWords
from roadmap.models import Event, Occurrence
from roadmap.rules.events import ProtocolItem
from roadmap.selectors.invited import people_of


def tell(story: Story) -> None:
    held(story)
    unmarked(story)
    coming(story)
    called_off(story)
    mentor = story.by("mentor")
    calendars.make_address(story.people["mentor"], actor=mentor, today=story.today)


def planned(story: Story, words: EventWords, groups: list[str], *, days: int, outsiders: tuple[str, ...] = ()) -> Event:
    """Planned that many days ago, with its people invited."""
    told: Any = {"actor": story.curator, "today": story.ago(days)}
    event = events.plan_event(words, **told)
    people = people_of(groups, story.organization, story.ago(days))
    events.invite(event, people, outsiders=outsiders, letters=False, **told)
    return Event.objects.get(pk=event.pk)


def held(story: Story) -> None:
    """A session of the school of mentors; one of those invited did not come."""
    agenda = "Первая встреча с наставляемым\nКак давать обратную связь после урока"
    words = EventWords(
        *("school", "Школа наставников: первые шаги", story.ago(20), time(15), time(16, 30), "Методический кабинет"),
        agenda,
    )
    event = planned(story, words, ["mentors"], days=27, outsiders=("Орлова Нина Павловна, педагогический колледж",))
    came = list(event.invitees.order_by("pk").values_list("pk", flat=True))[1:]
    told: Any = {"actor": story.curator, "today": story.ago(19)}
    event = attendance.hold(event, came, on_paper=True, **told)
    items = [
        ProtocolItem("Первая встреча с наставляемым", "Провести первые встречи в течение двух недель."),
        ProtocolItem("Как давать обратную связь после урока", "Пользоваться картой наблюдения урока."),
    ]
    chair, keeper = story.director.person, story.curator.person
    if chair is not None and keeper is not None:
        protocols.compose(event, ProtocolWords(chair, keeper, items, "1"), **told)
        protocols.finish(Event.objects.get(pk=event.pk), **told)


def unmarked(story: Story) -> None:
    words = EventWords("consultation", "Консультация: как составить программу", story.ago(2), time(14))
    planned(story, words, ["mentees"], days=9)


def coming(story: Story) -> None:
    """A group meeting that the plan asks for, where it asks for one."""
    row = Occurrence.objects.filter(organization=story.organization, activity__fact="event.held").followed().open()
    told: Any = {"actor": story.curator, "today": story.today}
    words = EventWords(
        *("group_meeting", "Общая встреча наставников и наставляемых", story.ago(-6), time(15), time(16, 30)),
        *("Актовый зал", "Как идут программы\nОткрытые уроки второй четверти"),
    )
    event = events.plan_event(words, occurrence=row.for_list().first(), **told)
    events.invite(event, people_of(["mentors", "mentees", "office"], story.organization, story.today), **told)


def called_off(story: Story) -> None:
    event = planned(
        story,
        EventWords("seminar", "Семинар «Урок без тревоги»", story.ago(-3), time(10)),
        [],
        days=5,
        outsiders=("Методисты района",),
    )
    events.call_off(event, reason="Ведущий заболел, новую дату сообщим.", actor=story.curator, today=story.ago(1))
