"""Applications of participants and the curator's memo: handed in, joined, taken back, declined."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from pairs import policies
from pairs.models import Application, ApplicationAuthor, Pair
from pairs.rules.applications import ApplicationKind, authors_problem, last_day_problem
from pairs.selectors.order_text import works_by_the_code
from pairs.states import END, REFUSE, TAKE_BACK, ApplicationState
from people.models import Person


@action("pair.application_submitted", "Подано заявление о паре")
def apply(
    pair: Pair, kind: str, *, reason: str = "", last_day: date | None = None, actor: Actor, today: date
) -> Application:
    """A participant asks, for themselves. A mentor's refusal is accepted the same day (ТК РФ 351.8)."""
    pair = lock(pair)
    if not policies.can_apply(actor, pair):
        raise PermissionDenied
    person = policies.own_person(actor, pair)
    told = ApplicationAuthor.told(actor)
    return _hand_in(pair, kind, [person], on=today, reason=reason, last_day=last_day, told=told)


@action("pair.application_recorded", "Заявление о паре внесено с бумаги")
def record_application(
    pair: Pair,
    kind: str,
    people: Sequence[Person],
    *,
    submitted_on: date,
    reason: str = "",
    last_day: date | None = None,
    scan: Any = None,
    actor: Actor,
    today: date,
) -> Application:
    """The curator has the paper that these people signed; it was handed in on the day it says."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    if submitted_on > today:
        raise RuleViolation("Дата на бумаге не может быть позже сегодняшней.")
    if kind == ApplicationKind.MEMO:
        raise RuleViolation("Служебную записку подаёт куратор от своего имени.")
    told = ApplicationAuthor.told(actor, on_paper=True, scan=scan)
    return _hand_in(pair, kind, people, on=submitted_on, reason=reason, last_day=last_day, told=told)


@action("pair.memo_submitted", "Подана служебная записка о паре")
def report(pair: Pair, *, note: str, last_day: date | None = None, actor: Actor, today: date) -> Application:
    """The curator reports that the program is not properly carried out (S4 annex 1, 7.1). The note is quiet."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    if not note.strip():
        raise RuleViolation("Напишите для руководителя, что не исполняется: участники этого не увидят.")
    author = [actor.person] if actor.person else []
    told = ApplicationAuthor.told(actor)
    return _hand_in(pair, ApplicationKind.MEMO, author, on=today, reason=note, last_day=last_day, told=told)


@action("pair.application_joined", "Участник присоединился к заявлению")
def join(application: Application, *, actor: Actor, today: date) -> Application:
    """Another participant signs the proposal to end."""
    application = lock(application)
    if not policies.can_join_application(actor, application):
        raise PermissionDenied
    person = policies.own_person(actor, application.pair)
    if application.state != ApplicationState.SUBMITTED or person in application.people:
        raise RuleViolation("Присоединиться к этому заявлению уже нельзя.")
    ApplicationAuthor.objects.create(
        application=application, person=person, signed_on=today, **ApplicationAuthor.told(actor)
    )
    application.save(update_fields=["state"])
    record(application, person=person.pk)
    return application


@action("pair.application_taken_back", "Заявление о паре отозвано")
def take_back(application: Application, *, actor: Actor, today: date) -> Application:
    """Who signed has changed their mind, before the order."""
    application = lock(application)
    if not policies.can_take_back(actor, application):
        raise PermissionDenied
    TAKE_BACK.apply(application)
    application.save(update_fields=["state"])
    record(application, on=today)
    return application


@action("pair.application_declined", "Заявление о паре отклонено")
def decline_application(application: Application, *, answer: str, actor: Actor, today: date) -> Application:
    """The director says no, with an answer that whoever signed will read."""
    application = lock(application)
    if not policies.can_decline(actor, application):
        raise PermissionDenied
    if not answer.strip():
        raise RuleViolation("Напишите ответ: его прочитают те, кто подписал заявление.")
    REFUSE.apply(application)
    application.answer = answer.strip()
    application.save(update_fields=["state", "answer"])
    record(application, on=today)
    return application


def _hand_in(
    pair: Pair,
    kind: str,
    people: Sequence[Person],
    *,
    on: date,
    reason: str,
    last_day: date | None,
    told: dict[str, Any],
) -> Application:
    if problems := _problems(pair, kind, people, on, last_day):
        raise RuleViolation(problems)
    application = Application.objects.create(
        pair=pair,
        kind=kind,
        submitted_on=on,
        accepted_on=on if kind == ApplicationKind.RELEASE else None,
        last_day=last_day,
        reason=reason.strip(),
    )
    ApplicationAuthor.objects.bulk_create(
        ApplicationAuthor(application=application, person=person, signed_on=on, **told) for person in people
    )
    record(application, kind=kind, pair=pair.pk, persons=[person.pk for person in people], last_day=last_day)
    return application


def _problems(pair: Pair, kind: str, people: Sequence[Person], on: date, last_day: date | None) -> list[Problem]:
    if not END.allows(pair):
        return [Problem(f"Заявление подают о паре, которая работает, а эта — «{pair.get_state_display()}».")]
    if pair.started_on and on < pair.started_on:
        return [Problem(f"Пара работает с {pair.started_on:%d.%m.%Y}: заявление не могло быть подано раньше.")]
    mentor_asks = pair.mentor.person in people
    texts = []
    if kind != ApplicationKind.MEMO:
        texts = [f"{one.short_name} не участвует в этой паре." for one in people if one not in pair.people]
        texts.append(authors_problem(kind, mentor_asks, len(people) - mentor_asks))
    if last_day:
        by_code = works_by_the_code(pair.mentor)
        texts.append(last_day_problem(last_day, on, mentor_asked=mentor_asks, by_code=by_code))
    found = [Problem(text) for text in texts if text]
    same = Application.objects.open().filter(pair=pair, kind=kind, authors__person__in=people).first()
    if same is not None:
        found.append(Problem("Такое заявление уже подано и рассматривается.", same.get_absolute_url(), "Открыть"))
    return found
