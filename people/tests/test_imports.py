"""From an uploaded list to people: preview, left-out rows, entering, questions that remain."""

import json
import resource
import time
from datetime import date

import lxml.html
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.models import AuditEntry
from core.problems import RuleViolation
from people.actions import (
    apply_staff_list,
    discard_staff_list,
    leave_rows_out,
    record_fact,
    settle_proposals,
    upload_staff_list,
)
from people.actions.imports import Settled
from people.models import Person, StaffFact, StaffImport
from people.rules import BACK, UPLOADS, StaffFactKind
from people.selectors.imports import preview_of, proposals_of
from people.tests import staff_files as files
from tests.cast import guards, make_person

TODAY = date(2026, 9, 20)
HEADER = ["ФИО", "Должность", "Стаж", "Дата рождения", "Примечание"]


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def school(cast):
    """The school without the people of the cast, so that counts are those of the list."""
    Person.objects.filter(organization=cast.school).update(is_staff_member=False)
    return cast.school


def sheet(*rows, header=HEADER):
    return files.xlsx([header, *rows])


def upload(content, curator, name="список.xlsx"):
    return upload_staff_list(content, name, actor=curator, today=TODAY)


def enter(content, curator, name="список.xlsx"):
    return apply_staff_list(upload(content, curator, name), actor=curator, today=TODAY)


def listed_names(school):
    return list(
        Person.objects.filter(organization=school, is_staff_member=True).by_name().values_list("family_name", flat=True)
    )


def test_nothing_is_written_until_the_list_is_entered(school, curator):
    before = Person.objects.count()
    staff_import = upload(files.xlsx(files.titled()), curator)
    assert Person.objects.count() == before
    assert preview_of(staff_import, TODAY).counts() == {"add": 5, "change": 0, "same": 0, "faulty": 0}
    apply_staff_list(staff_import, actor=curator, today=TODAY)
    assert listed_names(school) == ["Ветлугина", "Заречная-Холодок", "Мухтаров", "Стриж", "Ясенева"]


def test_what_is_entered_is_what_was_read(school, curator):
    enter(files.xlsx(files.titled()), curator)
    person = Person.objects.get(family_name="Мухтаров")
    assert (person.given_name, person.patronymic, person.sex) == ("Тимур", "Ильяс оглы", "m")
    assert (person.post, person.subjects) == ("инструктор по физической культуре", "физкультура")
    assert (person.teaching_experience_months, person.experience_as_of) == (54, TODAY)
    assert (person.category, person.birth_date) == ("none", date(1995, 9, 1))
    assert person.is_teaching


def test_the_same_file_twice_changes_nothing(school, curator):
    content = files.xlsx(files.titled())
    enter(content, curator)
    before = list(Person.objects.order_by("pk").values())
    again = enter(content, curator)
    assert again.summary == {"add": 0, "change": 0, "same": 5, "left_out": 0}
    assert again.proposals == []
    assert list(Person.objects.order_by("pk").values()) == before


def test_a_change_shows_old_and_new_and_is_entered(school, curator):
    enter(sheet(["Дубова Анна Львовна", "учитель", "3 года", "", ""]), curator)
    person = Person.objects.get(family_name="Дубова")
    person.declensions = {"post": {"gen": "учителки"}, "name": {"gen": "Дубовой Анны"}}
    person.save()
    enter(sheet(["Дубова Анна Львовна", "завуч", "4 года", "01.02.1988", ""]), curator)
    person.refresh_from_db()
    assert (person.post, person.teaching_experience_months, person.birth_date) == ("завуч", 48, date(1988, 2, 1))
    assert person.declensions == {"name": {"gen": "Дубовой Анны"}}
    assert person.version == 3


def test_people_without_lessons_are_no_teachers(school, curator):
    enter(sheet(["Дубова Анна Львовна", "главный бухгалтер", "", "", ""]), curator)
    assert not Person.objects.get(family_name="Дубова").is_teaching


def test_a_faulty_row_stops_the_list_until_it_is_left_out(school, curator):
    content = sheet(["Дубова Анна Львовна", "учитель", "много", "", ""], ["Вязова Анна Львовна", "учитель", 5, "", ""])
    staff_import = upload(content, curator)
    with pytest.raises(RuleViolation, match="Строк с ошибками: 1"):
        apply_staff_list(staff_import, actor=curator, today=TODAY)
    assert listed_names(school) == []
    staff_import = leave_rows_out(staff_import, rows=[2, 99], actor=curator)
    assert staff_import.left_out == [2]
    done = apply_staff_list(staff_import, actor=curator, today=TODAY)
    assert listed_names(school) == ["Вязова"]
    assert done.summary == {"add": 1, "change": 0, "same": 0, "left_out": 1}


