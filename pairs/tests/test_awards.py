"""Certificates, diplomas, letters of thanks: who is called what, how the sheets look, what they survive."""

from datetime import date

import pytest

from pairs.rules.awards import AwardKind
from pairs.selectors.awards import awards_of, people_to_award
from pairs.tests import made
from people.models import Person
from printing.awards import awards_html
from printing.tests import reading
from tests.cast import guards, make_person

TODAY = date(2026, 11, 20)


@pytest.fixture
def vera(cast):
    return make_person(
        cast.school, family_name="Гуляева-Корж", given_name="Вера", patronymic="Ильинична", sex="f", post="педагог"
    )


def test_thanks_stand_in_the_dative_and_a_diploma_in_the_nominative(cast, vera):
    thanks = awards_of([vera], cast.school, AwardKind.THANKS, dated=TODAY)[0]
    assert (thanks.lead, thanks.name, thanks.post) == (
        "Выражаем благодарность",
        "Гуляевой-Корж Вере Ильиничне",
        "педагогу",
    )
    diploma = awards_of([vera], cast.school, AwardKind.DIPLOMA, dated=TODAY)[0]
    assert (diploma.lead, diploma.name, diploma.post) == ("награждается", "Гуляева-Корж Вера Ильинична", "педагог")


def test_everybody_is_called_what_they_were_this_year(cast, vera):
    pair = made.active(cast.school)
    mentor, mentee = pair.people
    sheets = awards_of([mentor, mentee, vera], cast.school, AwardKind.CERTIFICATE, dated=TODAY)
    assert [sheet.text for sheet in sheets] == [
        "в качестве наставника\nв 2026/2027 учебном году",
        "в качестве наставляемого\nв 2026/2027 учебном году",
        "в организации наставничества\nв 2026/2027 учебном году",
    ]
    first = [person for person, role in people_to_award(cast.actor(cast.curator), TODAY)][:2]
    assert first == [mentor, mentee]


def test_words_of_ones_own_replace_the_usual_ones(cast, vera):
    sheet = awards_of([vera], cast.school, AwardKind.DIPLOMA, dated=TODAY, text="за школу наставника")[0]
    assert sheet.text == "за школу наставника"


@pytest.mark.parametrize(("design", "size"), [("classic", (297, 210)), ("modern", (210, 297))])
def test_each_ticked_person_has_a_sheet_of_one_file(cast, client, tmp_path, vera, design, size):
    client.force_login(cast.curator)
    other = make_person(cast.school, family_name="Черных", given_name="Пётр", patronymic="", sex="m")
    hostile = "за <script>alert(1)</script> {{ труд }}"
    sent = {"kind": "diploma", "design": design, "dated": "2027-05-20", "text": hostile, "people": [vera.pk, other.pk]}
    answer = client.post("/pairs/awards/", guards(cast.school) | sent)
    path = reading.saved(tmp_path, "awards.pdf", answer.content)
    assert reading.page_sizes(path) == [size, size]
    assert all(embedded for _, embedded in reading.fonts(path))
    names = [reading.words(path, page, page) for page in (1, 2)]
    assert "Гуляева-Корж Вера Ильинична" in names[0]
    assert "Черных Пётр" in names[1]
    assert all("<script>alert(1)</script> {{ труд }}" in text for text in names)
    assert all("20 мая 2027 г." in text.replace("\xa0", " ") for text in names)


def test_a_sheet_is_drawn_of_nothing_from_outside(cast, vera):
    for design in ("classic", "modern"):
        html = awards_html(awards_of([vera], cast.school, AwardKind.DIPLOMA, dated=TODAY), design)
        assert "<img" not in html
        assert "url(" not in html
        assert "http" not in html


def test_nobody_of_another_school_is_printed(cast, client):
    client.force_login(cast.curator)
    foreign = Person.objects.get(user=cast.foreign_mentor)
    sent = {"kind": "diploma", "design": "classic", "dated": "2027-05-20", "people": [foreign.pk]}
    assert client.post("/pairs/awards/", guards(cast.school) | sent).status_code == 422


def test_only_the_office_prints_them(cast, client):
    for role, status in (("curator", 200), ("director", 200), ("mentor", 403), ("secretary", 403)):
        client.force_login(cast.by_role(role))
        assert client.get("/pairs/awards/").status_code == status


def test_nobody_ticked_is_said_beside_the_field(cast, client):
    client.force_login(cast.curator)
    answer = client.post(
        "/pairs/awards/", guards(cast.school) | {"kind": "diploma", "design": "modern", "dated": "2027-05-20"}
    )
    assert answer.status_code == 422
    assert "Отметьте, кому напечатать." in answer.content.decode()
