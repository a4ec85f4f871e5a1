"""What participants ask for about their pair: who may, from which day, and who reads the reason."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from pairs import actions, policies
from pairs.models import Application
from pairs.rules.applications import ApplicationKind, first_last_day, last_day_problem
from pairs.selectors.application_paper import application_paper, notice_paper
from pairs.selectors.todo import todo
from pairs.states import ApplicationState
from pairs.tests import made
from people.models import Person
from people.rules import Role, Sex
from printing.formats import to_text
from tests.cast import give_role, guards

pytestmark = pytest.mark.django_db
REASON = "не хватает времени из-за второй смены"
ON = date(2026, 10, 20)


@pytest.fixture
def pair(cast):
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    return made.active(cast.school, mentor, [made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))])


def asked(cast, pair, kind, who="mentor", **fields):
    application = actions.apply(pair, kind, actor=cast.actor(getattr(cast, who)), today=ON, **fields)
    return Application.objects.for_list().get(pk=application.pk)


def text_of(paper) -> str:
    return " ".join(to_text(paper).replace("\xa0", " ").split())


@pytest.mark.parametrize(
    ("told_on", "first"),
    [
        (date(2026, 4, 24), date(2026, 4, 29)),
        (date(2024, 4, 26), date(2024, 5, 3)),  # the Friday before the May holidays, a working Saturday after it
        (date(2026, 5, 8), date(2026, 5, 14)),  # the Friday before Victory Day, Monday is a day off
        (date(2026, 4, 30), date(2026, 5, 6)),
    ],
)
def test_an_employer_warns_three_working_days_ahead(told_on, first):
    assert first_last_day(told_on, mentor_asked=False, by_code=True) == first
    assert last_day_problem(first, told_on, mentor_asked=False, by_code=True) == ""
    early = last_day_problem(told_on, told_on, mentor_asked=False, by_code=True)
    assert early.endswith(f"последний день — не раньше {first:%d.%m.%Y}.")


def test_a_worker_refuses_the_same_day_even_before_the_may_holidays():
    friday = date(2026, 5, 8)
    assert first_last_day(friday, mentor_asked=True, by_code=True) == friday
    assert last_day_problem(date(2026, 5, 7), friday, mentor_asked=True, by_code=True) == (
        "Последний день не может быть раньше дня заявления (08.05.2026)."
    )


def test_a_partner_is_not_bound_by_the_code():
    assert first_last_day(date(2026, 5, 8), mentor_asked=False, by_code=False) == date(2026, 5, 8)


def test_a_mentors_refusal_is_accepted_the_same_day(cast, pair):
    application = asked(cast, pair, ApplicationKind.RELEASE)
    assert (application.state, application.accepted_on) == (ApplicationState.SUBMITTED, ON)
    assert asked(cast, pair, ApplicationKind.REPLACEMENT, "mentee").accepted_on is None


@pytest.mark.parametrize(
    ("kind", "who"), [(ApplicationKind.RELEASE, "mentee"), (ApplicationKind.REPLACEMENT, "mentor")]
)
def test_each_side_has_a_paper_of_its_own(cast, pair, kind, who):
    with pytest.raises(RuleViolation, match="подаёт"):
        asked(cast, pair, kind, who)


@pytest.mark.parametrize("who", ["curator", "director", "secretary", "psychologist"])
def test_nobody_applies_for_others(cast, pair, who):
    with pytest.raises(PermissionDenied):
        asked(cast, pair, ApplicationKind.END, who)


def test_the_same_paper_is_not_handed_in_twice(cast, pair):
    asked(cast, pair, ApplicationKind.END)
    with pytest.raises(RuleViolation, match="уже подано"):
        asked(cast, pair, ApplicationKind.END)


def test_the_other_participant_joins_a_proposal_to_end(cast, pair):
    application = asked(cast, pair, ApplicationKind.END, "mentee")
    assert not application.mentor_asks
    actions.join(application, actor=cast.actor(cast.mentor), today=date(2026, 10, 22))
    application = Application.objects.for_list().get(pk=application.pk)
    assert application.mentor_asks
    assert application.told_on == date(2026, 10, 22)
    with pytest.raises(RuleViolation, match="уже нельзя"):
        actions.join(application, actor=cast.actor(cast.mentor), today=ON)


def test_only_a_proposal_to_end_may_be_joined(cast, pair):
    application = asked(cast, pair, ApplicationKind.RELEASE)
    with pytest.raises(PermissionDenied):
        actions.join(application, actor=cast.actor(cast.mentee), today=ON)


def test_the_curator_reports_with_a_note_and_three_days_ahead(cast, pair):
    curator = cast.actor(cast.curator)
    with pytest.raises(RuleViolation, match="Напишите"):
        actions.report(pair, note=" ", actor=curator, today=date(2026, 10, 2))
    with pytest.raises(RuleViolation, match=r"не раньше 07\.10\.2026"):
        actions.report(pair, note="нет встреч", last_day=date(2026, 10, 6), actor=curator, today=date(2026, 10, 2))
    memo = actions.report(pair, note="нет встреч", last_day=date(2026, 10, 7), actor=curator, today=date(2026, 10, 2))
    assert (memo.kind, memo.last_day) == (ApplicationKind.MEMO, date(2026, 10, 7))


def test_from_paper_by_the_curator_with_its_own_day(cast, pair):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON)
    [author] = application.authors.all()
    assert (author.person, author.is_from_paper, author.signed_on) == (pair.people[0], True, ON)


@pytest.mark.parametrize("who", ["mentor", "mentee", "director"])
def test_only_the_curator_records_paper(cast, pair, who):
    with pytest.raises(PermissionDenied):
        actions.record_application(
            pair,
            ApplicationKind.RELEASE,
            pair.people[:1],
            submitted_on=ON,
            actor=cast.actor(getattr(cast, who)),
            today=ON,
        )


def test_the_director_declines_with_an_answer_but_never_a_mentors_refusal(cast, pair):
    director = cast.actor(cast.director)
    application = asked(cast, pair, ApplicationKind.REPLACEMENT, "mentee")
    declined = actions.decline_application(application, answer="Давайте поговорим", actor=director, today=ON)
    assert (declined.state, declined.answer) == (ApplicationState.DECLINED, "Давайте поговорим")
    with pytest.raises(PermissionDenied):
        actions.decline_application(asked(cast, pair, ApplicationKind.RELEASE), answer="Нет", actor=director, today=ON)


def test_who_signed_takes_it_back_before_the_order(cast, pair):
    application = asked(cast, pair, ApplicationKind.RELEASE)
    assert actions.take_back(application, actor=cast.actor(cast.mentor), today=ON).state == ApplicationState.WITHDRAWN
    with pytest.raises(RuleViolation):
        actions.take_back(application, actor=cast.actor(cast.mentor), today=ON)


@pytest.mark.parametrize(
    ("who", "status", "reads"),
    [
        ("mentor", 200, True),
        ("curator", 200, True),
        ("director", 200, True),
        ("mentee", 200, False),
        ("council", 404, False),
        ("psychologist", 404, False),
        ("secretary", 404, False),
        ("stranger", 404, False),
    ],
)
def test_the_reason_is_quiet(client, cast, pair, who, status, reads):
    application = asked(cast, pair, ApplicationKind.END, reason=REASON)
    client.force_login(getattr(cast, who))
    response = client.get(reverse("pairs:application", args=[application.pk]))
    assert response.status_code == status
    assert (REASON in response.content.decode()) is reads


@pytest.mark.parametrize("role", [Role.CURATOR, Role.DIRECTOR])
def test_a_participant_who_is_curator_or_director_as_well_reads_no_reason(client, cast, pair, role):
    """The mentee holds the office too: the paper about the pair is seen, the words about it are not."""
    give_role(Person.objects.get(user=cast.mentee), role)
    application = asked(cast, pair, ApplicationKind.RELEASE, reason=REASON)
    client.force_login(cast.mentee)
    response = client.get(reverse("pairs:application", args=[application.pk]))
    assert response.status_code == 200
    assert REASON not in response.content.decode()
    for address in (pair.get_absolute_url(), reverse("pairs:applications"), "/"):
        assert REASON not in client.get(address).content.decode()


def test_a_refusal_of_the_mentor_is_not_there_for_the_mentee(client, cast, pair):
    application = asked(cast, pair, ApplicationKind.RELEASE, reason=REASON)
    client.force_login(cast.mentee)
    assert client.get(reverse("pairs:application", args=[application.pk])).status_code == 404
    assert "сложении" not in client.get(pair.get_absolute_url()).content.decode()


def test_neither_the_trail_nor_a_paper_tells_the_reason(cast, pair):
    application = asked(cast, pair, ApplicationKind.REPLACEMENT, "mentee", reason=REASON)
    assert all(REASON not in str(entry.facts) for entry in AuditEntry.objects.all())
    assert REASON not in text_of(application_paper(application))
    assert REASON not in text_of(notice_paper(application, told_on=ON))


def test_the_mentors_paper_word_by_word(cast, pair):
    people = {"mentor": ("Лаврова", "Мария", "Петровна", Sex.FEMALE), "mentee": ("Сизов", "Илья", "Олегович", Sex.MALE)}
    for who, (family, given, patronymic, sex) in people.items():
        person = Person.objects.get(user=getattr(cast, who))
        person.family_name, person.given_name, person.patronymic, person.sex = family, given, patronymic, sex
        person.save()
    application = asked(cast, made.fresh(pair), ApplicationKind.RELEASE, last_day=date(2026, 10, 23))
    text = text_of(application_paper(application))
    assert "от Лавровой Марии Петровны учителя математики" in text
    assert (
        "ЗАЯВЛЕНИЕ О сложении обязанностей наставника На основании статьи 351.8 Трудового кодекса "
        "Российской Федерации отказываюсь от осуществления наставничества и прошу освободить меня от обязанностей "
        "наставника Сизова Ильи Олеговича; последний день — 23.10.2026."
    ) in text


def test_the_mentees_paper_word_by_word(cast, pair):
    mentor = pair.mentor.person
    text = text_of(application_paper(asked(cast, pair, ApplicationKind.REPLACEMENT, "mentee")))
    assert "ХОДАТАЙСТВО О замене наставника" in text
    assert (
        f"Прошу заменить наставника {mentor.name_in('acc')}, {mentor.post_in('acc')}, и подобрать мне другого" in text
    )


def test_both_ask_together(cast, pair):
    application = asked(cast, pair, ApplicationKind.END)
    actions.join(application, actor=cast.actor(cast.mentee), today=ON)
    text = text_of(application_paper(Application.objects.for_list().get(pk=application.pk)))
    assert "Просим досрочно завершить персонализированную программу наставничества (наставник — " in text


def test_the_notice_names_the_third_working_day_and_nobody_who_asked(cast, pair):
    application = asked(cast, pair, ApplicationKind.REPLACEMENT, "mentee")
    text = text_of(notice_paper(application, told_on=date(2027, 4, 30)))
    assert "Последний день исполнения обязанностей наставника — 06.05.2027." in text
    assert "ходатайств" not in text.lower()


def test_two_taps_of_a_mentor_on_a_phone(client, cast, pair):
    client.force_login(cast.mentor)
    address = reverse("pairs:apply", args=[pair.pk, "release"])
    assert f'href="{address}"' in client.get(pair.get_absolute_url()).content.decode()
    response = client.post(address, guards(cast.school, pair))
    application = Application.objects.get(pair=pair)
    assert response.url == application.get_absolute_url()


def test_a_mentor_has_no_button_of_the_mentee(client, cast, pair):
    client.force_login(cast.mentor)
    assert "Попросить другого наставника" not in client.get(pair.get_absolute_url()).content.decode()
    assert client.get(reverse("pairs:apply", args=[pair.pk, "replacement"])).status_code == 403
    assert client.get(reverse("pairs:apply", args=[pair.pk, "memo"])).status_code == 404


def test_who_is_told_to_act(cast, pair):
    asked(cast, pair, ApplicationKind.END, "mentee")
    told = {who: [one.text for one in todo(cast.actor(getattr(cast, who)), ON)] for who in ("curator", "mentor")}
    assert any("Заявление о досрочном завершении" in text and "подготовьте приказ" in text for text in told["curator"])
    assert any(text.startswith("Предложено досрочно завершить программу") for text in told["mentor"])
    assert todo(cast.actor(cast.mentee), ON) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        made.application(made.active(cast.school), ApplicationKind.RELEASE)
    client.force_login(cast.director)
    client.get(reverse("pairs:applications"))
    with django_assert_num_queries(8):
        assert client.get(reverse("pairs:applications")).content.decode().count("Заявление о сложении") == rows


def test_the_list_is_searched_by_any_participant(client, cast, pair):
    made.application(pair, ApplicationKind.RELEASE)
    client.force_login(cast.curator)
    name = pair.people[1].family_name.upper()
    assert client.get(reverse("pairs:applications"), {"q": name}).context["count"] == 1
    assert client.get(reverse("pairs:applications"), {"q": "Нетакой"}).context["count"] == 0


def test_the_director_sees_what_a_pair_may_offer(cast, pair):
    application = asked(cast, pair, ApplicationKind.END)
    can = policies.offered_on_application(cast.actor(cast.director), application)
    assert {name for name, allowed in can.items() if allowed} == {"decline", "reason", "office"}
    assert SYSTEM.user is None