def test_a_mended_file_takes_the_place_of_the_faulty_one(school, curator):
    faulty = upload(sheet(["Дубова Анна Львовна", "учитель", "много", "", ""]), curator)
    mended = upload(sheet(["Дубова Анна Львовна", "учитель", "7 лет", "", ""]), curator)
    faulty.refresh_from_db()
    assert (faulty.state, faulty.listed) == ("discarded", {})
    with pytest.raises(RuleViolation, match="отменён"):
        apply_staff_list(faulty, actor=curator, today=TODAY)
    apply_staff_list(mended, actor=curator, today=TODAY)
    assert listed_names(school) == ["Дубова"]


def test_personal_data_of_a_list_do_not_outlive_it(school, curator):
    done = enter(files.xlsx(files.titled()), curator)
    assert done.listed == {}
    assert discard_staff_list(upload(files.xlsx(files.titled()), curator), actor=curator).listed == {}


def test_namesakes_with_other_birth_dates_are_two_people(school, curator):
    content = sheet(
        ["Иванов Иван Иванович", "учитель", 5, "01.02.1980", ""],
        ["Иванов Иван Иванович", "педагог", 2, "03.04.1990", ""],
    )
    enter(content, curator)
    assert Person.objects.filter(organization=school, family_name="Иванов").count() == 2
    assert enter(content, curator).summary["same"] == 2


def test_facts_are_proposed_and_recorded_only_when_confirmed(school, curator):
    enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""], ["Вязов Лев Львович", "учитель", 5, "", ""]), curator)
    done = enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", "декретный отпуск с 01.09.2026"]), curator)
    dubova, vyazov = (Person.objects.get(family_name=name) for name in ("Дубова", "Вязов"))
    assert StaffFact.objects.count() == 0
    assert [(one.person, one.kind, one.on, one.found) for one in proposals_of(done)] == [
        (vyazov, "", None, False),
        (dubova, StaffFactKind.ON_LEAVE, date(2026, 9, 1), True),
    ]
    answers = [
        Settled(vyazov.pk, StaffFactKind.LEFT, date(2026, 8, 31)),
        Settled(dubova.pk, ""),  # works as before
    ]
    assert settle_proposals(done, answers=answers, actor=curator, today=TODAY).proposals == []
    fact = StaffFact.objects.get()
    assert (fact.person, fact.kind, fact.starts_on, fact.from_staff_list) == (vyazov, "left", date(2026, 8, 31), True)


def test_an_impossible_date_of_one_answer_records_none(school, curator):
    enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""], ["Вязов Лев Львович", "учитель", 5, "", ""]), curator)
    done = enter(sheet(["Клёнова Анна Львовна", "учитель", 5, "", ""]), curator)
    pks = [one["person"] for one in done.proposals]
    answers = [Settled(pks[0], "left", TODAY), Settled(pks[1], "left", date(1990, 1, 1))]
    with pytest.raises(RuleViolation, match="Дата должна быть"):
        settle_proposals(done, answers=answers, actor=curator, today=TODAY)
    assert StaffFact.objects.count() == 0


def test_who_left_and_is_listed_again_may_be_back(school, curator):
    enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""]), curator)
    person = Person.objects.get(family_name="Дубова")
    record_fact(person, kind="left", starts_on=date(2026, 6, 1), actor=curator, today=TODAY)
    assert Person.objects.filter(pk=person.pk).working(TODAY).count() == 0
    done = enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""]), curator)
    assert [(one.person, one.kind) for one in proposals_of(done)] == [(person, BACK)]
    settle_proposals(done, answers=[Settled(person.pk, BACK, date(2026, 9, 1))], actor=curator, today=TODAY)
    assert StaffFact.objects.get().ends_on == date(2026, 8, 31)
    assert Person.objects.filter(pk=person.pk).working(TODAY).count() == 1


def test_a_fact_in_a_list_that_is_recorded_already_is_not_asked_again(school, curator):
    content = sheet(["Дубова Анна Львовна", "учитель", 5, "", "уволена 01.09.2026"])
    done = enter(content, curator)
    person = done.proposals[0]["person"]
    settle_proposals(done, answers=[Settled(person, "left", date(2026, 9, 1))], actor=curator, today=TODAY)
    assert enter(content, curator).proposals == []


