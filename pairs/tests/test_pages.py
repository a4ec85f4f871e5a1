"""What each reader sees on the pages of pairs, and what never reaches them."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.actors import SYSTEM
from pairs import actions
from pairs.models import Pair
from pairs.selectors.todo import todo
from pairs.tests import made
from people.models import Person
from registry.models import Competence, Need
from registry.rules import Bank, MenteeCategory
from registry.rules.hooks import closing_problems, had_a_pair
from tests.cast import guards, make_person

pytestmark = pytest.mark.django_db
REASON, NOTE, REQUEST = "совпадают взгляды на дисциплину", "поссорились", "держать внимание класса"


@pytest.fixture
def pair(cast):
    """The cast's mentor and mentee, with all that could leak: a reason, a closed category, a birth date."""
    Person.objects.filter(user=cast.mentee).update(birth_date=date(1999, 3, 8))
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    mentee = made.ready_mentee(
        cast.school,
        Person.objects.get(user=cast.mentee),
        request=REQUEST,
        strengths="любит опыты",
        note="скрытая заметка",
        categories=[MenteeCategory.BURNT_OUT],
    )
    need = Competence.objects.create(organization=cast.school, title="работа с родителями")
    Need.objects.create(mentee=mentee, competence=need, weight=3)
    return made.proposed(cast.school, mentor, [mentee], reason=REASON)


def shown(client, user, name, *args, query="") -> str:
    client.force_login(user)
    response = client.get(reverse(f"pairs:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "sees"), [("curator", True), ("director", True), ("council", True), ("mentor", False), ("mentee", False)]
)
def test_why_this_pair_is_read_by_the_office_and_the_council(client, cast, pair, who, sees):
    assert (REASON in shown(client, getattr(cast, who), "detail", pair.pk)) is sees


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("curator", True),
        ("director", True),
        ("council", False),
        ("psychologist", False),
        ("mentor", False),
        ("mentee", False),
    ],
)
def test_the_quiet_note_of_an_end_is_read_by_the_office_alone(client, cast, pair, who, sees):
    everybody = [(pair, person) for person in pair.people]
    actions.record_answers(everybody, answer="yes", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    made.bring_into_force(actions.draft_order([pair], actor=SYSTEM, today=made.TODAY))
    actions.end_pair(pair, ground="curator", ended_on=made.TODAY, note=NOTE, actor=SYSTEM, today=made.TODAY)
    assert (NOTE in shown(client, getattr(cast, who), "detail", pair.pk)) is sees


def test_a_mentor_reads_what_is_needed_of_the_mentee_and_no_more(client, cast, pair):
    text = shown(client, cast.mentor, "detail", pair.pk)
    for known in (REQUEST, "любит опыты", "работа с родителями — очень важно"):
        assert known in text
    for closed in ("1999", "выгорание", "иные затруднения", "скрытая заметка"):
        assert closed not in text


def test_the_mentees_file_closes_with_a_refusal(client, cast, pair):
    answers = [(pair, pair.people[0])]
    actions.record_answers(answers, answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    assert REQUEST not in shown(client, cast.mentor, "detail", pair.pk)


def test_who_declined_is_not_told_to_the_other(client, cast, pair):
    answers = [(pair, pair.people[0])]
    actions.record_answers(answers, answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    assert "отказ 01.10.2026" in shown(client, cast.curator, "detail", pair.pk)
    assert "отказ 01.10.2026" not in shown(client, cast.mentee, "detail", pair.pk)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        made.proposed(cast.school, None, [made.ready_mentee(cast.school) for _ in range(2)])
    client.force_login(cast.curator)
    client.get(reverse("pairs:list"))
    with django_assert_num_queries(8):
        client.get(reverse("pairs:list"))


@pytest.mark.parametrize("rows", [1, 3])
def test_candidates_ask_the_same_however_many(client, cast, rows, django_assert_num_queries):
    mentee = made.ready_mentee(cast.school)
    for _ in range(rows):
        made.ready_mentor(cast.school)
    client.force_login(cast.curator)
    address = f"{reverse('pairs:mentors')}?mentee={mentee.pk}"
    client.get(address)
    with django_assert_num_queries(18):
        client.get(address)


@pytest.mark.parametrize("mentees", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("curator", 22), ("director", 22)])
def test_the_page_asks_the_same_however_many_mentees(client, cast, mentees, who, queries, django_assert_num_queries):
    pair = made.active(cast.school, None, [made.ready_mentee(cast.school) for _ in range(mentees)])
    client.force_login(getattr(cast, who))
    client.get(pair.get_absolute_url())
    with django_assert_num_queries(queries):
        client.get(pair.get_absolute_url())


def test_the_search_finds_each_participant_in_any_case_and_with_either_e(client, cast):
    mentor = made.ready_mentor(cast.school, make_person(cast.school, family_name="Семёнова", given_name="Яна"))
    mentee = made.ready_mentee(cast.school, make_person(cast.school, family_name="Журавлёв", given_name="Гоша"))
    pair = made.proposed(cast.school, mentor, [mentee])
    made.proposed(cast.school)
    client.force_login(cast.curator)
    for words in ("семенова", "ЖУРАВЛЕВ", "журавлёв семенова", "гоша яна"):
        found = client.get(reverse("pairs:list"), {"q": words}).context["table"].data.data
        assert list(found) == [pair], words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "active"}, 1),
        ({"state": "declined"}, 0),
        ({"kind": "traditional"}, 2),
        ({"kind": "virtual"}, 0),
        ({"form_of": "teacher_teacher"}, 2),
        ({"year": "2026"}, 2),
        ({"year": "2024"}, 0),
    ],
)
def test_the_filters_narrow_the_list(client, cast, query, found):
    made.proposed(cast.school)
    made.active(cast.school)
    client.force_login(cast.curator)
    assert client.get(reverse("pairs:list"), query).context["count"] == found


