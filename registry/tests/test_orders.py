"""Kinds of order about people and the banks: what they print, what they do once in force and when cancelled."""

from datetime import date

import pytest

from orders.selectors import divergences
from papers.actions import enter_act
from papers.rules import ActKind
from people.models import Membership, StaffFact
from people.rules import Role, StaffFactKind
from registry.actions import mark_trained
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.rules import ConsentKind
from registry.selectors.grounds import CODE, CONCEPT, EDUCATION, preamble
from registry.tests.made import make_consent, make_mentee, make_mentor
from registry.tests.papers import DAY, approved, drafted, golden, lines, named_school, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(cast):
    return named_school(cast)


def holds(one, role, day):
    return Membership.objects.current(day).filter(person=one, role=role).exists()


class TestCurator:
    @pytest.fixture
    def order(self, cast, school):
        new = person(school, "Гуляева-Корж Вера Ильинична", "старший воспитатель")
        data = {"person": new.pk, "former": cast.person(cast.curator).pk, "starts_on": "2026-09-03"}
        return drafted(cast, "curator", data | {"until": "2026-09-10"})

    def test_it_prints(self, order):
        assert lines(order) == golden("registry", "curator")

    def test_the_work_passes_on_the_day_named(self, cast, order):
        order = approved(cast, order)
        new = order.kind.told(order).person("person")
        former = cast.person(cast.curator)
        assert [holds(new, Role.CURATOR, date(2026, 9, day)) for day in (2, 3)] == [False, True]
        assert [holds(former, Role.CURATOR, date(2026, 9, day)) for day in (2, 3)] == [True, False]

    def test_cancelled_it_gives_the_work_back(self, cast, order):
        order = approved(cast, order)
        order.kind.on_cancel(order, actor=cast.actor(cast.director), today=date(2026, 9, 20))
        new = order.kind.told(order).person("person")
        assert not holds(new, Role.CURATOR, date(2026, 9, 20))
        assert holds(cast.person(cast.curator), Role.CURATOR, date(2026, 9, 20))


class TestMentorRegister:
    @pytest.fixture
    def mentors(self, school):
        made = []
        for name, fields in (
            ("Сизов Илья Олегович", {"category": "highest", "teaching_experience_months": 290}),
            ("Ёлкина Анна", {"category": "", "teaching_experience_months": None}),
        ):
            one = person(school, name, "воспитатель", experience_as_of=DAY, **fields)
            make_consent(one, ConsentKind.MENTOR_DUTIES)
            made.append(make_mentor(school, one, forms=["teacher_teacher"]))
        return made

    @pytest.fixture
    def order(self, cast, mentors):
        data = {"school_year": 2026, "entries": [one.pk for one in mentors], "until": "2026-09-11"}
        return drafted(cast, "mentor_register", data)

    def test_it_prints(self, order):
        assert lines(order) == golden("registry", "mentor_register")

    def test_entries_are_marked_and_released(self, cast, order):
        order = approved(cast, order)
        marked = MentorProfile.objects.filter(listed_by=order)
        assert {one.listed_in_words for one in marked} == {"на 2026/2027 учебный год, приказ от 01.09.2026 № 57/1"}
        order.kind.on_cancel(order, actor=cast.actor(cast.director), today=DAY)
        assert not marked.all().exists()

    def test_a_written_consent_is_asked_for(self, order, mentors):
        Consent.objects.filter(person=mentors[0].person).delete()
        assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
            "Сизов\xa0И.\xa0О.: нет согласия на выполнение обязанностей наставника."
        ]


class TestMenteeList:
    @pytest.fixture
    def order(self, cast, school):
        one = person(school, "Черных Пётр Ильич", "воспитатель")
        make_consent(one)
        entry = make_mentee(school, one, categories=["burnt_out", "young"])
        return drafted(cast, "mentee_list", {"school_year": 2026, "entries": [entry.pk], "until": "2026-09-11"})

    def test_it_prints_no_category(self, order):
        assert lines(order) == golden("registry", "mentee_list")

    def test_entries_are_marked(self, cast, order):
        order = approved(cast, order)
        assert MenteeProfile.objects.filter(listed_by=order, listed_for=2026).count() == 1


