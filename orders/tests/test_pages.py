"""What the pages of orders say and offer, to whom, at what cost."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.models import AuditEntry
from orders import actions, selectors
from orders.models import Order
from orders.states import OrderState
from orders.tests import made
from papers.actions import store_scan
from people.models import Person
from tests.cast import PASSWORD, guards, make_user
from tests.probes.papers import PNG, act, picture

pytestmark = pytest.mark.django_db


def page(client, user, address):
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def offers(text):
    """The moves of an order that the page links to or posts."""
    verbs = ["edit", "send", "discard", "approve", "return", "sign", "original", "register", "acquaint", "acquaintance"]
    return {verb for verb in verbs if f"/{verb}/" in text}


def titles(response):
    return [order.title for order in response.context["table"].data]


@pytest.mark.parametrize(("user", "queries"), [("curator", 8), ("director", 9), ("mentor", 8)])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, kind, django_assert_num_queries, user, queries, rows):
    kind.named = [cast.person(cast.mentor)]
    for number in range(rows):
        made.in_force(cast, number=str(number), title=f"О деле {number}")
    client.force_login(getattr(cast, user))
    with django_assert_num_queries(queries):
        response = client.get("/orders/")
    assert len(titles(response)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_an_order_costs_the_same_however_many_are_named(
    client, cast, kind, django_assert_num_queries, rows
):
    users = [make_user(cast.school, "mentor") for _ in range(rows)]
    kind.named = list(Person.objects.filter(user__in=users))
    order = made.in_force(cast)
    client.force_login(cast.curator)
    with django_assert_num_queries(12):
        response = client.get(order.get_absolute_url())
    assert len(response.context["acquaintances"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_directors_queue_costs_the_same_however_long(client, cast, kind, django_assert_num_queries, rows):
    for number in range(rows):
        made.sent(cast, title=f"О деле {number}")
    client.force_login(cast.director)
    with django_assert_num_queries(16):
        response = client.get("/orders/queue/")
    assert response.content.decode().count('href="?order=') == rows


def test_the_list_is_searched_filtered_and_exported(client, cast, kind):
    made.in_force(cast, title="О закреплении ёлочных пар", number="70-ОД")
    made.drafted(cast, title="О поощрении")
    client.force_login(cast.curator)
    assert titles(client.get("/orders/?q=ЕЛОЧНЫХ")) == ["О закреплении ёлочных пар"]
    assert titles(client.get("/orders/?q=70-од")) == ["О закреплении ёлочных пар"]
    assert titles(client.get("/orders/?state=draft")) == ["О поощрении"]
    assert titles(client.get("/orders/?kind_name=free")) == []
    assert len(titles(client.get("/orders/?school_year=2025"))) == 2
    assert titles(client.get("/orders/?sort=-title")) == ["О поощрении", "О закреплении ёлочных пар"]
    sheet = load_workbook(BytesIO(client.get("/orders/?export=xlsx&state=in_force").content)).active
    rows = [[str(cell or "") for cell in row] for row in sheet.values]
    assert rows[0] == ["Приказ", "Кого касается, кто составил", "Номер", "Дата", "Вид", "Состояние", "Действует с"]
    assert rows[1][:1] + rows[1][2:3] + rows[1][4:6] == ["О закреплении ёлочных пар", "70-ОД", "репетиция", "действует"]


def test_an_empty_list_says_what_to_do(client, cast):
    assert "Приказов пока нет" in page(client, cast.curator, "/orders/")
    assert "когда в нём назовут вас" in page(client, cast.mentor, "/orders/")


@pytest.mark.parametrize(
    ("state", "user", "expected"),
    [
        ("drafted", "curator", {"edit", "send", "discard", "register", "sign"}),
        ("drafted", "director", set()),
        ("sent", "director", {"approve", "return"}),
        ("sent", "curator", {"sign", "register", "discard"}),
        ("sent", "secretary", {"sign", "register"}),
        ("approved", "secretary", {"register", "original"}),
        ("approved", "director", set()),
        ("in_force", "mentor", {"acquaint"}),
        ("in_force", "curator", {"acquaintance", "original"}),
    ],
)
def test_each_reader_is_offered_what_they_may_do_now(client, cast, kind, state, user, expected):
    kind.named = [cast.person(cast.mentor)]
    order = getattr(made, state)(cast)
    assert offers(page(client, getattr(cast, user), order.get_absolute_url())) == expected


def test_what_hinders_is_named_with_the_way_to_mend_it(client, cast, kind):
    order = made.sent(cast)
    kind.hindrance = "Нет согласия: Ёлкина А. Ю."
    for address in (order.get_absolute_url(), f"/orders/{order.pk}/approve/"):
        text = page(client, cast.director, address)
        assert '<li>Нет согласия: Ёлкина А. Ю. <a href="/registry/">Внести согласие</a></li>' in text
    response = client.post(f"/orders/{order.pk}/approve/", guards(cast.school, order))
    assert response.status_code == 422
    assert "Внести согласие" in response.content.decode()
    assert Order.objects.get().state == OrderState.SENT


def test_a_page_opened_before_somebody_acted_is_refused_by_name(client, cast, kind):
    order = made.sent(cast)
    old = guards(cast.school, order)
    actions.send_back(order, remark="Срок?", actor=cast.actor(cast.director), today=made.DAY)
    client.force_login(cast.secretary)
    response = client.post(f"/orders/{order.pk}/sign/", old | {"paper_date": "2025-10-01"})
    assert response.status_code == 409
    assert cast.person(cast.director).short_name in response.content.decode()
    assert Order.objects.get().state == OrderState.RETURNED


def test_named_people_see_the_order_only_once_it_is_in_force(client, cast, kind):
    kind.named = [cast.person(cast.mentor)]
    order = made.approved(cast)
    client.force_login(cast.mentor)
    assert client.get(order.get_absolute_url()).status_code == 404
    made.registered(cast, order)
    text = page(client, cast.mentor, order.get_absolute_url())
    assert "ПРИКАЗЫВАЮ:" in text
    assert "История" not in text
    client.force_login(cast.mentee)
    assert client.get(order.get_absolute_url()).status_code == 404
    assert client.get(f"/orders/{order.pk}/pdf/").status_code == 404


def test_the_remark_meets_the_curator_with_the_order(client, cast, kind):
    order = made.sent(cast)
    client.force_login(cast.director)
    client.post(f"/orders/{order.pk}/return/", guards(cast.school, order) | {"remark": "Уточните <срок>"})
    assert "Уточните &lt;срок&gt;" in page(client, cast.curator, order.get_absolute_url())


def test_the_paper_is_the_original_until_an_act_says_otherwise(client, cast, kind):
    order = made.in_force(cast)
    assert "Оригинал — подписанный на бумаге лист" in page(client, cast.curator, order.get_absolute_url())
    cast.school.electronic_act = "Положение об электронных документах от 01.09.2025 № 5"
    cast.school.save()
    assert "Оригинал" not in page(client, cast.curator, order.get_absolute_url())


def test_registration_proposes_the_next_number_and_keeps_what_was_typed(client, cast, kind):
    actions.keep_pattern(organization=cast.school, series="", pattern="{n}-ОД", actor=cast.actor(cast.secretary))
    made.in_force(cast, number="70-ОД", title="О кураторе")
    order = made.approved(cast)
    address = f"/orders/{order.pk}/register/"
    assert 'value="71-ОД"' in page(client, cast.secretary, address)
    typed = {"number": "№ 70-ОД", "dated": "2025-10-01", "series": ""}
    response = client.post(address, guards(cast.school, order) | typed)
    assert response.status_code == 422
    assert "Номер 70-ОД в 2025 году уже занят: Приказ № 70-ОД «О кураторе»." in response.content.decode()
    assert 'value="№ 70-ОД"' in response.content.decode()


def test_ticked_orders_are_approved_by_one_confirmation_that_lists_them(client, cast, kind):
    first, second, third = (made.sent(cast, title=title) for title in ("О первом", "О втором", "О третьем"))
    client.force_login(cast.director)
    text = client.get(f"/orders/queue/approve/?order={first.pk}&order={second.pk}").content.decode()
    assert "Вы утверждаете 2\xa0приказа:" in text
    assert "О третьем" not in text
    seen = {"order": [f"{one.pk}:{one.version}" for one in (first, second)]}
    assert client.post("/orders/queue/approve/", guards(cast.school) | seen).status_code == 422
    assert Order.objects.filter(state=OrderState.SENT).count() == 3
    again = {"password": PASSWORD}
    assert client.post("/orders/queue/approve/", guards(cast.school) | seen | again).url == "/orders/queue/"
    states = dict(Order.objects.values_list("title", "state"))
    assert states == {"О первом": "approved", "О втором": "approved", "О третьем": "sent"}
    assert client.post("/orders/queue/approve/", guards(cast.school) | seen).status_code == 422
    changed = {"order": [f"{third.pk}:{third.version - 1}"]}
    assert client.post("/orders/queue/approve/", guards(cast.school) | changed).status_code == 409
    assert Order.objects.get(pk=third.pk).state == OrderState.SENT


def test_the_items_are_edited_on_one_page(client, cast, kind):
    order = made.drafted(cast)
    client.force_login(cast.curator)
    posted = {
        "title": "О парах",
        "preamble": "",
        "control": "",
        "items-TOTAL_FORMS": "4",
        "items-INITIAL_FORMS": "2",
        "items-0-text": "Закрепить:",
        "items-0-position": "2",
        "items-0-drop": "on",
        "items-1-text": "Разместить на сайте.",
        "items-1-position": "1",
        "items-2-text": "Новый пункт",
        "items-3-text": "",
    }
    response = client.post(f"/orders/{order.pk}/edit/", guards(cast.school, order) | posted)
    assert response.status_code == 422  # the item with the table cannot be dropped
    del posted["items-0-drop"]
    client.post(f"/orders/{order.pk}/edit/", guards(cast.school, order) | posted)
    assert [(item.text, item.block) for item in order.items.all()] == [
        ("Разместить на сайте.", ""),
        ("Закрепить:", "rows"),
        ("Новый пункт", ""),
    ]


def test_an_order_of_free_text_is_drafted_here(client, cast):
    client.force_login(cast.curator)
    posted = {"title": "О назначении куратора", "items-TOTAL_FORMS": "1", "items-INITIAL_FORMS": "0"}
    response = client.post("/orders/new/text/", guards(cast.school) | posted)
    assert response.status_code == 422
    assert "В приказе должен быть хотя бы один пункт." in response.content.decode()
    posted |= {"items-0-text": "Назначить куратором Лаврову М. П."}
    response = client.post("/orders/new/text/", guards(cast.school) | posted)
    order = Order.objects.get()
    assert response.url == order.get_absolute_url()
    assert (order.kind_name, order.state) == ("free", OrderState.DRAFT)


def test_an_order_from_before_is_entered_with_its_scan_for_all_named_in_it(client, cast, kind):
    client.force_login(cast.secretary)
    posted = {"kind_name": "rehearsal", "title": "О парах", "number": "57/1", "dated": "2020-06-17"}
    client.post("/orders/enter/", guards(cast.school) | posted | {"scan": picture("приказ.png")})
    order = Order.objects.get()
    assert (order.number, order.state, order.entered_as_is) == ("57/1", OrderState.IN_FORCE, True)
    actions.name_persons(order, [cast.person(cast.mentor)], actor=cast.actor(cast.curator), today=made.DAY)
    client.force_login(cast.mentor)
    assert client.get(f"/orders/{order.pk}/scan/").content == PNG
    assert client.get(f"/orders/{order.pk}/pdf/").status_code == 403


def test_paper_marks_stand_beside_what_came_from_paper(client, cast, kind):
    kind.named = [cast.person(cast.mentor), cast.person(cast.mentee)]
    order = made.in_force(cast)
    scan = store_scan(picture(), actor=cast.actor(cast.curator))
    client.force_login(cast.curator)
    posted = {"persons": [kind.named[0].pk], "paper_date": "2025-10-02", "scan": picture()}
    client.post(f"/orders/{order.pk}/acquaintance/", guards(cast.school, order) | posted)
    text = page(client, cast.curator, order.get_absolute_url())
    assert text.count('<span class="paper">') == 1
    assert text.count("ещё не ознакомлен") == 1
    assert f"/scans/{scan.pk + 1}/" in text


def test_pdf_of_an_order_in_force_is_the_file_that_was_made(client, cast, kind):
    order = made.in_force(cast, number="57/1")
    client.force_login(cast.curator)
    response = client.get(f"/orders/{order.pk}/pdf/")
    assert response.content.startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"
    assert "57-1" in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith("inline")


def test_everybody_finds_on_the_home_page_what_they_must_do(cast, kind):
    kind.named = [cast.person(cast.mentor)]

    def todo(user):
        return [(one.text, one.button) for one in selectors.todo(cast.actor(user), made.LATER)]

    name = f"приказ «О репетиции» (проект от 01.10.2025, {cast.person(cast.curator).short_name})"
    order = made.drafted(cast)
    assert todo(cast.curator) == [(f"Отправьте руководителю {name}", "Открыть")]
    actions.send(order, actor=cast.actor(cast.curator), today=made.DAY)
    assert todo(cast.director) == [(f"Утвердите {name}", "Открыть")]
    assert todo(cast.curator) == [(f"У руководителя {name}. Когда лист подпишут, отметьте это", "Отметить подписанным")]
    actions.approve(order, actor=cast.actor(cast.director), today=made.DAY)
    assert todo(cast.director) == todo(cast.curator) == []
    assert todo(cast.secretary) == [(f"Зарегистрируйте {name}: номер и дата", "Зарегистрировать")]
    cast.person(cast.secretary).memberships.update(ended_on=made.DAY)
    assert todo(cast.curator) == [(f"Зарегистрируйте {name}: номер и дата", "Зарегистрировать")]
    actions.register(order, number="7", dated=made.DAY, actor=cast.actor(cast.curator), today=made.DAY)
    assert todo(cast.mentor) == [("Ознакомьтесь с приказом № 7 «О репетиции»", "Открыть")]
    assert todo(cast.mentee) == []


def test_orders_of_one_title_are_told_apart_by_whom_they_name_and_who_drafted_them(client, cast, kind):
    kind.gist = "для Сизовой"
    first = made.sent(cast, title="О закреплении")
    kind.gist = "для Ёлкина"
    second = made.sent(cast, title="О закреплении", today=made.LATER)
    drafter = cast.person(cast.curator).short_name
    about = [
        f"для Сизовой, проект от 01.10.2025, {drafter}",
        f"для Ёлкина, проект от 08.10.2025, {drafter}",
    ]
    assert [one.text for one in selectors.todo(cast.actor(cast.director), made.LATER)] == [
        f"Утвердите приказ «О закреплении» ({words})" for words in about
    ]
    for address in ("/orders/", "/orders/queue/", f"/orders/queue/approve/?order={first.pk}&order={second.pk}"):
        text = page(client, cast.director, address)
        assert [text.count(words) > 0 for words in about] == [True, True], address
    for order, words in zip((first, second), about, strict=True):
        assert words in page(client, cast.director, order.get_absolute_url())
        assert words in page(client, cast.director, f"/orders/{order.pk}/approve/")


def test_an_order_entered_as_it_is_has_no_drafter(cast):
    entered = actions.enter_as_is(
        "free",
        title="О кураторе",
        number="5",
        dated=made.DAY,
        organization=cast.school,
        actor=cast.actor(cast.curator),
        today=made.DAY,
    )
    assert selectors.told_apart([entered]) == {entered.pk: ""}


def test_many_orders_are_one_line_for_the_director_and_paper_people_one_for_the_curator(cast, kind):
    for _ in range(4):
        made.sent(cast)
    told = selectors.todo(cast.actor(cast.director), made.DAY)
    assert [(one.text, one.url) for one in told] == [("Утвердите приказы: 4 ждут вашего решения", "/orders/queue/")]
    person = cast.person(cast.mentor)
    Person.objects.filter(pk=person.pk).update(user=None)
    kind.named = [person]
    made.in_force(cast)
    last = selectors.todo(cast.actor(cast.curator), made.DAY)[-1]
    assert (last.text, last.button) == (
        "Ознакомьте под подпись с приказом № 70-ОД: 1 человек",
        "Внести с бумаги",
    )


def test_every_decision_stands_in_the_history_with_its_author(client, cast, kind):
    order = made.in_force(cast)
    told = [(entry.label, entry.who) for entry in AuditEntry.objects.about(order).done().told()]
    curator, director, secretary = (
        cast.person(user).short_name for user in (cast.curator, cast.director, cast.secretary)
    )
    assert told == [
        ("Приказ вступил в силу", secretary),
        ("Приказ зарегистрирован", secretary),
        ("Приказ утверждён", director),
        ("Приказ отправлен руководителю", curator),
        ("Проект приказа составлен", curator),
    ]


def test_people_stand_by_name_with_yo_as_ye(client, cast, kind):
    names = {"Ёлкина": cast.mentor, "Яковлева": cast.mentee, "Агапова": cast.psychologist}
    for family, user in names.items():
        Person.objects.filter(user=user).update(family_name=family)
    kind.named = list(Person.objects.filter(user__in=names.values()))
    order = made.in_force(cast)
    rows = selectors.acquaintances_of(order, cast.actor(cast.curator))
    assert [row.person.family_name for row in rows] == ["Агапова", "Ёлкина", "Яковлева"]
    sheet = selectors.paper_of(order).acquaintance
    assert [row.name.split()[0] for row in sheet.rows] == ["Агапова", "Ёлкина", "Яковлева"]


def test_the_draft_shows_the_acts_it_may_cite_the_own_ones_first(client, cast, kind):
    own = act(cast.school, cast)
    client.force_login(cast.curator)
    acts = client.get("/orders/new/text/").context["acts"]
    assert acts[0] == own
    assert {one.number for one in acts} >= {"197-ФЗ", "273-ФЗ"}
    assert "Р-145" not in {one.number for one in acts}