def test_the_list_is_filtered_by_mentor_and_names_only_the_own_ones(client, cast, pair):
    made.proposed(cast.school)
    foreign = made.ready_mentor(cast.next_door)
    client.force_login(cast.curator)
    assert client.get(reverse("pairs:list"), {"mentor": pair.mentor_id}).context["count"] == 1
    choices = client.get(reverse("pairs:list")).context["filter"].form.fields["mentor"].queryset
    assert foreign not in choices


def test_the_list_is_exported_without_formulas(client, cast, pair):
    Person.objects.filter(user=cast.mentor).update(family_name="=1+1")
    client.force_login(cast.curator)
    book = load_workbook(BytesIO(client.get(reverse("pairs:list"), {"export": "xlsx"}).content))
    head, row = book.active.iter_rows(values_only=True)
    assert head == ("Наставник", "Наставляемые", "Форма и вид", "Состояние", "Период", "Приказ")
    assert row[0].startswith("=1+1")
    assert row[3:] == ("предложена", "план: с 01.10.2026 по 31.05.2027", None)


def test_a_participant_lists_own_pairs_alone(client, cast, pair):
    made.proposed(cast.school)
    client.force_login(cast.mentee)
    assert [row.pk for row in client.get(reverse("pairs:list")).context["table"].data.data] == [pair.pk]


def test_the_way_of_a_proposal_by_forms(client, cast):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school)
    assert str(mentee.person) in shown(client, cast.curator, "new")
    assert str(mentor.person) in shown(client, cast.curator, "mentors", query=f"?mentee={mentee.pk}")
    address = f"{reverse('pairs:propose')}?mentor={mentor.pk}&mentee={mentee.pk}"
    assert client.get(address).status_code == 200
    terms = {"form": "teacher_teacher", "kinds": ["traditional"], "starts_on": "2026-12-01", "ends_on": "2027-05-31"}
    answer = client.post(address, guards(cast.school) | terms)
    pair = Pair.objects.get()
    assert (answer.status_code, answer.url) == (302, pair.get_absolute_url())
    wrong = client.post(address, guards(cast.school) | terms | {"ends_on": "2027-12-01"})
    assert (wrong.status_code, "не больше чем на год" in wrong.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("make", "curator", "mentor"),
    [
        (made.proposed, "Внести ответы с бумаги", "Ваш ответ"),
        (made.agreed, "Подготовить приказ", "Куратор готовит приказ о закреплении"),
        (made.ordered, "Открыть приказ", "Приказ о закреплении готовится к подписанию"),
        (made.active, "Составить программу", "Составить программу"),
    ],
)
def test_the_page_names_the_next_step_of_each_reader(client, cast, make, curator, mentor):
    pair = make(cast.school, made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor)))
    assert f">{curator}</a>" in shown(client, cast.curator, "detail", pair.pk)
    assert mentor in shown(client, cast.mentor, "detail", pair.pk)


def test_the_waiting_list_takes_answers_of_several_pairs(client, cast):
    pairs = [made.proposed(cast.school), made.proposed(cast.school)]
    client.force_login(cast.curator)
    ticked = [f"{pair.pk}-{person.pk}" for pair in pairs for person in pair.people]
    fields = guards(cast.school) | {"people": ticked, "answer": "yes", "paper_date": "2026-10-01"}
    assert client.post(reverse("pairs:waiting"), fields).status_code == 302
    assert {made.fresh(pair).state for pair in pairs} == {"agreed"}
    assert "Все ответы получены" in shown(client, cast.curator, "waiting")


