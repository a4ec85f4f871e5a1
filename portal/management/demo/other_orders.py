"""Orders besides those on pairs: rewards of last year, the register, the council, the school, monitoring, a release."""

from typing import Any

from core.schoolyear import SchoolYear
from orders import actions as orders
from orders.models import Order
from orders.rules import ItemText
from portal.management.demo.story import Story
from registry import actions as registry
from registry.models import MentorProfile
from reports.orders.rewards import Reward
from surveys.models import Questionnaire

LEARNERS = ("mentor_c", "mentor_f")


def tell(story: Story) -> None:
    rewards(story)
    lists(story)
    council(story)
    monitoring(story)
    school(story)
    release(story)
    changed(story)
    cancelled(story)


def rewards(story: Story) -> None:
    """Who did well last year."""
    given = [("mentor_e", Reward.DIPLOMA, ""), ("mentee_h", Reward.THANKS, ""), ("teacher_c", Reward.THANKS, "")]
    lines = [{"person": story.people[key].pk, "reward": reward.value, "note": note} for key, reward, note in given]
    told = {"reason": "успешное участие в программе наставничества", "until": day(story, 95), "lines": lines}
    in_force(story, "rewards", told | {"clerk": story.people["secretary"].pk, "accountant": None}, "101-ОД", days=105)


def lists(story: Story) -> None:
    """The register of mentors and the list of mentees of this year."""
    mentors = [story.mentors[key].pk for key in sorted(story.mentors) if key.startswith("mentor")]
    mentees = [story.mentees[key].pk for key in sorted(story.mentees) if key in {"mentee", "mentee_b", "mentee_c"}]
    year = {"school_year": SchoolYear.containing(story.ago(80)).first, "until": day(story, 76)}
    in_force(story, "mentor_register", year | {"entries": mentors}, "119-ОД", days=86)
    in_force(story, "mentee_list", year | {"entries": mentees}, "120-ОД", days=85)


def council(story: Story) -> None:
    members = [story.people[key].pk for key in ("mentor", "mentor_c", "teacher_a")]
    told = {"chair": members[0], "members": members, "starts_on": day(story, 80), "replaces": False}
    in_force(story, "council", told | {"until": day(story, 66)}, "125-ОД", days=80)


def monitoring(story: Story) -> None:
    codes = Questionnaire.objects.filter(organization=None, is_archived=False).order_by("title", "pk")
    told = {
        "interim_on": day(story, -60),
        "final_on": day(story, -190),
        "report_on": day(story, -200),
        "responsible": story.people["curator"].pk,
        "questionnaires": [one.pk for one in codes if "удовлетвор" in one.title.lower()] or [codes[0].pk],
    }
    in_force(story, "monitoring", told, "135-ОД", days=60)


def school(story: Story) -> None:
    """Two sessions; those who came are marked after the last one."""
    head = story.people["mentor"].pk
    plan = [
        {"day": day(story, 52), "topic": "Права и обязанности наставника", "hours": 2, "leader": head},
        {"day": day(story, 47), "topic": "Как вести первую встречу", "hours": 4, "leader": story.people["curator"].pk},
    ]
    students = [story.mentors[key].pk for key in LEARNERS]
    told = {"head": head, "entries": students, "place": "методический кабинет", "until": day(story, 40), "lines": plan}
    order = in_force(story, "mentor_school", told, "138-ОД", days=55)
    mentors = MentorProfile.objects.filter(pk__in=students)
    registry.mark_trained(order, mentors, on=story.ago(45), actor=story.curator, today=story.ago(44))


def release(story: Story) -> None:
    """Waits for the director."""
    lesson = {"person": story.people["mentor"].pk, "lessons": "3 урок, 6 «А»", "substitute": story.people["mentee"].pk}
    told = {
        "day": day(story, -4),
        "event": "Открытый урок молодого педагога",
        "ground": "служебная записка куратора",
        "scheduler": story.people["curator"].pk,
        "accountant": None,
        "lines": [lesson],
    }
    story.sent(drafted(story, "release", told, days=3), days=3)


def changed(story: Story) -> None:
    """The council meets later than its order said; another order says so."""
    order = Order.objects.get(organization=story.organization, number="125-ОД")
    ground = "В связи с проведением школы наставников"
    changes = {"items": {}, "words": "срок первого заседания совета перенести на две недели."}
    by = orders.draft_change(
        order, effect="changes", ground=ground, changes=changes, actor=story.curator, today=story.ago(70)
    )
    known(story, story.in_force(by, "132-ОД", days=69), days=68)


def cancelled(story: Story) -> None:
    """A day of methods that was put off."""
    order = orders.draft(
        "free",
        organization=story.organization,
        title="О проведении методического дня наставников",
        preamble="В целях обмена опытом",
        items=[ItemText("Провести методический день наставников."), ItemText("Разместить объявление на сайте.")],
        actor=story.curator,
        today=story.ago(50),
    )
    order = story.in_force(order, "140-ОД", days=49)
    ground = "В связи с переносом методического дня на весну"
    by = orders.draft_change(order, effect="cancels", ground=ground, actor=story.curator, today=story.ago(42))
    story.in_force(by, "142-ОД", days=41)


def day(story: Story, days: int) -> str:
    return story.ago(days).isoformat()


def drafted(story: Story, kind: str, told: dict[str, Any], *, days: int) -> Order:
    return orders.draft(kind, organization=story.organization, data=told, actor=story.curator, today=story.ago(days))


def in_force(story: Story, kind: str, told: dict[str, Any], number: str, *, days: int) -> Order:
    """In force, and everybody named has signed the sheet of acquaintance."""
    order = story.in_force(drafted(story, kind, told, days=days), number, days=days)
    known(story, order, days=days)
    return order


def known(story: Story, order: Order, *, days: int) -> None:
    people = list(order.kind.persons(order))
    orders.record_acquaintance(order, people, on=story.ago(days), actor=story.curator, today=story.ago(days))
