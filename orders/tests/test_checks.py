"""The check before signing: mistakes forbid, doubts ask; each names its place and the way to mend it."""

from datetime import date

import pytest

from core.problems import RuleViolation
from orders import actions, selectors
from orders.models import Order
from orders.rules import ItemText
from orders.rules.citations import annex_heads, citations, day_in, organizations, wrong_citations
from orders.rules.names import may_be, named_in
from orders.tests import made
from papers.models import Act
from people.models import Person, StaffFact
from people.rules import StaffFactKind
from tests.cast import make_person

pytestmark = pytest.mark.django_db


def draft(cast, *items, **fields):
    return made.drafted(cast, items=[ItemText(text) for text in items or ("Провести встречу.",)], **fields)


def problems(order):
    return [problem.text for problem in selectors.check(order, made.DAY).problems]


def warnings(order):
    return [warning.text for warning in selectors.check(order, made.DAY).warnings]


def test_a_plain_order_raises_nothing(cast, kind):
    assert (problems(draft(cast)), warnings(draft(cast))) == ([], [])


def test_mistakes_copied_from_school_to_school_forbid_to_send(cast, kind):
    order = draft(
        cast,
        "Провести встречу.",
        "Оформить соглашения (ТК РФ, ст. 358.1).",
        preamble="Во исполнение постановления Министерства просвещения от 25 декабря 2019 г. № Р-145",
    )
    assert problems(order) == [
        "Преамбула: Р-145 — распоряжение Минпросвещения России, а не постановление.",
        "Пункт 2: Статьи 358.1 о наставничестве нет: в Трудовом кодексе это статья 351.8.",
    ]
    found = selectors.check(order, made.DAY).problems
    assert [one.url for one in found] == [f"/orders/{order.pk}/edit/#id_preamble", f"/orders/{order.pk}/edit/#item-2"]
    with pytest.raises(RuleViolation, match="распоряжение Минпросвещения"):
        actions.send(order, actor=cast.actor(cast.curator), today=made.DAY)


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("распоряжения Минпросвещения России от 25.12.2019 № Р-145", 0),
        ("постановления Правительства и распоряжения Минпросвещения № Р-145", 0),
        ("постановления Министерства просвещения № P-145", 1),  # a Latin letter
        ("статьи 351.8 Трудового кодекса", 0),
        ("статьи 1358.10", 0),
    ],
)
def test_what_is_cited_properly_is_no_mistake(text, mistakes):
    assert len(wrong_citations(text)) == mistakes


def test_an_annex_of_another_order_is_a_mistake(cast, kind):
    order = draft(cast, "Утвердить план (приложение № 1 к приказу от 01.09.2022 № 21/1).")
    assert problems(order) == [
        "Пункт 1: приложение названо «к приказу от 01.09.2022 № 21/1», а этот приказ — ещё без номера; "
        "номер в приложениях печатается сам."
    ]
    order = made.registered(cast, order, "26/1", dated=date(2025, 9, 1))
    assert problems(order)[0].endswith("а этот приказ — от 01.09.2025 № 26/1.")
    same = draft(cast, "Утвердить план (приложение к приказу от 1 сентября 2025 г. № 27/1).")
    assert problems(made.registered(cast, same, "27/1", dated=date(2025, 9, 1))) == []


def test_an_annex_that_is_not_there_and_another_school_are_asked_about(cast, kind):
    order = draft(cast, "Работать согласно приложению № 2.", "Передать копию в МБДОУ д/с № 27.")
    assert warnings(order) == [
        f"Пункт 2: названа организация «МБДОУ д/с № 27», а приказ издаёт «{cast.school.short_name}».",
        "Пункт 1: сказано о приложении № 2, а приложений у приказа нет.",
    ]
    assert warnings(draft(cast, f"Куратору {cast.school.short_name} вести журнал.")) == []


def test_acts_of_the_library_are_asked_about_when_they_hold_no_longer(cast, kind):
    Act.objects.create(kind="local", title="Порядок", number="12-Н", dated=date(2024, 1, 9), state="changed")
    Act.objects.create(kind="local", title="План", number="13-Н", dated=date(2024, 1, 9), valid_until=date(2025, 9, 30))
    order = draft(cast, "По распоряжению от 25.12.2019 № Р-145.", "По плану № 13-Н и порядку № 12-Н.")
    assert warnings(order) == [
        "Пункт 1: акт от 25.12.2019 № Р-145 — срок действия истёк.",
        "Пункт 2: акт от 09.01.2024 № 12-Н — изменён, проверьте редакцию.",
        "Пункт 2: акт от 09.01.2024 № 13-Н — срок действия истёк.",
    ]


def test_an_act_not_yet_compared_with_its_text_says_so(cast, kind):
    assert warnings(draft(cast, "По Федеральному закону № 273-ФЗ.")) == [
        "Пункт 1: акт от 29.12.2012 № 273-ФЗ — проверьте: текст акта ещё не сверен."
    ]


