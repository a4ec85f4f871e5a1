"""Organizations and invented people."""

from dataclasses import dataclass
from datetime import date

from core.schoolyear import add_months
from people.models import Membership, Organization, Person, User
from people.rules import Category, OrganizationKind, Role

H, F, C, N = Category.HIGHEST, Category.FIRST, Category.CONFORMITY, Category.NONE


@dataclass(frozen=True)
class Somebody:
    """One invented person; `experience` in years, `months_here` since they were hired."""

    key: str
    name: str
    sex: str
    post: str
    subjects: str
    experience: int
    category: str
    born: int
    months_here: int


SCHOOL_100 = [
    Somebody("director", "Воронцова Елена Аркадьевна", "f", "директор", "история", 27, H, 1972, 180),
    Somebody("curator", "Теплова Марина Игоревна", "f", "заместитель директора по УВР", "биология", 21, H, 1978, 150),
    Somebody("secretary", "Лосева Зинаида Павловна", "f", "секретарь", "", 0, "", 1969, 200),
    Somebody("administrator", "Ершов Кирилл Андреевич", "m", "учитель информатики", "информатика", 8, F, 1991, 84),
    Somebody("psychologist", "Савушкина Ольга Денисовна", "f", "педагог-психолог", "", 12, F, 1986, 96),
    Somebody("mentor", "Колесникова Нина Викторовна", "f", "учитель математики", "математика", 24, H, 1975, 190),
    Somebody("mentor_b", "Брагин Степан Фёдорович", "m", "учитель физики", "физика", 19, H, 1980, 140),
    Somebody(
        "mentor_c", "Жемчугова Алла Романовна", "f", "учитель начальных классов", "начальные классы", 30, H, 1968, 240
    ),
    Somebody(
        "mentor_d",
        "Уварова Светлана Ильинична",
        "f",
        "учитель русского языка и литературы",
        "русский язык; литература",
        17,
        F,
        1982,
        120,
    ),
    Somebody("mentor_e", "Рогозин Михаил Егорович", "m", "учитель географии", "география", 15, F, 1984, 110),
    Somebody(
        "mentor_f", "Черных Людмила Савельевна", "f", "учитель английского языка", "английский язык", 22, H, 1977, 170
    ),
    Somebody("mentee", "Орлов Даниил Сергеевич", "m", "учитель математики", "математика", 1, N, 2002, 14),
    Somebody("mentee_b", "Пчёлкина Дарья Максимовна", "f", "учитель физики", "физика", 0, N, 2003, 3),
    Somebody("mentee_c", "Кравец Юлия Олеговна", "f", "учитель начальных классов", "начальные классы", 2, N, 2000, 26),
    Somebody(
        "mentee_d", "Голубева-Стриж Анна Юрьевна", "f", "учитель начальных классов", "начальные классы", 1, N, 2001, 15
    ),
    Somebody(
        "mentee_e", "Мирный Артём Глебович", "m", "учитель русского языка и литературы", "русский язык", 0, N, 2003, 3
    ),
    Somebody("mentee_f", "Ли Вера", "f", "учитель английского языка", "английский язык", 3, C, 1998, 30),
    Somebody("mentee_g", "Ситникова Полина Антоновна", "f", "учитель химии", "химия", 9, F, 1990, 4),
    Somebody("mentee_h", "Ёжиков Тимур Русланович", "m", "учитель истории", "история; обществознание", 11, C, 1988, 70),
    Somebody("mentee_i", "Дубровина Ксения Львовна", "f", "учитель технологии", "технология", 6, C, 1994, 2),
    Somebody("teacher_a", "Полякова Инна Тарасовна", "f", "учитель биологии", "биология", 14, F, 1985, 100),
    Somebody(
        "teacher_b",
        "Шаповал Роман Богданович",
        "m",
        "учитель физической культуры",
        "физическая культура",
        10,
        F,
        1990,
        80,
    ),
    Somebody("teacher_c", "Зимина Галина Захаровна", "f", "учитель музыки", "музыка", 33, H, 1965, 250),
    Somebody("teacher_d", "Носков Павел Ефимович", "m", "преподаватель-организатор ОБЗР", "ОБЗР", 7, C, 1987, 60),
    Somebody("teacher_e", "Абрикосова Лидия Матвеевна", "f", "учитель-логопед", "", 13, F, 1986, 90),
    Somebody("teacher_f", "Терентьева Жанна Никитична", "f", "социальный педагог", "", 16, F, 1981, 115),
    Somebody(
        "teacher_g",
        "Быстров Илья Валерьевич",
        "m",
        "педагог дополнительного образования",
        "робототехника",
        4,
        C,
        1996,
        40,
    ),
    Somebody("teacher_h", "Фокина Регина Эдуардовна", "f", "учитель изобразительного искусства", "ИЗО", 0, N, 2003, 2),
]

