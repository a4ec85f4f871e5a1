"""The pages of the banks in a real Chromium, at 1280 and 360 px: legible to all, nothing on the console."""

from datetime import date

import pytest

from people.models import Organization
from registry.models import BankImport, Competence
from registry.rules.bank_sheet import BankRow, CellProblem
from registry.tests.made import make_consent, make_mentee, make_mentor
from tests.cast import make_cast, make_person
from tests.looking import look

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def rows(cast):
    """Entries in every state, consents of every worth, a file to be checked."""
    Organization.objects.filter(pk=cast.school.pk).update(site="https://school.example")
    group = Competence.objects.create(title="Дисциплина и мотивация на уроке")
    leaves = [Competence.objects.create(title=title, parent=group) for title in ("порядок на уроке", "конфликты")]
    own = Competence.objects.create(title="школьный музей", parent=group, organization=cast.school)
    mentor = make_mentor(
        cast.school,
        cast.person(cast.mentor),
        categories=["methodist", "experienced"],
        forms=["teacher_teacher"],
        kinds=["group", "traditional"],
        achievements="Победитель муниципального этапа конкурса «Учитель года»",
    )
    mentee = make_mentee(cast.school, cast.person(cast.mentee), categories=["young", "burnt_out"], request="Дисциплина")
    for leaf in leaves:
        mentor.offers.create(competence=leaf)
        mentee.needs.create(competence=leaf, weight=3)
    make_mentor(cast.school, state="paused", is_external=True, workplace="Колледж № 2")
    closed = make_mentee(cast.school, state="closed", left_on=date(2026, 6, 1))
    consent = make_consent(mentor.person)
    make_consent(mentor.person, "mentor_duties", source="screen")
    make_consent(mentee.person, withdrawn_on=date(2026, 10, 1))
    new = make_person(cast.school, hired_on=cast.school.today(), family_name="Новосёлова")
    make_person(cast.school, family_name="Новосёлова")
    lines = [
        BankRow(2, "Новосёлова", ("Новосёлова", "", ""), values={"interests": "музей"}),
        BankRow(3, "", ("", "", ""), problems=[CellProblem("ФИО", "В строке нет ФИО. Впишите его.", True)]),
        BankRow(4, str(mentor), (mentor.person.family_name, mentor.person.given_name, mentor.person.patronymic)),
    ]
    file = BankImport.objects.create(
        organization=cast.school,
        bank="mentors",
        filename="Банк наставников 2025.xlsx",
        listed={"rows": [line.as_json() for line in lines]},
    )
    return {
        "mentor": mentor.pk,
        "mentee": mentee.pk,
        "closed": closed.pk,
        "consent": consent.pk,
        "new": new.pk,
        "file": file.pk,
        "own": own.pk,
    }


PAGES = [  # states that the demo does not show; tests/test_every_page.py looks at all others
    ("curator", "/registry/mentors/?q=никого"),
    ("council", "/registry/mentees/"),
    ("curator", "/registry/mentees/{closed}/"),
    ("curator", "/registry/imports/{file}/"),
    ("curator", "/registry/consents/record/?kind=personal_data&person={new}"),
    ("mentor", "/registry/consents/{consent}/withdraw/"),
    ("mentee", "/registry/consents/mine/being-mentored/"),
]


def test_the_pages_of_the_banks_are_legible_to_all(page, live_server, cast, rows, sign_in, words):
    for role, address in PAGES:
        sign_in(cast.by_role(role))
        response = page.goto(live_server.url + address.format(**rows))
        assert response.status == 200, address
        look(page, words, f"registry-{role}-{address}".replace("/", "-").replace("?", "-"))