def test_another_school_is_neither_compared_nor_touched(cast, school, curator):
    foreign = make_person(cast.next_door, family_name="Дубова", given_name="Анна", patronymic="Львовна", post="завуч")
    done = enter(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""]), curator)
    foreign.refresh_from_db()
    assert done.summary["add"] == 1
    assert foreign.post == "завуч"
    with pytest.raises(PermissionDenied):
        upload(sheet(["Дубова Анна Львовна", "учитель", 5, "", ""]), cast.actor(cast.mentor))
    with pytest.raises(PermissionDenied):
        settle_proposals(done, answers=[], actor=cast.actor(cast.stranger), today=TODAY)


def test_the_trail_tells_counts_and_no_names(school, curator):
    done = enter(files.xlsx(files.titled()), curator)
    entry = AuditEntry.objects.about(done).get(action="people.staff_list_entered")
    assert entry.facts == {"add": 5, "change": 0, "same": 0, "left_out": 0, "proposals": 0}
    assert "Ветлугина" not in json.dumps([e.facts for e in AuditEntry.objects.all()], ensure_ascii=False)


def test_uploads_are_limited_by_user(school, curator):
    content = sheet(["Дубова Анна Львовна", "учитель", 5, "", ""])
    for _ in range(UPLOADS):
        StaffImport.objects.create(organization=school, filename="a", sha256="0", created_by=curator.user)
    with pytest.raises(RuleViolation, match="Подождите"):
        upload(content, curator)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("список.doc", b"\xd0\xcf\x11\xe0", "сохраните как XLSX"),
        ("список.xlsx", b"PK\x03\x04", "XLSX"),
        ("пустой.csv", b"", "Файл пуст"),
        ("список.csv", "Класс;Кабинет\n5А;12\n".encode(), "Не нашли строку с названиями столбцов"),
    ],
)
def test_an_unreadable_file_is_answered_beside_the_field(client, cast, name, content, said):
    client.force_login(cast.curator)
    data = guards(cast.school) | {"file": SimpleUploadedFile(name, content)}
    response = client.post(reverse("people:import_new"), data)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert StaffImport.objects.count() == 0


def test_from_the_upload_to_the_entered_list_in_the_browser(client, cast, school):
    client.force_login(cast.curator)
    content = sheet(["<b>Дубова</b> Анна", "учитель", 5, "", ""], ["Вязова Анна Львовна", "учитель", 5, "", ""])
    data = guards(cast.school) | {"file": SimpleUploadedFile("список.xlsx", content)}
    response = client.post(reverse("people:import_new"), data)
    staff_import = StaffImport.objects.get()
    assert response.url == reverse("people:import", args=[staff_import.pk])
    page = client.get(response.url).content.decode()
    assert "A «ФИО»" in page
    assert "&lt;b&gt;Дубова&lt;/b&gt;" in page
    assert reverse("people:import_apply", args=[staff_import.pk]) not in page
    out = reverse("people:import_leave_out", args=[staff_import.pk])
    client.post(out, guards(school, staff_import) | {"shown": 2, "all": "yes"})
    assert reverse("people:import_apply", args=[staff_import.pk]) in client.get(response.url).content.decode()
    client.post(reverse("people:import_apply", args=[staff_import.pk]), guards(school, staff_import))
    assert listed_names(school) == ["Вязова"]
    assert "строк не внесено" in client.get(response.url).content.decode()


FAULT = "В ячейке «<b>Осинина</b>» знаки формулы или разметки. Замените их обычным текстом."
PARTS = {
    "add": ["Новикова Ада Ильинична", "4", "учитель", ""],
    "change": ["Дубова Анна", "3", "должность: учитель → педагог-психолог", ""],
    "same": ["Вязова Анна", "2", "учитель", ""],
    "faulty": ["<b>Осинина</b>", "5", f"A «ФИО»: {FAULT}", "не вносить строку 5"],
    "problems": ["5", "A «ФИО»", FAULT, "да"],
    "skipped": ["6", "Итого: 4 человека"],
}
ONE_OF_EACH = [
    ["Вязова Анна", "учитель", 5, "", ""],
    ["Дубова Анна", "педагог-психолог", 5, "", ""],
    ["Новикова Ада Ильинична", "учитель", 5, "", ""],
    ["<b>Осинина</b>", "учитель", 5, "", ""],
    ["Итого: 4 человека", "", "", "", ""],
]