class TestSchool:
    @pytest.fixture
    def order(self, cast, school):
        people = [person(school, name, "воспитатель") for name in ("Сизов Илья Олегович", "Ёлкина Анна")]
        mentors = [make_mentor(school, one) for one in people]
        head = person(school, "Гуляева-Корж Вера Ильинична", "старший воспитатель")
        data = {"head": head.pk, "entries": [one.pk for one in mentors], "place": "методический кабинет"}
        plan = [
            {"day": "2026-10-15", "topic": "Как вести первую встречу", "hours": 2, "leader": head.pk},
            {"day": "2026-10-01", "topic": "Наставник и его права", "hours": 1, "leader": cast.person(cast.curator).pk},
        ]
        return drafted(cast, "mentor_school", data | {"until": "2026-11-05", "lines": plan})

    def test_it_prints(self, order):
        assert lines(order) == golden("registry", "mentor_school")

    def test_who_has_gone_through_it_is_marked_once(self, cast, order, client):
        order = approved(cast, order)
        first, second = MentorProfile.objects.by_name()
        assert str(first) == "Ёлкина Анна"
        first.trained_on = date(2025, 1, 10)
        first.save()
        marked = mark_trained(
            order, [first, second], on=date(2026, 11, 1), actor=cast.actor(cast.curator), today=date(2026, 11, 2)
        )
        assert marked == 2
        assert [one.trained_on for one in MentorProfile.objects.by_name()] == [date(2025, 1, 10), date(2026, 11, 1)]
        assert MentorProfile.objects.get(pk=second.pk).training == "«Школа наставников», приказ № 57/1"


class TestCouncil:
    @pytest.fixture
    def council(self, school):
        names = (("Черных Пётр Ильич", "воспитатель"), ("Ёлкина Анна", "музыкальный руководитель"))
        return [person(school, name, post) for name, post in names]

    @pytest.fixture
    def order(self, cast, council):
        data = {"chair": council[0].pk, "members": [one.pk for one in council], "starts_on": "2026-09-03"}
        return drafted(cast, "council", data | {"replaces": True, "until": "2026-09-15"})

    def test_it_prints(self, order):
        assert lines(order) == golden("registry", "council")

    def test_the_members_hold_the_role_and_the_former_do_not(self, cast, order, council):
        former = cast.person(cast.council)
        order, day = approved(cast, order), date(2026, 9, 3)
        assert [holds(one, Role.COUNCIL, day) for one in (*council, former)] == [True, True, False]
        order.kind.on_cancel(order, actor=cast.actor(cast.director), today=date(2026, 9, 20))
        assert [holds(one, Role.COUNCIL, date(2026, 9, 20)) for one in (*council, former)] == [False, False, True]

    def test_who_sat_before_keeps_the_role_when_it_is_cancelled(self, cast, order, council):
        Membership.objects.create(person=council[1], role=Role.COUNCIL, started_on=date(2025, 9, 1))
        order = approved(cast, order)
        order.kind.on_cancel(order, actor=cast.actor(cast.director), today=date(2026, 9, 20))
        assert holds(council[1], Role.COUNCIL, date(2026, 9, 20))


class TestRelease:
    @pytest.fixture
    def data(self, cast, school):
        absent = person(school, "Черных Пётр Ильич", "учитель физики")
        other = person(school, "Лось Иван Ильич", "учитель математики")
        return {
            "day": "2026-10-15",
            "event": "Открытый урок наставника",
            "ground": "служебная записка куратора от 12.10.2026",
            "scheduler": cast.person(cast.curator).pk,
            "accountant": None,
            "lines": [{"person": absent.pk, "lessons": "2 и 3 уроки, 7 «Б»", "substitute": other.pk}],
        }

    def test_it_prints(self, cast, data):
        assert lines(drafted(cast, "release", data)) == golden("registry", "release")

    def test_who_is_released_does_not_replace(self, cast, data):
        data["lines"][0]["substitute"] = data["lines"][0]["person"]
        order = drafted(cast, "release", data)
        assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
            "Черных Пётр Ильич: и освобождается от уроков, и замещает."
        ]
        assert [str(one) for one in order.kind.warnings(order, today=date(2026, 10, 16))] == [
            "День мероприятия уже прошёл."
        ]


