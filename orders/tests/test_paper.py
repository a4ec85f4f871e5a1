"""The order as a paper by GOST R 7.0.97-2025: composed while it is open, frozen once in force."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from docx import Document as WordFile

from orders import actions, selectors
from orders.models import Order
from orders.rules import ItemText
from orders.tests import made
from papers.models import Document
from papers.rules import fingerprint
from printing.formats import to_text

pytestmark = pytest.mark.django_db
ITEMS = (
    ItemText("Закрепить наставников:", "rows"),
    ItemText("Наставникам:\nразработать программы до 15.10.2025;\n\nвести журнал встреч."),
)


@pytest.fixture
def people(cast, kind):
    kind.named = [cast.person(cast.mentor)]
    cast.school.full_name = "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ\n«Средняя школа № 5»"
    cast.school.short_name = "МБОУ СШ № 5"
    cast.school.save()
    for user, name in ((cast.director, "Снегирёва Елена Ивановна"), (cast.mentor, "Рябинина Мария Петровна")):
        person = cast.person(user)
        person.family_name, person.given_name, person.patronymic = name.split()
        person.save()
    kind.named = [cast.person(cast.mentor)]
    cast.school.refresh_from_db()
    return cast


def lines(order):
    return to_text(selectors.paper_of(Order.objects.get(pk=order.pk))).replace("\xa0", " ").splitlines()


def test_a_draft_is_marked_so_and_leaves_blanks_for_date_and_number(people):
    assert lines(made.drafted(people, items=ITEMS)) == [
        "Проект",
        "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ",
        "«Средняя школа № 5»",
        "(МБОУ СШ № 5)",
        "ПРИКАЗ",
        "____________ г. Заречный № ________",
        "О репетиции",
        "В целях подготовки",
        "ПРИКАЗЫВАЮ:",
        "1. Закрепить наставников:",
        "№ | Кто",
        "1 | Рябинина Мария Петровна",
        "2. Наставникам:",
        "2.1. разработать программы до 15.10.2025;",
        "2.2. вести журнал встреч.",
        "3. Контроль за исполнением приказа оставляю за собой.",
        "Директор Е. И. Снегирёва",
        "Лист ознакомления",
        "с приказом от ____________ № ________",
        "№ | Фамилия, имя, отчество | Должность | Дата | Подпись",
        "1 | Рябинина Мария Петровна | учитель математики |  | ",
    ]


def test_what_is_sent_for_signature_is_no_longer_a_draft(people):
    assert lines(made.sent(people))[0] == "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ"


def test_number_and_date_stand_in_the_order_and_on_its_sheets_alike(people):
    printed = lines(made.in_force(people, number="57/1"))
    assert "01.10.2025 г. Заречный № 57/1" in printed
    assert "с приказом от 01.10.2025 № 57/1" in printed


def test_the_place_is_left_out_where_the_name_tells_it(people):
    people.school.full_name = "Средняя школа № 5 города Заречный"
    people.school.save()
    assert "____________ № ________" in lines(made.drafted(people))


def test_what_is_in_force_never_changes(people, kind):
    order = made.in_force(people)
    before = lines(order)
    people.school.head_post = "заведующий"
    people.school.full_name = "Другое имя"
    people.school.save()
    kind.named = []
    order.items.all().delete()
    assert lines(order) == before
    assert fingerprint(order.document.content) == order.document.sha256


def test_the_database_refuses_to_change_a_frozen_text(people):
    document = made.in_force(people).document
    for act in (
        lambda: Document.objects.filter(pk=document.pk).update(content={}),
        lambda: Document.objects.filter(pk=document.pk).update(sha256="0" * 64),
        lambda: Document.objects.filter(pk=document.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="frozen document"), transaction.atomic():
            act()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM papers_document")
        assert cursor.fetchone() == (1,)


def test_the_command_prints_an_order_as_pdf_and_as_word(people, tmp_path, capsys):
    order = made.in_force(people)
    for name in ("order.pdf", "order.docx"):
        call_command("print_order", str(order.pk), str(tmp_path / name))
    assert (tmp_path / "order.pdf").read_bytes().startswith(b"%PDF-")
    word = WordFile(str(tmp_path / "order.docx"))
    assert "ПРИКАЗЫВАЮ:" in [paragraph.text for paragraph in word.paragraphs]
    assert capsys.readouterr().out.splitlines()[0] == f"Приказ № 70-ОД «О репетиции» → {tmp_path}/order.pdf"


def test_the_command_says_what_it_cannot_print(people, tmp_path):
    entered = actions.enter_as_is(
        "free",
        title="О",
        number="1",
        dated=made.DAY,
        organization=people.school,
        actor=people.actor(people.curator),
        today=made.DAY,
    )
    for pk, name, words in (
        (0, "a.pdf", "Приказа с номером записи 0 нет."),
        (entered.pk, "a.pdf", "вместо текста у него скан"),
        (entered.pk, "a.odt", "должно заканчиваться на .pdf или .docx"),
    ):
        with pytest.raises(CommandError, match=words):
            call_command("print_order", str(pk), str(tmp_path / name))


def test_a_name_that_the_rules_cannot_decline_leads_to_its_forms(people, kind, client):
    person = people.person(people.mentor)
    person.family_name, person.given_name, person.patronymic, person.sex = "Ли", "Женя", "", ""
    person.save()
    kind.named = [person]
    client.force_login(people.curator)
    page = client.get(made.drafted(people, items=ITEMS).get_absolute_url()).content.decode()
    assert "Ли Женя: пол не указан" in page
    assert f'href="/people/{person.pk}/forms/"' in page


@pytest.mark.parametrize(("place", "why"), [("no/such/folder.docx", "такой папки нет"), ("taken.docx", "это папка")])
def test_the_command_says_in_one_line_why_it_cannot_write(people, tmp_path, place, why):
    order = made.in_force(people)
    (tmp_path / "taken.docx").mkdir()
    with pytest.raises(CommandError) as refusal:
        call_command("print_order", str(order.pk), str(tmp_path / place))
    assert str(refusal.value) == f"Не удалось записать файл {tmp_path / place}: {why}."