def rows_of(response):
    """The words of each row of the page's table, cell by cell."""
    rows = lxml.html.fromstring(response.content.decode()).xpath("//main//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("./td")] for row in rows]


@pytest.mark.parametrize("show", [*PARTS, "nonsense"])
def test_each_part_of_a_preview_shows_its_own_row(client, cast, school, curator, show):
    enter(sheet(["Вязова Анна", "учитель", 5, "", ""], ["Дубова Анна", "учитель", 5, "", ""]), curator)
    staff_import = upload(sheet(*ONE_OF_EACH), curator)
    client.force_login(cast.curator)
    response = client.get(f"{staff_import.get_absolute_url()}?show={show}&page=99")
    assert {name: number for name, _, number in response.context["tabs"]} == dict.fromkeys(PARTS, 1)
    assert rows_of(response) == [PARTS.get(show, PARTS["faulty"])]


def test_a_preview_asks_as_many_questions_of_the_database_for_3_rows_as_for_300(
    client, cast, school, curator, django_assert_num_queries
):
    client.force_login(cast.curator)
    for number in (3, 300):
        rows = [[f"Дубова{'а' * (n % 20)} Анна{'б' * (n // 20)}", "учитель", 5, "", ""] for n in range(number)]
        staff_import = upload(sheet(*rows), curator)
        with django_assert_num_queries(7):
            client.get(staff_import.get_absolute_url())


@pytest.mark.slow
def test_ten_thousand_rows_take_less_than_a_minute_and_300_megabytes(school, curator):
    letters = "абвгдежзиклмнопрстуф"
    families = [f"Дуб{a}{b}{c}ов" for a in letters for b in letters for c in letters[:13]]
    rows = [[f"{family} Пётр Ильич", "учитель", 5, f"{1 + n % 28:02}.02.1980", ""] for n, family in enumerate(families)]
    rows = [*rows, *[[row[0].replace("Пётр", "Илья"), *row[1:]] for row in rows]][:10_000]
    content = files.csv_file([HEADER, *rows])
    name = "список.csv"
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert enter(content, curator, name).summary["add"] == 10_000
    changed = files.csv_file([HEADER, *[[row[0], "педагог", 6, *row[3:]] for row in rows]])
    assert enter(changed, curator, name).summary["change"] == 10_000
    assert time.monotonic() - started < 60  # both lists
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.fixture
def file(tmp_path):
    def write(content, name="list.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def run(capsys, *args, **options):
    call_command("import_staff", *args, **options)
    return json.loads(capsys.readouterr().out)


def test_the_command_says_in_json_what_it_would_do(school, file, capsys):
    content = sheet(["Дубова Анна Львовна", "учитель", "много", "", ""], ["Вязова Анна Львовна", "учитель", 5, "", ""])
    before = Person.objects.count()
    assert run(capsys, file(content), org=school.slug, dry_run=True) == {
        "add": 1,
        "change": 0,
        "same": 0,
        "problems": [
            {
                "row": 2,
                "column": "C «Стаж»",
                "problem": "Стаж «много» не понят. Напишите число лет, например 18 или «4 г. 6 мес.».",
            }
        ],
    }
    assert (Person.objects.count(), StaffImport.objects.count()) == (before, 0)


def test_the_command_enters_a_list_once(school, file, capsys):
    path = file(files.xlsx(files.titled()))
    assert run(capsys, path, org=school.slug)["add"] == 5
    assert run(capsys, path, org=school.slug)["same"] == 5


def test_the_command_refuses_a_faulty_list_unless_told_to_skip(school, file, capsys):
    content = sheet(["Дубова Анна Львовна", "учитель", "много", "", ""], ["Вязова Анна Львовна", "учитель", 5, "", ""])
    with pytest.raises(CommandError, match="--skip-faulty"):
        call_command("import_staff", file(content), org=school.slug)
    assert listed_names(school) == []
    call_command("import_staff", file(content), org=school.slug, skip_faulty=True)
    assert listed_names(school) == ["Вязова"]


def test_the_command_names_what_it_cannot_find_or_read(school, file):
    with pytest.raises(CommandError, match="нет"):
        call_command("import_staff", file(b""), org="nowhere")
    with pytest.raises(CommandError, match="не открывается"):
        call_command("import_staff", "/nowhere.xlsx", org=school.slug)
    with pytest.raises(CommandError, match="Файл пуст"):
        call_command("import_staff", file(b""), org=school.slug)
