"""The order as a school would print it, read back from its PDF."""

import subprocess
from datetime import date

import pytest

from core.actors import SYSTEM
from orders.models import Order
from orders.selectors import paper_of
from pairs import actions
from pairs.tests import made
from papers.models import Act
from people.models import Person
from people.rules import Role, Sex
from printing.formats import to_pdf
from registry.rules import MenteeCategory
from tests.cast import give_role, make_organization, make_person

pytestmark = pytest.mark.django_db


def read_back(order: Order, tmp_path) -> str:
    """The words of the PDF, spaces and line breaks evened out."""
    path = tmp_path / "order.pdf"
    path.write_bytes(to_pdf(paper_of(Order.objects.get(pk=order.pk))))
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.replace("\xa0", " ").replace("-\n", "-").split())


def school(head_post="директор", **head):
    organization = make_organization(head_post=head_post)
    organization.head = person(organization, **({"family_name": "Панина", "given_name": "Ольга"} | head))
    organization.save()
    curator = person(
        organization, family_name="Ёлкина", given_name="Анна", patronymic="Юрьевна", post="заместитель директора по УВР"
    )
    give_role(curator, Role.CURATOR)
    return organization


def person(organization, **fields) -> Person:
    defaults = {"patronymic": "Степановна", "sex": Sex.FEMALE, "post": "учитель физики"}
    return make_person(organization, **(defaults | fields))


def lavrova(organization, **fields):
    named = person(
        organization, family_name="Лаврова", given_name="Мария", patronymic="Петровна", post="учитель математики"
    )
    return made.ready_mentor(organization, named, **fields)


def mentees(organization, *names):
    """Each by «Фамилия Имя Отчество», a man when so written."""
    found = []
    for name in names:
        family, given, *rest = name.split()
        sex = Sex.MALE if given in {"Илья", "Пётр"} else Sex.FEMALE
        named = person(organization, family_name=family, given_name=given, patronymic="".join(rest), sex=sex)
        found.append(
            made.ready_mentee(organization, named, categories=[MenteeCategory.YOUNG, MenteeCategory.BURNT_OUT])
        )
    return found


def in_force(*pairs, number="26/1") -> Order:
    order = actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY)
    return made.bring_into_force(order, number=number)


def test_a_pair(tmp_path):
    organization = school()
    act = {"kind": "regulation", "number": "70-ОД", "dated": date(2025, 9, 1)}
    Act.objects.create(organization=organization, title="Положение о системе наставничества", **act)
    agreement = {
        "agreement_number": "5",
        "agreement_date": date(2026, 9, 1),
        "agreement_payment": "3000 рублей в месяц",
    }
    mentor = lavrova(organization, **agreement)
    text = read_back(
        in_force(made.agreed(organization, mentor, mentees(organization, "Сизов Илья Олегович"))), tmp_path
    )
    assert "01.10.2026 г. Заречный № 26/1 О закреплении наставнических пар и групп" in text
    assert (
        "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации, Положением о системе наставничества "
        "(от 01.09.2025 № 70-ОД), в целях профессиональной поддержки и развития педагогических работников "
        "ПРИКАЗЫВАЮ: 1. Закрепить наставническую пару на следующих условиях:"
    ) in text
    assert (
        "2. Наставнику Лавровой М. П. совместно с наставляемым разработать персонализированную программу "
        "наставничества и представить её на утверждение в срок до 15.10.2026, отмечать проведённые встречи. "
        "3. Куратору Ёлкиной А. Ю., заместителю директора по УВР, обеспечить координацию работы наставнической пары "
        "и мониторинг: промежуточный — до 30.01.2027, итоговый — до 31.05.2027. "
        "4. Выплату за наставничество Лавровой М. П. производить согласно дополнительному соглашению к трудовому "
        "договору от 01.09.2026 № 5 (3000 рублей в месяц). "
        "5. Куратору ознакомить участников с приказом под подпись в течение трёх рабочих дней со дня его подписания. "
        "6. Контроль за исполнением приказа оставляю за собой. "
        "Основание: письменные согласия Лавровой М. П. от 01.09.2024, Сизова И. О. от 01.09.2024. "
        "Директор О. С. Панина"
    ) in text
    assert "Лист ознакомления с приказом от 01.10.2026 № 26/1" in text


