"""The staff list and the card: who sees whom, search, conditions, export, as many queries for 3 rows as for 1."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook

from core.problems import RuleViolation
from people import rules
from people.actions import add_person, change_person, correct_forms
from people.models import Person, StaffFact
from people.rules import CardSection, Role
from people.selectors import todo
from tests.cast import give_role, guards, make_person, make_user

TODAY = date(2026, 9, 20)
LIST = "/people/"
OPEN_TO_CURATOR = {
    "list": ("Сотрудники", "Загрузить список"),
    "new": ("Новый сотрудник", "Отчество"),
    "rights": ("Кто какие права имеет", "Роли, которые действуют сегодня"),
    "invite": ("Пригласить в систему", "У всех, кто имеет роль, вход уже есть"),
    "import_new": ("Загрузить список сотрудников", "XLSX, XLS, ODS или CSV"),
    "account": ("Мой вход", "Имя для входа"),
    "account_email": ("Электронная почта для входа", "Ваш пароль"),
}


@pytest.fixture
def school(cast):
    """Nobody on the staff but those whom a test adds."""
    Person.objects.filter(organization=cast.school).update(is_staff_member=False)
    return cast.school


def add(school, family="Ёжикова", **fields):
    return make_person(school, **({"family_name": family, "given_name": "Зоя", "patronymic": "Львовна"} | fields))


def found(client, **query):
    response = client.get(LIST, query)
    return [row.record.family_name for row in response.context["table"].rows]


@pytest.mark.parametrize(("name", "heading", "words"), [(name, *shown) for name, shown in OPEN_TO_CURATOR.items()])
def test_the_curator_opens_every_page_of_the_staff(client, cast, name, heading, words):
    client.force_login(cast.curator)
    page = client.get(reverse(f"people:{name}")).content.decode()
    assert page.split("<h1>")[1].split("</h1>")[0] == heading
    assert words in page.split("</h1>")[1]


@pytest.mark.parametrize("who", ["mentor", "mentee", "psychologist", "council", "municipal"])
def test_the_staff_list_is_closed_to_others(client, cast, who):
    client.force_login(getattr(cast, who))
    assert client.get(LIST).status_code == 403


def test_the_list_is_sorted_as_names_are_and_shows_the_own_school_alone(client, cast, school):
    add(school, "Жукова"), add(school, "Ёжикова"), add(school, "Еремина"), add(cast.next_door, "Ерёмина")
    client.force_login(cast.curator)
    assert found(client) == ["Ёжикова", "Еремина", "Жукова"]
    assert found(client, sort="-name") == ["Жукова", "Еремина", "Ёжикова"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ЕЖИКОВА", ["Ёжикова"]),
        ("ёж льв", ["Ёжикова"]),
        ("физик", ["Жукова"]),
        ("жукова зоя", ["Жукова"]),
        ("%", []),
    ],
)
def test_search_in_any_case_with_e_for_yo(client, cast, school, words, expected):
    add(school), add(school, "Жукова", post="учитель физики")
    client.force_login(cast.curator)
    assert found(client, q=words) == expected


def test_conditions_of_the_list(client, cast, school):
    today = cast.school.today()
    add(school, "Высшева", category="highest", young_specialist_from=today)
    away, gone = add(school, "Отпускова"), add(school, "Ушедшева")
    StaffFact.objects.create(person=away, kind="on_leave", starts_on=today)
    StaffFact.objects.create(person=gone, kind="left", starts_on=today)
    signed = Person.objects.get(user=make_user(school, Role.COUNCIL, family_name="Входова"))
    client.force_login(cast.curator)
    assert found(client) == ["Входова", "Высшева", "Отпускова"]
    assert found(client, state="away") == ["Отпускова"]
    assert found(client, state="gone") == ["Ушедшева"]
    assert len(found(client, state="outside")) == 9
    assert len(found(client, state="all")) == 13
    assert found(client, category="highest") == ["Высшева"]
    assert found(client, young="yes") == ["Высшева"]
    assert found(client, young="no") == ["Входова", "Отпускова"]
    assert found(client, sign_in="yes") == [signed.family_name]
    assert found(client, role="council") == ["Входова"]
    assert found(client, post="МАТЕМ") == ["Входова", "Высшева", "Отпускова"]


def test_an_empty_list_says_what_to_do(client, cast, school):
    client.force_login(cast.curator)
    assert "Загрузите список" in client.get(LIST).content.decode()


def test_the_export_holds_every_row_and_formulas_are_text(client, cast, school):
    for number in range(30):
        add(school, f"Дубова{'а' * number}", subjects="=cmd|' /C calc'!A0")
    client.force_login(cast.curator)
    sheet = load_workbook(BytesIO(client.get(LIST, {"export": "xlsx"}).content)).active
    assert sheet.max_row == 31
    cell = sheet.cell(2, [c.value for c in sheet[1]].index("Предметы") + 1)
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number_of_rows(
    client, cast, school, number, django_assert_num_queries
):
    for one in range(number):
        give_role(add(school, f"Дубова{'а' * one}"), Role.COUNCIL)
    client.force_login(cast.curator)
    with django_assert_num_queries(7):
        client.get(LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_rights_ask_the_database_the_same_for_any_number_of_rows(client, cast, number, django_assert_num_queries):
    for one in range(number):
        give_role(add(cast.school, f"Дубова{'а' * one}"), Role.COUNCIL)
    client.force_login(cast.curator)
    with django_assert_num_queries(7):
        client.get(reverse("people:rights"))


@pytest.mark.parametrize("number", [1, 3])
def test_people_to_invite_ask_the_database_little(client, cast, number, django_assert_num_queries):
    for one in range(number):
        give_role(add(cast.school, f"Дубова{'а' * one}"), Role.COUNCIL)
    client.force_login(cast.administrator)
    with django_assert_num_queries(6):
        client.get(reverse("people:invite"))


def test_the_card_shows_the_person_the_roles_and_what_apps_above_bring(client, cast, monkeypatch):
    monkeypatch.setattr(rules, "_card_sections", [])
    rules.register_card_section(lambda person, actor: CardSection("components/empty.html", {}) if person.pk else None)
    person = add(cast.school, post="<script>alert(1)</script>", teaching_experience_months=54)
    give_role(person, Role.COUNCIL)
    client.force_login(cast.curator)
    page = client.get(person.get_absolute_url()).content.decode()
    assert "Ёжикова Зоя Львовна" in page
    assert "4 года 6 месяцев" in page
    assert "член совета наставников" in page
    assert 'class="empty"' in page
    assert "<script>alert" not in page


def test_a_participant_sees_the_own_card_and_no_other(client, cast):
    client.force_login(cast.mentor)
    own = cast.person(cast.mentor)
    page = client.get(own.get_absolute_url())
    assert page.status_code == 200
    assert "Изменить сведения" not in page.content.decode()
    assert client.get(cast.person(cast.mentee).get_absolute_url()).status_code == 404
    assert client.get(reverse("people:edit", args=[own.pk])).status_code == 403


def test_a_person_is_entered_by_hand(client, cast):
    client.force_login(cast.curator)
    data = guards(cast.school) | {
        "family_name": "Клюева",
        "given_name": "Ия",
        "experience": "4 г. 6 мес.",
        "is_staff_member": "on",
        "is_teaching": "on",
        "phone": "8 914 000-00-03",
        "young_specialist_from": "2026-09-01",
    }
    response = client.post(reverse("people:new"), data)
    person = Person.objects.get(family_name="Клюева")
    assert response.url == person.get_absolute_url()
    assert (person.teaching_experience_months, person.experience_as_of) == (54, cast.school.today())
    assert (person.phone, person.organization) == ("+79140000003", cast.school)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"experience": "много"}, "не понят"),
        ({"birth_date": "2025-01-01"}, "Проверьте год рождения"),
        ({"young_specialist_until": "2026-09-01"}, "с какого дня"),
        ({"young_specialist_from": "2026-09-02", "young_specialist_until": "2026-09-01"}, "раньше даты начала"),
        ({"given_name": ""}, "Обязательное поле"),
        ({"email": "not-an-email"}, "электронной почты"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(client, cast, wrong, said):
    client.force_login(cast.curator)
    data = guards(cast.school) | {"family_name": "Клюева", "given_name": "Ия"} | wrong
    response = client.post(reverse("people:new"), data)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert 'value="Клюева"' in response.content.decode()
    assert not Person.objects.filter(family_name="Клюева").exists()


def test_the_same_person_twice_is_refused_a_namesake_is_not(cast):
    curator = cast.actor(cast.curator)
    names = {"family_name": "ЁЖИКОВА", "given_name": "Зоя", "patronymic": "Львовна"}
    add(cast.school, birth_date=date(1980, 1, 1))
    for born in (None, date(1980, 1, 1)):
        with pytest.raises(RuleViolation, match="уже внесён"):
            add_person(actor=curator, today=TODAY, birth_date=born, **names)
    assert add_person(actor=curator, today=TODAY, birth_date=date(1990, 1, 1), **names)


def test_the_curator_of_another_school_changes_nobody_here(cast):
    with pytest.raises(PermissionDenied):
        change_person(cast.person(cast.mentor), actor=cast.actor(cast.stranger), today=TODAY, post="сторож")
    with pytest.raises(PermissionDenied):
        add_person(actor=cast.actor(cast.mentor), today=TODAY, family_name="А", given_name="Б")


def test_corrected_forms_are_kept_while_the_name_stays(client, cast):
    person = add(cast.school, "Заяц", sex="f", post="учитель химии")
    client.force_login(cast.curator)
    page = client.get(reverse("people:forms", args=[person.pk])).content.decode()
    assert "учителя химии" in page
    curator = cast.actor(cast.curator)
    forms = {"name": {"acc": "Заяц Зою Львовну", "gen": ""}, "post": {"gen": "учителя химии"}}
    person = correct_forms(person, actor=curator, **forms)
    proposal_is_right = "acc" not in person.declensions.get("name", {})
    assert person.declensions == ({} if proposal_is_right else {"name": {"acc": "Заяц Зою Львовну"}})
    person = correct_forms(person, actor=curator, name={"acc": "Заяц З. Л."}, post={"gen": "учительницы химии"})
    assert person.declensions == {"name": {"acc": "Заяц З. Л."}, "post": {"gen": "учительницы химии"}}
    person = change_person(person, actor=curator, today=TODAY, family_name="Зайцева")
    assert person.declensions == {"post": {"gen": "учительницы химии"}}


def test_who_has_a_role_and_no_way_in_is_told_to_the_administrator(cast):
    admin = cast.actor(cast.administrator)
    assert todo(admin, TODAY) == []
    give_role(add(cast.school), Role.COUNCIL)
    assert [one.text for one in todo(admin, TODAY)] == ["Без входа в систему: 1\xa0человек с ролью"]
    assert todo(cast.actor(cast.mentor), TODAY) == []
