"""Papers printed from an entry of a bank and a person's card: the pack of article 351.8, memos, letters, rewards."""

from datetime import date

import pytest

from core.problems import RuleViolation
from papers.kinds import letter_named
from papers.kinds.letters import all_letters
from printing.formats import to_docx, to_pdf, to_text
from printing.tests import reading
from registry import actions
from registry.rules import ConsentKind
from registry.rules.consent_texts import consent_blocks, consent_paper
from registry.tests.made import TODAY, make_mentee, make_mentor
from tests.cast import guards, make_person


@pytest.fixture
def curator(cast, client):
    client.force_login(cast.curator)
    return client


def of(cast, **fields):
    names = {"family_name": "Гуляева-Корж", "given_name": "Вера", "patronymic": "Ильинична", "sex": "f"}
    return make_person(cast.school, **(names | fields))


def pack(cast, entry, **asked):
    return letter_named("mentor-pack").compose(entry, asked, cast.actor(cast.curator))


def test_the_pack_is_a_consent_and_an_agreement_with_content_term_form_and_payment(cast):
    text = to_text(
        pack(
            cast,
            make_mentor(cast.school, of(cast)),
            number="4-н",
            dated=date(2026, 9, 1),
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 5, 31),
            payment="5000 руб. в месяц",
        )
    )
    assert "Согласие на выполнение обязанностей наставника" in text
    assert "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 4-н" in text.replace("\xa0", " ")
    assert "Гуляева-Корж Вера Ильинична, учитель математики, именуемая далее работник" in text
    assert "2. Содержание работы: помощь наставляемому" in text
    assert "3. Срок выполнения работы: с 1 сентября 2026 г. по 31 мая 2027 г.\n" in text.replace("\xa0", " ")
    assert "4. Форма выполнения работы: встречи с наставляемым" in text
    assert "5. Размеры и условия выплат за наставничество: 5000 руб. в месяц.\n" in text
    assert "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации заключили" in text


def test_mentoring_within_the_job_leaves_the_agreement_out_and_prints_why(cast):
    text = to_text(pack(cast, make_mentor(cast.school, of(cast), in_job_function=True)))
    assert "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ" not in text
    assert "наставничество входит в трудовую функцию работника и оплачивается по трудовому договору" in text
    assert "наставничество входит в мою трудовую функцию" in text  # the consent says the same


def test_the_agreement_names_the_head_by_post_and_case(cast):
    cast.school.head_post, cast.school.head = (
        "и.о. директора",
        make_person(cast.school, family_name="Черных", given_name="Пётр", patronymic="", sex="m"),
    )
    cast.school.save()
    text = to_text(pack(cast, make_mentor(cast.school, of(cast))))
    assert "(далее — работодатель) в лице и.о. директора Черных Петра, с одной стороны" in text


def test_pdf_and_word_of_the_pack_say_the_same_from_new_sheets(cast, curator, tmp_path):
    entry = make_mentor(cast.school, of(cast))
    sent = guards(cast.school) | {"number": "7", "payment": "<b>2 000</b> {{ руб }}"}
    pdf = curator.post(f"/letters/mentor-pack/{entry.pk}/paper.pdf", sent)
    path = reading.saved(tmp_path, "pack.pdf", pdf.content)
    assert "СОГЛАСИЕ" in reading.words(path, 1, 1).upper()
    assert "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 7" in reading.words(path, 2, 2).replace("\xa0", " ")
    assert "<b>2 000</b> {{ руб }}" in reading.words(path, 2, 2).replace("\xa0", " ")
    word = curator.post(f"/letters/mentor-pack/{entry.pk}/paper.docx", sent)
    assert word.content[:2] == b"PK"


def test_an_outside_mentor_signs_another_agreement(cast, curator):
    entry = make_mentor(cast.school, of(cast, is_staff_member=False), is_external=True, workplace="ООО «Заря»")
    assert curator.get(f"/letters/mentor-pack/{entry.pk}/").status_code == 404
    card = curator.get(entry.get_absolute_url()).content.decode()
    assert "статья 351.8 ТК РФ на него не распространяется" in card
    page = curator.get(f"/letters/cooperation/{entry.pk}/").content.decode()
    assert "и ООО «Заря» (далее — Партнёр)" in page
    letter = curator.get(f"/letters/employer/{entry.pk}/").content.decode()
    assert "просит согласовать участие Гуляевой-Корж Веры Ильиничны, учителя математики, в программе" in letter