def test_an_act_in_no_list_or_of_another_date_is_asked_about(cast, kind):
    made.in_force(cast, number="70-ОД", title="О кураторе")
    order = draft(
        cast,
        "На основании письма Минпросвещения от 21.01.2020 № МР-42/02.",
        "По приказу Минпросвещения от 25.03.2023 № 196.",
        "Во исполнение приказа от 01.10.2025 № 70-ОД.",
    )
    assert warnings(order) == [
        "Пункт 1: акта от 21.01.2020 № МР-42/02 нет в списке документов, проверьте.",
        "Пункт 2: у акта № 196 другая дата: 24.03.2023.",
    ]


def test_a_former_surname_and_a_wrong_post_are_asked_about(cast, kind):
    person = make_person(cast.school, family_name="Ветрова", given_name="Ия", patronymic="Олеговна", post="методист")
    kind.named = [person]
    order = draft(
        cast,
        "Назначить Лугову И. О., методиста, ответственной.",
        "Ветровой И. О., учителю физики, подготовить план.",
        "Методисту И. О. Ветровой вести журнал.",
    )
    assert warnings(order) == [
        "Пункт 1: «Лугову И. О.» — среди людей организации нет такой фамилии. Возможно, теперь это Ветрова\xa0И.\xa0О.",
        "Пункт 2: «Ветровой И. О., учителю физики» — должность расходится с данными: методист.",
    ]
    Person.objects.filter(pk=person.pk).update(family_name="Лугова")
    assert "Ветрова" in str(warnings(order)) or "Ветровой" in str(warnings(order))


def test_people_who_have_left_are_asked_about_once(cast, kind):
    person = make_person(cast.school, family_name="Ветрова", given_name="Ия", patronymic="Олеговна", post="методист")
    StaffFact.objects.create(person=person, kind=StaffFactKind.LEFT, starts_on=made.DAY)
    kind.named = [person]
    assert warnings(draft(cast, "Назначить Ветрову И. О. ответственной.")) == [
        f"{person.short_name} больше не работает в организации."
    ]


def test_an_order_of_the_same_subject_is_asked_about(cast, kind):
    made.in_force(cast, number="70-ОД", title="О кураторе")
    assert warnings(draft(cast, title="О кураторе")) == [
        "Уже действует приказ с тем же заголовком: № 70-ОД от 01.10.2025."
    ]
    assert warnings(draft(cast, title="О кураторе", kind="free")) == []
    assert warnings(draft(cast, title="О кураторе", today=date(2026, 9, 1))) == []


def test_what_forbids_is_not_asked_about_as_well(cast, kind):
    kind.hindrance = kind.warning = "Нет согласия."
    assert (problems(draft(cast)), warnings(draft(cast))) == (["Нет согласия."], [])


def test_an_order_entered_as_it_is_is_not_checked(cast, kind):
    kind.hindrance = "Нет согласия."
    order = actions.enter_as_is(
        "rehearsal",
        title="О (ст. 358.1)",
        number="1",
        dated=made.DAY,
        organization=cast.school,
        actor=cast.actor(cast.curator),
        today=made.DAY,
    )
    assert (problems(order), warnings(order)) == ([], [])


def test_the_director_reads_the_places_without_links_to_the_text(client, cast, kind):
    order = made.sent(cast)
    Order.objects.filter(pk=order.pk).update(preamble="По статье 358.1")
    client.force_login(cast.director)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Преамбула: Статьи 358.1" in page
    assert f"/orders/{order.pk}/edit/" not in page
    client.force_login(cast.curator)
    assert f"/orders/{order.pk}/edit/#id_preamble" in client.get(order.get_absolute_url()).content.decode()


def test_dates_are_read_in_both_forms():
    assert [day_in(words) for words in ("01.09.2026", "1 сентября 2026", "«1» сентября 2026", "31.02.2026")] == [
        date(2026, 9, 1),
        date(2026, 9, 1),
        date(2026, 9, 1),
        None,
    ]


def test_citations_are_told_from_annex_heads():
    text = "приказа Минпросвещения от 24.03.2023 № 196; приложение № 1 к приказу от 01.09.2022 № 21/1"
    assert [(one.word, one.number) for one in citations(text)] == [("приказ", "196")]
    assert annex_heads(text) == [(date(2022, 9, 1), "21/1")]
    assert organizations("Директору МБОУ СОШ  № 100 и гимназии № 3") == ["МБОУ СОШ № 100"]


@pytest.mark.parametrize(
    ("written", "names", "same"),
    [
        ("Иванову М. П.", ("Иванова", "Мария", "Петровна"), True),
        ("М. П. Ивановой", ("Иванова", "Мария", "Петровна"), True),
        ("Гуляеву-Корж В. И.", ("Гуляева-Корж", "Вера", "Ильинична"), True),
        ("Зайца А. П.", ("Заяц", "Анна", "Петровна"), True),
        ("Черных П.", ("Черных", "Пётр", ""), True),
        ("Ёлкиной А. Ю.", ("Елкина", "Анна", "Юрьевна"), True),
        ("Петрову М. П.", ("Иванова", "Мария", "Петровна"), False),
        ("Иванову Н. П.", ("Иванова", "Мария", "Петровна"), False),
        ("Иванченко М. П.", ("Иванова", "Мария", "Петровна"), False),
    ],
)
def test_a_name_is_known_in_any_case(written, names, same):
    [named] = named_in(f"Назначить {written} ответственной.")
    assert may_be(named, names) is same
