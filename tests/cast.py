"""The fixed cast of every test: two schools of one municipality, one of the municipality next door, a person a role.

All people are invented. Everybody signs in by `client.force_login(cast.curator)`.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count

from people.models import Membership, Organization, Person, User, UserActor, actors_of
from people.rules import OrganizationKind, Role, Sex

SINCE = date(2024, 9, 1)
PASSWORD = "pokrov-lesnoy-42"
_numbers = count(1)

NAMES = [
    ("Лаврова", "Мария", "Петровна", Sex.FEMALE),
    ("Сизов", "Илья", "Олегович", Sex.MALE),
    ("Ёлкина", "Анна", "Юрьевна", Sex.FEMALE),
    ("Черных", "Пётр", "", Sex.MALE),
    ("Гуляева-Корж", "Вера", "Ильинична", Sex.FEMALE),
    ("Панин", "Олег", "Степанович", Sex.MALE),
]


@dataclass(frozen=True)
class Cast:
    region: Organization
    municipality: Organization
    school: Organization  # where most tests happen
    neighbour: Organization  # the same municipality
    next_door: Organization  # another municipality of the region
    director: User
    curator: User
    mentor: User
    mentee: User
    psychologist: User
    council: User
    administrator: User
    secretary: User
    municipal: User  # coordinator above `school` and `neighbour`
    regional: User
    stranger: User  # curator of `next_door`
    foreign_director: User
    foreign_mentor: User
    foreign_mentee: User
    no_role: User

    def by_role(self, role: str) -> User:
        """The user of the school who holds the role."""
        return self.municipal if role == Role.COORDINATOR else getattr(self, role)

    def person(self, user: User) -> Person:
        return Person.objects.get(user=user)

    def actor(self, user: User) -> UserActor:
        return actor_of(user)


def actor_of(user: User, organization: Organization | None = None) -> UserActor:
    """The actor that the middleware would make for this user."""
    actors = actors_of(User.objects.get(pk=user.pk))
    return next(a for a in actors if organization is None or a.organization == organization)


def make_organization(
    kind: str = OrganizationKind.SCHOOL, parent: Organization | None = None, **fields
) -> Organization:
    number = next(_numbers)
    defaults = {
        "full_name": f"Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {number}»",
        "short_name": f"МБОУ СШ № {number}",
        "genitive_name": f"МБОУ СШ № {number}",
        "slug": f"school-{number}",
        "place": "г. Заречный",
        "address": f"г. Заречный, ул. Садовая, д. {number}",
    }
    return Organization.objects.create(kind=kind, parent=parent, **(defaults | fields))


def make_person(organization: Organization, *, user: User | None = None, **fields) -> Person:
    number = next(_numbers)
    family, given, patronymic, sex = NAMES[number % len(NAMES)]
    defaults = {
        "family_name": family,
        "given_name": given,
        "patronymic": patronymic,
        "sex": sex,
        "post": "учитель математики",
        "birth_date": date(1980, 1, 1 + number % 28),
        "hired_on": SINCE,
    }
    return Person.objects.create(organization=organization, user=user, **(defaults | fields))


def make_user(organization: Organization, *roles: str, username: str = "", **fields) -> User:
    """A user with a person and open memberships in the organization."""
    user = User(username=username or f"user{next(_numbers)}")
    user.set_password(PASSWORD)
    user.save()
    person = make_person(organization, user=user, **fields)
    for role in roles:
        give_role(person, role)
    return user


def give_role(person: Person, role: str, since: date = SINCE) -> Membership:
    return Membership.objects.create(person=person, role=role, started_on=since)


def make_cast() -> Cast:
    region = make_organization(
        OrganizationKind.REGION, short_name="Заречная область", slug="region", head_post="министр"
    )
    town = make_organization(OrganizationKind.MUNICIPALITY, region, short_name="Управление Заречного", slug="town")
    far = make_organization(OrganizationKind.MUNICIPALITY, region, short_name="Управление Дальнего", slug="far")
    school, neighbour, next_door = (make_organization(parent=above) for above in (town, town, far))
    users = {role: make_user(school, role, username=f"the_{role}") for role in Role.values if role != Role.COORDINATOR}
    Organization.objects.filter(pk=school.pk).update(head=Person.objects.get(user=users["director"]))
    school.refresh_from_db()
    return Cast(
        region=region,
        municipality=town,
        school=school,
        neighbour=neighbour,
        next_door=next_door,
        municipal=make_user(town, Role.COORDINATOR, username="the_municipal"),
        regional=make_user(region, Role.COORDINATOR, username="the_regional"),
        stranger=make_user(next_door, Role.CURATOR, username="the_stranger"),
        foreign_director=make_user(next_door, Role.DIRECTOR, username="the_foreign_director"),
        foreign_mentor=make_user(next_door, Role.MENTOR, username="the_foreign_mentor"),
        foreign_mentee=make_user(next_door, Role.MENTEE, username="the_foreign_mentee"),
        no_role=make_user(school, username="the_no_role"),
        **users,
    )


def guards(organization: Organization, row=None) -> dict[str, str]:
    """The hidden fields that a form rendered just now would carry."""
    fields = {"organization": str(organization.pk)}
    if hasattr(row, "version"):
        row.refresh_from_db(fields=["version"])
        fields["version"] = str(row.version)
    return fields