def test_a_letter_with_wrong_data_is_not_printed_and_keeps_what_was_typed(cast, curator):
    entry = make_mentor(cast.school, of(cast))
    answer = curator.post(
        f"/letters/mentor-pack/{entry.pk}/paper.pdf", guards(cast.school) | {"dated": "вчера", "payment": "поровну"}
    )
    assert answer.status_code == 422
    assert "поровну" in answer.content.decode()


def test_participants_print_their_own_memo_and_nothing_else(cast, client):
    entry = make_mentor(cast.school, cast.person(cast.mentor))
    client.force_login(cast.mentor)
    assert client.get(f"/letters/mentor-memo/{entry.pk}/").status_code == 200
    assert client.get(f"/letters/mentor-pack/{entry.pk}/").status_code == 403
    other = make_mentor(cast.school)
    assert client.get(f"/letters/mentor-memo/{other.pk}/").status_code == 404


def test_the_memo_of_a_mentee_never_names_a_category(cast, curator):
    entry = make_mentee(cast.school, categories=["burnt_out", "young"])
    page = curator.get(f"/letters/mentee-memo/{entry.pk}/").content.decode()
    assert "Памятка наставляемому" in page
    assert "выгорание" not in page
    assert "молодой педагог" not in page


def test_the_award_sheet_is_filled_from_the_card(cast, curator):
    person = of(cast, teaching_experience_months=150, category="highest")
    page = curator.get(f"/letters/award-sheet/{person.pk}/").content.decode()
    assert "12 лет 6 месяцев" in page
    assert "высшая" in page
    assert "01.09.2024" in page


def test_every_letter_of_the_banks_prints_for_somebody_without_patronymic_and_post(cast):
    person = make_person(cast.school, family_name="Ли", given_name="Ян", patronymic="", sex="", post="")
    rows = [make_mentor(cast.school, person), make_mentee(cast.school, person), person]
    for row in rows:
        for letter in (one for one in all_letters() if one.about is type(row)):
            paper = letter.compose(row, {}, cast.actor(cast.curator))
            text = to_text(paper)
            assert "Ли Ян" in text or "Я. Ли" in text, letter.code
            assert "None" not in text, letter.code
            assert ", ," not in text, letter.code
            assert to_pdf(paper)[:4] == b"%PDF"
            assert to_docx(paper)[:2] == b"PK"


@pytest.mark.parametrize(
    ("birth", "guardian", "own"),
    [
        (date(2008, 11, 20), False, True),
        (date(2008, 11, 21), True, True),
        (date(2012, 11, 20), True, True),
        (date(2012, 11, 21), True, False),
    ],
)
def test_who_signs_a_consent_depends_on_the_age_on_that_day(cast, birth, guardian, own):
    person = of(cast, birth_date=birth)
    for kind in ConsentKind:
        text = to_text(consent_paper(consent_blocks(kind, person, cast.school, on=TODAY), "Согласие"))
        end = text.splitlines()[-3:]
        assert any("Законный представитель" in line for line in end) is guardian, kind
        assert any("В. И. Гуляева-Корж" in line.replace("\xa0", " ") for line in end) is own, kind


def test_a_minor_does_not_agree_on_screen(cast):
    mentee = cast.person(cast.mentee)
    mentee.birth_date = date(2010, 1, 1)
    mentee.save()
    kind = ConsentKind.PERSONAL_DATA
    with pytest.raises(RuleViolation, match="законный представитель"):
        actions.give_consent(
            mentee,
            kind,
            actor=cast.actor(cast.mentee),
            today=TODAY,
            shown=actions.fingerprint(actions.shown_text(kind, mentee)),
        )


def test_forms_of_consents_obey_the_layout_of_the_organization(cast, curator, tmp_path):
    person = of(cast)
    for margin in (20, 30):
        type(cast.school).objects.filter(pk=cast.school.pk).update(left_margin=margin)
        answer = curator.get(f"/registry/consents/forms/?person={person.pk}&kind=personal_data")
        path = reading.saved(tmp_path, f"{margin}.pdf", answer.content)
        assert round(min(left for left, *_ in reading.boxes(path, 1).values())) == margin