SCHOOL_101 = [
    Somebody("director2", "Крылов Антон Борисович", "m", "директор", "физика", 25, H, 1974, 160),
    Somebody("curator2", "Ветрова Жанна Леонидовна", "f", "методист", "математика", 18, H, 1981, 130),
    Somebody("mentor2", "Сорокина Раиса Петровна", "f", "учитель химии", "химия", 28, H, 1970, 220),
    Somebody("mentor2_b", "Лаптев Герман Ильич", "m", "учитель истории", "история", 20, F, 1979, 140),
    Somebody("mentor2_c", "Зорина Кира Семёновна", "f", "учитель информатики", "информатика", 12, F, 1987, 100),
    Somebody("mentee2", "Белкин Матвей Андреевич", "m", "учитель химии", "химия", 1, N, 2002, 15),
    Somebody("mentee2_b", "Тихая Софья Павловна", "f", "учитель истории", "история", 0, N, 2003, 14),
    Somebody("mentee2_c", "Громов Егор Денисович", "m", "учитель информатики", "информатика", 2, N, 2000, 25),
    Somebody("teacher2_a", "Малинина Тамара Юрьевна", "f", "учитель биологии", "биология", 15, F, 1984, 120),
    Somebody("teacher2_b", "Ким Олег", "m", "учитель физической культуры", "физическая культура", 9, C, 1991, 60),
]

ROLES = {
    "director": Role.DIRECTOR,
    "curator": Role.CURATOR,
    "secretary": Role.SECRETARY,
    "administrator": Role.ADMINISTRATOR,
    "psychologist": Role.PSYCHOLOGIST,
    "director2": Role.DIRECTOR,
    "curator2": Role.CURATOR,
}
USERS = {*ROLES, "mentor", "mentee", "mentor2", "mentee2"}  # the others come by paper
SCHOOL = "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа"
ABOVE = {
    "municipal": ("Яшина Нелли Фёдоровна", "f", "начальник отдела образования"),
    "regional": ("Гранин Всеволод Львович", "m", "консультант министерства образования"),
}
PASSWORD = "demo"  # noqa: S105 - the demo's own, told by the README


def lay_organizations() -> dict[str, Organization]:
    region = _organization(
        "region-demo", OrganizationKind.REGION, "Министерство образования Лесной области", head_post="министр"
    )
    town = _organization(
        "town-demo",
        OrganizationKind.MUNICIPALITY,
        "Управление образования города Лесногорска",
        region,
        head_post="начальник",
    )
    schools = {}
    for number in (100, 101):
        schools[f"school-{number}"] = _organization(
            f"school-{number}",
            OrganizationKind.SCHOOL,
            f"МБОУ СОШ № {number}",
            town,
            full_name=f"{SCHOOL} № {number}»",
            address=f"Лесная область, г. Лесногорск, ул. Школьная, д. {number - 90}",
            site=f"https://school{number}.example.org",
        )
    return {"region": region, "town": town, **schools}


def _organization(slug: str, kind: str, short: str, parent: Organization | None = None, **fields) -> Organization:
    defaults = {
        "kind": kind,
        "short_name": short,
        "full_name": short,
        "genitive_name": fields.get("full_name", short).replace(
            "Муниципальное бюджетное общеобразовательное учреждение",
            "Муниципального бюджетного общеобразовательного учреждения",
        ),
        "parent": parent,
        "place": "г. Лесногорск",
    }
    return Organization.objects.create(slug=slug, **(defaults | fields))


def lay_people(organization: Organization, staff: list[Somebody], today: date) -> dict[str, Person]:
    """Persons of the list by key, with users and roles for those who have them; the director heads the organization."""
    people = {somebody.key: _person(organization, somebody, today) for somebody in staff}
    for key, person in people.items():
        if key in USERS:
            _sign_in(person, key)
        if key in ROLES:
            Membership.objects.create(person=person, role=ROLES[key], started_on=add_months(today, -14))
        if ROLES.get(key) == Role.DIRECTOR:
            organization.head = person
            organization.save(update_fields=["head"])
    return people


def lay_coordinator(organization: Organization, key: str, today: date) -> None:
    name, sex, post = ABOVE[key]
    family, given, patronymic = name.split()
    person = Person.objects.create(
        organization=organization,
        family_name=family,
        given_name=given,
        patronymic=patronymic,
        sex=sex,
        post=post,
        is_teaching=False,
    )
    _sign_in(person, key)
    Membership.objects.create(person=person, role=Role.COORDINATOR, started_on=add_months(today, -14))


def _person(organization: Organization, somebody: Somebody, today: date) -> Person:
    family, given, *rest = somebody.name.split()
    hired = add_months(today, -somebody.months_here)
    is_young = somebody.experience <= 3 and somebody.category in {N, C}
    return Person.objects.create(
        organization=organization,
        family_name=family,
        given_name=given,
        patronymic=" ".join(rest),
        sex=somebody.sex,
        post=somebody.post,
        subjects=somebody.subjects,
        is_teaching=somebody.category != "",
        teaching_experience_months=somebody.experience * 12 if somebody.category else None,
        experience_as_of=today,
        category=somebody.category,
        birth_date=date(somebody.born, 1 + len(somebody.name) % 12, 1 + len(somebody.post) % 28),
        hired_on=hired,
        young_specialist_from=hired if is_young else None,
        young_specialist_until=add_months(hired, 36) if is_young else None,
    )


def _sign_in(person: Person, username: str) -> None:
    user = User(username=username)
    user.set_password(PASSWORD)
    user.save()
    person.user = user
    person.save(update_fields=["user"])
