"""What the mentees say of a meeting: on screen, or by their signatures in a paper journal."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.models import Scan
from people.models import Person
from programs import policies
from programs.models import Meeting, MeetingReply
from programs.rules import Reply, is_silence


@action("meeting.confirmed", "Встреча подтверждена наставляемым")
def confirm_meeting(
    meeting: Meeting, *, person: Person, actor: Actor, today: date, on_paper: bool = False, scan: Scan | None = None
) -> MeetingReply:
    """The mentee confirms that the meeting took place. `today` is the day of the word (the date on the paper)."""
    meeting = _asked(meeting, person, actor, on_paper)
    reply = _say(meeting, person, actor, Reply.CONFIRMED, today, on_paper=on_paper, scan=scan)
    record(meeting, person=person.pk, source=reply.source)
    return reply


@action("meeting.objected", "Наставляемый возразил против записи о встрече")
def object_to_meeting(
    meeting: Meeting,
    *,
    person: Person,
    actor: Actor,
    today: date,
    objection: str,
    on_paper: bool = False,
    scan: Scan | None = None,
) -> MeetingReply:
    """The mentee says what is wrong; the mentor corrects the record or takes it back."""
    meeting = _asked(meeting, person, actor, on_paper)
    if not objection.strip():
        raise RuleViolation("Напишите, что не так: например, «встреча прошла в другой день».")
    if not on_paper and is_silence(meeting.logged_on, today):
        raise RuleViolation("Прошло больше семи дней: встреча подтверждена молчанием. Обратитесь к куратору.")
    reply = _say(meeting, person, actor, Reply.OBJECTED, today, objection=objection, on_paper=on_paper, scan=scan)
    record(meeting, person=person.pk, source=reply.source)
    return reply


def _asked(meeting: Meeting, person: Person, actor: Actor, on_paper: bool) -> Meeting:
    meeting = lock(meeting)
    expected = [member.mentee.person for member in meeting.expected_members()]
    if person not in expected:
        raise PermissionDenied
    if on_paper and not policies.can_reply_from_paper(actor, meeting):
        raise PermissionDenied
    if not on_paper and (actor.user is None or person.user_id != actor.user.pk):
        raise PermissionDenied
    if meeting.withdrawn_at is not None:
        raise RuleViolation("Эта запись удалена: подтверждать нечего.")
    return meeting


def _say(
    meeting: Meeting,
    person: Person,
    actor: Actor,
    reply: str,
    today: date,
    *,
    objection: str = "",
    on_paper: bool = False,
    scan: Scan | None = None,
) -> MeetingReply:
    said, made = MeetingReply.objects.get_or_create(
        meeting=meeting,
        person=person,
        defaults={
            "reply": reply,
            "objection": objection.strip(),
            "replied_on": today,
            **MeetingReply.told(actor, on_paper=on_paper, scan=scan),
        },
    )
    if not made:
        raise RuleViolation(f"{person.short_name}: ответ уже есть — «{said.get_reply_display()}».")
    return said