@pytest.mark.parametrize("who", ["director", "mentor", "mentee", "council", "psychologist", "secretary", "no_role"])
@pytest.mark.parametrize("name", ["new", "mentors", "propose", "waiting", "order", "enter", "import_new"])
def test_the_curators_pages_are_closed_to_others(client, cast, who, name):
    client.force_login(getattr(cast, who))
    assert client.get(reverse(f"pairs:{name}")).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("secretary", 403), ("administrator", 403), ("municipal", 403)])
def test_the_list_is_for_those_who_work_with_pairs(client, cast, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(reverse("pairs:list")).status_code == status


def test_a_foreign_entry_in_the_address_does_not_exist(client, cast):
    foreign, own = made.ready_mentee(cast.next_door), made.ready_mentor(cast.school)
    client.force_login(cast.curator)
    for address in (
        f"{reverse('pairs:mentors')}?mentee={foreign.pk}",
        f"{reverse('pairs:propose')}?mentor={own.pk}&mentee={foreign.pk}",
        f"{reverse('pairs:new')}?mentor={made.ready_mentor(cast.next_door).pk}",
    ):
        assert client.get(address).status_code == 404


def test_a_draft_is_made_of_ticked_pairs_by_the_form(client, cast):
    pairs = [made.agreed(cast.school), made.agreed(cast.school)]
    client.force_login(cast.curator)
    answer = client.post(reverse("pairs:order"), guards(cast.school) | {"pairs": [pairs[0].pk]})
    order = made.fresh(pairs[0]).opened_by
    assert (answer.url, made.fresh(pairs[1]).opened_by) == (order.get_absolute_url(), None)
    client.post(reverse("pairs:order"), guards(cast.school) | {"pairs": [pairs[1].pk], "into": order.pk})
    assert made.fresh(pairs[1]).opened_by == order


def test_everybody_is_told_what_to_do_now(cast, pair):
    def told(who):
        return [(one.text.replace("\xa0", " "), one.button) for one in todo(cast.actor(who), made.TODAY)]

    assert [button for _, button in told(cast.mentor)] == ["Ответить"]
    [(text, _)] = told(cast.mentee)
    assert text.startswith("Вас предлагают в пару с ")
    assert text.endswith(" — ответьте.")
    assert told(cast.curator) == [("1 предложенная пара ждёт ответов.", "Внести ответы")]
    made.agreed(cast.school)
    made.ready_mentee(cast.school)
    assert told(cast.curator) == [
        ("1 пара согласована и ждёт приказа о закреплении.", "Подготовить приказ"),
        ("1 предложенная пара ждёт ответов.", "Внести ответы"),
        ("1 наставляемый без пары.", "Подобрать наставников"),
    ]
    assert told(cast.director) == []


def test_a_declined_pair_is_the_curators_until_the_mentee_is_proposed_anew(cast, pair):
    answers = [(pair, pair.people[0])]
    actions.record_answers(answers, answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    actor = cast.actor(cast.curator)
    assert [one.button for one in todo(actor, made.TODAY)] == ["Подобрать", "Подобрать наставников"]
    made.proposed(cast.school, None, [pair.members.get().mentee])
    assert [one.button for one in todo(actor, made.TODAY)] == ["Внести ответы"]


def test_the_banks_know_load_history_and_what_hinders_leaving(client, cast):
    pair = made.active(cast.school)
    mentee = pair.members.get().mentee
    assert pair.mentor.__class__.objects.with_load().get(pk=pair.mentor_id).load == 1
    year = date(2026, 9, 1), date(2027, 8, 31)
    assert had_a_pair(cast.school.pk, *year) == {mentee.person_id}
    assert had_a_pair(cast.school.pk, date(2025, 9, 1), date(2026, 8, 31)) == set()
    assert [problem.url for problem in closing_problems(mentee)] == [pair.get_absolute_url()]
    client.force_login(cast.curator)
    for entry in (pair.mentor, mentee):
        assert pair.get_absolute_url() in client.get(entry.get_absolute_url()).content.decode()


def test_the_register_of_both_banks_names_the_partner(client, cast):
    pair = made.active(cast.school)
    client.force_login(cast.curator)
    for bank, other in ((Bank.MENTORS, pair.people[1]), (Bank.MENTEES, pair.people[0])):
        answer = client.get(reverse(f"registry:{bank}"), {"export": "xlsx"})
        rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
        assert str(other) in rows[1], bank