class TestPayments:
    def mentor(self, school, name, **fields):
        agreement = {"agreement_number": "7", "agreement_date": date(2026, 8, 28), "agreement_payment": "3000 рублей"}
        return make_mentor(school, person(school, name, "воспитатель"), **(agreement | fields))

    def order(self, cast, school, *mentors):
        accountant = person(school, "Лось Иван Ильич", "главный бухгалтер")
        data = {"entries": [one.pk for one in mentors], "starts_on": "2026-09-01", "ends_on": "2027-05-31"}
        return drafted(cast, "payments", data | {"accountant": accountant.pk})

    def test_it_prints_several_as_a_table(self, cast, school):
        two = [self.mentor(school, "Черных Пётр Ильич"), self.mentor(school, "Ёлкина Анна", agreement_number="8")]
        assert lines(self.order(cast, school, *two)) == golden("registry", "payments")

    def test_it_prints_one_in_a_sentence(self, cast, school):
        one = self.mentor(school, "Черных Пётр Ильич")
        assert lines(self.order(cast, school, one)) == golden("registry", "payment")

    def test_nobody_is_paid_twice_for_the_same_work(self, cast, school):
        inside = self.mentor(school, "Черных Пётр Ильич", in_job_function=True)
        unsigned = self.mentor(school, "Ёлкина Анна", agreement_payment="")
        order = self.order(cast, school, inside, unsigned)
        assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
            "Ёлкина\xa0А.: не указано соглашение или размер выплаты.",
            "Черных\xa0П.\xa0И.: наставничество входит в трудовую функцию, выплаты не положены.",
        ]


def test_the_preamble_cites_what_holds_and_leaves_out_what_does_not(cast, school):
    enter_act(
        actor=cast.actor(cast.curator),
        organization=school,
        kind=ActKind.REGULATION,
        title="Положение о системе наставничества",
        number="12-ОД",
        dated=date(2026, 8, 30),
        valid_from=date(2026, 9, 1),
    )
    assert preamble(school, "в целях помощи", today=date(2026, 8, 31)) == "В целях помощи"
    assert preamble(school, "в целях помощи", CODE, CONCEPT, EDUCATION, "Р-145", today=DAY) == (
        "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации, распоряжением Правительства "
        "Российской Федерации от 21.05.2025 № 1264-р о концепции развития наставничества до 2030 года, Федеральным "
        "законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации», Положением о системе наставничества "
        "(от 30.08.2026 № 12-ОД), в целях помощи"
    )


def target_model(cast, school, **more):
    group = [person(school, name, "воспитатель") for name in ("Сизов Илья Олегович", "Ёлкина Анна")]
    head = person(school, "Гуляева-Корж Вера Ильинична", "и.о. заведующего")
    supplier = person(school, "Черных Пётр Ильич", "заместитель заведующего по АХЧ")
    days = {"starts_on": "2026-09-01", "interim_on": "2027-01-31", "final_on": "2027-05-25", "ends_on": "2027-05-31"}
    told = {"head": head.pk, "members": [one.pk for one in group], "supplier": supplier.pk, "until": "2026-09-15"}
    results = {"results": "у каждого молодого педагога есть наставник.\n\nпрактики описаны"}
    return drafted(cast, "target_model", days | told | results | more)


def test_the_target_model_prints_its_working_group(cast, school):
    assert lines(target_model(cast, school)) == golden("registry", "target_model")


def test_a_working_group_is_more_than_its_head(cast, school):
    order = target_model(cast, school, members=[])
    assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
        "В рабочей группе нет никого, кроме руководителя."
    ]


def test_who_has_left_is_named_in_no_order(cast, school):
    order = target_model(cast, school)
    gone = order.kind.told(order).person("supplier")
    StaffFact.objects.create(person=gone, kind=StaffFactKind.LEFT, starts_on=date(2026, 9, 1))
    assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
        "Черных Пётр Ильич больше не работает в организации."
    ]


def test_a_later_name_parts_the_text_from_the_data(cast, school):
    order = target_model(cast, school)
    supplier = order.kind.told(order).person("supplier")
    supplier.family_name = "Белых"
    supplier.save()
    assert [one.source for one in divergences(order, DAY)] == ["supply"]