def test_a_group_of_three_with_a_double_surname_and_without_a_patronymic(tmp_path):
    organization = school("заведующий")
    named = person(organization, family_name="Гуляева-Корж", given_name="Вера", patronymic="Ильинична")
    mentor = made.ready_mentor(organization, named, in_job_function=True)
    three = mentees(organization, "Черных Пётр", "Мельник Алла Игоревна", "Мамед-заде Анна Львовна")
    pair = made.agreed(organization, mentor, three, kinds=["group", "virtual"])
    text = read_back(in_force(pair, number="14-а"), tmp_path)
    assert "В целях профессиональной поддержки и развития педагогических работников ПРИКАЗЫВАЮ: 1. Закрепить " in text
    assert "1. Закрепить наставническую группу на следующих условиях:" in text
    assert "2. Наставнику Гуляевой-Корж В. И. совместно с наставляемыми разработать" in text
    assert (
        "4. Наставничество входит в трудовую функцию Гуляевой-Корж В. И.; дополнительное соглашение по статье 351.8 "
        "Трудового кодекса Российской Федерации не требуется."
    ) in text
    assert (
        "Основание: письменные согласия Гуляевой-Корж В. И. от 01.09.2024, Черных П. от 01.09.2024, "
        "Мельник А. И. от 01.09.2024, Мамед-заде А. Л. от 01.09.2024. Заведующий О. С. Панина"
    ) in text
    assert "4 Черных Пётр учитель физики" in text


def test_pairs_of_an_acting_head_and_a_form_corrected_by_hand(tmp_path):
    organization = school("и.о. директора", given_name="Оксана", patronymic="")
    mentor = lavrova(organization)
    mentor.person.declensions = {"name": {"dat": "Лавровой Марии Петровне"}}
    mentor.person.save()
    hare = person(
        organization, family_name="Заяц", given_name="Анна", declensions={"name": {"gen": "Зайца Анны Степановны"}}
    )
    pairs = [
        made.agreed(organization, mentor, mentees(organization, "Сизов Илья Олегович")),
        made.agreed(organization, made.ready_mentor(organization, hare), mentees(organization, "Черных Пётр")),
    ]
    text = read_back(in_force(*pairs, number="24.08.30"), tmp_path)
    assert "1. Закрепить наставнические пары на следующих условиях:" in text
    assert "2. Наставникам Лавровой М. П., Заяц А. С. совместно с наставляемыми разработать персонализированные" in text
    assert "Зайца А. С. от 01.09.2024" in text
    assert "И.о. директора О. Панина" in text


def test_a_long_table_goes_to_the_annex_that_names_the_order(tmp_path):
    organization = school()
    pairs = [made.agreed(organization) for _ in range(7)]
    text = read_back(in_force(*pairs, number="52-0/3"), tmp_path)
    assert (
        "1. Закрепить наставнические пары согласно приложению № 1. 2. Наставникам, указанным в приложении № 1," in text
    )
    assert "Основание: письменные согласия наставников и наставляемых от 01.09.2024." in text
    assert "к приказу от 01.10.2026 № 52-0/3" in text


@pytest.mark.parametrize(("number", "in_annex"), [(6, False), (7, True)])
def test_six_pairs_stand_in_the_order_itself(number, in_annex):
    organization = school()
    pairs = [made.agreed(organization) for _ in range(number)]
    paper = paper_of(actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY))
    assert (paper.items[0].table is None, len(paper.annexes)) == (in_annex, int(in_annex))


def test_a_category_of_a_mentee_is_never_printed(tmp_path):
    organization = school()
    one, two = mentees(organization, "Сизов Илья Олегович", "Черных Пётр")
    text = read_back(
        in_force(made.agreed(organization, None, [one, two], kinds=["group"], reason="выгорание")), tmp_path
    )
    for category in MenteeCategory:
        assert category.label not in text
    assert "выгорание" not in text


def test_speed_mentoring_has_a_meeting_in_place_of_a_program():
    organization = school()
    pair = made.agreed(organization, lavrova(organization), kinds=["speed"])
    order = actions.draft_order([pair], actor=SYSTEM, today=made.TODAY)
    words = [item.text.replace("\xa0", " ") for item in order.items.all()]
    assert (
        words[1]
        == "Наставнику Лавровой М. П. провести встречу в рамках скоростного наставничества в срок до 31.05.2027."
    )
    assert not any("программ" in text for text in words)


def test_several_payments_are_listed_below_one_item():
    organization = school()
    paid = [
        lavrova(organization, agreement_number="5", agreement_date=date(2026, 9, 1)),
        made.ready_mentor(
            organization,
            person(organization, family_name="Мельник", given_name="Алла", patronymic="Игоревна"),
            agreement_number="6",
            agreement_date=date(2026, 9, 2),
            agreement_payment="10 % оклада",
        ),
    ]
    pairs = [made.agreed(organization, mentor) for mentor in paid]
    order = actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY)
    item = paper_of(order).items[3]
    assert (
        item.text == "Выплаты за наставничество производить согласно дополнительным соглашениям к трудовым договорам:"
    )
    assert [sub.text.replace("\xa0", " ") for sub in item.subitems] == [
        "Лавровой М. П. — от 01.09.2026 № 5;",
        "Мельник А. И. — от 02.09.2026 № 6 (10 % оклада).",
    ]
