"""Pages of the banks: what they show to whom, what their forms do, how many queries a list takes."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from papers.models import Scan
from people.models import Membership
from printing.document import Heading
from printing.tests import reading
from registry import selectors
from registry.models import Competence, Consent, InclusionDecision, MenteeProfile, MentorProfile
from registry.rules import Bank
from registry.rules.bank_columns import COLUMNS
from registry.tests.made import competence, make_consent, make_mentee, make_mentor, make_need
from tests.cast import guards, make_person

MENTORS, MENTEES = "/registry/mentors/", "/registry/mentees/"


@pytest.fixture
def curator(cast, client):
    client.force_login(cast.curator)
    return client


def named(cast, family, **fields):
    return make_person(cast.school, family_name=family, given_name="Анна", patronymic="Юрьевна", **fields)


def listed(response):
    return [str(row.record.person) for row in response.context["table"].paginated_rows]


@pytest.mark.parametrize(("url", "make"), [(MENTORS, make_mentor), (MENTEES, make_mentee)])
def test_a_bank_is_headed_as_the_regulation_calls_it(cast, curator, url, make):
    make(cast.school)
    titles = {
        MENTORS: "Банк наставников (персонифицированный учёт)",
        MENTEES: "Банк наставляемых (персонифицированный учёт)",
    }
    assert f"<h1>{titles[url]}</h1>" in curator.get(url).content.decode()


@pytest.mark.parametrize(("url", "make"), [(MENTORS, make_mentor), (MENTEES, make_mentee)])
def test_a_list_takes_the_same_queries_for_one_and_three_entries(
    cast, curator, url, make, django_assert_max_num_queries
):
    taken = []
    for more in (1, 2):
        for _ in range(more):
            make(cast.school)
        with django_assert_max_num_queries(10) as queries:
            curator.get(url)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_a_search_knows_neither_case_nor_yo(cast, curator):
    make_mentor(cast.school, named(cast, "Ёлкина"))
    make_mentor(cast.school, named(cast, "Панина"))
    assert listed(curator.get(MENTORS, {"q": "елк"})) == ["Ёлкина Анна Юрьевна"]


def test_a_list_is_sorted_by_name_with_yo_in_its_place(cast, curator):
    for family in ("Жукова", "Ёлкина", "Дымова"):
        make_mentee(cast.school, named(cast, family))
    assert [name.split()[0] for name in listed(curator.get(MENTEES))] == ["Дымова", "Ёлкина", "Жукова"]
    assert [name.split()[0] for name in listed(curator.get(MENTEES, {"sort": "-person"}))] == [
        "Жукова",
        "Ёлкина",
        "Дымова",
    ]


def test_mentors_are_found_by_what_they_offer_and_how(cast, curator):
    found = make_mentor(
        cast.school, named(cast, "Жукова"), categories=["methodist"], forms=["head_teacher"], kinds=["group"]
    )
    found.offers.create(competence=competence("discipline"))
    make_mentor(cast.school, named(cast, "Панина"), is_external=True, state="paused")
    for query in (
        {"category": "methodist"},
        {"form": "head_teacher"},
        {"kind": "group"},
        {"competence": competence("discipline").pk},
        {"is_external": "false"},
        {"state": "active"},
        {"free": "true"},
    ):
        assert listed(curator.get(MENTORS, query)) == ["Жукова Анна Юрьевна"], query


def test_the_export_follows_the_filter_in_the_columns_of_the_register(cast, curator):
    make_mentor(cast.school, named(cast, "Жукова"))
    make_mentor(cast.school, named(cast, "Панина"))
    response = curator.get(MENTORS, {"q": "панина", "export": "xlsx"})
    head, *lines = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    assert head == COLUMNS[Bank.MENTORS]
    assert [line[1] for line in lines] == ["Панина Анна Юрьевна"]


@pytest.mark.parametrize(("role", "status"), [("director", 200), ("administrator", 200), ("council", 403)])
def test_contacts_leave_as_a_file_only_with_who_keeps_the_bank(cast, client, role, status):
    make_mentor(cast.school)
    client.force_login(getattr(cast, role))
    assert client.get(MENTORS, {"export": "xlsx"}).status_code == status


CLOSED_WORDS = ("выгорани", "burnt_out")


@pytest.mark.parametrize("role", ["director", "administrator", "council"])
def test_the_closed_category_reaches_nobody_but_curator_and_psychologist(cast, client, role):
    entry = make_mentee(cast.school, named(cast, "Жукова"), categories=["burnt_out"])
    client.force_login(getattr(cast, role))
    pages = [MENTEES, f"{MENTEES}{entry.pk}/", f"{MENTEES}?category=difficulties"]
    if role == "administrator":
        pages.append(f"{MENTEES}{entry.pk}/edit/")
    for page in pages:
        text = client.get(page).content.decode().lower()
        assert "иные затруднения" in text, page
        assert not any(word in text for word in CLOSED_WORDS), page
    assert listed(client.get(MENTEES, {"category": "difficulties"})) == ["Жукова Анна Юрьевна"]


@pytest.mark.parametrize("role", ["director", "administrator", "council", "mentor"])
def test_nobody_else_can_ask_for_the_closed_category(cast, client, role):
    make_mentee(cast.school, named(cast, "Жукова"), categories=["burnt_out"])
    client.force_login(getattr(cast, role))
    response = client.get(MENTEES, {"category": "burnt_out"})
    if response.status_code == 200:
        assert "burnt_out" not in dict(response.context["filter"].filters["category"].extra["choices"])
        assert response.context["filter"].form.errors["category"]
    else:
        assert response.status_code == 403


@pytest.mark.parametrize("role", ["curator", "director", "administrator"])
def test_the_register_as_a_file_names_no_category(cast, client, role):
    make_mentee(cast.school, categories=["burnt_out"])
    client.force_login(getattr(cast, role))
    cells = load_workbook(BytesIO(client.get(MENTEES, {"export": "xlsx"}).content)).active.iter_rows(values_only=True)
    assert not any(word in str(cell).lower() for line in cells for cell in line for word in CLOSED_WORDS)


def test_a_mentee_reads_the_own_card_without_the_closed_category(cast, client):
    entry = make_mentee(cast.school, cast.person(cast.mentee), categories=["burnt_out"], note="осторожно")
    client.force_login(cast.mentee)
    text = client.get(f"{MENTEES}{entry.pk}/").content.decode().lower()
    assert "иные затруднения" in text
    assert "осторожно" not in text
    assert not any(word in text for word in CLOSED_WORDS)


@pytest.mark.parametrize("role", ["curator", "psychologist"])
def test_curator_and_psychologist_read_it(cast, client, role):
    entry = make_mentee(cast.school, categories=["burnt_out"])
    client.force_login(getattr(cast, role))
    assert "профессиональное выгорание" in client.get(f"{MENTEES}{entry.pk}/").content.decode()


def test_a_card_shows_the_whole_history(cast, curator):
    person = make_person(cast.school)
    make_consent(person)
    curator.post(f"{MENTEES}enter/{person.pk}/", guards(cast.school, person))
    entry = MenteeProfile.objects.get(person=person)
    curator.post(f"{MENTEES}{entry.pk}/pause/", guards(cast.school, entry))
    labels = [event.label for event in curator.get(entry.get_absolute_url()).context["events"]]
    assert labels == [
        "Запись приостановлена",
        "Внесён в банк наставляемых",
        "Роль «наставляемый» дана",
        "Дано согласие на обработку персональных данных (внесено с бумаги)",
    ]


def test_a_mentor_is_entered_with_the_consent_signed_on_paper_in_one_go(cast, curator):
    person = make_person(cast.school)
    data = {
        "consent_on": "2026-09-01",
        "capacity": "2",
        "categories": ["methodist"],
        "competences": [competence("discipline").pk],
    }
    response = curator.post(f"{MENTORS}enter/{person.pk}/", guards(cast.school, person) | data)
    entry = MentorProfile.objects.get(person=person)
    assert response.url == entry.get_absolute_url()
    assert (entry.capacity, entry.categories) == (2, ["methodist"])
    assert [offer.competence.code for offer in entry.offers.all()] == ["discipline"]
    assert Consent.objects.get(person=person).source == "paper"
    assert Membership.objects.filter(person=person, role="mentor", ended_on=None).exists()


def test_without_a_consent_the_form_says_so_beside_its_field(cast, curator):
    person = make_person(cast.school)
    response = curator.post(f"{MENTORS}enter/{person.pk}/", guards(cast.school, person) | {"capacity": "2"})
    assert response.status_code == 422
    assert response.context["form"].errors["consent_on"] == ["Обязательное поле."]
    assert not MentorProfile.objects.exists()


def test_ticked_people_without_consents_are_named_with_the_way_to_mend_it(cast, curator):
    person = named(cast, "Жукова")
    data = guards(cast.school) | {"person": [person.pk]}
    response = curator.post(f"{MENTORS}add/ticked/", data)
    assert response.status_code == 409
    assert f"/registry/consents/record/?kind=personal_data&amp;person={person.pk}" in response.content.decode()
    response = curator.post(f"{MENTORS}add/ticked/", data | {"consent_on": "2026-09-01"})
    assert response.url == MENTORS
    assert MentorProfile.objects.get().person == person


def test_who_is_in_the_bank_already_is_not_offered_again(cast, curator):
    inside, outside = named(cast, "Жукова"), named(cast, "Панина")
    make_mentor(cast.school, inside)
    names = curator.get(f"{MENTORS}add/", {"q": "Анна Юрьевна"}).content.decode()
    assert str(outside) in names
    assert str(inside) not in names


def board(response):
    return [(str(row.record.person), list(row.record.lacking)) for row in response.context["table"].rows]


def test_the_board_shows_who_lacks_what(cast, curator, django_assert_max_num_queries):
    full, bare, outside = named(cast, "Жукова"), named(cast, "Панина"), named(cast, "Яшина")
    for kind in ("personal_data", "mentor_duties"):
        make_consent(full, kind)
    make_mentor(cast.school, full)
    make_mentee(cast.school, bare)
    with django_assert_max_num_queries(10):
        response = curator.get("/registry/consents/")
    assert board(response) == [(str(full), []), (str(bare), ["personal_data", "being_mentored"])]
    assert board(curator.get("/registry/consents/", {"lacking": "any"})) == [
        (str(bare), ["personal_data", "being_mentored"])
    ]
    assert board(curator.get("/registry/consents/", {"whose": "all", "q": "яшина"})) == [
        (str(outside), ["personal_data"])
    ]


def test_forms_of_several_people_print_as_one_file(cast, curator):
    people = [named(cast, "Жукова"), named(cast, "Панина")]
    query = {"person": [p.pk for p in people], "kind": ["personal_data", "publication"]}
    response = curator.get("/registry/consents/forms/", query)
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert curator.get("/registry/consents/forms/", {"person": people[0].pk}).status_code == 404
    foreign = make_person(cast.next_door)
    assert curator.get("/registry/consents/forms/", query | {"person": foreign.pk}).status_code == 404


def test_forms_for_nobody_lead_back_to_the_list_with_a_word(cast, curator):
    response = curator.get("/registry/consents/forms/", {"kind": "lacking"}, follow=True)
    assert response.redirect_chain == [("/registry/consents/", 302)]
    assert [str(m) for m in response.context["messages"]] == ["Отметьте в списке, для кого напечатать бланки."]


def test_the_forms_that_each_person_lacks_print_at_once(cast, curator, tmp_path):
    lacks_one, lacks_two = named(cast, "Жукова"), named(cast, "Панина")
    make_mentor(cast.school, lacks_one)
    make_mentor(cast.school, lacks_two)
    make_consent(lacks_one)
    blocks = selectors.lacking_form_blocks(cast.actor(cast.curator), [lacks_one, lacks_two], cast.school.today())
    titles = [block.text for form in blocks for block in form if isinstance(block, Heading)]
    assert titles == [
        "Согласие на выполнение обязанностей наставника",
        "Согласие на обработку персональных данных",
        "Согласие на выполнение обязанностей наставника",
    ]
    response = curator.get("/registry/consents/forms/", {"person": [lacks_one.pk, lacks_two.pk], "kind": "lacking"})
    (tmp_path / "forms.pdf").write_bytes(response.content)
    pages = reading.words(tmp_path / "forms.pdf")
    assert pages.count("Директору") == 3
    assert not any(word in {"2", "3"} for word in pages.split())  # each form is a paper of its own


def test_for_people_of_no_bank_it_is_asked_what_they_will_be_and_the_whole_set_prints(cast, curator, tmp_path):
    old, new = named(cast, "Жукова"), named(cast, "Панина", hired_on=cast.school.today())
    make_consent(old)
    query = {"kind": "lacking", "person": [old.pk, new.pk]}
    asked = curator.get("/registry/consents/forms/", query)
    assert asked.context["title"] == "Кем они будут"
    assert {name: field.initial for name, field in asked.context["form"].fields.items()} == {
        f"as_{old.pk}": "mentors",
        f"as_{new.pk}": "mentees",  # as the list «Кого включить» has it
    }
    answer = query | {f"as_{old.pk}": "mentors", f"as_{new.pk}": "both"}
    printed = curator.get("/registry/consents/forms/", answer)
    assert printed["Content-Type"] == "application/pdf"
    (tmp_path / "forms.pdf").write_bytes(printed.content)
    words = reading.words(tmp_path / "forms.pdf")
    titles = {
        "Согласие на обработку персональных данных": 1,
        "Согласие на выполнение обязанностей наставника": 2,
        "Согласие на закрепление наставника": 1,
    }
    assert {title: words.count(title) for title in titles} == titles
    assert curator.get("/registry/consents/forms/", answer | {f"as_{new.pk}": "head"}).status_code == 422


def test_whoever_is_in_a_bank_is_not_asked_about(cast, curator):
    inside, outside = named(cast, "Жукова"), named(cast, "Панина")
    make_mentor(cast.school, inside)
    asked = curator.get("/registry/consents/forms/", {"kind": "lacking", "person": [inside.pk, outside.pk]})
    assert list(asked.context["form"].fields) == [f"as_{outside.pk}"]


def test_papers_of_a_ticked_list_are_recorded_with_one_scan(cast, curator, tmp_path):
    people = [named(cast, "Жукова"), named(cast, "Панина")]
    scan = BytesIO(b"%PDF-1.7 scan")
    scan.name = "согласия.pdf"
    data = {
        "person": [p.pk for p in people],
        "kind": ["personal_data"],
        "paper_date": "2026-09-01",
        "on_our_form": "on",
        "scan": scan,
    }
    response = curator.post("/registry/consents/record/", guards(cast.school) | data)
    assert response.url == "/registry/consents/"
    assert Consent.objects.filter(person__in=people, scan=Scan.objects.get()).count() == 2


def test_a_person_reads_the_text_and_gives_the_consent(cast, client):
    make_mentor(cast.school, cast.person(cast.mentor))
    client.force_login(cast.mentor)
    page = client.get("/registry/consents/mine/personal-data/")
    assert "Даю согласие" in page.content.decode()
    data = guards(cast.school) | {"shown": page.context["form"].initial["shown"]}
    assert client.post("/registry/consents/mine/personal-data/", data).url == "/registry/consents/mine/"
    consent = Consent.objects.get()
    assert (consent.person, consent.kind, consent.source) == (cast.person(cast.mentor), "personal_data", "screen")


def test_a_person_withdraws_with_one_button(cast, client):
    consent = make_consent(cast.person(cast.mentor))
    client.force_login(cast.mentor)
    url = f"/registry/consents/{consent.pk}/withdraw/"
    assert client.post(url, guards(cast.school, consent)).url == "/registry/consents/mine/"
    consent.refresh_from_db()
    assert (consent.withdrawal_source, consent.withdrawn_on is not None) == ("screen", True)


def test_include_leads_to_the_entry(cast, curator):
    person = make_person(cast.school, hired_on=cast.school.today())
    data = guards(cast.school) | {"answer": f"yes:{person.pk}"}
    assert curator.post("/registry/inclusion/decide/", data).url == f"/registry/mentees/enter/{person.pk}/"
    assert InclusionDecision.objects.get().answer == "yes"
    page = curator.get(f"/registry/mentees/enter/{person.pk}/")
    assert page.context["form"]["categories"].value() == ["newcomer"]


def test_nobody_is_decided_about_in_another_school(cast, curator):
    foreign = make_person(cast.next_door, hired_on=cast.school.today())
    data = guards(cast.school) | {"answer": "yes", "person": [foreign.pk]}
    assert curator.post("/registry/inclusion/decide/", data).status_code == 409
    assert not InclusionDecision.objects.exists()


def test_an_organization_adds_competences_of_its_own(cast, curator, client):
    group = competence("class")
    data = guards(cast.school) | {"parent": group.pk, "title": "Школьный музей"}
    assert curator.post("/registry/competences/add/", data).url == "/registry/competences/"
    own = Competence.objects.get(title="Школьный музей")
    assert (own.organization, own.parent) == (cast.school, group)
    assert curator.post("/registry/competences/add/", data).status_code == 422
    client.force_login(cast.stranger)
    assert "Школьный музей" not in client.get("/registry/competences/").content.decode()


def test_the_built_in_dictionary_has_eight_groups_and_only_leaves_below(db):
    common = Competence.objects.filter(organization=None)
    assert common.filter(parent=None).count() == 8
    assert common.filter(parent__isnull=False).count() == 32
    assert not common.filter(parent__parent__isnull=False).exists()


def test_needs_are_chosen_by_importance(cast, curator):
    mentee = make_mentee(cast.school)
    make_need(mentee, "parents", 1)
    page = curator.get(f"{MENTEES}{mentee.pk}/needs/")
    assert page.context["form"].initial == {}
    assert page.context["form"][f"need_{competence('parents').pk}"].value() == 1
    data = guards(cast.school, mentee) | {f"need_{competence('discipline').pk}": "3"}
    assert curator.post(f"{MENTEES}{mentee.pk}/needs/", data).url == mentee.get_absolute_url()
    assert list(mentee.needs.values_list("competence__code", "weight")) == [("discipline", 3)]
